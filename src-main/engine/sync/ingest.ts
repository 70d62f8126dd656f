import type { Flags, RemoteEvent, RemoteMessage } from '../../channels/channel.ts'
import { DeskError } from '../../contract/errors.ts'
import { assignAnew } from '../desk/presence.ts'
import { isFlagged, isUnread, type Projection } from '../desk/projection.ts'
import { isHidden } from '../desk/triage/server-words.ts'
import { type DeskWork, deskWork } from '../desk/work.ts'
import { type OwnAccount, ownAccounts } from '../people/own-account.ts'
import { previewOf } from '../reading/preview.ts'
import { indexedText } from '../search/indexed-text.ts'
import { storedText } from '../search/stored-text.ts'
import { countMessages, putCursor } from '../store/accounts.ts'
import { flagsCode } from '../store/codes.ts'
import { conversationById } from '../store/conversations.ts'
import type { Database } from '../store/database.ts'
import { type MessageRow, messageById, messageByRemoteId, setFlags, setGone, setMissing } from '../store/messages.ts'
import { deleteParticipations, participantsOf as storedParticipants } from '../store/people.ts'
import {
  deletePlace,
  deletePlacesOfMessage,
  dropOldPlaces,
  type FolderRow,
  folderOf,
  foldersOf,
  forgetElsewhere,
  placeAt,
  placedFlags,
  placesBetween,
  putPlace,
  renumberFolder,
  takePlace,
} from '../store/places.ts'
import { type IndexedText, indexMessage, unindexMessage } from '../store/search-index.ts'
import { deleteTrashPlaces } from '../store/server-changes.ts'
import { storeMessage, updateContent } from './store-message.ts'

export interface IngestInput {
  readonly accountId: number
  readonly events: readonly RemoteEvent[]
  /** Stored with the events; null for sources that keep no place of their own. */
  readonly cursor: string | null
  /** Customers' new messages are told as arrived only then. */
  readonly live: boolean
}

export interface Arrival {
  /** The message. */
  readonly id: number
  readonly contact: number
  readonly subject: string
  readonly preview: string
}

export interface IngestResult {
  /** Contacts whose queue row, card or timeline changed. */
  readonly contacts: readonly number[]
  readonly added: number
  /** Messages the desk knew already. */
  readonly known: number
  readonly arrivals: readonly Arrival[]
}

/**
 * Writes a batch of facts, their projections, the search index and the cursor, all or nothing. Events may be repeated
 * or come again after a crash: the upsert by account and remote id makes that harmless.
 * Must run in a transaction of the one writer. Throws `not-found` when the account was removed meanwhile.
 */
export function ingest(db: Database, input: IngestInput): IngestResult {
  const accounts = ownAccounts(db)
  const account = accounts.get(input.accountId)
  if (!account) throw new DeskError('not-found', 'account-gone', 'The account was removed from this desk')
  const batch = new IngestBatch(db, account)
  for (const event of input.live ? input.events : oldestFirst(input.events)) batch.apply(event)
  const contacts = batch.finish()
  if (input.cursor !== null) putCursor(db, account.id, input.cursor)
  const arrivals = input.live ? batch.arrivals.filter(({ id }) => !isSpam(db, id)) : []
  return { contacts, added: batch.added, known: batch.known, arrivals }
}

/**
 * History comes newest first. Rows whose ids ascend fill the pages of a table one after the other, where descending ones
 * leave them half empty; in which order messages of one batch are stored shows nowhere else.
 */
function oldestFirst(events: readonly RemoteEvent[]): readonly RemoteEvent[] {
  const messages = events.filter((event) => event.type === 'message')
  // Of other facts the order may matter.
  if (messages.length < events.length) return events
  return messages.sort((a, b) => a.message.sentAt - b.message.sentAt)
}

/** Whoever was blocked does not get through to anybody. */
function isSpam(db: Database, id: number): boolean {
  const conversation = messageById(db, id)?.conversation_id
  return conversation !== undefined && conversationById(db, conversation)?.spam === 1
}

/** The lifetime of one transaction: folders seen, texts to index, projections to bring up to date. */
class IngestBatch {
  added = 0
  known = 0
  readonly arrivals: Arrival[] = []
  private readonly db: Database
  private readonly account: OwnAccount
  private readonly work: DeskWork
  private readonly projection: Projection
  private readonly folders = new Map<string, FolderRow>()
  /** What new messages are found by … */
  private readonly texts = new Map<number, IndexedText>()
  /** … and known ones that are not in the index, or not as they are now. */
  private readonly indexedAnew = new Set<number>()
  /** Known messages whose places changed, with the folders they lay in before: the index knows folders. */
  private readonly foldersBefore = new Map<number, string>()
  /** Messages that lost a place: hidden at the end unless they got another one in the same batch. */
  private readonly displaced = new Set<number>()
  private change = 0

  constructor(db: Database, account: OwnAccount) {
    this.db = db
    this.account = account
    this.work = deskWork(db)
    this.projection = this.work.projection
  }

  apply(event: RemoteEvent): void {
    switch (event.type) {
      case 'message':
        this.message(event.message)
        return
      case 'placed': {
        const row = messageByRemoteId(this.db, this.account.id, event.remoteId)
        if (row) this.place(row, this.folder(event.place.folder), event.place.uid, event.flags)
        return
      }
      case 'flags': {
        const folder = this.folder(event.place.folder)
        const place = placeAt(this.db, folder, event.place.uid)
        if (place) this.flagsAt(folder, event.place.uid, place.message_id, place.flags, event.flags)
        return
      }
      case 'removed': {
        const folder = this.folder(event.folder)
        for (const uid of event.uids) {
          const place = placeAt(this.db, folder, uid)
          if (place) this.removePlace(folder, uid, place.message_id)
        }
        return
      }
      case 'listing':
        this.listing(event)
        return
      case 'renumbered':
        renumberFolder(this.db, this.folder(event.folder).id, event.uidValidity)
        this.folders.delete(event.folder)
        return
      case 'numbered':
        this.dropOldPlaces(this.folder(event.folder))
        return
      case 'deleted':
        for (const remoteId of event.remoteIds) {
          const row = messageByRemoteId(this.db, this.account.id, remoteId)
          if (!row) continue
          deletePlacesOfMessage(this.db, row.id)
          this.lost(row)
        }
        return
    }
  }

  finish(): readonly number[] {
    for (const id of this.displaced) {
      const flags = placedFlags(this.db, id)
      const row = messageById(this.db, id)
      if (!row) continue
      if (flags === null) this.lost(row)
      else this.setFlags(row, flags)
    }
    this.index()
    if (this.change !== 0) countMessages(this.db, this.account.id, this.change)
    return this.work.finish()
  }

  private message(message: RemoteMessage): void {
    const known = messageByRemoteId(this.db, this.account.id, message.remoteId)
    if (known) {
      this.known++
      this.knownMessage(known, message)
      return
    }
    const { id, contact } = storeMessage(this.db, this.account, message, this.work)
    this.added++
    this.change++
    const folder = message.place && this.folder(message.place.folder)
    if (message.place && folder) this.occupy(folder, message.place.uid, id, flagsCode(message.flags))
    const { direction, kind } = message
    const folders = folder ? [folder.id] : []
    this.texts.set(id, indexedText(message, { account: this.account.id, direction, kind, folders }))
    if (message.direction === 'in' && message.kind === 'message' && !message.flags.seen) {
      this.arrivals.push({ id, contact, subject: message.subject, preview: previewOf(message.text) })
    }
  }

  private knownMessage(row: MessageRow, message: RemoteMessage): void {
    if (message.place) this.place(row, this.folder(message.place.folder), message.place.uid, message.flags)
    else this.found(row)
    // A copy of a mail may differ in its footer; only channels that can edit in place rewrite what was read.
    if (message.place === null && updateContent(this.db, row, message)) {
      this.indexAnew(row.id)
      // With its text went whatever was counted of it: a file may have come or gone.
      this.projection.removed(row, [])
    }
  }

  private place(row: MessageRow, folder: FolderRow, uid: number, flags: Flags): void {
    this.noteFolders(row.id)
    forgetElsewhere(this.db, this.account.id, row.id)
    this.occupy(folder, uid, row.id, flagsCode(flags))
    const current = this.found(row)
    this.setFlags(current, placedFlags(this.db, row.id) ?? flagsCode(flags))
  }

  /** Puts a message where it lies now; whatever the desk thought to lie there does not any more. */
  private occupy(folder: FolderRow, uid: number, messageId: number, flags: number): void {
    if (takePlace(this.db, folder, uid, messageId, flags)) return
    const there = placeAt(this.db, folder, uid)
    if (there && there.message_id !== messageId) this.displace(there.message_id)
    putPlace(this.db, folder, uid, messageId, flags)
  }

  private flagsAt(folder: FolderRow, uid: number, messageId: number, before: number, flags: Flags): void {
    const after = flagsCode(flags)
    if (after === before) return
    putPlace(this.db, folder, uid, messageId, after)
    const row = messageById(this.db, messageId)
    if (row) this.setFlags(row, placedFlags(this.db, messageId) ?? after)
  }

  private listing(event: Extract<RemoteEvent, { type: 'listing' }>): void {
    const folder = this.folder(event.folder)
    const listed = new Map(event.uids.map((uid, at) => [uid, event.flags[at]]))
    for (const place of placesBetween(this.db, folder, event.from, event.to)) {
      const flags = listed.get(place.uid)
      if (flags) this.flagsAt(folder, place.uid, place.message_id, place.flags, flags)
      else this.removePlace(folder, place.uid, place.message_id)
    }
  }

  private removePlace(folder: FolderRow, uid: number, messageId: number): void {
    this.displace(messageId)
    deletePlace(this.db, folder, uid)
  }

  private dropOldPlaces(folder: FolderRow): void {
    for (const id of dropOldPlaces(this.db, folder)) {
      const before = new Set([...foldersOf(this.db, id), folder.id])
      if (!this.foldersBefore.has(id)) this.foldersBefore.set(id, [...before].sort((a, b) => a - b).join())
      this.displaced.add(id)
    }
  }

  private displace(messageId: number): void {
    this.noteFolders(messageId)
    this.displaced.add(messageId)
  }

  private noteFolders(messageId: number): void {
    if (!this.foldersBefore.has(messageId)) {
      this.foldersBefore.set(messageId, foldersOf(this.db, messageId).join())
    }
  }

  private indexAnew(messageId: number): void {
    if (!this.texts.delete(messageId)) unindexMessage(this.db, messageId)
    this.indexedAnew.add(messageId)
  }

  private index(): void {
    for (const [id, before] of this.foldersBefore) {
      if (!this.indexedAnew.has(id) && foldersOf(this.db, id).join() !== before) this.indexAnew(id)
    }
    for (const id of this.indexedAnew) {
      const row = messageById(this.db, id)
      const text = row && !row.gone && storedText(this.db, row)
      if (text) this.texts.set(id, text)
    }
    // The index flushes its memory whenever a row of it is not greater than the last one; it counts from the newest on.
    const newestFirst = [...this.texts.keys()].sort((a, b) => b - a)
    for (const id of newestFirst) indexMessage(this.db, id, this.texts.get(id) as IndexedText)
  }

  private setFlags(row: MessageRow, flags: number): void {
    if (row.flags === flags) return
    const wasUnread = isUnread(row)
    setFlags(this.db, row.id, flags)
    const isNowUnread = isUnread({ ...row, flags })
    if (!row.gone && wasUnread !== isNowUnread) this.projection.unreadChanged(row, isNowUnread ? 1 : -1)
    if (!row.gone && isFlagged(row) !== isFlagged({ ...row, flags })) {
      this.projection.conversationChanged(row.conversation_id)
    }
    if (!row.gone) this.projection.contactChanged(row.contact_id)
  }

  /** No place is left for it on the server: it is hidden, unless an agent's word on it is still on its way. */
  private lost(row: MessageRow): void {
    if (row.missing === 1) return
    setMissing(this.db, row.id, true)
    if (isHidden(this.db, row, true)) this.hide({ ...row, missing: 1 })
  }

  /** It is on the server, or came back: moved to a followed folder, or restored from the trash. */
  private found(row: MessageRow): MessageRow {
    if (row.missing === 0) return row
    setMissing(this.db, row.id, false)
    deleteTrashPlaces(this.db, row.id)
    const there = { ...row, missing: 0 }
    return row.gone === 1 && !isHidden(this.db, row, false) ? this.show(there) : there
  }

  /** It leaves the timeline, the queue and the search, not the log. */
  private hide(row: MessageRow): void {
    if (row.gone) return
    const contacts = storedParticipants(this.db, row.id)
    for (const contact of contacts) this.work.lost(contact, row.id)
    setGone(this.db, row.id, true)
    deleteParticipations(this.db, row.id)
    if (!this.texts.delete(row.id)) unindexMessage(this.db, row.id)
    this.projection.removed(row, contacts)
    this.change--
  }

  private show(row: MessageRow): MessageRow {
    setGone(this.db, row.id, false)
    const contacts = assignAnew(this.db, this.account, row)
    if (!contacts) return { ...row, gone: 0 }
    const shown = { ...row, gone: 0, contact_id: contacts[0] }
    this.indexAnew(row.id)
    this.projection.added(shown, contacts)
    this.change++
    return shown
  }

  private folder(path: string): FolderRow {
    const folder = this.folders.get(path) ?? folderOf(this.db, this.account.id, path)
    this.folders.set(path, folder)
    return folder
  }
}
