import type { ConversationHead } from '../../../src-main/contract/desk.ts'
import type { ConversationId, MessageId } from '../../../src-main/contract/ids.ts'
import type { TimelineEntry } from '../../../src-main/contract/message.ts'
import { startOfDay } from '../../i18n/format.ts'

/** One row of the list: an entry, or a line between entries. */
export type TimelineItem =
  | { readonly type: 'day'; readonly key: string; readonly at: number }
  | { readonly type: 'unread'; readonly key: string; readonly at: number }
  | {
      readonly type: 'conversation'
      readonly key: string
      readonly at: number
      readonly conversation: ConversationId
      /** Undefined only where the engine named no head for it. */
      readonly head: ConversationHead | undefined
      readonly subject: string
    }
  | {
      readonly type: 'entry'
      readonly key: string
      readonly at: number
      readonly entry: TimelineEntry
      /** The same sender wrote the entry before within ten minutes: the name is not said again. */
      readonly continued: boolean
    }

const shortestDayMs = 22 * 60 * 60_000
const continuedWithinMs = 10 * 60_000

/** Entries with their lines: a day's name, a conversation's heading where it changes, and where the unread part starts. */
export function timelineItems(
  entries: readonly TimelineEntry[],
  conversations: ReadonlyMap<ConversationId, ConversationHead>,
  firstUnread: MessageId | null,
): readonly TimelineItem[] {
  const items: TimelineItem[] = []
  let previous: TimelineEntry | null = null
  let day = Number.NaN
  for (const entry of entries) {
    const at = entry.sentAt
    // Within the shortest day there is; asking the calendar for each of ten thousand entries would be felt.
    const newDay = !(at >= day && at < day + shortestDayMs) && startOfDay(at) !== day
    if (newDay) day = startOfDay(at)
    const newConversation = previous === null || previous.conversation !== entry.conversation
    if (newDay) items.push({ type: 'day', key: `day-${day}-${entry.id}`, at })
    if (entry.id === firstUnread) items.push({ type: 'unread', key: 'unread', at })
    if (newConversation) {
      const { conversation, subject } = entry
      const head = conversations.get(conversation)
      items.push({ type: 'conversation', key: `conversation-${entry.id}`, at, conversation, head, subject })
    }
    const continued =
      !newDay &&
      !newConversation &&
      previous !== null &&
      sameSender(previous, entry) &&
      at - previous.sentAt < continuedWithinMs
    items.push({ type: 'entry', key: `entry-${entry.id}`, at, entry, continued })
    previous = entry
  }
  return items
}

function sameSender(a: TimelineEntry, b: TimelineEntry): boolean {
  return a.direction === b.direction && a.from.address === b.from.address && a.channel === b.channel
}
