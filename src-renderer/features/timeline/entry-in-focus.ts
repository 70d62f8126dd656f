import type { MessageId } from '../../../src-main/contract/ids.ts'
import type { MessageViewsState } from './message-views.ts'
import type { TimelineState } from './timeline-store.ts'

/** The message a command is about: the one with the focus, else the last in view that has something folded away. */
export function entryInFocus(
  { entries, place }: Pick<TimelineState, 'entries' | 'place'>,
  { views }: Pick<MessageViewsState, 'views'>,
): MessageId | null {
  const focused = document.activeElement?.closest<HTMLElement>('[data-message]')?.dataset.message
  if (focused !== undefined) return Number(focused) as MessageId
  // A timeline that opened this moment does not know its place yet, and lies at its newest.
  const inView = place ? entries.filter(({ id }) => id >= place.first && id <= place.last) : entries
  return inView.findLast(({ id, folds }) => folds.length > 0 || (views[id]?.found?.folds ?? 0) > 0)?.id ?? null
}
