import type { CallInput } from '../../../src-main/contract/calls.ts'
import type { ConversationHead } from '../../../src-main/contract/desk.ts'
import { assertNever } from '../../../src-main/contract/errors.ts'
import type { MessageId } from '../../../src-main/contract/ids.ts'
import type { TimelineEntry } from '../../../src-main/contract/message.ts'

/** Where in a history a timeline opens. */
export type Destination =
  | { readonly type: 'newest' }
  | { readonly type: 'message'; readonly message: MessageId; readonly align: Align }
  | { readonly type: 'conversation'; readonly conversation: ConversationHead }
  /** The first message at or after a moment, epoch ms; the last one where none is. */
  | { readonly type: 'moment'; readonly at: number }

/** `center`: a message among its neighbours · `start`: at the top, below the lines that belong to it. */
export type Align = 'center' | 'start'

/** Messages a timeline is opened with: more than any window shows at once. What lies beside them is asked for then. */
export const openingPageSize = 30

/** What to ask the engine for. */
export function anchorOf(destination: Destination): CallInput<'timeline.page'>['anchor'] {
  switch (destination.type) {
    case 'newest':
      return null
    case 'message':
      return { type: 'around', message: destination.message }
    case 'conversation':
      return { type: 'at', time: destination.conversation.lastAt }
    case 'moment':
      return { type: 'at', time: Math.max(0, destination.at) }
    default:
      return assertNever(destination)
  }
}

/** Which entry of the page to bring into view, and where; null for the page's end. */
export function arrivalAt(
  destination: Destination,
  entries: readonly TimelineEntry[],
): { readonly message: MessageId; readonly align: Align } | null {
  switch (destination.type) {
    case 'newest':
      return null
    case 'message':
      return { message: destination.message, align: destination.align }
    case 'conversation': {
      const last = entries.findLast((entry) => entry.conversation === destination.conversation.id)
      return last ? { message: last.id, align: 'center' } : null
    }
    case 'moment': {
      const entry = entries.find(({ sentAt }) => sentAt >= destination.at) ?? entries.at(-1)
      return entry ? { message: entry.id, align: 'start' } : null
    }
    default:
      return assertNever(destination)
  }
}

/** Whether what is shown reaches from before a moment to after it, so that nothing needs to be asked. */
export function spans(entries: readonly TimelineEntry[], at: number): boolean {
  const [first, last] = [entries.at(0), entries.at(-1)]
  return first !== undefined && last !== undefined && first.sentAt < at && at <= last.sentAt
}

/** The first message of the next (or the one before) run of one conversation, from a message on; null beyond the shown part. */
export function conversationFrom(entries: readonly TimelineEntry[], from: MessageId, step: 1 | -1): MessageId | null {
  const begins = (entry: TimelineEntry, index: number) => entry.conversation !== entries[index - 1]?.conversation
  const found =
    step === 1
      ? entries.find((entry, index) => entry.id > from && begins(entry, index))
      : entries.findLast((entry, index) => entry.id < from && begins(entry, index))
  return found?.id ?? null
}
