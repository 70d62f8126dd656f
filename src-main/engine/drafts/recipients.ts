import type { DraftKind } from '../../contract/compose.ts'
import type { Address, Direction } from '../../contract/message.ts'
import type { Recipients } from '../store/drafts.ts'

/** Whom a message was from and to. */
export interface AnsweredEnvelope extends Recipients {
  readonly direction: Direction
  readonly from: Address
  readonly replyTo: readonly Address[]
}

const nobody: Recipients = { to: [], cc: [], bcc: [] }

/**
 * Whom an answer goes to (RFC 5322, 3.6.3): to Reply-To where there is one, else to the author; to all that were
 * addressed, too, when it goes to all. Never to ourselves, and to nobody twice. Who answers an own message writes on to
 * whom it went.
 */
export function recipientsFor(kind: DraftKind, answered: AnsweredEnvelope, own: ReadonlySet<string>): Recipients {
  if (kind !== 'reply' && kind !== 'reply-all') return nobody
  const authors = answered.replyTo.length > 0 ? answered.replyTo : [answered.from]
  const isOurs = answered.direction === 'out'
  const others = without(isOurs ? answered.to : authors, own)
  // A mail that somebody sent to themselves is answered to themselves.
  const first = others.length > 0 ? others : without(authors, new Set())
  if (kind === 'reply') return { ...nobody, to: first }
  const to = isOurs ? first : without([...first, ...answered.to], own)
  const isTo = new Set([...own, ...to.map(addressKey)])
  return { to: to.length > 0 ? to : first, cc: without(answered.cc, isTo), bcc: [] }
}

/**
 * The recipients of a draft that becomes another kind of answer, or answers another message: those of the new kind, and
 * whom the agent had added by hand.
 */
export function retargeted(written: Recipients, before: Recipients, after: Recipients): Recipients {
  const known = new Set([...before.to, ...before.cc, ...after.to, ...after.cc].map(addressKey))
  const added = (people: readonly Address[]) => people.filter((person) => !known.has(addressKey(person)))
  return { to: [...after.to, ...added(written.to)], cc: [...after.cc, ...added(written.cc)], bcc: written.bcc }
}

export function addressKey({ address }: Address): string {
  return address.trim().toLowerCase()
}

/** Those with an address that is not among the excluded, each once. */
function without(people: readonly Address[], excluded: ReadonlySet<string>): readonly Address[] {
  const found = new Map<string, Address>()
  for (const person of people) {
    const key = addressKey(person)
    if (key !== '' && !excluded.has(key) && !found.has(key)) found.set(key, person)
  }
  return [...found.values()]
}
