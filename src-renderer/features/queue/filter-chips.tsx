import { CalendarDays, ChevronsUp, Inbox, MessagesSquare, Paperclip, Star, Tag, UserRound } from 'lucide-react'
import { useStore } from 'zustand'
import type { AccountView } from '../../../src-main/contract/account.ts'
import { Chip } from '../../components/chip.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import styles from './queue-filter.module.css'
import { activeNarrowings, without } from './queue-narrowing.ts'
import type { QueueStore } from './queue-store.ts'
import { useNarrowingLabels } from './use-narrowing-labels.ts'

interface FilterChipsProps {
  readonly store: QueueStore
  readonly accounts: readonly AccountView[]
  /** One was taken away, and with it the button that had the focus. */
  readonly onRemoved: () => void
}

const icons = {
  channel: MessagesSquare,
  account: Inbox,
  assignee: UserRound,
  tag: Tag,
  priority: ChevronsUp,
  starred: Star,
  attachments: Paperclip,
  span: CalendarDays,
} as const

/** What the list is narrowed down to, each with a cross: nothing keeps customers out of sight in silence. */
export function FilterChips({ store, accounts, onRemoved }: FilterChipsProps) {
  const { t } = useI18n()
  const view = useStore(store)
  const labelOf = useNarrowingLabels(view, accounts)
  const active = activeNarrowings(view)
  if (active.length === 0) return null
  return (
    <ul className={styles.chips} aria-label={t('queue.narrow.active')}>
      {active.map((narrowing) => {
        const Icon = icons[narrowing]
        const label = labelOf(narrowing)
        return (
          <li key={narrowing}>
            <Chip
              icon={<Icon aria-hidden="true" />}
              removeLabel={t('queue.narrow.remove', { filter: label })}
              onRemove={() => {
                view.show(without(narrowing))
                onRemoved()
              }}
            >
              {label}
            </Chip>
          </li>
        )
      })}
    </ul>
  )
}
