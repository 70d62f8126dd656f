import type { SMTPConnectionSendInfo } from 'nodemailer/lib/smtp-connection'
import { DeskError } from '../../../contract/errors.ts'
import { type Peer, stopped } from '../imap-errors.ts'
import type { Throttle } from '../throttle.ts'
import type { EmailTiming } from '../timing.ts'
import { handOver, type Mail } from './hand-over.ts'
import type { SmtpLine } from './smtp-client.ts'
import type { ServerFacts } from './smtp-sign-in.ts'

const byeMs = 2_000

export interface SubmissionParts {
  readonly connect: () => Promise<SmtpLine>
  readonly peer: Peer
  readonly timing: EmailTiming
  readonly throttle: Throttle | null
}

/** The way out of one mailbox: a connection that is opened for the first message and kept for the next, one at a time. */
export class Submission {
  private readonly parts: SubmissionParts
  private readonly closed = new AbortController()
  private line: SmtpLine | null = null
  private leaving: NodeJS.Timeout | null = null
  private queue: Promise<unknown> = Promise.resolve()
  private known: ServerFacts | null = null

  constructor(parts: SubmissionParts) {
    this.parts = parts
  }

  async deliver(mail: Mail, signal: AbortSignal): Promise<SMTPConnectionSendInfo> {
    return await this.inTurn(signal, async (signal) => {
      const kept = this.openLine
      try {
        return await this.give(kept ?? (await this.newLine()), mail, signal)
      } catch (thrown) {
        // A server ends a quiet connection when it likes, and then nothing of the message has left yet.
        if (kept === null || signal.aborted || !isStale(thrown)) throw thrown
        return await this.give(await this.newLine(), mail, signal)
      }
    })
  }

  /** What the server says about itself; connects and signs in the first time. */
  async facts(signal: AbortSignal): Promise<ServerFacts> {
    return this.known ?? (await this.inTurn(signal, async () => this.known ?? (await this.newLine()).facts))
  }

  /** Ends what is under way: a message that was handed over is `send-uncertain`. */
  close(): void {
    this.closed.abort()
    this.leave()
  }

  private async give(line: SmtpLine, mail: Mail, signal: AbortSignal): Promise<SMTPConnectionSendInfo> {
    if (mail.envelope.international && !line.facts.internationalAddresses) throw addressNotSupported(this.parts.peer)
    return await handOver(line, { ...this.parts, ...mail, signal })
  }

  private async inTurn<Result>(signal: AbortSignal, work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
    const either = AbortSignal.any([signal, this.closed.signal])
    const turn = this.queue.then(async () => {
      if (either.aborted) throw stopped()
      if (this.leaving) clearTimeout(this.leaving)
      try {
        return await work(either)
      } finally {
        if (this.closed.signal.aborted) this.leave()
        else this.leaving = setTimeout(() => this.leave(), this.parts.timing.submissionMs).unref()
      }
    })
    this.queue = turn.catch(() => {})
    return await turn
  }

  private get openLine(): SmtpLine | null {
    return this.line?.connection.destroyed === false ? this.line : null
  }

  private async newLine(): Promise<SmtpLine> {
    this.leave()
    this.line = await this.parts.connect()
    this.known = this.line.facts
    return this.line
  }

  private leave(): void {
    if (this.leaving) clearTimeout(this.leaving)
    const { line } = this
    this.line = null
    if (!line || line.connection.destroyed) return
    line.connection.quit()
    // Politeness is not waited for.
    setTimeout(() => line.connection.close(), byeMs).unref()
  }
}

/** The kept connection was dead, or the server wants a new one, before it took anything. */
function isStale(thrown: unknown): boolean {
  if (!(thrown instanceof DeskError) || thrown.kind !== 'network') return false
  return thrown.code === 'connection-lost' || thrown.code === 'mail-server-unavailable'
}

function addressNotSupported({ host }: Peer): DeskError {
  const sentence = `${host} sends to addresses in Latin letters only. Ask the recipient for another address.`
  return new DeskError('rejected', 'address-not-supported', sentence, { host })
}
