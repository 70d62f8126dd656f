import { type Ref, useEffect, useImperativeHandle, useRef } from 'react'
import { useStore } from 'zustand'
import type { DraftView } from '../../../src-main/contract/compose.ts'
import type { MessageId } from '../../../src-main/contract/ids.ts'
import styles from './composer.module.css'
import { ComposerBar } from './composer-bar.tsx'
import { ComposerCard, type ComposerCardProps } from './composer-card.tsx'
import type { WritingPlace } from './writing-assist.ts'
import { type WrittenKind, writtenKinds } from './written-kinds.ts'

/** The composer of a customer, from outside. */
export interface ComposerHandle {
  /** Of what conversation is left to the newest where neither it nor a message is named. */
  begin(kind: WrittenKind, message?: MessageId | null): void
  resume(draft: DraftView): void
  /** What is being written goes on, or an answer to the newest conversation begins. */
  write(): void
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
  const { open, kind, listed } = useStore(store)
  const waiting = useStore(composing.keeper, ({ drafts }) => (listed[0] ? drafts.get(listed[0])?.draft : undefined))
  const place = useRef<WritingPlace>(null)
  // Asked for before the customer's conversations are known: a quick hand is not made to ask twice.
  const early = useRef<WrittenKind | null>(null)

  function begin(kind: WrittenKind, message: MessageId | null = null): void {
    const conversation = message === null ? (conversations[0]?.id ?? null) : conversationOf(message)
    if (conversation === null && message === null) {
      early.current = kind
      return
    }
    const kinds = writtenKinds(conversations.find(({ id }) => id === conversation))
    store.getState().begin({ kind: kinds.includes(kind) ? kind : 'reply', conversation, message })
  }

  useEffect(() => {
    const wish = early.current
    if (wish === null || conversations.length === 0) return
    early.current = null
    begin(wish)
  })

  function write(): void {
    if (open && kind !== 'note') place.current?.writing()?.focus('here')
    else begin('reply')
  }

  useImperativeHandle(ref, () => ({
    begin,
    resume: (view) => store.getState().resume(view),
    write,
  }))

  if (!open && conversations.length === 0) return null
  return (
    <div className={styles.foot}>
      <div className={styles.column}>
        {open ? (
          <ComposerCard
            {...card}
            ref={place}
            onCollapse={() => {
              store.getState().collapse()
              onLeave()
            }}
          />
        ) : (
          <ComposerBar
            name={name}
            draft={waiting ?? null}
            kinds={writtenKinds(conversations[0])}
            onContinue={store.getState().resume}
            onBegin={begin}
          />
        )}
      </div>
    </div>
  )
}
