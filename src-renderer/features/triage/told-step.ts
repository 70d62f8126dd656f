import { assertNever } from '../../../src-main/contract/errors.ts'
import type { TriageStep } from '../../../src-main/contract/triage.ts'
import type { I18n } from '../../i18n/i18n.ts'

interface Told {
  readonly step: TriageStep
  /** How many customers it is about, and the name of the one. */
  readonly count: number
  readonly name: string
  readonly now: number
}

/** The sentence that tells what was done: "Ana Popescu sleeps until tomorrow at 09:00". */
export function toldStep({ step, count, name, now }: Told, { t, format }: I18n): string {
  const who = { count, name }
  switch (step.type) {
    case 'status':
      return t(`triage.told.${step.status}`, who)
    case 'snooze':
      if (step.until === null) return t('triage.told.woken', who)
      return t('triage.told.snoozed', { ...who, until: format.moment(step.until, now) })
    case 'assign':
      return step.to === null ? t('triage.told.unassigned', who) : t('triage.told.assigned', { ...who, to: step.to })
    case 'no-answer':
      return t('triage.told.noAnswer', who)
    case 'priority':
      return t('triage.told.priority', { ...who, priority: t(`triage.priority.${step.priority}`) })
    case 'tag':
      return t(step.on ? 'triage.told.tagged' : 'triage.told.untagged', { ...who, tag: step.tag })
    case 'star':
      return t(step.on ? 'triage.told.starred' : 'triage.told.unstarred', who)
    case 'read':
      return t(step.read ? 'triage.told.read' : 'triage.told.unread', who)
    case 'archive':
      return t('triage.told.archived', who)
    case 'spam':
      return t(step.on ? 'triage.told.spam' : 'triage.told.notSpam', who)
    case 'delete':
      return t('triage.told.deleted', who)
    case 'block':
      return t(step.on ? 'triage.told.blocked' : 'triage.told.unblocked', who)
    default:
      return assertNever(step)
  }
}
