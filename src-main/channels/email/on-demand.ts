import { DeskError } from '../../contract/errors.ts'
import type { PartRef, Place } from '../channel.ts'
import { decodeTransfer } from '../mime/transfer-encoding.ts'
import type { ImapConnection } from './imap-connection.ts'
import { messageGone, stopped } from './imap-errors.ts'

// Slices, so that a stop is prompt, a throttle even, and a watchdog sees the line move.
const sliceBytes = 512 * 1024
const largestBytes = 200 * 1024 * 1024

/** The folder that is open on the connection. */
interface OpenFolder {
  readonly uidValidity: string
  readonly forChange: boolean
}

/**
 * Does what a person asks for, on a connection of its own: a running first sync does not keep them waiting, and the line
 * that listens for new mail is left alone.
 */
export class OnDemand {
  private readonly connect: () => Promise<ImapConnection>
  private readonly keepOpenMs: number
  private connection: Promise<ImapConnection> | null = null
  private opened: OpenFolder | null = null
  private closing: NodeJS.Timeout | null = null
  private queue: Promise<unknown> = Promise.resolve()

  constructor(connect: () => Promise<ImapConnection>, keepOpenMs: number) {
    this.connect = connect
    this.keepOpenMs = keepOpenMs
  }

  async fetchPart(ref: PartRef, uidValidity: string | null, signal: AbortSignal): Promise<Uint8Array> {
    return decodeTransfer(await this.fetch(ref.place, ref.section, uidValidity, signal), ref.encoding)
  }

  async fetchSource(place: Place, uidValidity: string | null, signal: AbortSignal): Promise<Uint8Array> {
    return await this.fetch(place, '', uidValidity, signal)
  }

  /** Lends the connection out; one at a time, for a connection has one folder open. */
  async use<Result>(signal: AbortSignal, work: (connection: ImapConnection) => Promise<Result>): Promise<Result> {
    const turn = this.queue.then(async () => {
      if (signal.aborted) throw stopped()
      if (this.closing) clearTimeout(this.closing)
      try {
        return await work(await this.ready())
      } finally {
        this.closing = setTimeout(() => this.close(), this.keepOpenMs)
        this.closing.unref()
      }
    })
    this.queue = turn.catch(() => {})
    return await turn
  }

  /** Opens a folder on the connection that is lent out and gives its numbering; null when the folder is gone. */
  async enter(connection: ImapConnection, folder: string, forChange: boolean): Promise<string | null> {
    const isOpen = connection.selected === folder && this.opened !== null && (this.opened.forChange || !forChange)
    if (!isOpen) {
      this.opened = null
      const state = forChange ? await connection.selectForChange(folder) : await connection.select(folder)
      if (state) this.opened = { uidValidity: state.uidValidity, forChange }
    }
    return this.opened?.uidValidity ?? null
  }

  close(): void {
    if (this.closing) clearTimeout(this.closing)
    const closing = this.connection
    this.connection = null
    closing?.then(
      (connection) => connection.close(),
      () => {},
    )
  }

  private async fetch(
    place: Place,
    section: string,
    uidValidity: string | null,
    signal: AbortSignal,
  ): Promise<Uint8Array> {
    return await this.use(signal, async (connection) => {
      const numbering = await this.enter(connection, place.folder, false)
      // Under another numbering this uid is another message.
      if (numbering === null || (uidValidity !== null && numbering !== uidValidity)) throw messageGone()
      return await read(connection, place.uid, section, signal)
    })
  }

  private async ready(): Promise<ImapConnection> {
    const open = await this.connection?.catch(() => null)
    if (open && !open.closed) return open
    this.opened = null
    this.connection = this.connect()
    return await this.connection
  }
}

async function read(
  connection: ImapConnection,
  uid: number,
  section: string,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const slices: Uint8Array[] = []
  for (let offset = 0; ; offset += sliceBytes) {
    if (signal.aborted) throw stopped()
    let slice: Uint8Array | null = null
    await connection.fetch(`${uid}`, `(UID BODY.PEEK[${section}]<${offset}.${sliceBytes}>)`, (row) => {
      if (row.uid === uid) slice = row.sections.get(section) ?? slice
    })
    const bytes = slice as Uint8Array | null
    if (bytes === null) throw messageGone()
    slices.push(bytes)
    if (bytes.length < sliceBytes) return Buffer.concat(slices)
    if (offset + sliceBytes >= largestBytes) throw tooLarge()
  }
}

function tooLarge(): DeskError {
  const limitMb = largestBytes / 1024 / 1024
  const sentence = `This is larger than ${limitMb} MB. Open it in another mail program.`
  return new DeskError('rejected', 'part-too-large', sentence, { limitMb })
}
