import { useEffect } from 'react'
import { useStore } from 'zustand'
import { useErrorToast } from '../../../components/toaster.tsx'
import { useI18n } from '../../../i18n/i18n-context.tsx'
import type { OpenLibrary, ReplyPlace } from '../reply-place.ts'
import type { PickerStore } from './picker-store.ts'
import { ReplyPicker } from './reply-picker.tsx'
import { SuggestionRow } from './suggestion-row.tsx'

interface ReplyHelpProps {
  readonly store: PickerStore
  readonly place: ReplyPlace
  readonly onManage: OpenLibrary
}

/** What canned replies show beside an answer: those that may fit, and the picker while it is asked for. */
export function ReplyHelp({ store, place, onManage }: ReplyHelpProps) {
  const { t } = useI18n()
  const tellError = useErrorToast()
  const { suggested, suggestedFor, wanted, error } = useStore(store)
  const isOpen = useStore(store, (state) => state.open && state.place?.key === place.key)
  const { conversation, draft } = place

  useEffect(() => store.getState().begin(conversation), [store, conversation])
  useEffect(() => {
    if (draft) store.getState().settle(place)
  })
  useEffect(() => {
    if (wanted === null || (wanted !== 'picker' && !draft)) return
    store.getState().want(null)
    // The text itself is made in the same turn as this.
    queueMicrotask(() => {
      if (wanted === 'picker') place.writing()?.askForReply()
      else void store.getState().insertReply(wanted, place)
    })
  }, [store, wanted, draft, place])
  useEffect(() => {
    if (!error || isOpen) return
    tellError(t('replies.notInserted'), error)
    store.getState().clearError()
  }, [store, error, isOpen, tellError, t])

  return (
    <>
      <SuggestionRow
        replies={suggestedFor === conversation ? suggested : []}
        onPick={({ id }) => void store.getState().insertReply(id, place)}
      />
      {isOpen && <ReplyPicker store={store} place={place} onManage={onManage} />}
    </>
  )
}
