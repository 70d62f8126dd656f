import { Check, CircleAlert } from 'lucide-react'
import { type KeyboardEvent, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { ContactId } from '../../../src-main/contract/ids.ts'
import { Button } from '../../components/button.tsx'
import { TextArea } from '../../components/text-area.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import card from './contact-card.module.css'
import styles from './contact-note.module.css'
import type { NoteDraft, NoteDraftsStore } from './note-drafts.ts'

interface ContactNoteProps {
  readonly contact: ContactId
  /** What the desk has kept. */
  readonly note: string
  readonly drafts: NoteDraftsStore
  /** Escape: out of the field. */
  readonly onLeave: () => void
}

const longestNote = 20_000

/** A few words about the customer, kept as they are typed. */
export function ContactNote({ contact, note, drafts, onLeave }: ContactNoteProps) {
  const { t } = useI18n()
  const draft = useStore(drafts, (state) => state.drafts.get(contact))
  const { write, save, leave } = drafts.getState()
  const [focused, setFocused] = useState(false)
  useEffect(() => () => leave(contact), [contact, leave])

  // Under the writer's hand nothing changes, not even to what another window wrote; afterwards the desk is right.
  const text = draft && (focused || draft.state !== 'saved' || draft.text === note) ? draft.text : note

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
    event.preventDefault()
    onLeave()
  }

  return (
    <section className={styles.note} aria-labelledby="contact-note">
      <h3 id="contact-note" className={card.heading}>
        {t('contact.note')}
        <NoteState draft={draft} />
      </h3>
      <TextArea
        label={t('contact.note')}
        placeholder={t('contact.note.placeholder')}
        value={text}
        maxLength={longestNote}
        invalid={draft?.state === 'failed'}
        onValueChange={(next) => write(contact, next)}
        onFocus={() => setFocused(true)}
        onBlur={() => {
          setFocused(false)
          save(contact)
        }}
        onKeyDown={onKeyDown}
      />
      {draft?.state === 'failed' && draft.error && <NoteFailure draft={draft} onRetry={() => save(contact)} />}
    </section>
  )
}

function NoteState({ draft }: { readonly draft: NoteDraft | undefined }) {
  const { t } = useI18n()
  return (
    <span className={styles.state} role="status">
      {draft?.state === 'saving' && t('contact.note.saving')}
      {draft?.state === 'saved' && (
        <>
          <Check aria-hidden="true" />
          {t('contact.note.saved')}
        </>
      )}
    </span>
  )
}

function NoteFailure({ draft, onRetry }: { readonly draft: NoteDraft; readonly onRetry: () => void }) {
  const { t, describeError } = useI18n()
  return (
    <div className={styles.failure} role="alert">
      <CircleAlert aria-hidden="true" />
      <p>
        {t('contact.note.failed')} {draft.error && describeError(draft.error)}
      </p>
      <Button size="small" onClick={onRetry}>
        {t('components.retry')}
      </Button>
    </div>
  )
}
