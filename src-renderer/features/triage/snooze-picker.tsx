import { AlarmClock, Armchair, CalendarClock, CalendarDays, MoonStar, Sun, SunDim } from 'lucide-react'
import { useState } from 'react'
import { PickerSheet } from '../../components/picker-sheet.tsx'
import { useNow } from '../../components/use-now.ts'
import { useI18n } from '../../i18n/i18n-context.tsx'
import { presetsAt, type SnoozePreset } from './snooze-presets.ts'
import { readMoment } from './time-words/read-moment.ts'
import type { TriageSubject } from './triage-question.ts'

interface SnoozePickerProps {
  readonly subject: TriageSubject
  /** Null: awake at once. */
  readonly onAnswer: (until: number | null) => void
  readonly onClose: () => void
}

const icons: Readonly<Record<SnoozePreset, typeof Sun>> = {
  later: SunDim,
  tonight: MoonStar,
  tomorrow: Sun,
  weekend: Armchair,
  nextWeek: CalendarClock,
  month: CalendarDays,
}

/** Until when a customer sleeps: a time that is offered, or one in the agent's own words. */
export function SnoozePicker({ subject, onAnswer, onClose }: SnoozePickerProps) {
  const { t, format, locale } = useI18n()
  const [query, setQuery] = useState('')
  const now = useNow()
  const read = readMoment(query, now, locale, navigator.language === 'en-US')
  const wanted = query.trim().toLocaleLowerCase()

  const presets = presetsAt(now)
    .map(({ preset, at }) => {
      const Icon = icons[preset]
      const label = t(`triage.snooze.${preset}`)
      return {
        id: preset as string,
        label,
        detail: format.calendarMoment(at, now),
        until: at as number | null,
        icon: <Icon />,
      }
    })
    .filter(({ label }) => label.toLocaleLowerCase().includes(wanted))
  const typed =
    read.type === 'at' && !presets.some(({ until }) => until === read.at)
      ? [
          {
            id: 'typed',
            label: t('triage.snooze.until', { time: format.moment(read.at, now) }),
            detail: format.ahead(read.at, now),
            until: read.at as number | null,
            icon: <AlarmClock />,
          },
        ]
      : []
  const wake =
    subject.asleep && wanted === ''
      ? [{ id: 'wake', label: t('triage.snooze.wake'), detail: '', until: null, icon: <Sun /> }]
      : []

  return (
    <PickerSheet
      label={t('triage.snooze.title', { count: subject.contacts.length, name: subject.name })}
      placeholder={t('triage.snooze.placeholder')}
      query={query}
      onQueryChange={setQuery}
      items={[...typed, ...presets, ...wake]}
      onPick={({ until }) => onAnswer(until)}
      onClose={onClose}
      empty={t(read.type === 'past' ? 'triage.snooze.past' : 'triage.snooze.unknown')}
      note={() => t('triage.snooze.note')}
    />
  )
}
