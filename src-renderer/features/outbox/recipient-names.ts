import type { Address } from '../../../src-main/contract/message.ts'
import type { Formatters } from '../../i18n/format.ts'

interface Addressed {
  readonly to: readonly Address[]
  readonly cc: readonly Address[]
  readonly bcc: readonly Address[]
}

const mostNamed = 3

/** Whom something is for, at most three by name; empty for nobody. */
export function recipientNames({ to, cc, bcc }: Addressed, format: Pick<Formatters, 'list'>): string {
  const all = [...to, ...cc, ...bcc]
  const names = all.slice(0, mostNamed).map(({ name, address }) => name || address)
  return all.length > mostNamed ? `${names.join(', ')} +${all.length - mostNamed}` : format.list(names)
}
