import type { ConversationId, MessageId } from '../../src-main/contract/ids.ts'
import type { TimelineState } from '../features/timeline/timeline-store.ts'

/** The newest message of a conversation that the reader has had in view; null where none is on this page. */
export function newestSeen(
  { entries, place }: Pick<TimelineState, 'entries' | 'place'>,
  conversation: ConversationId,
): MessageId | null {
  const last = place === null || place.atBottom ? -1 : entries.findIndex(({ id }) => id === place.last)
  const seen = last < 0 ? entries : entries.slice(0, last + 1)
  return seen.findLast((entry) => entry.conversation === conversation && entry.direction !== 'internal')?.id ?? null
}
