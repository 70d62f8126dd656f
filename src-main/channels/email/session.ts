import type {
  Batch,
  CanFetchPart,
  CanKeepDrafts,
  CanListFolders,
  CanMove,
  CanSend,
  CanSetFlags,
  ChannelHost,
  Cursor,
  Flags,
  MoveDestination,
  OutgoingMessage,
  PartRef,
  Place,
  RemoteEvent,
  RemoteFolder,
  SendReceipt,
  Session,
} from '../channel.ts'
import { changeMailbox } from './change/change-mailbox.ts'
import { FoldersByRole } from './change/folders-by-role.ts'
import { type FolderCursor, readCursor, writeCursor } from './cursor.ts'
import type { MailboxContext } from './fetch-messages.ts'
import { FolderSync, type Step } from './folder-sync.ts'
import { describeFolders } from './folders.ts'
import type { ImapConnection } from './imap-connection.ts'
import { folderInFlux, stopped } from './imap-errors.ts'
import type { OnDemand } from './on-demand.ts'
import { Pace } from './pace.ts'
import { sendMail } from './send/send-mail.ts'
import { serverDrafts } from './send/server-drafts.ts'
import type { Submission } from './send/submission.ts'
import type { EmailTiming } from './timing.ts'
import { waitForChange } from './wait-for-change.ts'

export interface SessionParts {
  readonly connection: ImapConnection
  readonly onDemand: OnDemand
  /** Null where no server for sending is set. */
  readonly submission: Submission | null
  readonly mailbox: MailboxContext
  readonly host: ChannelHost
  readonly timing: EmailTiming
}

type Abilities = CanFetchPart & CanListFolders & CanSend & CanSetFlags & CanMove & CanKeepDrafts

/**
 * Follows one mailbox over one connection: what is new first, then what changed, then history, newest first. What a person
 * asks for goes over others: one for sending, one for everything else.
 */
export class EmailSession implements Session, Abilities {
  private readonly parts: SessionParts
  private readonly sending: CanSend
  private readonly drafts: CanKeepDrafts
  private readonly changing: CanSetFlags & CanMove
  private readonly closing = new AbortController()
  private readonly pace = new Pace()
  private folderSyncs: FolderSync[] | null = null
  /** The cursor of the batch made last; a pull from any other starts from what that one says. */
  private lastCursor: Cursor | null = null

  private reporting = false
  private expungesLooked = 0
  /** A folder was made that is to be followed from now on. */
  private folderWasMade = false

  constructor(parts: SessionParts) {
    this.parts = parts
    const { onDemand, mailbox, submission } = parts
    const roles = new FoldersByRole(mailbox.settings, () => {
      this.folderWasMade = true
    })
    const folders = { onDemand, roles }
    this.sending = sendMail({ submission, folders, mailbox })
    this.drafts = serverDrafts(folders)
    this.changing = changeMailbox({ onDemand, roles, numberingOf: (folder) => this.steadyNumberingOf(folder) })
  }

  async *pull(since: Cursor | null, signal: AbortSignal): AsyncGenerator<Batch> {
    const begun = await this.begin(since)
    const folders = begun.folders
    if (begun.left.length > 0) yield this.batch({ events: begun.left, live: false }, folders)
    let lookedForArrivals = this.parts.mailbox.now()

    for (;;) {
      if (signal.aborted) throw stopped()
      this.parts.connection.assertOpen()
      const primary = folders[0]
      if (!primary) return

      const { expunges } = this.parts.connection.news
      if (expunges !== this.expungesLooked) {
        this.expungesLooked = expunges
        // It may have been moved: look where it went, before it is taken away if it can be.
        for (const folder of folders) if (!folder.isOpen) folder.lookedAt = Number.NEGATIVE_INFINITY
      }
      // Pushed arrivals of the folder that is open come before anything else: somebody may be waiting for them.
      const open = folders.find((folder) => folder.isOpen)
      if (open && this.parts.connection.news.any) {
        const step = await open.takeNews()
        if (step) yield this.batch(step, folders)
      }
      for (const folder of folders) {
        const told = folder.takeUntold()
        if (told) yield this.batch(told, folders)
      }
      const due = this.nextLook(folders)
      const arrivals = folders.find((folder) => folder.hasArrivals || folder.isNew)
      if (arrivals) {
        yield* this.missingOf(arrivals, folders)
      } else if (due) {
        if (!(await due.look(due.isPrimary && !due.isOpen))) {
          folders.splice(folders.indexOf(due), 1)
          if (due.cursor) yield this.batch({ events: [emptied(due.path, due.cursor.uidNext)], live: false }, folders)
        }
      } else if (folders.some((folder) => folder.changesDue)) {
        // A message that was moved is announced at its new place by now, before it leaves the old one.
        const changed = folders.find((folder) => folder.changesDue) as FolderSync
        for await (const step of changed.takeChanges()) yield this.batch(step, folders)
      } else {
        const history = newestHistory(folders)
        if (!history) {
          // Looks that found nothing still moved the cursor.
          if (writeCursor(cursorsOf(folders)) !== this.lastCursor) yield this.batch(nothingNew, folders)
          return
        }
        if (this.parts.mailbox.now() - lookedForArrivals >= this.parts.timing.arrivalsMs && !primary.isOpen) {
          lookedForArrivals = this.parts.mailbox.now()
          primary.lookedAt = Number.NEGATIVE_INFINITY
        } else {
          yield* this.missingOf(history, folders)
        }
      }
    }
  }

  async waitForChange(signal: AbortSignal): Promise<void> {
    const { connection, timing, mailbox } = this.parts
    await waitForChange({ connection, timing, now: mailbox.now, folders: this.folderSyncs ?? [], signal })
  }

  async probe(timeoutMs: number): Promise<void> {
    await this.parts.connection.noop(timeoutMs)
  }

  async close(): Promise<void> {
    this.closing.abort()
    this.parts.submission?.close()
    this.parts.onDemand.close()
    this.parts.connection.close()
  }

  async folders(): Promise<readonly RemoteFolder[]> {
    const { connection, mailbox } = this.parts
    return describeFolders(await connection.list(true), mailbox.settings, connection.isGmail)
  }

  async fetchPart(ref: PartRef, signal: AbortSignal): Promise<Uint8Array> {
    return await this.parts.onDemand.fetchPart(ref, this.numberingOf(ref.place), signal)
  }

  async fetchSource(place: Place, signal: AbortSignal): Promise<Uint8Array> {
    return await this.parts.onDemand.fetchSource(place, this.numberingOf(place), signal)
  }

  async send(message: OutgoingMessage, signal: AbortSignal, handedOver?: () => void): Promise<SendReceipt> {
    return await this.sending.send(message, this.whileOpen(signal), handedOver)
  }

  prepare(message: OutgoingMessage): void {
    this.sending.prepare?.(message)
  }

  async receipt(message: OutgoingMessage): Promise<SendReceipt> {
    return await this.sending.receipt(message)
  }

  async findSent(channelMessageId: string, signal: AbortSignal): Promise<boolean> {
    return await this.sending.findSent(channelMessageId, this.whileOpen(signal))
  }

  async keepCopy(source: Uint8Array, channelMessageId: string, signal: AbortSignal): Promise<void> {
    await this.sending.keepCopy(source, channelMessageId, this.whileOpen(signal))
  }

  async maxMessageBytes(signal: AbortSignal): Promise<number | null> {
    return await this.sending.maxMessageBytes(this.whileOpen(signal))
  }

  async setFlags(places: readonly Place[], change: Partial<Flags>, signal: AbortSignal): Promise<void> {
    await this.changing.setFlags(places, change, this.whileOpen(signal))
  }

  async move(places: readonly Place[], to: MoveDestination, signal: AbortSignal): Promise<readonly (Place | null)[]> {
    return await this.changing.move(places, to, this.whileOpen(signal))
  }

  async putDraft(message: OutgoingMessage, signal: AbortSignal): Promise<void> {
    await this.drafts.putDraft(message, this.whileOpen(signal))
  }

  async removeDraft(channelMessageId: string, signal: AbortSignal): Promise<void> {
    await this.drafts.removeDraft(channelMessageId, this.whileOpen(signal))
  }

  /** Nothing is begun on a session that was closed; it would open the connection again. */
  private whileOpen(signal: AbortSignal): AbortSignal {
    this.parts.connection.assertOpen()
    return AbortSignal.any([signal, this.closing.signal])
  }

  /** Undefined for folders that are not followed. */
  private steadyNumberingOf(path: string): string | undefined {
    if (!this.folderSyncs) throw folderInFlux(path)
    const cursor = this.folderSyncs.find((folder) => folder.path === path)?.cursor
    if (cursor?.renumbering) throw folderInFlux(path)
    return cursor?.uidValidity
  }

  private numberingOf(place: Place): string | null {
    return this.folderSyncs?.find((folder) => folder.path === place.folder)?.uidValidity ?? null
  }

  private async *missingOf(folder: FolderSync, folders: readonly FolderSync[]): AsyncGenerator<Batch> {
    const limit = Math.min(folder.isNew ? this.pace.first : this.pace.next, this.mostWithAttachments)
    const step = await this.pace.measure(limit, () => folder.takeMissing(limit))
    if (step) yield this.batch(step, folders)
  }

  /** Attachments that come along are held in memory together with their messages. */
  private get mostWithAttachments(): number {
    const { prefetchAttachmentsUpToBytes } = this.parts.mailbox.settings
    return Math.max(1, Math.floor(attachmentBytesAtOnce / Math.max(1, prefetchAttachmentsUpToBytes)))
  }

  /** The next folder whose state is not known well enough, the pushed one first. */
  private nextLook(folders: readonly FolderSync[]): FolderSync | null {
    const { mailbox, timing } = this.parts
    const dueBefore = mailbox.now() - timing.pollMs
    const isDue = (folder: FolderSync) =>
      folder.lookedAt === Number.NEGATIVE_INFINITY || (!folder.isOpen && folder.lookedAt <= dueBefore)
    return folders.find(isDue) ?? null
  }

  /** The followed folders as the cursor leaves them, and what to tell about folders that are followed no more. */
  private async begin(
    since: Cursor | null,
  ): Promise<{ readonly folders: FolderSync[]; readonly left: readonly RemoteEvent[] }> {
    const { connection, mailbox, host, timing } = this.parts
    const follows = this.folderSyncs !== null && !this.folderWasMade
    if (this.folderSyncs && follows && since !== null && since === this.lastCursor) {
      return { folders: this.folderSyncs, left: [] }
    }
    this.folderWasMade = false
    const cursors = readCursor(since)
    // A look at each folder comes anyway; its count beforehand is worth asking for only where a first sync shows progress.
    const listed = await connection.list(cursors.size === 0)
    const described = describeFolders(listed, mailbox.settings, connection.isGmail).filter((folder) => folder.followed)
    const known = (remoteIds: readonly string[]) => host.known(remoteIds)
    const session = { connection, mailbox, known, fullLookMs: timing.fullLookMs }
    const folders = described.map(({ path, messages }, index) => {
      const cursor = cursors.get(path) ?? null
      return new FolderSync({ path, exists: cursor?.exists ?? messages, isPrimary: index === 0 }, cursor, session)
    })
    const followed = new Set(described.map((folder) => folder.path))
    const left = [...cursors].filter(([path]) => !followed.has(path))
    this.folderSyncs = folders
    this.lastCursor = since
    connection.selected = null
    return { folders, left: left.map(([path, cursor]) => emptied(path, cursor.uidNext)) }
  }

  private batch(step: Step, folders: readonly FolderSync[]): Batch {
    this.lastCursor = writeCursor(cursorsOf(folders))
    this.report(folders)
    return { events: step.events, cursor: this.lastCursor, live: step.live }
  }

  private report(folders: readonly FolderSync[]): void {
    const total = folders.reduce((sum, folder) => sum + folder.exists, 0)
    const missing = folders.reduce((sum, folder) => sum + folder.missingCount, 0)
    // A single new mail is no progress worth a bar.
    if (missing === 0 && !this.reporting) return
    this.reporting = missing > 0
    const current = newestHistory(folders) ?? folders[0]
    this.parts.host.progress({ done: Math.max(0, total - missing), total, folder: current?.path ?? '' })
  }
}

const attachmentBytesAtOnce = 32 * 1024 * 1024
const nothingNew: Step = { events: [], live: false }

function cursorsOf(folders: readonly FolderSync[]): ReadonlyMap<string, FolderCursor> {
  return new Map(folders.flatMap((folder) => (folder.cursor ? [[folder.path, folder.cursor] as const] : [])))
}

function newestHistory(folders: readonly FolderSync[]): FolderSync | null {
  let newest: FolderSync | null = null
  for (const folder of folders) {
    if (folder.hasMissing && (!newest || folder.frontier > newest.frontier)) newest = folder
  }
  return newest
}

function emptied(folder: string, uidNext: number): RemoteEvent {
  return { type: 'listing', folder, from: 1, to: Math.max(1, uidNext - 1), uids: [], flags: [] }
}
