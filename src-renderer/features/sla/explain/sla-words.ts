import { assertNever } from '../../../../src-main/contract/errors.ts'
import type { ClockAccount, ConditionMatch, SlaTarget } from '../../../../src-main/contract/sla.ts'
import type { I18n } from '../../../i18n/i18n.ts'

/** "4 working hours", "3 days". */
export function targetWords({ amount, unit, time }: SlaTarget, { t }: I18n): string {
  return t(`sla.target.${time}.${unit}`, { count: amount })
}

/** When the target warns; empty where it does not. */
export function warningWords({ warning }: SlaTarget, { t, format }: I18n): string {
  if (warning === null) return t('sla.warning.none')
  if (warning.type === 'percent') return t('sla.warning.percent', { share: format.percent(warning.percent / 100) })
  return t('sla.warning.left', { left: format.lasted(warning.minutes * 60_000) })
}

/** What a clock came to, in a sentence. */
export function outcomeWords(clock: ClockAccount, now: number, { t, format }: I18n): string {
  const { state, targetMs, countedMs, dueAt, breachedAt } = clock
  const left = format.lasted(Math.max(0, targetMs - countedMs))
  const late = format.lasted(Math.max(0, countedMs - targetMs))
  const when = (at: number | null) => (at === null ? '' : format.calendarMoment(at, now))
  switch (state) {
    case 'running':
      return dueAt === null ? t('sla.outcome.never') : t('sla.outcome.running', { left, due: when(dueAt) })
    case 'paused':
      return t('sla.outcome.paused', { left })
    case 'late':
      return t('sla.outcome.late', { late, due: when(breachedAt ?? dueAt) })
    case 'met':
      return t('sla.outcome.met', { left })
    case 'breached':
      return t('sla.outcome.breached', { late, due: when(breachedAt ?? dueAt) })
    case 'void':
      return t('sla.outcome.void')
    default:
      return assertNever(state)
  }
}

/** A condition with what it is about: "Channel: E-mail". */
export function conditionWords({ condition, value }: ConditionMatch, i18n: I18n): string {
  return i18n.t('sla.condition', { condition: i18n.t(`sla.condition.${condition}`), value: valueWords() })

  /** The engine tells keys; several wanted ones come with commas between them. */
  function valueWords(): string {
    const values = value.split(', ').map((each) => wordOf(each))
    return values.join(', ')
  }

  function wordOf(each: string): string {
    const { t, locale } = i18n
    switch (condition) {
      case 'channels':
        return isOneOf(each, ['email', 'telegram', 'xmpp', 'livechat', 'mastodon', 'bluesky'])
          ? t(`channel.${each}`)
          : each
      case 'priorities':
        return isOneOf(each, ['low', 'normal', 'high', 'urgent']) ? t(`triage.priority.${each}`) : each
      case 'segments':
        return isOneOf(each, ['new', 'returning']) ? t(`sla.segment.${each}`) : each
      case 'direction':
        return isOneOf(each, ['in', 'out']) ? t(`sla.direction.${each}`) : each
      case 'languages':
        return new Intl.DisplayNames(locale, { type: 'language', fallback: 'code' }).of(each) ?? each
      case 'accounts':
        return each.slice(each.indexOf(':') + 1)
      default:
        return each
    }
  }
}

function isOneOf<const Known extends string>(value: string, known: readonly Known[]): value is Known {
  return (known as readonly string[]).includes(value)
}
