import { DeskError } from '../../contract/errors.ts'
import type { PartRef, Place } from '../channel.ts'
import { decodeTransfer } from '../mime/transfer-encoding.ts'
import type { ImapConnection } from './imap-connection.ts'
import { messageGone, stopped } from './imap-errors.ts'

// Slices, so that a stop is prompt, a throttle even, and a watchdog sees the line move.
const sliceBytes = 512 * 1024
const largestBytes = 200 * 1024 * 1024

/** Fetches what a person opens, on a connection of its own, so that a running first sync does not keep them waiting. */
export class OnDemand {
  private readonly connect: () => Promise<ImapConnection>
  private readonly keepOpenMs: number
  private connection: Promise<ImapConnection> | null = null
  private numbering: string | null = null
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

  close(): void {
    if (this.closing) clearTimeout(this.closing)
    const closing = this.connection
    this.connection = null
    closing?.then(
      (connection) => connection.close(),
      () => {},
    )
  }

  /** One at a time: a connection has one folder open. */
  private async fetch(
    place: Place,
    section: string,
    uidValidity: string | null,
    signal: AbortSignal,
  ): Promise<Uint8Array> {
    const turn = this.queue.then(async () => {
      if (this.closing) clearTimeout(this.closing)
      try {
        return await this.read(await this.ready(), place, section, uidValidity, signal)
      } finally {
        this.closing = setTimeout(() => this.close(), this.keepOpenMs)
        this.closing.unref()
      }
    })
    this.queue = turn.catch(() => {})
    return await turn
  }

  private async ready(): Promise<ImapConnection> {
    const open = await this.connection?.catch(() => null)
    if (open && !open.closed) return open
    this.connection = this.connect()
    return await this.connection
  }

  private async read(
    connection: ImapConnection,
    { folder, uid }: Place,
    section: string,
    uidValidity: string | null,
    signal: AbortSignal,
  ): Promise<Uint8Array> {
    if (connection.selected !== folder) this.numbering = (await connection.select(folder))?.uidValidity ?? null
    // Under another numbering this uid is another message.
    if (this.numbering === null || (uidValidity !== null && this.numbering !== uidValidity)) throw messageGone()
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
}

function tooLarge(): DeskError {
  const limitMb = largestBytes / 1024 / 1024
  const sentence = `This is larger than ${limitMb} MB. Open it in another mail program.`
  return new DeskError('rejected', 'part-too-large', sentence, { limitMb })
}
