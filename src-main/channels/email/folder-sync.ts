import type { RemoteEvent } from '../channel.ts'
import type { FolderCursor, Missing } from './cursor.ts'
import { fetchMessages, type MailboxContext } from './fetch-messages.ts'
import { readChanges } from './folder-changes.ts'
import type { FolderState, ImapConnection } from './imap-connection.ts'
import { folderGone } from './imap-errors.ts'
import { fetchUnknown, type Known } from './recognise-messages.ts'
import { countUids, intersect, takeNewest, type UidRange } from './uid-ranges.ts'

/** A piece of work done on a folder: what it found, and whether that is news or history. */
export interface Step {
  readonly events: readonly RemoteEvent[]
  readonly live: boolean
}

// Above this many at once, arrivals are counted before they are fetched.
const directArrivals = 50
// A mail this large may hold a text of a megabyte; most of them only hold attachments.
const hugeBytes = 512 * 1024
const mostHuge = 32
const highestUid = 0xffff_ffff

/** Keeps the desk in step with one folder: knows where it stands, what is missing, and what may have changed. */
export class FolderSync {
  readonly path: string
  /** The folder that is pushed: the inbox, or Gmail's All Mail. */
  readonly isPrimary: boolean
  private readonly connection: ImapConnection
  private readonly mailbox: MailboxContext
  private readonly known: Known
  private readonly fullLookMs: number
  /** Null until the folder was looked at for the first time ever. */
  cursor: FolderCursor | null
  /** Messages in the folder now, as far as we know. */
  exists: number
  lookedAt = Number.NEGATIVE_INFINITY
  /** The first messages of a new folder are still to come. */
  isNew = false
  /** Received time of the oldest message fetched last: history goes on where it is newest. */
  frontier = Number.POSITIVE_INFINITY
  /** Flags or deletions of known messages are to be read. */
  changesDue = false
  /** Somebody read or unread something, and only a listing can say what. */
  private unseenMoved = false
  private listedAt = Number.NEGATIVE_INFINITY
  private latest: FolderState | null = null
  /** A new numbering, met while looking. */
  private readonly untold: RemoteEvent[] = []
  /** Uids that exist within `missing`; null while not asked. */
  private pending: readonly UidRange[] | null = null

  constructor(
    folder: { readonly path: string; readonly exists: number; readonly isPrimary: boolean },
    cursor: FolderCursor | null,
    session: {
      readonly connection: ImapConnection
      readonly mailbox: MailboxContext
      readonly known: Known
      readonly fullLookMs: number
    },
  ) {
    this.path = folder.path
    this.isPrimary = folder.isPrimary
    this.exists = folder.exists
    this.cursor = cursor
    this.connection = session.connection
    this.mailbox = session.mailbox
    this.known = session.known
    this.fullLookMs = session.fullLookMs
  }

  /** How many messages are still to be announced, as far as we know. */
  get missingCount(): number {
    if (this.pending) return countUids(this.pending)
    if (!this.cursor) return this.exists
    return Math.min(this.exists, countUids(this.cursor.missing))
  }

  get hasMissing(): boolean {
    return (this.cursor?.missing.length ?? 0) > 0
  }

  get hasArrivals(): boolean {
    return this.cursor?.missing.at(-1)?.live ?? false
  }

  get isOpen(): boolean {
    return this.connection.selected === this.path
  }

  /** The numbering this folder had when we looked; places are worth nothing without it. */
  get uidValidity(): string | null {
    return this.cursor?.uidValidity ?? null
  }

  /**
   * Compares where we stand with what the server says now. Opens the folder only if asked to: a STATUS tells enough.
   * False when the folder is gone.
   */
  async look(open: boolean): Promise<boolean> {
    const state = open ? await this.connection.select(this.path) : await this.connection.status(this.path)
    if (!state) return false
    this.lookedAt = this.mailbox.now()
    this.compare(await this.withUidNext(state))
    return true
  }

  /** There is something to fetch, to read or to tell. */
  get hasWork(): boolean {
    return this.hasMissing || this.changesDue || this.untold.length > 0
  }

  /** What a look found that needs no further question. */
  takeUntold(): Step | null {
    return this.untold.length > 0 ? { events: this.untold.splice(0), live: false } : null
  }

  /** Takes the pushed news of the open folder into account: no round trip but the fetch itself. */
  async takeNews(): Promise<Step | null> {
    const { news } = this.connection
    if (!this.cursor) return null
    if (news.anyChanged || news.anyExpunged) this.changesDue = true
    const count = news.arrivedCount
    if (count === 0) return null
    news.arrivedCount = 0
    this.exists += count
    if (count > directArrivals || this.hasArrivals) {
      const found = await this.connection.search(this.cursor.uidNext, '*')
      const last = found.at(-1)
      if (last) this.expect(found, last.to + 1)
      return null
    }
    const arrived = { from: this.cursor.uidNext, to: highestUid }
    const messages = await fetchMessages(this.connection, this.path, [arrived], this.mailbox)
    const newest = messages[0]?.place?.uid
    if (newest === undefined) return null
    this.cursor = { ...this.cursor, uidNext: newest + 1, exists: this.cursor.exists + messages.length }
    return { events: messages.map((message) => ({ type: 'message', message })), live: true }
  }

  /** Fetches the newest missing messages, at most `limit`; null when nothing is missing. Opens the folder if need be. */
  async takeMissing(limit: number): Promise<Step | null> {
    await this.open()
    const cursor = this.cursor
    if (!cursor) return null
    const stretch = cursor.missing.at(-1)
    if (!stretch) return null
    const pending = await this.findPending(cursor)
    const there = intersect(pending, [stretch])
    const uids = await this.withinMemory(takeNewest(there, limit))
    // What arrives outside the inbox was mostly moved there, and is known.
    const recognise = cursor.renumbering || (stretch.live && !this.isPrimary)
    const announced = uids.length > 0 ? await this.announce(uids, recognise) : []
    // Opening the folder may have met a new numbering, which must be told first.
    const events = [...this.untold.splice(0), ...announced]
    const lowest = uids[0]?.from ?? stretch.from
    const isDone = countUids(uids) === countUids(there)
    const rest = isDone ? [] : [{ ...stretch, to: lowest - 1 }]
    const missing = [...cursor.missing.slice(0, -1), ...rest]
    this.pending = intersect(pending, missing)
    this.isNew = false
    const complete = cursor.renumbering && missing.length === 0
    const exists = cursor.exists + (stretch.live ? countUids(uids) : 0)
    this.cursor = { ...cursor, missing, exists, renumbering: cursor.renumbering && !complete }
    const numbered = { type: 'numbered', folder: this.path, uidValidity: cursor.uidValidity } as const
    return { events: complete ? [...events, numbered] : events, live: stretch.live }
  }

  /** What happened to messages the desk knows: flags, deletions. Opens the folder if need be. */
  async *takeChanges(): AsyncGenerator<Step> {
    await this.open()
    this.changesDue = false
    const { cursor, latest } = this
    if (!cursor || !latest) return
    const changes = readChanges(this.connection, this.path, cursor, {
      exists: this.exists,
      modseq: latest.modseq,
      fullLook: this.fullLookDue || this.unseenMoved,
    })
    for (;;) {
      const { done, value } = await changes.next()
      if (done) {
        if (value.listed) this.listedAt = this.mailbox.now()
        this.unseenMoved = false
        this.exists = value.exists
        this.cursor = { ...(this.cursor ?? cursor), exists: value.exists, unseen: latest.unseen, modseq: value.modseq }
        yield { events: [...this.untold.splice(0), ...value.events], live: true }
        return
      }
      yield { events: value, live: true }
    }
  }

  private async open(): Promise<void> {
    if (this.isOpen) return
    if (!(await this.look(true))) throw folderGone(this.path)
  }

  private compare(state: FolderState): void {
    const before = this.cursor
    this.latest = state
    this.exists = state.exists
    if (!before) {
      this.begin(state, false)
      this.isNew = this.hasMissing
    } else if (before.uidValidity !== state.uidValidity) {
      this.begin(state, true)
      const { path: folder } = this
      const { uidValidity } = state
      this.untold.push({ type: 'renumbered', folder, uidValidity })
      if (!this.hasMissing) this.untold.push({ type: 'numbered', folder, uidValidity })
    } else {
      this.expect(null, state.uidNext)
      this.changesDue ||= this.mayHaveChanged(before, state)
    }
  }

  private mayHaveChanged(before: FolderCursor, state: FolderState): boolean {
    if (state.modseq !== null && before.modseq !== null) return state.modseq !== BigInt(before.modseq)
    if (before.modseq === null && state.modseq !== null) return true
    const grew = state.uidNext > before.uidNext
    this.unseenMoved ||= !grew && state.unseen !== null && before.unseen !== null && state.unseen !== before.unseen
    return this.fullLookDue || this.unseenMoved || grew || state.exists !== before.exists
  }

  /** Without counted changes, flags can only be compared one by one; not more often than now and then. */
  private get fullLookDue(): boolean {
    return this.mailbox.now() - this.listedAt >= this.fullLookMs
  }

  private begin(state: FolderState, renumbering: boolean): void {
    const missing: readonly Missing[] =
      state.exists > 0 && state.uidNext > 1 ? [{ from: 1, to: state.uidNext - 1, live: false }] : []
    this.pending = null
    this.changesDue = false
    this.listedAt = this.mailbox.now()
    this.frontier = Number.POSITIVE_INFINITY
    this.cursor = {
      uidValidity: state.uidValidity,
      uidNext: Math.max(1, state.uidNext),
      exists: state.exists,
      unseen: state.unseen,
      modseq: state.modseq === null ? null : String(state.modseq),
      missing: [...missing],
      renumbering: renumbering && missing.length > 0,
    }
  }

  /** Uids from our `uidNext` up to the new one are to be fetched; `found` are those that exist, if known. */
  private expect(found: readonly UidRange[] | null, uidNext: number): void {
    const cursor = this.cursor
    if (!cursor || uidNext <= cursor.uidNext) return
    const last = cursor.missing.at(-1)
    const arrived = { from: cursor.uidNext, to: uidNext - 1, live: true }
    // What was still on its way and what came now are one stretch.
    const missing =
      last?.live && last.to === arrived.from - 1
        ? [...cursor.missing.slice(0, -1), { ...last, to: arrived.to }]
        : [...cursor.missing, arrived]
    this.pending = found && this.pending ? [...this.pending, ...found] : null
    this.cursor = { ...cursor, uidNext, missing }
  }

  private async findPending(cursor: FolderCursor): Promise<readonly UidRange[]> {
    if (this.pending) return this.pending
    const first = cursor.missing[0]
    const last = cursor.missing.at(-1)
    const there = first && last ? await this.connection.search(first.from, last.to) : []
    this.pending = intersect(there, cursor.missing)
    return this.pending
  }

  /** The newest of these uids with so few huge mails among them that their texts fit into memory together. */
  private async withinMemory(uids: readonly UidRange[]): Promise<readonly UidRange[]> {
    if (countUids(uids) <= mostHuge) return uids
    const huge = await this.connection.searchLarger(uids, hugeBytes)
    if (countUids(huge) <= mostHuge) return uids
    const from = takeNewest(huge, mostHuge)[0]?.from ?? 1
    return intersect(uids, [{ from, to: highestUid }])
  }

  private async announce(uids: readonly UidRange[], recognise: boolean): Promise<readonly RemoteEvent[]> {
    const events = recognise
      ? await fetchUnknown(this.connection, this.path, uids, this.mailbox, this.known)
      : (await fetchMessages(this.connection, this.path, uids, this.mailbox)).map(
          (message) => ({ type: 'message', message }) as const,
        )
    for (const event of events) {
      if (event.type === 'message') this.frontier = Math.min(this.frontier, event.message.receivedAt)
    }
    return events
  }

  /** A server that does not say which uid comes next (it should) is asked for the last one. */
  private async withUidNext(state: FolderState): Promise<FolderState> {
    if (state.uidNext > 0) return state
    if (state.exists === 0) return { ...state, uidNext: 1 }
    if (!this.isOpen) await this.connection.select(this.path)
    const last = (await this.connection.search(1, '*')).at(-1)
    return { ...state, uidNext: (last?.to ?? 0) + 1 }
  }
}
