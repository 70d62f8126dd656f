import { Readable } from 'node:stream'
import type { SMTPConnectionSendInfo } from 'nodemailer/lib/smtp-connection'
import { type Peer, silence, stopped } from '../imap-errors.ts'
import type { Throttle } from '../throttle.ts'
import type { EmailTiming } from '../timing.ts'
import type { Envelope } from './envelope.ts'
import type { SmtpLine } from './smtp-client.ts'
import { sendUncertain, smtpError } from './smtp-errors.ts'

// Small enough that a slow line shows progress to the watchdog, large enough to cost nothing.
const sliceBytes = 64 * 1024

export interface Mail {
  readonly envelope: Envelope
  readonly source: Uint8Array
  /** The last byte went out: only the server's word is awaited. */
  readonly handedOver?: (() => void) | undefined
}

interface HandOver extends Mail {
  readonly peer: Peer
  readonly timing: Pick<EmailTiming, 'quietMs' | 'acceptMs'>
  readonly throttle: Throttle | null
  readonly signal: AbortSignal
}

/**
 * Gives one message to the server. What breaks before its last byte was handed over surely was not sent: the end of the
 * data was not there. What breaks after it, before the server's answer, is `send-uncertain`.
 * The line is closed by every failure.
 */
export async function handOver(line: SmtpLine, message: HandOver): Promise<SMTPConnectionSendInfo> {
  const { envelope, source, peer, timing, throttle, signal } = message
  const { connection } = line
  const { promise, resolve, reject } = Promise.withResolvers<SMTPConnectionSendInfo>()
  let isHandedOver = false
  let watchdog: NodeJS.Timeout | undefined
  const fail = (thrown: unknown) => {
    reject(smtpError(thrown, peer, isHandedOver))
    connection.close()
  }
  const giveUp = (thrown: unknown) => fail(isHandedOver ? sendUncertain(peer) : thrown)
  const answerWithin = (ms: number) => {
    clearTimeout(watchdog)
    watchdog = setTimeout(() => giveUp(silence(peer.host)), ms)
  }
  async function* slices() {
    for (let at = 0; at < source.length; at += sliceBytes) {
      const slice = source.subarray(at, at + sliceBytes)
      await throttle?.spend(slice.length)
      answerWithin(timing.quietMs)
      yield slice
    }
    isHandedOver = true
    answerWithin(timing.acceptMs)
    // The end of the data leaves first.
    if (message.handedOver) setImmediate(message.handedOver)
  }
  const onAbort = () => giveUp(stopped())
  // nodemailer closes first and tells why after.
  const onEnd = () => setImmediate(() => giveUp(new Error('The connection was closed')))

  if (signal.aborted) throw stopped()
  signal.addEventListener('abort', onAbort, { once: true })
  connection.once('end', onEnd)
  answerWithin(timing.quietMs)
  connection.send(
    {
      from: envelope.from,
      to: [...envelope.to],
      size: source.length,
      use8BitMime: envelope.international,
    },
    Readable.from(slices(), { objectMode: false }),
    (error, info) => (error || !info ? fail(error) : resolve(info)),
  )
  try {
    return await promise
  } finally {
    clearTimeout(watchdog)
    signal.removeEventListener('abort', onAbort)
    connection.removeListener('end', onEnd)
  }
}
