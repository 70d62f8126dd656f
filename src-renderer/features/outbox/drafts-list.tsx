import { Paperclip, PencilLine, StickyNote, Trash2 } from 'lucide-react'
import { useStore } from 'zustand'
import type { DraftView } from '../../../src-main/contract/compose.ts'
import { Badge } from '../../components/badge.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { useNow } from '../../components/use-now.ts'
import { useI18n } from '../../i18n/i18n-context.tsx'
import styles from './drafts-list.module.css'
import type { OutboxStore } from './outbox-store.ts'
import { recipientNames } from './recipient-names.ts'

interface DraftsListProps {
  readonly store: OutboxStore
  readonly onOpen: (draft: DraftView) => void
  readonly onDiscard: (draft: DraftView) => void
}

/** What is being written, the newest first. */
export function DraftsList({ store, onOpen, onDiscard }: DraftsListProps) {
  const { t } = useI18n()
  const { status, error, list } = useStore(store, (state) => state.drafts)
  const reload = useStore(store, (state) => state.reload)
  const now = useNow()
  if (status === 'failed' && error)
    return <ErrorState title={t('outbox.drafts.failed')} error={error} onRetry={reload} />
  if (status === 'loading') return null
  if (list.length === 0) {
    return (
      <EmptyState icon={<PencilLine aria-hidden="true" />} title={t('outbox.drafts.empty.title')}>
        {t('outbox.drafts.empty.text')}
      </EmptyState>
    )
  }
  return (
    <ul aria-label={t('outbox.list.drafts')}>
      {list.map((draft) => (
        <DraftRow key={draft.id} draft={draft} now={now} onOpen={onOpen} onDiscard={onDiscard} />
      ))}
    </ul>
  )
}

interface DraftRowProps extends Omit<DraftsListProps, 'store'> {
  readonly draft: DraftView
  readonly now: number
}

function DraftRow({ draft, now, onOpen, onDiscard }: DraftRowProps) {
  const { t, format } = useI18n()
  const isNote = draft.kind === 'note'
  const names = recipientNames(draft, format)
  return (
    <li className={styles.row}>
      <button type="button" className={styles.open} onClick={() => onOpen(draft)}>
        <span className={styles.line}>
          {isNote ? (
            <Badge tone="warning" icon={<StickyNote aria-hidden="true" />}>
              {t('outbox.note')}
            </Badge>
          ) : (
            <span className={styles.name}>{names === '' ? t('outbox.toNobody') : t('outbox.to', { names })}</span>
          )}
          <time className={styles.time} dateTime={new Date(draft.changedAt).toISOString()}>
            {format.short(draft.changedAt, now)}
          </time>
        </span>
        <span className={styles.subject}>{draft.subject || t('outbox.noSubject')}</span>
        <span className={styles.preview}>
          {draft.files.length > 0 && <Paperclip aria-hidden="true" />}
          {draft.preview || t('outbox.noText')}
        </span>
      </button>
      <span className={styles.discard}>
        <IconButton size="small" label={t('outbox.draft.discard')} icon={<Trash2 />} onClick={() => onDiscard(draft)} />
      </span>
    </li>
  )
}
