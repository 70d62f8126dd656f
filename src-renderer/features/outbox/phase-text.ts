import { assertNever } from '../../../src-main/contract/errors.ts'
import type { I18n } from '../../i18n/i18n.ts'
import type { OutgoingPhase } from './outgoing-phase.ts'

export type PhaseTone = 'neutral' | 'warning' | 'danger' | 'success'

/** A phase in one short line. */
export function phaseText(phase: OutgoingPhase, now: number, { t, format }: I18n): string {
  switch (phase.type) {
    case 'undo':
      return t('outbox.phase.undo', { seconds: Math.max(1, Math.ceil((phase.leavesAt - now) / 1000)) })
    case 'scheduled':
      return t('outbox.phase.scheduled', { time: format.moment(phase.at, now) })
    case 'account':
      return t(`outbox.phase.${phase.status}`)
    case 'retry':
      return t('outbox.phase.retry', { time: format.moment(phase.at, now) })
    case 'held':
      return t(`outbox.phase.held.${phase.hold.type}`)
    case 'sent':
      return t('outbox.phase.sent', { time: format.moment(phase.at, now) })
    case 'offline':
    case 'queued':
    case 'sending':
    case 'uncertain':
    case 'failed':
      return t(`outbox.phase.${phase.type}`)
    default:
      return assertNever(phase)
  }
}

export function phaseTone({ type }: OutgoingPhase): PhaseTone {
  if (type === 'failed') return 'danger'
  if (type === 'held' || type === 'retry') return 'warning'
  return type === 'sent' ? 'success' : 'neutral'
}
