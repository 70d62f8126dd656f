import type SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { EmailSettings, MailServer } from '../../../contract/account.ts'
import type { Credential } from '../../channel.ts'
import { assertEncryption, assertTrusted, isCertificateError, isPinned, smtpTrust } from '../certificate-trust.ts'
import type { EmailTiming } from '../timing.ts'
import { smtpError, type ThrownBySmtp } from './smtp-errors.ts'
import { readFacts, type ServerFacts, signIn } from './smtp-sign-in.ts'

/** A connection that is signed in and ready for a message. */
export interface SmtpLine {
  readonly connection: SMTPConnection
  readonly facts: ServerFacts
}

// Our own way to sign in, in nodemailer's table of ways: its own know neither OAUTHBEARER nor our tokens.
const ourWay = 'THROUGHLINE'

/** Connects and signs in. Throws `DeskError`; never sends a credential before `assertTrusted` is content. */
export async function connectSmtp(
  smtp: MailServer,
  settings: EmailSettings,
  credential: Credential,
  timing: EmailTiming,
): Promise<SmtpLine> {
  const trust = smtpTrust(smtp, settings)
  const peer = { host: smtp.host, user: settings.user }
  const pinned = isPinned(trust)
  try {
    assertEncryption(smtp)
    return await attempt(smtp, settings, credential, timing, pinned)
  } catch (thrown) {
    if (pinned || !isCertificateError({ code: (thrown as ThrownBySmtp).originalCode })) throw smtpError(thrown, peer)
  }
  // As for IMAP: a second connection only fetches the certificate to show it, and ends before the sign-in.
  try {
    return await attempt(smtp, settings, credential, timing, true)
  } catch (thrown) {
    throw smtpError(thrown, peer)
  }
}

async function attempt(
  smtp: MailServer,
  settings: EmailSettings,
  credential: Credential,
  timing: EmailTiming,
  judgeCertificateOurselves: boolean,
): Promise<SmtpLine> {
  // Loaded with the first message: most of an hour at the desk is reading.
  const { default: Connection } = await import('nodemailer/lib/smtp-connection')
  let facts = readFacts('')
  const connection = new Connection({
    host: smtp.host,
    port: smtp.port,
    secure: smtp.security === 'tls',
    requireTLS: smtp.security === 'starttls',
    ignoreTLS: smtp.security === 'none',
    tls: { rejectUnauthorized: !judgeCertificateOurselves },
    // What this computer is called is nobody's business.
    name: '[127.0.0.1]',
    customAuth: {
      [ourWay]: ({ sendCommand }) => signIn(sendCommand, facts.signInMethods, settings.user, credential),
    },
    connectionTimeout: timing.connectMs + timing.greetingMs,
    greetingTimeout: timing.greetingMs,
    // Our own watchdog knows at which stage a message is, and is stricter.
    socketTimeout: timing.acceptMs + timing.quietMs,
    logger: false,
  })
  const lost = new Promise<never>((_, reject) => {
    // Stays for good: what goes wrong later reaches us through the message in flight, and Node ends for an unheard error.
    connection.on('error', reject)
    connection.once('end', () => reject(new Error('The connection was closed')))
  })
  lost.catch(() => {})
  const overdue = setTimeout(() => connection.close(), timing.connectMs + timing.greetingMs + timing.quietMs)
  try {
    await Promise.race([connected(connection), lost])
    const { _socket: socket } = connection
    if (!socket) throw new Error('The connection was closed')
    assertTrusted(socket, smtpTrust(smtp, settings))
    facts = readFacts(connection.lastServerResponse || '')
    if (facts.signInMethods.length > 0) await Promise.race([signedIn(connection), lost])
    return { connection, facts }
  } catch (thrown) {
    connection.close()
    throw thrown
  } finally {
    clearTimeout(overdue)
  }
}

async function connected(connection: SMTPConnection): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    connection.connect((error) => (error ? reject(error) : resolve()))
  })
}

async function signedIn(connection: SMTPConnection): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    connection.login({ method: ourWay }, (error) => (error ? reject(error) : resolve()))
  })
}
