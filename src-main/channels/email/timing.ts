import type { ConnectTiming } from './imap-client.ts'

/** Every wait of the channel, in one place so that tests can be quick. All in milliseconds. */
export interface EmailTiming extends ConnectTiming {
  /** How long one IDLE lasts; RFC 2177 allows 29 minutes, home routers forget a quiet line after five. */
  readonly idleMs: number
  /** An IDLE that is being renewed must be answered within this. */
  readonly answerMs: number
  /** Between two looks at the folders that are not pushed, and at all of them where the server cannot push. */
  readonly pollMs: number
  /** Between two full looks at flags where the server does not count changes. */
  readonly fullLookMs: number
  /** While history is filled in, new mail is looked for at least this often. */
  readonly arrivalsMs: number
  /** The second connection, for attachments, stays open this long after its last use. */
  readonly onDemandMs: number
  /** The connection for sending stays open this long for the next message. */
  readonly submissionMs: number
  /** How long a server may think about a message that it has whole; RFC 5321 4.5.3.2 asks for ten minutes. */
  readonly acceptMs: number
}

export const usualTiming: EmailTiming = {
  connectMs: 20_000,
  greetingMs: 15_000,
  quietMs: 60_000,
  idleMs: 4 * 60_000,
  answerMs: 10_000,
  pollMs: 60_000,
  fullLookMs: 15 * 60_000,
  arrivalsMs: 3_000,
  onDemandMs: 20_000,
  submissionMs: 20_000,
  acceptMs: 10 * 60_000,
}
