import type { OutboxItem } from '../../../src-main/contract/compose.ts'
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
      /** The messages under it, up to the next heading. */
      readonly messages: readonly MessageId[]
      /** How many of them are folded away. */
      readonly folded: number
    }
  | {
      readonly type: 'entry'
      readonly key: string
      readonly at: number
      readonly entry: TimelineEntry
      /** The same sender wrote the entry before within ten minutes: the name is not said again. */
      readonly continued: boolean
    }
  | {
      readonly type: 'outgoing'
      readonly key: string
      readonly at: number
      readonly item: OutboxItem
      /** It belongs to another conversation than what stands above it. */
      readonly elsewhere: boolean
    }

const shortestDayMs = 22 * 60 * 60_000
const continuedWithinMs = 10 * 60_000
const nothingFolded: ReadonlySet<MessageId> = new Set()

/**
 * Entries with their lines: a day's name, a conversation's heading where it changes, and where the unread part starts.
 * Of what is folded away the headings stay.
 */
export function timelineItems(
  entries: readonly TimelineEntry[],
  conversations: ReadonlyMap<ConversationId, ConversationHead>,
  firstUnread: MessageId | null,
  folded: ReadonlySet<MessageId> = nothingFolded,
): readonly TimelineItem[] {
  const items: TimelineItem[] = []
  let previous: TimelineEntry | null = null
  let day = Number.NaN
  for (const [index, entry] of entries.entries()) {
    const { id, conversation, subject, sentAt: at } = entry
    const newConversation = entries[index - 1]?.conversation !== conversation
    const hidden = folded.has(id)
    const seen = !hidden || newConversation
    // Within the shortest day there is; asking the calendar for each of ten thousand entries would be felt.
    const newDay = seen && !(at >= day && at < day + shortestDayMs) && startOfDay(at) !== day
    if (newDay) {
      day = startOfDay(at)
      items.push({ type: 'day', key: `day-${day}-${id}`, at })
    }
    if (id === firstUnread) items.push({ type: 'unread', key: 'unread', at })
    if (newConversation) {
      const run = runFrom(entries, index)
      const head = conversations.get(conversation)
      const count = folded.size === 0 ? 0 : run.filter((message) => folded.has(message)).length
      const key = `conversation-${id}`
      items.push({ type: 'conversation', key, at, conversation, head, subject, messages: run, folded: count })
    }
    if (hidden) {
      previous = null
      continue
    }
    const continued =
      !newDay &&
      !newConversation &&
      previous !== null &&
      sameSender(previous, entry) &&
      at - previous.sentAt < continuedWithinMs
    items.push({ type: 'entry', key: `entry-${id}`, at, entry, continued })
    previous = entry
  }
  return items
}

/** The messages of one conversation that follow each other, from the first on. */
function runFrom(entries: readonly TimelineEntry[], first: number): MessageId[] {
  const run: MessageId[] = []
  for (let at = first; entries[at]?.conversation === entries[first]?.conversation; at++) {
    const entry = entries[at]
    if (!entry) break
    run.push(entry.id)
  }
  return run
}

/** What has not left yet, below everything else. */
export function outgoingItems(
  entries: readonly TimelineEntry[],
  outgoing: readonly OutboxItem[],
): readonly TimelineItem[] {
  return outgoing.map((item, index) => {
    const above = outgoing[index - 1] ?? entries.at(-1)
    const elsewhere = above?.conversation !== item.conversation
    return { type: 'outgoing', key: `outgoing-${item.id}`, at: item.queuedAt, item, elsewhere }
  })
}

function sameSender(a: TimelineEntry, b: TimelineEntry): boolean {
  return a.direction === b.direction && a.from.address === b.from.address && a.channel === b.channel
}
