import { AlarmClock, Hourglass, OctagonAlert, Tag, UserRound } from 'lucide-react'
import type { ReactElement } from 'react'
import type { Priority } from '../../../src-main/contract/triage.ts'
import { classNames } from '../../components/class-names.ts'
import { PriorityIcon } from '../../components/priority-icon.tsx'
import { useNow } from '../../components/use-now.ts'
import { useI18n } from '../../i18n/i18n-context.tsx'
import type { CustomerTriage } from './customer-triage.ts'
import type { TriageCommand } from './triage-bar.tsx'
import styles from './triage-facts.module.css'

interface TriageFactsProps {
  readonly triage: CustomerTriage
  readonly onCommand: (command: TriageCommand) => void
}

/** What was said of the customer, on one quiet line; each word opens what changes it. Nothing said, no line. */
export function TriageFacts({ triage, onCommand }: TriageFactsProps) {
  const { t, format } = useI18n()
  const now = useNow()
  const { spam, snoozedUntil, isWaiting, priority, assignees, tags } = triage
  const facts = [
    spam && (
      <Fact
        key="spam"
        icon={<OctagonAlert />}
        tone="danger"
        onPress={() => onCommand('spam')}
        label={t('triage.fact.spam')}
      />
    ),
    snoozedUntil !== null && (
      <Fact
        key="snooze"
        icon={<AlarmClock />}
        title={format.full(snoozedUntil)}
        onPress={() => onCommand('snooze')}
        label={t('triage.fact.snoozed', { until: format.moment(snoozedUntil, now) })}
      />
    ),
    isWaiting && (
      <Fact key="waiting" icon={<Hourglass />} onPress={() => onCommand('reopen')} label={t('triage.fact.waiting')} />
    ),
    priority !== 'normal' && (
      <Fact
        key="priority"
        icon={<PriorityIcon priority={priority} />}
        tone={toneOf(priority)}
        onPress={() => onCommand('priority')}
        label={t(`triage.priority.${priority}`)}
      />
    ),
    ...assignees.map((name) => (
      <Fact key={`assignee ${name}`} icon={<UserRound />} onPress={() => onCommand('assign')} label={name} />
    )),
    ...tags.map((tag) => <Fact key={`tag ${tag}`} icon={<Tag />} onPress={() => onCommand('tag')} label={tag} />),
  ].filter(Boolean)
  if (facts.length === 0) return null
  return <div className={styles.facts}>{facts}</div>
}

interface FactProps {
  readonly icon: ReactElement
  readonly label: string
  readonly title?: string
  readonly tone?: 'neutral' | 'warning' | 'danger'
  readonly onPress: () => void
}

function Fact({ icon, label, title, tone = 'neutral', onPress }: FactProps) {
  return (
    <button type="button" className={classNames(styles.fact, styles[tone])} title={title} onClick={onPress}>
      {icon}
      <span>{label}</span>
    </button>
  )
}

function toneOf(priority: Priority): 'neutral' | 'warning' | 'danger' {
  if (priority === 'urgent') return 'danger'
  return priority === 'high' ? 'warning' : 'neutral'
}
