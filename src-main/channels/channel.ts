import type { SyncProgress } from '../contract/account.ts'
import type { Address, ChannelKind, Direction, MessageAbout, MessageKind } from '../contract/message.ts'

/** Opaque to the engine: JSON the session wrote itself, stored in the transaction of the batch it came with. */
export type Cursor = string

/** What a channel can do; drives the composer and the outbox so that nobody asks "is this Telegram?". */
export interface Capabilities {
  /** Longest text of one message in the channel's own count; null without a limit. */
  readonly maxTextLength: number | null
  readonly html: boolean
  readonly attachments: boolean
  readonly threads: boolean
  readonly seenFlags: boolean
  /** A subject line. */
  readonly subject: boolean
  /** How long after the customer's last message one may still answer, ms; null without a limit. */
  readonly replyWindowMs: number | null
}

export interface Channel<Settings = unknown> {
  readonly kind: ChannelKind
  readonly capabilities: Capabilities
  /** Connects and signs in. Throws `DeskError` of kind `auth`, `network`, `certificate` or `rate-limited`. */
  open(account: ChannelAccount<Settings>, host: ChannelHost): Promise<Session>
}

export interface ChannelAccount<Settings> {
  readonly address: string
  /** Lower-case addresses that are "us": the account's own and its aliases. */
  readonly ownAddresses: readonly string[]
  readonly settings: Settings
}

export type Credential =
  | { readonly type: 'password'; readonly password: string }
  | { readonly type: 'access-token'; readonly token: string }

/** What a session may ask of the engine. It never sees the store, never retries and never sleeps. */
export interface ChannelHost {
  /** A fresh credential: for OAuth the engine refreshes the token first. Throws kind `auth` when that fails. */
  credential(): Promise<Credential>
  /** Which of these remote ids the desk has stored with their text, in the order asked. */
  known(remoteIds: readonly string[]): Promise<readonly boolean[]>
  progress(progress: Pick<SyncProgress, 'done' | 'total' | 'folder'>): void
  now(): number
  log(line: string): void
}

/** A batch is stored whole, with its cursor, in one transaction; storing it twice changes nothing. */
export interface Batch {
  readonly events: readonly RemoteEvent[]
  readonly cursor: Cursor
  /** False while history is filled in: the desk does not notify about it. */
  readonly live: boolean
}

export interface Session {
  /**
   * Everything that changed since the cursor, newest first where history is filled in, and ends when nothing is left.
   * `signal` stops it between messages; what was yielded stays valid.
   */
  pull(since: Cursor | null, signal: AbortSignal): AsyncIterable<Batch>
  /** Resolves when a `pull` is worth while: a push, a lost push channel, or the channel's own timer. Throws like `pull`. */
  waitForChange(signal: AbortSignal): Promise<void>
  /** Proves within `timeoutMs` that the connection lives; throws kind `network` when it does not. For wake-up. */
  probe(timeoutMs: number): Promise<void>
  close(): Promise<void>
}

/** Optional abilities, asked for with the guards below. */
export interface CanFetchPart {
  /** One attachment's decoded bytes. Throws kind `not-found` when the message is gone from the server. */
  fetchPart(ref: PartRef, signal: AbortSignal): Promise<Uint8Array>
  /** The whole raw source. */
  fetchSource(place: Place, signal: AbortSignal): Promise<Uint8Array>
}

export interface CanListFolders {
  folders(): Promise<readonly RemoteFolder[]>
}

/** A message that leaves. Everything that identifies it was minted and stored before the first try. */
export interface OutgoingMessage {
  /** Message-ID without angle brackets. */
  readonly channelMessageId: string
  /** Epoch ms, for the Date header; stays the same over all tries, so that the copy is known when it comes back. */
  readonly sentAt: number
  readonly from: Address
  readonly to: readonly Address[]
  readonly cc: readonly Address[]
  /** Never in a header. */
  readonly bcc: readonly Address[]
  readonly subject: string
  readonly text: string
  /** Null for plain text only. */
  readonly html: string | null
  /** Message-IDs, the root first; the last one is what is answered. */
  readonly references: readonly string[]
  readonly inReplyTo: string | null
  readonly language: string | null
  readonly attachments: readonly {
    readonly name: string
    readonly type: string
    readonly content: Uint8Array
    /** Without angle brackets, for pictures inside the text; null for files beside it. */
    readonly contentId: string | null
  }[]
}

export interface SendReceipt {
  /** What was sent, as the desk will know it when it comes back from the server. */
  readonly message: RemoteMessage
  /** The exact source, for `keepCopy`. */
  readonly source: Uint8Array
  /** Recipients the server refused while it took the others, with its words. */
  readonly refused: readonly { readonly address: string; readonly reason: string }[]
}

/**
 * Sending. Kinds of error: `rejected` the server said no for good · `network` and `rate-limited` try later ·
 * `auth` ask the user · code `send-uncertain` (kind `network`): it was handed over and no answer came; ask `findSent`
 * before any second try.
 */
export interface CanSend {
  /** `handedOver` is told when the last byte went out and only the server's word is awaited. */
  send(message: OutgoingMessage, signal: AbortSignal, handedOver?: () => void): Promise<SendReceipt>
  /** Begins to compose what `send` will likely be handed next, the very same object, while another is on its way. */
  prepare?(message: OutgoingMessage): void
  /** What `send` hands back, without sending: for a message that turns out to have left in an earlier try. */
  receipt(message: OutgoingMessage): Promise<SendReceipt>
  /** Whether a message with this id is in Sent or All Mail, that is: has left. */
  findSent(channelMessageId: string, signal: AbortSignal): Promise<boolean>
  /** Puts a copy into Sent, unless the provider does so itself. Repeating it adds nothing. */
  keepCopy(source: Uint8Array, channelMessageId: string, signal: AbortSignal): Promise<void>
  /** The server's limit for one message, bytes; null when it does not tell. */
  maxMessageBytes(signal: AbortSignal): Promise<number | null>
}

/** What of a triage the server knows too. Places that are empty by now are passed over quietly. */
export interface CanSetFlags {
  setFlags(places: readonly Place[], change: Partial<Flags>, signal: AbortSignal): Promise<void>
}

export const moveTargets = ['archive', 'junk', 'trash', 'inbox', 'sent'] as const
export type MoveTarget = (typeof moveTargets)[number]
/**
 * What a folder is for, or the folder itself: what is taken back goes where it lay. `otherwise` counts where the server
 * keeps all there is in that folder, so that lying there says nothing.
 */
export type MoveDestination = MoveTarget | { readonly folder: string; readonly otherwise: MoveTarget }

export interface CanMove {
  /**
   * Answers where each lies now, in the order of `places` (COPYUID): folders that nobody follows tell of no move, and
   * what was moved can be taken back from there. Null where the server did not tell or nothing lay there any more. What
   * lies at the target already stays, and an archive takes mail out of the inbox alone. Kind `rejected`, code `no-such-folder` when the server has no folder of that role
   * and none could be made.
   */
  move(places: readonly Place[], to: MoveDestination, signal: AbortSignal): Promise<readonly (Place | null)[]>
}

export interface CanKeepDrafts {
  /** Replaces the draft of this id in the server's drafts folder. */
  putDraft(message: OutgoingMessage, signal: AbortSignal): Promise<void>
  removeDraft(channelMessageId: string, signal: AbortSignal): Promise<void>
}

export function canSend(session: Session): session is Session & CanSend {
  return 'send' in session
}

export function canSetFlags(session: Session): session is Session & CanSetFlags {
  return 'setFlags' in session
}

export function canMove(session: Session): session is Session & CanMove {
  return 'move' in session
}

export function canKeepDrafts(session: Session): session is Session & CanKeepDrafts {
  return 'putDraft' in session
}

export function canFetchPart(session: Session): session is Session & CanFetchPart {
  return 'fetchPart' in session
}

export function canListFolders(session: Session): session is Session & CanListFolders {
  return 'folders' in session
}

/** Where a message lies on its server. A message may lie in several places, or move. */
export interface Place {
  /** Folder path, as the server spells it. */
  readonly folder: string
  readonly uid: number
}

export interface PartRef {
  readonly place: Place
  /** IMAP body section, such as `2.1`. */
  readonly section: string
  readonly encoding: string
}

export const folderRoles = ['inbox', 'sent', 'archive', 'all', 'drafts', 'junk', 'trash', 'other'] as const
export type FolderRole = (typeof folderRoles)[number]

export interface RemoteFolder {
  readonly path: string
  readonly name: string
  readonly role: FolderRole
  readonly messages: number
  /** This session follows it. */
  readonly followed: boolean
}

export interface Flags {
  readonly seen: boolean
  readonly flagged: boolean
  readonly answered: boolean
}

/**
 * What comes from outside. Events are facts about the server and may be repeated or reordered between batches:
 * - `message`: a message with its text; upsert by `remoteId`.
 * - `placed`: a known message was found at a place (a move, a copy, a folder that changed its numbering).
 * - `flags`: the flags at a place are now these.
 * - `removed`: the places are empty now. A message without any place left the desk's folders and is hidden.
 * - `listing`: the whole truth about uids `from..to` of a folder: places not listed are gone, flags are as listed.
 * - `renumbered`: the folder's UIDVALIDITY changed; its old places count until `numbered` says that the new ones are complete.
 * - `numbered`: all messages of the folder were announced under this numbering; older places are dropped.
 * - `deleted`: the message is gone by its own id (channels without places).
 */
export type RemoteEvent =
  | { readonly type: 'message'; readonly message: RemoteMessage }
  | { readonly type: 'placed'; readonly remoteId: string; readonly place: Place; readonly flags: Flags }
  | { readonly type: 'flags'; readonly place: Place; readonly flags: Flags }
  | { readonly type: 'removed'; readonly folder: string; readonly uids: readonly number[] }
  | {
      readonly type: 'listing'
      readonly folder: string
      readonly from: number
      readonly to: number
      readonly uids: readonly number[]
      readonly flags: readonly Flags[]
    }
  | { readonly type: 'renumbered'; readonly folder: string; readonly uidValidity: string }
  | { readonly type: 'numbered'; readonly folder: string; readonly uidValidity: string }
  | { readonly type: 'deleted'; readonly remoteIds: readonly string[] }

/** One message in our own shape: what a pure mapper makes of theirs. Plain data that crosses a thread. */
export interface RemoteMessage {
  /**
   * Stable within the account, whatever folder it lies in: the desk's upsert key. E-mail: a hash over Message-ID, From,
   * Date and Subject; see `channels/mime/remote-id.ts`.
   */
  readonly remoteId: string
  /** Where it came from, for people and scripts: the file it was imported from, or the remote address of the message. */
  readonly origin: string
  /** The channel's own message id that others refer to (Message-ID without angle brackets); null when it has none. */
  readonly channelMessageId: string | null
  /**
   * Thread references, the root first, all without angle brackets. Messages that share any of them or refer to each
   * other's `channelMessageId` are one conversation. The subject never counts.
   */
  readonly references: readonly string[]
  readonly kind: MessageKind
  /** What its machine-readable part says: a delivery report, a calendar request; null for all else. */
  readonly about: MessageAbout | null
  readonly direction: Direction
  readonly from: Address
  readonly to: readonly Address[]
  readonly cc: readonly Address[]
  readonly bcc: readonly Address[]
  readonly replyTo: readonly Address[]
  readonly subject: string
  /** Epoch ms: the Date header where it is sane, else the server's own received time. */
  readonly sentAt: number
  readonly receivedAt: number
  readonly text: string
  readonly html: string | null
  readonly attachments: readonly RemoteAttachment[]
  readonly flags: Flags
  readonly place: Place | null
  /** Size of the raw message. */
  readonly sizeBytes: number
  /** The raw source, where the tree is broken and the source is what can be shown; else null. */
  readonly source: Uint8Array | null
}

export interface RemoteAttachment {
  readonly name: string
  readonly type: string
  readonly sizeBytes: number
  readonly contentId: string | null
  readonly inline: boolean
  /** How to fetch it later; null when `content` is here or it cannot be fetched. */
  readonly section: string | null
  /** Transfer encoding at the server, for decoding after a fetch. */
  readonly encoding: string
  /** Decoded bytes, when they came with the message. */
  readonly content: Uint8Array | null
}
