import { Forward, PenLine, Reply, ReplyAll, StickyNote } from 'lucide-react'
import type { DraftView } from '../../../src-main/contract/compose.ts'
import { IconButton } from '../../components/icon-button.tsx'
import { Kbd } from '../../components/kbd.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import styles from './composer-bar.module.css'
import type { WrittenKind } from './written-kinds.ts'

interface ComposerBarProps {
  readonly name: string
  /** What was begun and is waiting; null for nothing. */
  readonly draft: DraftView | null
  readonly onContinue: (draft: DraftView) => void
  /** What can be begun. */
  readonly kinds: readonly WrittenKind[]
  readonly onBegin: (kind: WrittenKind) => void
}

/** The composer while nobody writes: one line that invites. */
export function ComposerBar({ name, draft, kinds, onContinue, onBegin }: ComposerBarProps) {
  const { t } = useI18n()
  return (
    <div className={styles.bar}>
      {draft ? (
        <button type="button" className={styles.invitation} onClick={() => onContinue(draft)}>
          <PenLine aria-hidden="true" />
          <span className={styles.draft}>
            {t(draft.kind === 'note' ? 'composer.continueNote' : 'composer.continue')}
          </span>
          <span className={styles.words}>{draft.preview || draft.subject}</span>
          <Kbd>R</Kbd>
        </button>
      ) : (
        <button type="button" className={styles.invitation} onClick={() => onBegin('reply')}>
          <Reply aria-hidden="true" />
          <span className={styles.words}>{t('composer.replyTo', { name })}</span>
          <Kbd>R</Kbd>
        </button>
      )}
      {kinds.includes('reply-all') && (
        <IconButton
          label={t('composer.kind.reply-all')}
          shortcut="A"
          icon={<ReplyAll />}
          onClick={() => onBegin('reply-all')}
        />
      )}
      {kinds.includes('forward') && (
        <IconButton
          label={t('composer.kind.forward')}
          shortcut="F"
          icon={<Forward />}
          onClick={() => onBegin('forward')}
        />
      )}
      <IconButton label={t('composer.kind.note')} shortcut="M" icon={<StickyNote />} onClick={() => onBegin('note')} />
    </div>
  )
}
