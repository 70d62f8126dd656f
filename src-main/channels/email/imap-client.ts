import type { Socket } from 'node:net'
import type { ImapFlow } from 'imapflow'
import type { EmailSettings } from '../../contract/account.ts'
import type { Credential } from '../channel.ts'
import { assertEncryption, assertTrusted, imapTrust, isCertificateError, isPinned } from './certificate-trust.ts'
import { imapError } from './imap-errors.ts'
import type { WireLine } from './imap-values.ts'

/**
 * The client of imapflow with the members we reach below its public face for: a command with our own reading of the
 * answers, and the moment before the sign-in. They are why its version is fixed in package.json.
 */
export type ImapClient = Omit<ImapFlow, 'exec'> & {
  exec(command: string, attributes: readonly CommandPart[], options?: ExecOptions): Promise<{ next(): void }>
  handleResponse(line: WireLine): Promise<boolean>
  authenticate(): Promise<unknown>
  readonly socket: Socket
  preCheck: (() => Promise<void>) | false
}

/** `SEQUENCE` is checked by imapflow, `TEXT` goes out as it is: only ever our own words. */
interface CommandPart {
  readonly type: 'SEQUENCE' | 'TEXT'
  readonly value: string
}

interface ExecOptions {
  readonly untagged?: Readonly<Record<string, (answer: unknown) => Promise<void>>>
}

export interface ConnectTiming {
  /** TCP and TLS. */
  readonly connectMs: number
  /** From the open line to the server's first word. */
  readonly greetingMs: number
  /** Longest silence while we wait for an answer. */
  readonly quietMs: number
}

/** Connects and signs in. Throws `DeskError`; never sends a credential before `assertTrusted` is content. */
export async function connectImap(
  settings: EmailSettings,
  credential: Credential,
  timing: ConnectTiming,
): Promise<ImapClient> {
  assertEncryption(settings.imap)
  const pinned = isPinned(imapTrust(settings))
  try {
    return await attempt(settings, credential, timing, pinned)
  } catch (thrown) {
    if (pinned || !isCertificateError(thrown)) throw imapError(thrown, peerOf(settings))
  }
  // The handshake was refused before anyone could look at the certificate. A second connection only fetches it to show
  // it to the user: `assertTrusted` ends that connection before the sign-in.
  try {
    return await attempt(settings, credential, timing, true)
  } catch (thrown) {
    throw imapError(thrown, peerOf(settings))
  }
}

async function attempt(
  settings: EmailSettings,
  credential: Credential,
  timing: ConnectTiming,
  judgeCertificateOurselves: boolean,
): Promise<ImapClient> {
  const { imap, user } = settings
  // Loaded with the first connection: it brings a hundred files, and the desk is to be on the screen before.
  const { ImapFlow } = await import('imapflow')
  const client = new ImapFlow({
    host: imap.host,
    port: imap.port,
    secure: imap.security === 'tls',
    doSTARTTLS: imap.security === 'starttls' ? true : imap.security === 'none' ? false : undefined,
    tls: { rejectUnauthorized: !judgeCertificateOurselves },
    auth:
      credential.type === 'password' ? { user, pass: credential.password } : { user, accessToken: credential.token },
    clientInfo: { name: 'Throughline' },
    logger: false,
    qresync: true,
    disableAutoIdle: true,
    connectionTimeout: timing.connectMs,
    greetingTimeout: timing.greetingMs,
    // Our own watchdog is stricter; this one would only disturb an IDLE.
    socketTimeout: 15 * 60_000,
  }) as unknown as ImapClient
  // What goes wrong reaches us through the command in flight; without a listener Node would end the process.
  client.on('error', () => {})
  const signIn = client.authenticate.bind(client)
  client.authenticate = async () => {
    assertTrusted(client.socket, imapTrust(settings))
    return await signIn()
  }
  const overdue = setTimeout(() => client.close(), timing.connectMs + timing.greetingMs + timing.quietMs)
  try {
    await client.connect()
    return client
  } catch (thrown) {
    client.close()
    throw thrown
  } finally {
    clearTimeout(overdue)
  }
}

export function peerOf(settings: EmailSettings): { readonly host: string; readonly user: string } {
  return { host: settings.imap.host, user: settings.user }
}
