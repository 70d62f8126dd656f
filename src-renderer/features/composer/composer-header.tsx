import { Check, ChevronDown, CircleAlert, Trash2 } from 'lucide-react'
import type { DraftKind } from '../../../src-main/contract/compose.ts'
import { IconButton } from '../../components/icon-button.tsx'
import { SegmentedControl } from '../../components/segmented-control.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import styles from './composer-header.module.css'
import { type KeptDraft, saysSomething } from './draft-keeper.ts'
import type { WrittenKind } from './written-kinds.ts'

interface ComposerHeaderProps {
  readonly kind: DraftKind
  /** What can be written here besides. */
  readonly kinds: readonly WrittenKind[]
  readonly kept: KeptDraft | undefined
  readonly onKindChange: (kind: DraftKind) => void
  readonly onDiscard: () => void
  readonly onCollapse: () => void
}

/** What is being written, and how far it is kept. */
export function ComposerHeader({ kind, kinds, kept, onKindChange, onDiscard, onCollapse }: ComposerHeaderProps) {
  const { t } = useI18n()
  return (
    <header className={styles.header}>
      {kind !== 'new' && (
        <SegmentedControl
          label={t('composer.kind')}
          value={kind}
          options={kinds.map((value) => ({ value, label: t(`composer.kind.${value}`) }))}
          onValueChange={onKindChange}
        />
      )}
      <DraftState kept={kept} />
      <IconButton size="small" label={t('composer.discard')} icon={<Trash2 />} onClick={onDiscard} />
      <IconButton
        size="small"
        label={t('composer.collapse')}
        shortcut="Esc"
        icon={<ChevronDown />}
        onClick={onCollapse}
      />
    </header>
  )
}

/** Whether the desk has kept what was written. */
export function DraftState({ kept }: { readonly kept: KeptDraft | undefined }) {
  const { t } = useI18n()
  return (
    <span className={styles.state} role="status">
      {kept?.state === 'saving' && t('composer.saving')}
      {kept?.state === 'saved' && saysSomething(kept.draft) && (
        <>
          <Check aria-hidden="true" />
          {t('composer.saved')}
        </>
      )}
      {kept?.state === 'failed' && (
        <>
          <CircleAlert aria-hidden="true" />
          {t('composer.notSaved')}
        </>
      )}
    </span>
  )
}
