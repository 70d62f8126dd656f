import { setImmediate as nextTurn } from 'node:timers/promises'
import type { ListResponse } from 'imapflow'
import type { EmailSettings } from '../../contract/account.ts'
import type { DeskError } from '../../contract/errors.ts'
import { type FetchRow, readFetchRow } from './fetch-row.ts'
import { FolderNews } from './folder-news.ts'
import { type ImapClient, peerOf } from './imap-client.ts'
import { imapError, silence } from './imap-errors.ts'
import type { WireLine } from './imap-values.ts'
import type { Throttle } from './throttle.ts'
import { countUids, readUidSet, type UidRange, writeUidSet } from './uid-ranges.ts'

const longestTurnMs = 5
// A server is silent while it receives: the watchdog allows for the slowest line that still carries an attachment.
const slowestBytesPerMs = 8

/** What the server says about a folder, by STATUS or on opening it. */
export interface FolderState {
  readonly uidValidity: string
  readonly uidNext: number
  readonly exists: number
  /** Only by STATUS. */
  readonly unseen: number | null
  /** Null where changes are not counted (no CONDSTORE, or NOMODSEQ). */
  readonly modseq: bigint | null
}

/** Where moved messages lie now (COPYUID); nothing where the server does not tell. */
export interface Moved {
  readonly folder: string
  readonly uidValidity: string
  /** New uids by old ones. */
  readonly uids: ReadonlyMap<number, number>
}

/**
 * One signed-in connection. Reads FETCH and SEARCH answers itself, everything else through imapflow.
 * No command hangs: a line that stays silent for `quietMs` is cut, and whatever waited on it throws kind `network`.
 */
export class ImapConnection {
  private readonly client: ImapClient
  private readonly settings: EmailSettings
  private readonly quietMs: number
  private readonly throttle: Throttle | null
  private onRow: ((row: FetchRow) => void) | null = null
  private onFound: ((uids: readonly UidRange[]) => void) | null = null
  private spentBytes = 0
  private turnBeganAt = 0
  private idle: Promise<void> | null = null
  private failure: DeskError | null = null
  /** The open folder's path; null before the first `select`. */
  selected: string | null = null
  /** What the server told unasked about the open folder. */
  readonly news = new FolderNews()

  constructor(client: ImapClient, settings: EmailSettings, quietMs: number, throttle: Throttle | null) {
    this.client = client
    this.settings = settings
    this.quietMs = quietMs
    this.throttle = throttle
    const handOn = client.handleResponse.bind(client)
    client.handleResponse = async (line) => {
      const ours = this.readOurs(line)
      if (this.throttle) await this.payFor(this.throttle)
      await this.letOthersRun()
      return ours || (await handOn(line))
    }
    client.on('exists', (told) => this.news.arrived(told.count - told.prevCount))
    client.on('expunge', () => this.news.expunged([]))
    client.on('flags', (told) => this.news.changed(told.uid ?? null, told.seq))
    client.on('close', () => this.news.lost())
  }

  get closed(): boolean {
    return this.client.isClosed
  }

  get countsChanges(): boolean {
    return this.client.enabled.has('CONDSTORE')
  }

  /** Expunged messages are named by uid, also those of the time we were away (RFC 7162). */
  get namesVanished(): boolean {
    return this.client.enabled.has('QRESYNC')
  }

  get host(): string {
    return this.settings.imap.host
  }

  get isGmail(): boolean {
    return this.client.capabilities.has('X-GM-EXT-1')
  }

  get canIdle(): boolean {
    return this.client.capabilities.has('IDLE')
  }

  /** Opens a folder for reading; null when it is gone. Nothing we do here marks mail as seen. */
  async select(path: string): Promise<FolderState | null> {
    return await this.open(path, true)
  }

  /** Opens a folder so that its messages can be changed; null when it is gone. */
  async selectForChange(path: string): Promise<FolderState | null> {
    return await this.open(path, false)
  }

  private async open(path: string, readOnly: boolean): Promise<FolderState | null> {
    return await this.command(async () => {
      this.selected = null
      const box = await this.client.mailboxOpen(path, { readOnly }).catch(async (thrown) => {
        // A folder that is merely busy is refused too; only one that has no status is gone.
        if (thrown.responseStatus === 'NO' && (await this.readStatus(path)) === null) return null
        throw thrown
      })
      if (!box) return null
      this.selected = path
      this.news.reset()
      return {
        uidValidity: String(box.uidValidity),
        uidNext: box.uidNext || 0,
        exists: box.exists,
        unseen: null,
        modseq: this.countsChanges && !box.noModseq ? (box.highestModseq ?? null) : null,
      }
    })
  }

  /** Null when the folder is gone. */
  async status(path: string): Promise<FolderState | null> {
    return await this.command(() => this.readStatus(path))
  }

  /** The folders of the account. Counting makes the server open each of them: a tenth of a second for a large one. */
  async list(counted: boolean): Promise<readonly ListResponse[]> {
    const options = counted ? { statusQuery: { messages: true } } : {}
    return await this.command(() => this.client.list(options))
  }

  /** Fetches items of uids; each row is handed over as it arrives, between two turns of the event loop. */
  async fetch(uids: string, items: string, onRow: (row: FetchRow) => void): Promise<void> {
    await this.fetchWith('UID FETCH', uids, items, onRow)
  }

  /** Fetches by position in the folder, for servers that name changed messages that way. */
  async fetchBySequence(sequences: string, items: string, onRow: (row: FetchRow) => void): Promise<void> {
    await this.fetchWith('FETCH', sequences, items, onRow)
  }

  /** Uids that exist within `from..to`, ascending. */
  async search(from: number, to: number | '*'): Promise<readonly UidRange[]> {
    const found = await this.searchFor(`UID ${from}:${to}`)
    // `n:*` always names the last message, even where it is older than n.
    return found.filter((range) => range.to >= from)
  }

  /** Those of the uids that exist in the open folder by now, ascending. */
  async present(uids: readonly UidRange[]): Promise<readonly UidRange[]> {
    await this.noop()
    return await this.searchFor(`UID ${writeUidSet(uids)}`)
  }

  /** Those of the uids whose source is larger than `bytes`, ascending. */
  async searchLarger(uids: readonly UidRange[], bytes: number): Promise<readonly UidRange[]> {
    return await this.searchFor(`UID ${writeUidSet(uids)} LARGER ${bytes}`)
  }

  /** Uids in the open folder whose Message-ID is this one, ascending; drafts are not counted unless asked for. */
  async searchMessageId(id: string, drafts: 'with drafts' | 'without drafts'): Promise<readonly UidRange[]> {
    // No quoting helps a server with what is not ASCII in a header, and no mailer of today writes such an id.
    if (!/^[\x20-\x7e]+$/.test(id)) return []
    const quoted = `"<${id.replaceAll(/["\\]/g, '\\$&')}>"`
    return await this.searchFor(`HEADER Message-ID ${quoted}${drafts === 'with drafts' ? '' : ' UNDRAFT'}`)
  }

  /** Changes something of messages in the open folder: `+FLAGS.SILENT (\Seen)`. Uids that are gone are passed over. */
  async store(uids: readonly UidRange[], change: string): Promise<void> {
    await this.command(async () => {
      const done = await this.client.exec('UID STORE', [
        { type: 'SEQUENCE', value: writeUidSet(uids) },
        { type: 'TEXT', value: change },
      ])
      done.next()
    })
  }

  /** Moves messages of the open folder; without MOVE they are copied and then taken away. */
  async move(uids: readonly UidRange[], path: string): Promise<Moved> {
    return await this.command(async () => {
      const moved = await orThrow(this.client.messageMove(writeUidSet(uids), path, { uid: true }))
      return { folder: path, uidValidity: String(moved.uidValidity ?? ''), uids: moved.uidMap ?? new Map() }
    })
  }

  /** Takes messages of the open folder away for good. */
  async expunge(uids: readonly UidRange[]): Promise<void> {
    await this.command(() => orThrow(this.client.messageDelete(writeUidSet(uids), { uid: true })))
  }

  /** Puts a message into a folder; its uid where the server tells, else null. */
  async append(path: string, source: Uint8Array, flags: readonly string[]): Promise<number | null> {
    return await this.command(
      async () => {
        const bytes = Buffer.from(source.buffer, source.byteOffset, source.byteLength)
        const put = await orThrow(this.client.append(path, bytes, [...flags]))
        return put.uid ?? null
      },
      this.quietMs + source.length / slowestBytesPerMs,
    )
  }

  /** Makes a folder; gives its path, which may lie under the server's own prefix. */
  async create(path: string): Promise<string> {
    return await this.command(async () => (await this.client.mailboxCreate(path)).path)
  }

  /** Asks for nothing and so lets the server tell what is new; proves that the line lives. */
  async noop(answerWithinMs = this.quietMs): Promise<void> {
    await this.command(() => this.client.noop(), answerWithinMs)
  }

  /** Lets the server push; ends when another command breaks it, or the server does. */
  startIdle(): Promise<void> {
    this.idle ??= this.client
      .idle()
      .then(() => {})
      .finally(() => {
        this.idle = null
      })
    return this.idle
  }

  /** Throws kind `network` when the connection is gone, with the reason it went. */
  assertOpen(): void {
    if (this.closed) throw this.failure ?? this.error({ reason: this.client.byeReason })
  }

  close(): void {
    this.client.close()
  }

  private async searchFor(criteria: string): Promise<readonly UidRange[]> {
    return await this.command(async () => {
      const returning = this.client.capabilities.has('ESEARCH') ? 'RETURN (ALL) ' : ''
      const found: UidRange[] = []
      this.onFound = (ranges) => found.push(...ranges)
      try {
        const done = await this.client.exec('UID SEARCH', [{ type: 'TEXT', value: returning + criteria }])
        done.next()
        return found.sort((a, b) => a.from - b.from)
      } finally {
        this.onFound = null
      }
    })
  }

  private async readStatus(path: string): Promise<FolderState | null> {
    const asked = { messages: true, uidNext: true, uidValidity: true, unseen: true, highestModseq: true }
    const status = await this.client.status(path, asked).catch((thrown: { readonly code?: string }) => {
      if (thrown.code === 'NotFound') return null
      throw thrown
    })
    if (!status) return null
    return {
      uidValidity: String(status.uidValidity),
      uidNext: status.uidNext ?? 0,
      exists: status.messages ?? 0,
      unseen: status.unseen ?? null,
      // Zero where the folder does not keep them.
      modseq: this.countsChanges ? status.highestModseq || null : null,
    }
  }

  private async fetchWith(command: string, set: string, items: string, onRow: (row: FetchRow) => void): Promise<void> {
    await this.command(async () => {
      this.onRow = onRow
      try {
        const parts = [
          { type: 'SEQUENCE', value: set },
          { type: 'TEXT', value: items },
        ] as const
        const done = await this.client.exec(command, parts)
        done.next()
      } finally {
        this.onRow = null
      }
    })
  }

  /** Runs one command under the watchdog, after breaking an IDLE that is in its way. */
  private async command<Result>(work: () => Promise<Result>, quietMs = this.quietMs): Promise<Result> {
    this.assertOpen()
    let received = this.received
    let quietSince = performance.now()
    const watchdog = setInterval(() => {
      const now = performance.now()
      if (this.received !== received) {
        received = this.received
        quietSince = now
      } else if (now - quietSince >= quietMs) {
        this.failure ??= silence(this.settings.imap.host)
        this.client.close()
      }
    }, quietMs / 8)
    try {
      if (this.idle) {
        if (this.client.preCheck) await this.client.preCheck()
        await this.idle
      }
      const result = await work()
      // imapflow answers some commands with `false` when the line broke under them.
      this.assertOpen()
      return result
    } catch (thrown) {
      throw this.failure ?? this.error(thrown)
    } finally {
      clearInterval(watchdog)
    }
  }

  private get received(): number {
    return this.client.stats().received
  }

  private error(thrown: unknown): DeskError {
    return imapError(thrown, peerOf(this.settings))
  }

  /** True when the line was an answer to our own FETCH or SEARCH, or names vanished uids, and needs nobody else. */
  private readOurs(line: WireLine): boolean {
    const vanished = readVanished(line)
    if (vanished) {
      this.news.expunged(vanished.uids)
      // imapflow leaves its count as it was, and then takes the next arrival for nothing new.
      const box = this.client.mailbox
      if (box && !vanished.earlier) box.exists = Math.max(0, box.exists - countUids(vanished.uids))
      return true
    }
    if (this.onRow) {
      const row = readFetchRow(line)
      if (row) {
        if (row.uid > 0) this.onRow(row)
        else this.news.changed(null, row.sequence)
        return true
      }
    }
    if (this.onFound) {
      const found = readFound(line)
      if (found) {
        this.onFound(found)
        return true
      }
    }
    return false
  }

  /**
   * A fast server fills the socket faster than mail is read, and Node would hand over megabytes within one turn of its
   * event loop: windows, answered from the same thread, would wait. While we pause, the socket is not read.
   */
  private async letOthersRun(): Promise<void> {
    if (performance.now() - this.turnBeganAt < longestTurnMs) return
    await nextTurn()
    this.turnBeganAt = performance.now()
  }

  private async payFor(throttle: Throttle): Promise<void> {
    const bytes = this.received - this.spentBytes
    this.spentBytes += bytes
    await throttle.spend(bytes)
  }
}

/** imapflow answers some refused commands with `false`, having kept the server's words to itself. */
async function orThrow<Result>(answer: Promise<Result | false | undefined>): Promise<Result> {
  const result = await answer
  if (result === false || result === undefined)
    throw Object.assign(new Error('The server refused the command'), { responseStatus: 'NO' })
  return result
}

/** `* VANISHED (EARLIER) 41,43:116`: uids that are gone, since now or since long (RFC 7162). */
function readVanished(line: WireLine): { readonly earlier: boolean; readonly uids: readonly UidRange[] } | null {
  if (line.payload.toString('latin1', 0, 11).toUpperCase() !== '* VANISHED ') return null
  const told = /^(\(EARLIER\) )?([\d:,]+)/i.exec(line.payload.toString('latin1', 11))
  return told ? { earlier: told[1] !== undefined, uids: readUidSet(told[2] ?? '') } : null
}

/** `* SEARCH 4 8` or `* ESEARCH (TAG "A") UID ALL 4:6,8`; null for any other line. */
function readFound(line: WireLine): readonly UidRange[] | null {
  const head = line.payload.toString('latin1', 0, 10).toUpperCase()
  if (head.startsWith('* SEARCH'))
    return readUidSet(line.payload.toString('latin1', 9).replace(/\(.*/, '').trim().replaceAll(' ', ','))
  if (!head.startsWith('* ESEARCH')) return null
  return readUidSet(/\bALL ([\d:,]+)/i.exec(line.payload.toString('latin1', 10))?.[1] ?? '')
}
