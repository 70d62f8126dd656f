import {
  type DragEvent,
  type KeyboardEvent,
  type Ref,
  useEffect,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { useStore } from 'zustand'
import { plainGap } from '../../../src-main/contract/canned.ts'
import type { DraftChange, DraftKind } from '../../../src-main/contract/compose.ts'
import type { ConversationHead } from '../../../src-main/contract/desk.ts'
import type { DeskErrorShape } from '../../../src-main/contract/errors.ts'
import type { ConversationId, MessageId } from '../../../src-main/contract/ids.ts'
import { Button } from '../../components/button.tsx'
import { classNames } from '../../components/class-names.ts'
import type { FormatState, RichTextHandle, WritingHandle } from '../../components/rich-text/rich-text-handle.ts'
import { useI18n } from '../../i18n/i18n-context.tsx'
import { AnsweredField } from './answered-field.tsx'
import { BelowText } from './below-text.tsx'
import styles from './composer-card.module.css'
import { ComposerHeader } from './composer-header.tsx'
import type { ComposerStore, Handed, SendOptions } from './composer-store.ts'
import { ComposerTools } from './composer-tools.tsx'
import type { Composing } from './composing.ts'
import { DraftFiles } from './draft-files.tsx'
import { DraftSteps } from './draft-steps.tsx'
import { EnvelopeFields } from './envelope-fields.tsx'
import { ProblemLine } from './problem-line.tsx'
import type { RecipientsHandle } from './recipients-field.tsx'
import { useDraftFiles } from './use-draft-files.ts'
import { WritingArea } from './writing-area.tsx'
import type { WritingAssist, WritingPlace } from './writing-assist.ts'
import { writtenKinds } from './written-kinds.ts'

export interface ComposerCardProps {
  readonly store: ComposerStore
  readonly composing: Composing
  /** On a sheet of its own, for a new message. */
  readonly alone?: boolean
  readonly conversations: readonly ConversationHead[]
  readonly assist: WritingAssist | null
  /** The newest message of a conversation that the agent has had before them. */
  readonly seen: (conversation: ConversationId) => MessageId | null
  readonly onHanded: (handed: Handed) => void
  readonly onDiscard: () => void
  readonly onCollapse: () => void
  readonly ref?: Ref<WritingPlace>
}

const nothingActive: FormatState = { active: new Set(), link: null }

/** Where an answer, a note or a new message is written. */
export function ComposerCard(props: ComposerCardProps) {
  const { store, composing, alone = false, conversations, seen, onHanded, onDiscard, onCollapse, ref } = props
  const { t } = useI18n()
  const state = useStore(store)
  const kept = useStore(composing.keeper, ({ drafts }) => (state.draft === null ? undefined : drafts.get(state.draft)))
  const profiles = useStore(composing.profiles, (each) => each.profiles) ?? []
  const [format, setFormat] = useState(nothingActive)
  const rich = useRef<RichTextHandle>(null)
  const plain = useRef<WritingHandle>(null)
  const to = useRef<RecipientsHandle>(null)
  const subject = useRef<HTMLInputElement>(null)
  const draft = kept?.draft
  const isNote = state.kind === 'note'
  const account = draft?.account ?? conversations.find(({ id }) => id === state.conversation)?.account
  const profile = profiles.find((each) => each.account === account)
  const files = useDraftFiles(composing, state.draft, rich, store.getState().clearProblem)
  const writing = (): WritingHandle | null => rich.current ?? plain.current

  const place: WritingPlace = {
    key: useId(),
    draft: draft ?? null,
    conversation: state.conversation,
    writing,
    change,
    brought: (view) => composing.keeper.getState().brought(view),
  }
  // Notes are no answers.
  const assist = isNote ? null : props.assist
  useImperativeHandle(ref, () => place)

  const { focusTurn, kind, draft: open } = state
  const card = useRef<HTMLElement>(null)
  // Before the text is there, for the keys of a quick hand are no commands any more.
  useLayoutEffect(() => {
    if (focusTurn > 0 && !card.current?.contains(document.activeElement)) card.current?.focus()
  }, [focusTurn])
  const wantsRecipient = open !== null && (kind === 'forward' || kind === 'new') && (draft?.to.length ?? 0) === 0
  const wantsSubject = open !== null && kind === 'new' && draft?.subject === ''
  // biome-ignore lint/correctness/useExhaustiveDependencies: each turn asks for the focus again, and so does a draft that came; what is filled in later does not.
  useEffect(() => {
    if (focusTurn === 0) return
    if (wantsRecipient) to.current?.focus()
    else if (wantsSubject) subject.current?.focus()
    else writing()?.focus('here')
  }, [focusTurn, open])

  function change(changed: DraftChange): void {
    if (state.draft === null) return
    store.getState().clearProblem()
    composing.keeper.getState().change(state.draft, changed)
  }

  async function send(options: SendOptions): Promise<void> {
    const obstacle = obstacleTo(state.kind)
    if (obstacle) {
      store.getState().tellProblem(obstacle)
      return
    }
    const handed = await store.getState().send(state.conversation === null ? null : seen(state.conversation), options)
    if (handed) onHanded(handed)
    else if (store.getState().problem?.code === 'no-recipient') to.current?.focus()
    else if (store.getState().problem?.code === 'unresolved-variable') writing()?.goToGap()
  }

  /** What can be seen here and must not wait for the engine's word. */
  function obstacleTo(what: DraftKind): DeskErrorShape | null {
    if (files.uploads.some(({ error }) => error === null))
      return { kind: 'rejected', code: 'files-under-way', message: 'The files are not all here yet', params: {} }
    const missing = files.uploads[0]?.file.name
    if (missing !== undefined)
      return {
        kind: 'rejected',
        code: 'file-missing',
        message: `${missing} is not attached`,
        params: { name: missing },
      }
    const body = draft?.body ?? ''
    if (what !== 'note' && (body.includes('data-placeholder') || plainGap.test(body)) && writing()?.goToGap())
      return { kind: 'rejected', code: 'gap-left', message: 'There is something left to fill in', params: {} }
    return null
  }

  /** Keys that the editor has a use of its own for. */
  function onKeyDownCapture(event: KeyboardEvent): void {
    const target = event.target as HTMLElement
    // Menus and popovers are outside, though they are of this tree.
    if (event.nativeEvent.isComposing || !event.currentTarget.contains(target)) return
    const isSend = event.key === 'Enter' && (event.ctrlKey || event.metaKey)
    const isEscape = event.key === 'Escape' && !alone && target.closest('[contenteditable], textarea') !== null
    if (!isSend && !isEscape) return
    event.preventDefault()
    event.stopPropagation()
    if (isSend) void send(event.shiftKey && !isNote && draft?.conversation ? { afterwards: 'done' } : {})
    else if (!assist?.onKey(event.nativeEvent, place)) onCollapse()
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented || alone || event.nativeEvent.isComposing) return
    if (!event.currentTarget.contains(event.target as Node)) return
    event.preventDefault()
    event.stopPropagation()
    onCollapse()
  }

  return (
    <section
      ref={card}
      tabIndex={-1}
      className={classNames(styles.card, isNote && styles.note, alone && styles.alone)}
      aria-label={t(isNote ? 'composer.noteText' : 'composer.label')}
      data-composer=""
      onKeyDownCapture={onKeyDownCapture}
      onKeyDown={onKeyDown}
      {...dropTarget(profile?.attachments !== false, (dropped) => files.add(dropped, false))}
    >
      {!alone && (
        <>
          <ComposerHeader
            kind={state.kind}
            kinds={writtenKinds(conversations.find(({ id }) => id === state.conversation))}
            kept={kept}
            onKindChange={(next) => store.getState().begin({ kind: next, conversation: state.conversation })}
            onDiscard={onDiscard}
            onCollapse={onCollapse}
          />
          <AnsweredField
            note={isNote}
            conversation={state.conversation}
            conversations={conversations}
            onChange={(conversation) => store.getState().begin({ kind: state.kind, conversation })}
          />
        </>
      )}
      {isNote && <p className={styles.private}>{t('composer.private')}</p>}
      {!isNote && draft && (
        <EnvelopeFields
          draft={draft}
          profiles={profiles}
          problem={state.problem}
          onChange={change}
          to={to}
          subject={subject}
        />
      )}
      {assist?.above(place)}
      {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: the empty part of the sheet is the text's. */}
      <div
        className={styles.sheet}
        onClick={(event) => event.target === event.currentTarget && writing()?.focus('end')}
      >
        <WritingArea
          text={state.text}
          session={state.session}
          draft={state.draft}
          profile={profile}
          kind={state.kind}
          language={draft?.language ?? null}
          focusFirst={state.focusTurn > 0 && !wantsRecipient && !wantsSubject}
          pictures={composing.pictures}
          onSlash={(word) => assist?.onSlash(word, place)}
          onKey={(event) => assist?.onKey(event, place) ?? false}
          onChange={store.getState().write}
          onFormat={setFormat}
          onFiles={files.add}
          rich={rich}
          plain={plain}
        />
        {!isNote && draft && <BelowText draft={draft} profile={profile} onChange={change} />}
      </div>
      {draft && (
        <DraftFiles
          files={draft.files}
          uploads={files.uploads}
          profile={profile}
          onRemove={files.remove}
          onRetry={files.retry}
          onCancel={files.cancel}
        />
      )}
      {draft && !isNote && <DraftSteps steps={draft.steps} onChange={(steps) => change({ steps: [...steps] })} />}
      {state.error && (
        <ProblemLine problem={state.error}>
          <Button
            size="small"
            onClick={() => store.getState().begin({ kind: state.kind, conversation: state.conversation })}
          >
            {t('components.retry')}
          </Button>
        </ProblemLine>
      )}
      {kept?.state === 'failed' && kept.error && (
        <ProblemLine problem={kept.error}>
          <Button size="small" onClick={() => void composing.keeper.getState().save(kept.draft.id)}>
            {t('components.retry')}
          </Button>
        </ProblemLine>
      )}
      {state.problem && <ProblemLine problem={state.problem} />}
      {!state.problem && !isNote && profile?.cannotSend && <ProblemLine problem={profile.cannotSend} calm />}
      <ComposerTools
        kept={kept}
        profile={profile}
        note={isNote}
        alone={alone}
        sending={state.sending}
        format={format}
        text={rich}
        tool={assist?.tool(place)}
        onAttach={(chosen) => files.add(chosen, false)}
        onChange={change}
        onDiscard={onDiscard}
        onSend={(options) => void send(options)}
      />
    </section>
  )
}

/** Takes dropped files before the window's own drop, which imports mail, hears of them. */
function dropTarget(enabled: boolean, onDrop: (files: readonly File[]) => void) {
  if (!enabled) return {}
  const take = (event: DragEvent): boolean => {
    if (!event.dataTransfer.types.includes('Files')) return false
    event.preventDefault()
    event.stopPropagation()
    return true
  }
  return {
    onDragEnter: take,
    onDragLeave: take,
    onDragOver: take,
    onDrop: (event: DragEvent) => {
      if (take(event)) onDrop([...event.dataTransfer.files])
    },
  }
}
