import { z } from 'zod'
import type { DeskErrorShape } from './errors.ts'
import type { AccountId, ContactId, ConversationId, MessageId } from './ids.ts'
import type { Address, ChannelKind, TimelineEntry } from './message.ts'
import { type TriageStep, triageStep } from './triage.ts'

/** Position in the outbox of this desk. */
export type OutboxId = number & { readonly __brand: 'OutboxId' }
export type DraftId = number & { readonly __brand: 'DraftId' }
/** A file that was put into a draft. */
export type DraftFileId = number & { readonly __brand: 'DraftFileId' }

/** What is being written. `note` is for colleagues and has no recipients: nothing of it can reach the outbox. */
export const draftKinds = ['reply', 'reply-all', 'forward', 'new', 'note'] as const
export type DraftKind = (typeof draftKinds)[number]

const recipient = z.object({ name: z.string().max(500), address: z.string().trim().min(1).max(320) })
const recipients = z.array(recipient).max(2000)

/** What an agent changes in a draft; what is left out stays. */
export const draftChange = z.object({
  account: (z.string().min(1).max(400) as unknown as z.ZodType<AccountId>).optional(),
  /** One of the account's own addresses. */
  from: z.string().max(320).optional(),
  to: recipients.optional(),
  cc: recipients.optional(),
  bcc: recipients.optional(),
  subject: z.string().max(2000).optional(),
  /** What the agent wrote, as the editor's own HTML, without quote and signature; plain text for channels without markup. */
  body: z.string().max(5_000_000).optional(),
  /** The history below the answer. */
  quote: z.boolean().optional(),
  signature: z.boolean().optional(),
  /** BCP 47, for the spelling and the variants of canned replies; null: guessed. */
  language: z.string().max(35).nullable().optional(),
  /** Of what canned replies brought, what is to happen when it is sent. */
  steps: z.array(triageStep).max(100).optional(),
})
export type DraftChange = z.input<typeof draftChange>

export interface DraftFile {
  readonly id: DraftFileId
  readonly name: string
  readonly type: string
  readonly sizeBytes: number
  /** `cid:` of a picture pasted into the text; null for a file beside it. */
  readonly contentId: string | null
}

/** A draft is a row: saved as it is typed, one for each conversation and kind of writing (answer or note). */
export interface DraftView {
  readonly id: DraftId
  readonly kind: DraftKind
  /** Null for a new message to a person without history. */
  readonly contact: ContactId | null
  readonly conversation: ConversationId | null
  /** The message it answers or forwards. */
  readonly answers: MessageId | null
  readonly account: AccountId
  readonly channel: ChannelKind
  readonly from: Address
  readonly to: readonly Address[]
  readonly cc: readonly Address[]
  readonly bcc: readonly Address[]
  readonly subject: string
  readonly body: string
  readonly quote: boolean
  readonly signature: boolean
  readonly language: string | null
  /** Done to the conversation when it is sent: canned replies that were used here asked for it. */
  readonly steps: readonly TriageStep[]
  readonly files: readonly DraftFile[]
  readonly changedAt: number
  /** First words, for lists. */
  readonly preview: string
}

/** How the composer of an account works: what its channel and its server can do. */
export interface ComposerProfile {
  readonly account: AccountId
  readonly channel: ChannelKind
  readonly identities: readonly Address[]
  readonly html: boolean
  readonly subject: boolean
  readonly attachments: boolean
  /** Longest text in the channel's own count; null without a limit. */
  readonly maxTextLength: number | null
  /** The server's limit for one message; null when it did not tell. */
  readonly maxMessageBytes: number | null
  readonly signatureHtml: string
  /** Why nothing can be sent from it; null when it can. */
  readonly cannotSend: DeskErrorShape | null
}

/** What happens with the conversation when its answer has been handed over. */
export const afterSending = ['nothing', 'done', 'waiting'] as const

/**
 * `waiting`: may leave when its time has come and its account is online · `sending`: on its way ·
 * `uncertain`: the line broke after it was handed over; the server is asked before any second try ·
 * `held`: a person must look · `failed`: refused for good · `sent`.
 */
export const outboxStates = ['waiting', 'sending', 'uncertain', 'held', 'failed', 'sent'] as const
export type OutboxState = (typeof outboxStates)[number]

/** Why an answer waits for a person. */
export type HoldReason =
  /** Customer or colleague wrote after the agent last looked; `since` are their messages, oldest first. */
  | { readonly type: 'stale'; readonly since: readonly TimelineEntry[] }
  /** The channel's window for answers closed at this time (epoch ms). */
  | { readonly type: 'window-closed'; readonly at: number }
  /** It was handed over and no answer came; the server does not show it as sent, and only a person can tell. */
  | { readonly type: 'uncertain' }
  | { readonly type: 'by-agent' }

/** A message on its way out. Small changes at the server (flags, moves) wait in the same outbox and are counted only. */
export interface OutboxItem {
  readonly id: OutboxId
  readonly kind: Exclude<DraftKind, 'note'>
  readonly account: AccountId
  readonly channel: ChannelKind
  readonly contact: ContactId | null
  readonly conversation: ConversationId | null
  readonly from: Address
  readonly to: readonly Address[]
  readonly cc: readonly Address[]
  readonly bcc: readonly Address[]
  readonly subject: string
  readonly text: string
  readonly html: string | null
  readonly files: readonly DraftFile[]
  readonly sizeBytes: number
  readonly state: OutboxState
  readonly queuedAt: number
  /** Not before this time: undo, or send later. */
  readonly dueAt: number
  readonly attempts: number
  readonly nextTryAt: number | null
  /** The server's own words are in `params.reply`. */
  readonly error: DeskErrorShape | null
  readonly hold: HoldReason | null
  /** Recipients the server refused while it took the others. */
  readonly refused: readonly { readonly address: string; readonly reason: string }[]
  readonly sentAt: number | null
}

export interface OutboxSummary {
  readonly account: AccountId
  readonly items: readonly OutboxItem[]
  /** Flags, moves and deletions that the server does not know yet. */
  readonly pendingChanges: number
  readonly changeError: DeskErrorShape | null
}
