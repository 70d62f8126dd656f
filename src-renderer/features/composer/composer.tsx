import { type Ref, useImperativeHandle, useRef } from 'react'
import { useStore } from 'zustand'
import type { DraftView } from '../../../src-main/contract/compose.ts'
import type { MessageId } from '../../../src-main/contract/ids.ts'
import type { WritingHandle } from '../../components/rich-text/rich-text-handle.ts'
import styles from './composer.module.css'
import { ComposerBar } from './composer-bar.tsx'
import { ComposerCard, type ComposerCardProps } from './composer-card.tsx'

/** The composer of a customer, from outside. */
export interface ComposerHandle {
  /** Of what conversation is left to the newest where neither it nor a message is named. */
  begin(kind: 'reply' | 'reply-all' | 'forward' | 'note', message?: MessageId | null): void
  resume(draft: DraftView): void
  /** The text under the pen: canned replies are put into it. Null while nobody writes. */
  readonly writing: WritingHandle | null
  /** What is being written, as it stands. */
  currentDraft(): DraftView | null
}

interface ComposerProps extends Omit<ComposerCardProps, 'ref' | 'alone' | 'onCollapse'> {
  /** Whom one would answer. */
  readonly name: string
  /** The conversation that a message belongs to, where the window knows. */
  readonly conversationOf: (message: MessageId) => DraftView['conversation']
  /** The pen is put down: where the focus goes. */
  readonly onLeave: () => void
  readonly ref?: Ref<ComposerHandle>
}

/** At the foot of a timeline: a line that invites to answer, or the answer under the pen. */
export function Composer({ name, conversationOf, onLeave, ref, ...card }: ComposerProps) {
  const { store, composing, conversations } = card
  const { open, draft, listed } = useStore(store)
  const waiting = useStore(composing.keeper, ({ drafts }) => (listed[0] ? drafts.get(listed[0])?.draft : undefined))
  const writing = useRef<WritingHandle>(null)

  function begin(kind: Parameters<ComposerHandle['begin']>[0], message: MessageId | null = null): void {
    const conversation = message === null ? (conversations[0]?.id ?? null) : conversationOf(message)
    if (conversation === null && message === null) return
    store.getState().begin({ kind, conversation, message })
  }

  useImperativeHandle(ref, () => ({
    begin,
    resume: (view) => store.getState().resume(view),
    get writing() {
      return writing.current
    },
    currentDraft: () => (draft === null ? null : (composing.keeper.getState().drafts.get(draft)?.draft ?? null)),
  }))

  if (!open && conversations.length === 0) return null
  return (
    <div className={styles.foot}>
      <div className={styles.column}>
        {open ? (
          <ComposerCard
            {...card}
            ref={writing}
            onCollapse={() => {
              store.getState().collapse()
              onLeave()
            }}
          />
        ) : (
          <ComposerBar name={name} draft={waiting ?? null} onContinue={store.getState().resume} onBegin={begin} />
        )}
      </div>
    </div>
  )
}
