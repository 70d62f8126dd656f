import { DeskError } from '../../../contract/errors.ts'
import { type Peer, signInError, transportError } from '../imap-errors.ts'
import { TokenRefused } from './smtp-sign-in.ts'

/** What nodemailer attaches to the errors it throws; every field may be missing. */
export interface ThrownBySmtp {
  readonly message?: string
  /** nodemailer's word: EAUTH, EENVELOPE, EMESSAGE, ETLS, ESOCKET … */
  readonly code?: string
  /** The system's own, where there is one. */
  readonly originalCode?: string
  readonly command?: string
  readonly response?: string
  readonly responseCode?: number
  readonly rejected?: readonly string[]
}

const patienceMs = 60_000
// Who greylists wants to see the same server again after five minutes.
const greylistedMs = 5 * 60_000
const limitReachedMs = 60 * 60_000

/**
 * Anything thrown while talking to the server that sends, as the error that says what happens next. With `handedOver` the
 * whole message was on its way: without an answer nobody knows whether it arrived.
 */
export function smtpError(thrown: unknown, peer: Peer, handedOver = false): DeskError {
  const error = errorOf(thrown, peer, handedOver)
  if (error.params.protocol === 'smtp') return error
  return new DeskError(error.kind, error.code, error.message, { ...error.params, protocol: 'smtp' }, { cause: thrown })
}

function errorOf(thrown: unknown, peer: Peer, handedOver: boolean): DeskError {
  if (thrown instanceof DeskError) return thrown
  const error = (thrown ?? {}) as ThrownBySmtp
  const cause = { cause: thrown }
  if (error.responseCode) return answerError(error, error.responseCode, peer, cause)
  if (error.code === 'EMESSAGE' && /larger than allowed/i.test(error.message ?? '')) return tooLarge(peer, '', cause)
  if (handedOver) return sendUncertain(peer, cause)
  if (error.code === 'EAUTH') return signInError(error.message ?? '', {}, peer, cause)
  return transportError({ ...error, code: error.originalCode ?? error.code ?? '' }, error.message ?? '', peer, cause)
}

/** The server answered, and the answer was no. */
function answerError(error: ThrownBySmtp, status: number, peer: Peer, cause: ErrorOptions): DeskError {
  const { host } = peer
  const reply = replyOf(error.response)
  if (error.code === 'ETLS') return transportError({}, 'does not support STARTTLS', peer, cause)
  if (status < 500) return temporary(error, status, reply, peer, cause)
  if (error.code === 'EAUTH' || status === 530 || status === 535) {
    // Microsoft says in words that an administrator must allow it; nobody finds that with the password.
    if (/disabled|5\.7\.139/i.test(reply)) {
      const { user } = peer
      const sentence = `${host} did not let ${user} in and says: ${reply}`
      return new DeskError('auth', 'mail-sign-in-explained', sentence, { host, user, said: reply }, cause)
    }
    return signInError(reply, { oauthError: error instanceof TokenRefused }, peer, cause)
  }
  if (/5\.4\.5|(daily|hourly|rate|sending) (\w+ )?(limit|quota)|too many (messages|recipients)/i.test(reply)) {
    return later('mail-limit-reached', limitReachedMs, reply, peer, cause)
  }
  if (isAboutSize(error, status, reply)) return tooLarge(peer, reply, cause)
  // Postfix waits for the recipients before it says what it thinks of the sender.
  if (error.command === 'MAIL FROM' || /sender address rejected/i.test(reply)) {
    const sentence = `${host} sends nothing for this sender and says: ${reply}`
    return new DeskError('rejected', 'sender-refused', sentence, { host, reply }, cause)
  }
  if (error.command === 'RCPT TO') {
    const address = (error.rejected ?? []).join(', ')
    const sentence = `${host} does not deliver to ${address} and says: ${reply}`
    return new DeskError('rejected', 'recipient-refused', sentence, { host, address, reply }, cause)
  }
  const sentence = `${host} refused the message and says: ${reply}`
  return new DeskError('rejected', 'message-refused', sentence, { host, reply }, cause)
}

function temporary(error: ThrownBySmtp, status: number, reply: string, peer: Peer, cause: ErrorOptions): DeskError {
  const { host } = peer
  if (/too many|rate limit|throttl/i.test(reply)) return later('mail-try-later', patienceMs, reply, peer, cause)
  if (error.code === 'EAUTH' || status === 421) {
    const sentence = `${host} cannot answer at the moment. The desk tries again by itself.`
    return new DeskError('network', 'mail-server-unavailable', sentence, { host, said: reply, reply }, cause)
  }
  const isGreylisted = /gr[ae]y-?list/i.test(reply)
  return later('mail-try-later', isGreylisted ? greylistedMs : patienceMs, reply, peer, cause)
}

function later(code: string, retryAfterMs: number, reply: string, { host }: Peer, cause: ErrorOptions): DeskError {
  const sentence = `${host} takes the message later and says: ${reply}`
  return new DeskError('rate-limited', code, sentence, { host, reply, retryAfterMs }, cause)
}

function isAboutSize({ command }: ThrownBySmtp, status: number, reply: string): boolean {
  if (/\b5\.3\.4\b/.test(reply)) return true
  // 552 is also said of a full mailbox (5.2.2).
  return status === 552 && command !== 'RCPT TO' && !/\b5\.2\.2\b|quota/i.test(reply)
}

function tooLarge({ host }: Peer, reply: string, cause: ErrorOptions): DeskError {
  const sentence = `The message is larger than ${host} takes. Send a smaller attachment, or a link to it.`
  return new DeskError('rejected', 'too-large', sentence, { host, reply }, cause)
}

/** It was handed over, and the line broke before the server answered. */
export function sendUncertain({ host }: Peer, cause: ErrorOptions = {}): DeskError {
  const sentence = `The connection to ${host} was lost while it took the message. The desk looks whether it was sent.`
  return new DeskError('network', 'send-uncertain', sentence, { host, protocol: 'smtp' }, cause)
}

export function smtpMissing(): DeskError {
  const sentence = 'No server for sending is set for this account. Enter one in the settings of the account.'
  return new DeskError('rejected', 'smtp-missing', sentence)
}

/** The server's own words in one line, its code first. */
export function replyOf(response: string | undefined): string {
  return (response ?? '').replaceAll(/\s+/g, ' ').trim().slice(0, 300)
}
