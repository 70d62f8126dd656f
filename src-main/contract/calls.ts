import { z } from 'zod'
import { type AccountView, credentialInput, type DiscoveredServers, emailSettings, type FolderView } from './account.ts'
import {
  type CannedImportProblem,
  type CannedReply,
  type CannedReplyId,
  cannedReplyInput,
  cannedVariant,
  type RenderedReply,
  type TemplateProblem,
} from './canned.ts'
import {
  afterSending,
  type ComposerProfile,
  type DraftFile,
  type DraftFileId,
  type DraftId,
  type DraftView,
  draftChange,
  draftKinds,
  type OutboxId,
  type OutboxItem,
  type OutboxSummary,
} from './compose.ts'
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
import {
  type BusinessCalendar,
  type CalendarCheck,
  type CalendarId,
  calendarInput,
  type DueGroups,
  draftPolicies,
  figureOf,
  type Holiday,
  type HolidayCountry,
  type PolicyCheck,
  type ReplayChange,
  type ReplayResult,
  type ReportClock,
  type SlaExplanation,
  type SlaForecast,
  type SlaPolicy,
  type SlaPolicyId,
  type SlaReport,
  slaPolicyInput,
} from './sla.ts'
import { type BlockedSender, priorities, tagName, triageStep } from './triage.ts'

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

const draftId = integer as unknown as z.ZodType<DraftId>
const draftFileId = integer as unknown as z.ZodType<DraftFileId>
const outboxId = integer as unknown as z.ZodType<OutboxId>
const cannedReplyId = integer as unknown as z.ZodType<CannedReplyId>

const calendarId = integer as unknown as z.ZodType<CalendarId>
const policyId = integer as unknown as z.ZodType<SlaPolicyId>

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
  assignee: z.string().max(100).nullable().default(null),
  tag: tagName.nullable().default(null),
  priority: z.enum(priorities).nullable().default(null),
  starred: z.boolean().default(false),
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
   * Signs in once without storing anything, at the server that sends too where one is set. Errors: `auth`, `network`, or
   * `certificate` with params `{ fingerprint, subject, issuer, validTo, reason }` to be asked about; with `protocol: 'smtp'`
   * they are about the server that sends, and its certificate is `smtpTrustedFingerprint`.
   */
  'account.test': call<{ readonly folders: readonly FolderView[] }>()(
    z.object({ settings: emailSettings, credential: credentialInput }),
  ),
  'account.add': call<AccountView>()(z.object({ settings: emailSettings, credential: credentialInput })),
  /** A new way to send is tried first while the account is online; throws as `account.test` does. */
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
  /** Contacts in one view, counted to at most 1,000: for saved views. */
  'queue.count': call<{ readonly count: number }>()(queueQuestion),

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

  /** What a reader looked at, appended as one action; the answer undoes it when handed to `action.undo`. */
  'contact.read': call<{ readonly action: ActionId | null }>()(
    z.object({
      contact: contactId,
      read: z.boolean(),
      /** Reads only the messages from the first to the last, both included: those that were in view. Null reads all. */
      between: z.object({ first: messageId, last: messageId }).nullable().default(null),
    }),
  ),
  /**
   * Appends one action for all of them; the answer undoes it when handed to `action.undo`. Contacts stand for their
   * conversations that the step concerns: the open ones, for `open` and `star` the newest; in `waiting`, `snoozed`, `mine`
   * and `unassigned` those that put them in that view.
   */
  'triage.apply': call<{ readonly action: ActionId | null }>()(
    z.object({
      target: z.discriminatedUnion('type', [
        z.object({
          type: z.literal('contacts'),
          ids: z.array(contactId).min(1).max(5000),
          /** The view of the queue they are seen in. */
          view: z.enum(queueFilters).nullable().default(null),
        }),
        z.object({ type: z.literal('conversations'), ids: z.array(conversationId).min(1).max(5000) }),
      ]),
      step: triageStep,
    }),
  ),
  /** To another contact: by its id, or a new one by address. `contact` is whose it is then. */
  'conversation.move': call<{ readonly action: ActionId | null; readonly contact: ContactId }>()(
    z.object({
      conversation: conversationId,
      to: z.union([contactId, z.object({ address: z.string().trim().min(3) })]),
    }),
  ),
  /** This message and what follows it in its conversation become a conversation of their own. */
  'conversation.split': call<{ readonly action: ActionId | null; readonly conversation: ConversationId }>()(
    z.object({ message: messageId }),
  ),
  /** Two conversations of one account become one. */
  'conversation.merge': call<{ readonly action: ActionId | null }>()(
    z.object({ from: conversationId, into: conversationId }),
  ),
  /** Who is blocked now, the newest first. */
  'triage.blocked': call<readonly BlockedSender[]>()(nothing),
  /** From now on what they write is no spam; what came meanwhile stays where it is. */
  'triage.unblock': call<{ readonly action: ActionId | null }>()(
    z.object({ channel: z.enum(channelKinds), address: z.string().min(1).max(320) }),
  ),
  /** Names and tags that were used before, most used first, for completion. */
  'triage.words': call<{ readonly me: string; readonly agents: readonly string[]; readonly tags: readonly string[] }>()(
    nothing,
  ),
  'action.undo': call<Record<string, never>>()(z.object({ action: actionId })),

  'compose.profiles': call<readonly ComposerProfile[]>()(nothing),
  /** People by name or address, who is written to most and latest first; at most 12. */
  'compose.complete': call<
    readonly { readonly name: string; readonly address: string; readonly contact: ContactId | null }[]
  >()(z.object({ text: z.string().max(320) })),
  /**
   * The draft of a conversation, made with its recipients and subject when there is none; `new` may name a person.
   * Asked for as another kind of answer, or for another message, than it is now, an answer's draft becomes that: its
   * recipients and subject are made anew, its text and files stay.
   */
  'draft.open': call<DraftView>()(
    z.object({
      kind: z.enum(draftKinds),
      /** The message that is answered or forwarded; null for the newest of the conversation, and for `new`. */
      message: messageId.nullable().default(null),
      conversation: conversationId.nullable().default(null),
      to: z.string().max(320).default(''),
      subject: z.string().max(2000).default(''),
      body: z.string().max(100_000).default(''),
    }),
  ),
  'draft.save': call<DraftView>()(z.object({ draft: draftId, change: draftChange })),
  'draft.list': call<readonly DraftView[]>()(z.object({ contact: contactId.nullable().default(null) })),
  /** Removed drafts can be brought back for a day. */
  'draft.remove': call<Record<string, never>>()(z.object({ draft: draftId })),
  'draft.restore': call<DraftView>()(z.object({ draft: draftId })),
  /** Bytes of a file in slices of at most 1 MB, base64; the first slice begins it, the last one (`done`) stores it. */
  'draft.addFile': call<DraftFile | null>()(
    z.object({
      draft: draftId,
      upload: z.string().min(1).max(100),
      name: z.string().max(500),
      type: z.string().max(200),
      inline: z.boolean().default(false),
      base64: z.string().max(1_500_000),
      done: z.boolean(),
    }),
  ),
  /** A slice of a draft's file, base64, at most 1 MB: the editor shows the pictures in the text. */
  'draft.readFile': call<{ readonly base64: string; readonly sizeBytes: number }>()(
    z.object({
      draft: draftId,
      file: draftFileId,
      offset: integer,
      length: z
        .number()
        .int()
        .min(1)
        .max(1 << 20),
    }),
  ),
  'draft.removeFile': call<Record<string, never>>()(z.object({ draft: draftId, file: draftFileId })),
  /** The history below the answer as mail clients quote it, for the reader to look at. */
  'draft.quote': call<{ readonly html: string; readonly text: string }>()(z.object({ draft: draftId })),
  /**
   * Hands a draft over to the outbox. Errors, all `rejected`: `no-recipient`, `address-invalid`, `attachment-too-large`,
   * `text-too-long`, `unresolved-variable`, `cannot-send`.
   */
  'draft.send': call<{ readonly outbox: OutboxId }>()(
    z.object({
      draft: draftId,
      /** The newest message the agent saw: what came later makes the answer stale. Null when there was none. */
      seen: messageId.nullable(),
      /** Epoch ms to send at; null for now, after the time to undo. */
      at: integer.nullable().default(null),
      /** Waits in the outbox, held `by-agent`, until a person lets it go. */
      hold: z.boolean().default(false),
      afterwards: z.enum(afterSending).default('nothing'),
    }),
  ),
  /** A note of a conversation, for colleagues: a message of this desk that no server ever gets. */
  'draft.keepNote': call<{ readonly action: ActionId | null }>()(z.object({ draft: draftId })),

  'outbox.list': call<readonly OutboxSummary[]>()(nothing),
  /** Back into a draft, as long as it did not leave. Errors: `rejected` with code `already-sent`. */
  'outbox.edit': call<DraftView>()(z.object({ item: outboxId })),
  'outbox.sendNow': call<OutboxItem>()(
    z.object({
      item: outboxId,
      /** Sends although it is held. */
      anyway: z.boolean().default(false),
    }),
  ),
  'outbox.hold': call<OutboxItem>()(z.object({ item: outboxId })),
  'outbox.drop': call<Record<string, never>>()(z.object({ item: outboxId })),

  'canned.list': call<readonly CannedReply[]>()(nothing),
  /** By title, shortcut, tag and text, fuzzily; used last and most first when nothing was typed. */
  'canned.find': call<readonly CannedReply[]>()(
    z.object({ text: z.string().max(200), conversation: conversationId.nullable(), limit }),
  ),
  'canned.render': call<RenderedReply>()(
    z.object({
      reply: cannedReplyId,
      draft: draftId.nullable(),
      conversation: conversationId.nullable(),
      /** Null for the one that fits the conversation's language and channel best. */
      variant: integer.nullable().default(null),
    }),
  ),
  /** For the editor: a template that is not saved yet. */
  'canned.preview': call<RenderedReply>()(
    z.object({ variant: cannedVariant, subject: z.string().max(500), conversation: conversationId.nullable() }),
  ),
  'canned.variables': call<readonly { readonly name: string; readonly example: string }[]>()(nothing),
  'canned.check': call<readonly TemplateProblem[]>()(z.object({ template: z.string().max(200_000) })),
  'canned.save': call<CannedReply>()(z.object({ id: cannedReplyId.nullable(), reply: cannedReplyInput })),
  /** Removed replies can be brought back for a day. */
  'canned.remove': call<Record<string, never>>()(z.object({ reply: cannedReplyId })),
  'canned.restore': call<CannedReply>()(z.object({ reply: cannedReplyId })),
  'canned.addFile': call<CannedReply>()(
    z.object({ reply: cannedReplyId, name: z.string().max(500), type: z.string().max(200), base64: z.string() }),
  ),
  'canned.removeFile': call<CannedReply>()(z.object({ reply: cannedReplyId, index: integer })),
  /** Notes the use: moves it up in the list, takes its files into the draft. */
  'canned.use': call<DraftView>()(z.object({ reply: cannedReplyId, draft: draftId })),
  /** Up to three that fitted before: ranked against what customers wrote when they were used. */
  'canned.suggest': call<readonly CannedReply[]>()(z.object({ conversation: conversationId })),
  'canned.export': call<{ readonly text: string }>()(z.object({ format: z.enum(['json', 'csv']) })),
  /** Rows that cannot be read are named; the others are taken. Same title and folder: replaced. */
  'canned.import': call<{
    readonly added: number
    readonly replaced: number
    readonly problems: readonly CannedImportProblem[]
  }>()(z.object({ format: z.enum(['json', 'csv']), text: z.string().max(20_000_000) })),

  'calendar.list': call<readonly BusinessCalendar[]>()(nothing),
  /** As it would count, before it is saved; calendars of a zone that does not exist are looked at too. */
  'calendar.check': call<CalendarCheck>()(z.object({ calendar: calendarInput })),
  /**
   * Clocks that count its hours are worked out anew, as a job of kind `due-times`. Errors: `invalid` with the code of the
   * first problem that blocks.
   */
  'calendar.save': call<BusinessCalendar>()(z.object({ id: calendarId.nullable(), calendar: calendarInput })),
  /** Errors: `rejected` with code `calendar-in-use` and params `{ policies }`, their names. */
  'calendar.remove': call<Record<string, never>>()(z.object({ id: calendarId })),
  /** The whole-day and part-day events of an .ics file, with their repetitions over ten years; nothing is stored. */
  'calendar.readIcs': call<{ readonly holidays: readonly Holiday[]; readonly skipped: number }>()(
    z.object({ text: z.string().max(5_000_000), zone: z.string().max(100) }),
  ),
  /** Countries whose public holidays are known, with names in the desk's language. */
  'calendar.countries': call<readonly HolidayCountry[]>()(nothing),

  /** In the order they are tried. */
  'policy.list': call<readonly SlaPolicy[]>()(nothing),
  /** Looks at a whole list as if it were saved. */
  'policy.check': call<PolicyCheck>()(z.object({ policies: draftPolicies })),
  /** A new one comes first. Due times are worked out anew, as a job of kind `due-times`. Errors: `not-found`. */
  'policy.save': call<SlaPolicy>()(z.object({ id: policyId.nullable(), policy: slaPolicyInput })),
  /** All of them, in their new order. */
  'policy.order': call<readonly SlaPolicy[]>()(z.object({ ids: z.array(policyId).max(200) })),
  'policy.remove': call<Record<string, never>>()(z.object({ id: policyId })),
  /** The whole list at once: a draft that was replayed becomes what counts. */
  'policy.replaceAll': call<readonly SlaPolicy[]>()(z.object({ policies: draftPolicies })),

  /** For the view Due, its counts, and the chip "due today". */
  'sla.groups': call<DueGroups>()(queueQuestion.omit({ filter: true })),
  'sla.explain': call<SlaExplanation>()(z.object({ conversation: conversationId })),
  /** "Offline until 14:00": what breaches by then unless somebody answers. */
  'sla.forecast': call<SlaForecast>()(z.object({ until: integer, account: accountId.nullable().default(null) })),
  /** A list of policies over what was said in a period, beside those that count now: a job of kind `replay`. */
  'sla.replay': call<JobView>()(z.object({ policies: draftPolicies, since: integer, until: integer })),
  /** Of a job that is done; kept until the desk closes or the next one is done. Errors: `not-found`. */
  'sla.replayResult': call<ReplayResult>()(z.object({ job: jobId })),
  'sla.replayChanges': call<{ readonly rows: readonly ReplayChange[]; readonly count: number }>()(
    z.object({
      job: jobId,
      figure: figureOf,
      /** Only what gets worse, or better; null for both. */
      change: z.enum(['worse', 'better']).nullable().default(null),
      offset: integer,
      limit,
    }),
  ),
  /** Clocks that began in a period: a job of kind `report`. */
  'sla.report': call<JobView>()(
    z.object({ since: integer, until: integer, account: accountId.nullable().default(null) }),
  ),
  'sla.reportResult': call<SlaReport>()(z.object({ job: jobId })),
  /** The clocks behind one of its figures, the latest first. */
  'sla.reportClocks': call<{ readonly rows: readonly ReportClock[]; readonly count: number }>()(
    z.object({ job: jobId, figure: figureOf, offset: integer, limit }),
  ),
  /** `figures`: a row for each group and clock · `clocks`: a row for each clock. Headings in the desk's language. */
  'sla.reportCsv': call<{ readonly text: string }>()(z.object({ job: jobId, rows: z.enum(['figures', 'clocks']) })),

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
