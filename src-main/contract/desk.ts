import type { OutboxItem } from './compose.ts'
import type { AccountId, ContactId, ConversationId, MessageId } from './ids.ts'
import type { Address, ChannelKind, Direction, MessageKind, TimelineEntry } from './message.ts'
import type { SlaDue } from './sla.ts'
import type { Priority, TriageState } from './triage.ts'

/** By the last message; under the filter `unanswered` by how long the customer waits, under `due` by what is due first. */
export const queueOrders = ['newest', 'oldest'] as const
export type QueueOrder = (typeof queueOrders)[number]

/**
 * `all`: contacts with an open conversation · `unread`: a message of theirs was not opened ·
 * `unanswered`: a customer's message waits for us · `mine`: an open conversation is assigned to me · `unassigned`: an
 * open one to nobody · `due`: a clock runs, whoever breaches first comes first · `waiting`: we wait for them · `snoozed`: asleep until a time · `done`: every conversation is done.
 * What sleeps or is spam is in no other view.
 */
export const queueFilters = [
  'all',
  'unread',
  'unanswered',
  'due',
  'mine',
  'unassigned',
  'waiting',
  'snoozed',
  'done',
] as const
export type QueueFilter = (typeof queueFilters)[number]

/** One contact in the queue. */
export interface QueueRow {
  readonly contact: ContactId
  readonly name: string
  readonly address: string
  readonly channels: readonly ChannelKind[]
  readonly lastMessage: {
    readonly id: MessageId
    readonly direction: Direction
    readonly kind: MessageKind
    readonly subject: string
    readonly preview: string
    readonly hasAttachments: boolean
  }
  /** Epoch ms of the last message, either way. */
  readonly lastAt: number
  /** Sent time of the oldest unanswered customer message in an open conversation; null when nobody waits. */
  readonly waitingSince: number | null
  /** Of its open conversations the clock that runs out first; without one that runs, a paused one. Null: none. */
  readonly due: SlaDue | null
  readonly unread: number
  readonly openConversations: number
  /** Of its open conversations: the highest priority, everybody assigned, all tags. */
  readonly priority: Priority
  readonly assignees: readonly string[]
  readonly tags: readonly string[]
  readonly starred: boolean
  /** When the first of its sleeping conversations wakes; null when none sleeps. */
  readonly snoozedUntil: number | null
  readonly hasDraft: boolean
  /** An answer waits in the outbox: answered, not sent yet. */
  readonly answerPending: boolean
}

export type QueueCounts = Readonly<Record<QueueFilter, number>> & {
  readonly drafts: number
  readonly outbox: number
  /** Answers that wait for a person: held, or refused for good. */
  readonly held: number
}

export interface ConversationHead {
  readonly id: ConversationId
  readonly account: AccountId
  readonly channel: ChannelKind
  readonly subject: string
  readonly triage: TriageState
  readonly messages: number
  readonly firstAt: number
  readonly lastAt: number
  readonly waitingSince: number | null
  readonly due: SlaDue | null
}

export interface ContactCard {
  readonly id: ContactId
  readonly name: string
  readonly identities: readonly { readonly channel: ChannelKind; readonly address: string; readonly name: string }[]
  readonly firstAt: number
  readonly lastAt: number
  readonly received: number
  readonly sent: number
  /** How fast we answered, over the newest conversations; null when we never answered. Wall-clock ms from the oldest unanswered message. */
  readonly responses: { readonly count: number; readonly medianMs: number; readonly lastMs: number } | null
  /** What agents noted about this person; never leaves the desk. */
  readonly note: string
  readonly unread: number
  readonly waitingSince: number | null
  readonly due: SlaDue | null
  readonly conversations: readonly ConversationHead[]
  /** All conversations, of which `conversations` lists the 50 most recent. */
  readonly conversationCount: number
}

/** A month in which something was said, in this computer's zone. */
export interface TimelineMonth {
  /** Its first moment, epoch ms. */
  readonly startsAt: number
  readonly messages: number
}

/** Entries oldest first. `older`/`newer` say whether more lie beyond the page's ends. */
export interface TimelinePage {
  readonly entries: readonly TimelineEntry[]
  readonly conversations: readonly ConversationHead[]
  readonly older: boolean
  readonly newer: boolean
  /** Answers of this contact that have not left, in the order they will; they stand below the newest entry. */
  readonly outgoing: readonly OutboxItem[]
}

/** Offsets into `snippet`, start inclusive, end exclusive, ascending. */
export type Highlight = readonly [start: number, end: number]

export interface SearchHit {
  readonly message: MessageId
  readonly contact: ContactId
  readonly contactName: string
  readonly channel: ChannelKind
  readonly direction: Direction
  readonly from: Address
  readonly subject: string
  readonly subjectHighlights: readonly Highlight[]
  readonly snippet: string
  readonly snippetHighlights: readonly Highlight[]
  readonly sentAt: number
}

/** By time, or by how well the words fit among the newest matches. */
export const searchOrders = ['newest', 'relevance'] as const
export type SearchOrder = (typeof searchOrders)[number]

/** Something in the query that was read differently than it may have been meant; `text` is that part of it. */
export interface SearchHint {
  readonly code:
    | 'unknown-date'
    | 'unknown-has'
    | 'unknown-in'
    | 'unknown-is'
    | 'nothing-after-operator'
    /** Signs alone, such as an emoji: only letters and digits are looked for. */
    | 'only-signs'
    /** So many words begin like this that only those used of late were looked for. */
    | 'many-words'
    | 'query-cut'
  readonly text: string
}

export interface SearchResult {
  readonly hits: readonly SearchHit[]
  /** Matches in all, counted to at most `countLimit`. */
  readonly count: number
  readonly countCapped: boolean
  /** Messages the servers still hold that are not on this computer yet; null where a server has not told. */
  readonly notYetIndexed: number | null
  readonly hints: readonly SearchHint[]
  /** Where the next page begins; null on the last. */
  readonly next: string | null
}
