import { z } from 'zod'
import { type AccountView, credentialInput, type DiscoveredServers, emailSettings, type FolderView } from './account.ts'
import {
  type ContactCard,
  type QueueCounts,
  type QueueRow,
  queueFilters,
  queueOrders,
  type SearchResult,
  searchOrders,
  type TimelineMonth,
  type TimelinePage,
} from './desk.ts'
import type { DeskErrorShape } from './errors.ts'
import type { AccountId, ActionId, AttachmentId, ContactId, ConversationId, JobId, MessageId } from './ids.ts'
import type { JobView } from './jobs.ts'
import { channelKinds, type MessageBody } from './message.ts'
import type { SearchSuggestion } from './search.ts'

const integer = z.number().int().nonnegative()
const accountId = z.string().min(1).max(400) as unknown as z.ZodType<AccountId>
const contactId = integer as unknown as z.ZodType<ContactId>
const conversationId = integer as unknown as z.ZodType<ConversationId>
const messageId = integer as unknown as z.ZodType<MessageId>
const attachmentId = integer as unknown as z.ZodType<AttachmentId>
const actionId = integer as unknown as z.ZodType<ActionId>
const jobId = z.string().min(1).max(100) as unknown as z.ZodType<JobId>

/** Declares one question of a window: a validated input and the type of its answer. */
function call<Output>() {
  return <Input extends z.ZodType>(input: Input) => ({ input, output: undefined as unknown as Output })
}

const nothing = z.object({})
const limit = z.number().int().min(1).max(500)

/** Which contacts a queue shows: one of its views, narrowed down. */
const queueQuestion = z.object({
  filter: z.enum(queueFilters),
  account: accountId.nullable(),
  channel: z.enum(channelKinds).nullable().default(null),
  /** Only contacts who sent or got a file. */
  attachments: z.boolean().default(false),
  /** Bounds of the time the queue is sorted by, epoch ms; `until` is exclusive. */
  since: integer.nullable().default(null),
  until: integer.nullable().default(null),
})

/**
 * Everything a window may ask. The engine validates each input against its schema before it answers;
 * outputs are typed only, for they come from our own side.
 */
export const calls = {
  'desk.status': call<DeskStatus>()(nothing),

  'account.list': call<readonly AccountView[]>()(nothing),
  /** Presets, then the provider's autoconfig, then SRV records, then a guess. Never sends the password. */
  'account.discover': call<readonly DiscoveredServers[]>()(z.object({ address: z.string().trim().min(3).max(320) })),
  /**
   * Signs in once without storing anything. Errors: `auth`, `network`, or `certificate` with params
   * `{ fingerprint, subject, issuer, validTo, reason }` to be asked about.
   */
  'account.test': call<{ readonly folders: readonly FolderView[] }>()(
    z.object({ settings: emailSettings, credential: credentialInput }),
  ),
  'account.add': call<AccountView>()(z.object({ settings: emailSettings, credential: credentialInput })),
  'account.update': call<AccountView>()(
    z.object({ id: accountId, settings: emailSettings, credential: credentialInput.nullable() }),
  ),
  /** Removes the account with its messages from this computer; the server keeps everything. */
  'account.remove': call<JobView>()(z.object({ id: accountId })),
  'account.pause': call<AccountView>()(z.object({ id: accountId, paused: z.boolean() })),
  /** Tries again at once, whatever the back-off says. */
  'account.retry': call<AccountView>()(z.object({ id: accountId })),
  'account.folders': call<readonly FolderView[]>()(z.object({ id: accountId })),
  /** Begins an authorization-code flow with PKCE; the window opens `url` in the system's browser. */
  'oauth.begin': call<{ readonly flow: string; readonly url: string }>()(
    z.object({ settings: emailSettings.pick({ address: true, oauth: true }) }),
  ),
  /** Resolves when the browser came back to the loopback address; errors: `auth`, `cancelled` after 10 minutes. */
  'oauth.finish': call<{ readonly flow: string }>()(z.object({ flow: z.string() })),
  'oauth.cancel': call<Record<string, never>>()(z.object({ flow: z.string() })),

  'queue.page': call<{ readonly rows: readonly QueueRow[]; readonly next: string | null }>()(
    queueQuestion.extend({
      order: z.enum(queueOrders),
      /** `next` of the page before; null for the first. */
      after: z.string().nullable(),
      limit,
    }),
  ),
  /** The rows of these contacts under this filter, for a `changed` event; missing ones left the filter. */
  'queue.rows': call<readonly QueueRow[]>()(queueQuestion.extend({ contacts: z.array(contactId).max(500) })),
  'queue.counts': call<QueueCounts>()(queueQuestion.omit({ filter: true })),

  /** Without an anchor the newest page. `around` centres on a message, `at` on a moment (epoch ms). */
  'timeline.page': call<TimelinePage>()(
    z.object({
      contact: contactId,
      anchor: z
        .discriminatedUnion('type', [
          z.object({ type: z.literal('before'), message: messageId }),
          z.object({ type: z.literal('after'), message: messageId }),
          z.object({ type: z.literal('around'), message: messageId }),
          z.object({ type: z.literal('at'), time: integer }),
        ])
        .nullable(),
      limit,
    }),
  ),
  /** The months of a timeline, oldest first: where one can jump to. */
  'timeline.months': call<readonly TimelineMonth[]>()(z.object({ contact: contactId })),
  /** The next unread message after this one, from the top again after the last; null when nothing is unread. */
  'timeline.nextUnread': call<{ readonly message: MessageId | null }>()(
    z.object({ contact: contactId, after: messageId.nullable() }),
  ),
  /** On whose timeline a message stands, for a link to it. Errors: `not-found`. */
  'message.where': call<{ readonly contact: ContactId }>()(z.object({ message: messageId })),
  'message.body': call<MessageBody>()(z.object({ message: messageId })),
  /** The message that a bounce brought back; null where it is not on the desk. */
  'message.bounced': call<{ readonly message: MessageId | null }>()(z.object({ bounce: messageId })),
  /** The raw source, decoded as Latin-1 for display, cut at 1 MB; fetched from the server when not kept. */
  'message.source': call<{ readonly source: string; readonly cut: boolean }>()(z.object({ message: messageId })),
  /** A slice of an attachment's bytes, base64; fetched from the server and kept on first use. At most 1 MB a call. */
  'attachment.read': call<{ readonly base64: string; readonly sizeBytes: number }>()(
    z.object({
      attachment: attachmentId,
      offset: integer,
      length: z
        .number()
        .int()
        .min(1)
        .max(1 << 20),
    }),
  ),
  'contact.card': call<ContactCard>()(z.object({ contact: contactId })),
  /** The note as a whole, at most 20,000 characters; empty removes it. */
  'contact.note': call<{ readonly action: ActionId | null }>()(
    z.object({ contact: contactId, text: z.string().max(20_000) }),
  ),

  /** Senders (addresses, lower case) whose remote images are shown without asking. */
  'images.senders': call<readonly string[]>()(nothing),
  'images.allow': call<Record<string, never>>()(
    z.object({ address: z.string().trim().toLowerCase().min(1).max(320), allowed: z.boolean() }),
  ),

  'search.messages': call<SearchResult>()(
    z.object({
      query: z.string().max(20_000),
      order: z.enum(searchOrders).default('newest'),
      limit,
      /** `next` of the page before; null for the first. */
      after: z.string().nullable().default(null),
      /** The last word is still being typed, so it also finds longer ones. */
      typing: z.boolean().default(false),
    }),
  ),
  /** What may complete the word at the end of the query, best first; none in the middle of nothing. */
  'search.suggest': call<readonly SearchSuggestion[]>()(z.object({ query: z.string().max(20_000) })),

  /** Appends actions; the answer undoes them all when handed to `action.undo`. */
  'contact.read': call<{ readonly action: ActionId | null }>()(
    z.object({
      contact: contactId,
      read: z.boolean(),
      /** Reads only the messages from the first to the last, both included: those that were in view. Null reads all. */
      between: z.object({ first: messageId, last: messageId }).nullable().default(null),
    }),
  ),
  'conversation.status': call<{ readonly action: ActionId | null }>()(
    z.object({ conversations: z.array(conversationId).min(1).max(1000), status: z.enum(['open', 'done']) }),
  ),
  /** Marks all open conversations of a contact as done. */
  'contact.done': call<{ readonly action: ActionId | null }>()(z.object({ contact: contactId })),
  'action.undo': call<Record<string, never>>()(z.object({ action: actionId })),

  /** Paths on this computer, from the host (a dialog, a drop, an upload). */
  'files.import': call<JobView>()(
    z.object({ paths: z.array(z.string().min(1)).min(1).max(10_000), me: z.array(z.string()).default([]) }),
  ),
  'sample.open': call<JobView>()(nothing),
  'sample.remove': call<JobView>()(nothing),
  'job.list': call<readonly JobView[]>()(nothing),
  'job.cancel': call<JobView>()(z.object({ id: jobId })),

  /** Leaves recovery: the damaged file is set aside under a new name and the backup (or null: a new desk) takes its place. */
  'desk.recover': call<DeskStatus>()(z.object({ backup: z.string().nullable() })),
  'desk.backup': call<{ readonly path: string }>()(nothing),
  'desk.rebuild': call<JobView>()(nothing),
  /** Small settings of the desk by name (theme, language, notifications); values are JSON. */
  'settings.get': call<Readonly<Record<string, unknown>>>()(nothing),
  'settings.set': call<Record<string, never>>()(z.object({ key: z.string().max(100), value: z.json() })),
  'network.set': call<Record<string, never>>()(z.object({ offline: z.boolean() })),
} as const

export interface DeskStatus {
  readonly version: string
  readonly dataPath: string
  readonly messages: number
  readonly contacts: number
  readonly accounts: number
  readonly databaseBytes: number
  readonly lastBackupAt: number | null
  readonly offline: boolean
  readonly hasSample: boolean
  /** Why the desk could not be opened, and what can be done; null on a good day. All other calls fail with `store` then. */
  readonly recovery: Recovery | null
}

export interface Recovery {
  /** `damaged` and `foreign` files can be set aside; a lost key and a newer file need the user elsewhere. */
  readonly reason: 'damaged' | 'key-lost' | 'newer' | 'unreadable'
  readonly error: DeskErrorShape
  readonly file: string
  /** Backups that open, newest first. */
  readonly backups: readonly { readonly path: string; readonly at: number; readonly messages: number }[]
}

export type Calls = typeof calls
export type CallName = keyof Calls
/** What a window passes (defaults may be left out). */
export type CallInput<Name extends CallName> = z.input<Calls[Name]['input']>
/** What the engine's handler receives after validation. */
export type CallRequest<Name extends CallName> = z.output<Calls[Name]['input']>
export type CallOutput<Name extends CallName> = Calls[Name]['output']
