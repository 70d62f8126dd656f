import type { ReplyPlace } from '../reply-place.ts'
import type { PickerStore } from './picker-store.ts'

/** A key in an answer's text; true when it is the picker's, or a suggestion's. */
export function pickerKey(event: KeyboardEvent, store: PickerStore, place: ReplyPlace): boolean {
  if (event.altKey && !event.ctrlKey && !event.metaKey) return suggestionKey(event, store, place)
  if (event.ctrlKey || event.metaKey) {
    if (event.key !== '/') return false
    place.writing()?.askForReply()
    return true
  }
  const { open, place: asking, replies, step, stepVariant, dismiss, insert } = store.getState()
  if (!open || asking?.key !== place.key) return false
  switch (event.key) {
    case 'ArrowDown':
      step(1)
      return true
    case 'ArrowUp':
      step(-1)
      return true
    case 'Tab':
      stepVariant(event.shiftKey ? -1 : 1)
      return true
    case 'Enter':
      // With nothing to choose it is the end of a line.
      if (replies.length === 0 || event.shiftKey) return false
      void insert(place)
      return true
    case 'Escape':
      dismiss()
      return true
    default:
      return false
  }
}

/** By its place on the keyboard: with Alt, a Mac makes other signs of digits. */
function suggestionKey(event: KeyboardEvent, store: PickerStore, place: ReplyPlace): boolean {
  const digit = /^(?:Digit|Numpad)([1-3])$/.exec(event.code)?.[1]
  const { suggested, suggestedFor, insertReply } = store.getState()
  const reply = digit && suggestedFor === place.conversation ? suggested[Number(digit) - 1] : undefined
  if (!reply) return false
  void insertReply(reply.id, place)
  return true
}
