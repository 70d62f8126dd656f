import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { DraftView } from '../../../src-main/contract/compose.ts'
import { Dialog } from '../../components/dialog.tsx'
import { useEngine } from '../../engine-client/desk-context.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import { ComposerCard, type ComposerCardProps } from './composer-card.tsx'
import { createComposerStore, type WritingWish } from './composer-store.ts'

interface NewMessageSheetProps extends Pick<ComposerCardProps, 'composing' | 'assist' | 'onHanded'> {
  /** To whom and about what, or a draft to go on with. */
  readonly begin: WritingWish | DraftView
  readonly onDiscarded: (draft: DraftView | null) => void
  readonly onClose: () => void
}

/** A new message to anybody. Closing keeps it as a draft. */
export function NewMessageSheet({ begin, composing, assist, onHanded, onDiscarded, onClose }: NewMessageSheetProps) {
  const { t } = useI18n()
  const engine = useEngine()
  const [store] = useState(() => createComposerStore(engine, composing, null))
  const open = useStore(store, (state) => state.open)
  useEffect(() => {
    if ('id' in begin) store.getState().resume(begin)
    else store.getState().begin(begin)
    return () => store.getState().collapse()
  }, [store, begin])
  useEffect(() => () => store.getState().dispose(), [store])

  return (
    <Dialog open onOpenChange={onClose} title={t('composer.newMessage')} size="medium" flush>
      {open && (
        <ComposerCard
          alone
          store={store}
          composing={composing}
          conversations={[]}
          assist={assist}
          seen={() => null}
          onHanded={(handed) => {
            onClose()
            onHanded(handed)
          }}
          onDiscard={() => {
            void store.getState().discard().then(onDiscarded)
            onClose()
          }}
          onCollapse={onClose}
        />
      )}
    </Dialog>
  )
}
