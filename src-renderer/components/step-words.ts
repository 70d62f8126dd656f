import { assertNever } from '../../src-main/contract/errors.ts'
import type { TriageStep } from '../../src-main/contract/triage.ts'
import type { Translate } from '../i18n/i18n.ts'

/** What a step of a macro will do, in two or three words: "Tag “refund”". */
export function stepWords(step: TriageStep, t: Translate): string {
  switch (step.type) {
    case 'status':
      return t(`step.${step.status}`)
    case 'snooze':
      return t(step.until === null ? 'step.open' : 'step.snooze')
    case 'assign':
      return step.to === null ? t('step.unassign') : t('step.assign', { name: step.to })
    case 'no-answer':
      return t('step.noAnswer')
    case 'priority':
      return t('step.priority', { priority: t(`triage.priority.${step.priority}`) })
    case 'tag':
      return t(step.on ? 'step.tag' : 'step.untag', { tag: step.tag })
    case 'star':
      return t(step.on ? 'triage.star' : 'triage.unstar')
    case 'read':
      return t(step.read ? 'triage.markRead' : 'triage.markUnread')
    case 'archive':
      return t('triage.archive')
    case 'spam':
      return t(step.on ? 'triage.spam' : 'triage.notSpam')
    case 'delete':
      return t('triage.delete')
    case 'block':
      return t(step.on ? 'step.block' : 'step.unblock')
    default:
      return assertNever(step)
  }
}
