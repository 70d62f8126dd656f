import type SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { SMTPConnectionCustomAuthContext } from 'nodemailer/lib/smtp-connection'
import type { Credential } from '../../channel.ts'

/** What the server said it can do, once it is ready to take mail. */
export interface ServerFacts {
  readonly internationalAddresses: boolean
  /** Largest message, bytes; null when it did not say. */
  readonly maxMessageBytes: number | null
}

/** Our own way to sign in, in nodemailer's table of ways: it is how a caller learns what the server can do. */
export const signInMethod = 'THROUGHLINE'

type Context = Pick<SMTPConnectionCustomAuthContext, 'extensions' | 'authMethods' | 'maxAllowedSize' | 'sendCommand'>

/** One handler for each connection, to be given to it under `signInMethod`. */
export function createSignIn(
  user: string,
  credential: Credential,
): { readonly handler: (context: Context) => Promise<void>; readonly facts: () => ServerFacts } {
  let facts: ServerFacts = { internationalAddresses: false, maxMessageBytes: null }
  return {
    facts: () => facts,
    async handler(context) {
      facts = {
        internationalAddresses: context.extensions.includes('SMTPUTF8'),
        maxMessageBytes: context.maxAllowedSize || null,
      }
      // A relay that asks nobody for a name, such as one on this computer.
      if (context.authMethods.length === 0) return
      if (credential.type === 'password') await withPassword(context, user, credential.password)
      else await withToken(context, user, credential.token)
    },
  }
}

/** Signs a connection in that was made with the handler. */
export async function signIn(connection: SMTPConnection): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    connection.login({ method: signInMethod }, (error) => (error ? reject(error) : resolve()))
  })
}

async function withPassword({ authMethods, sendCommand }: Context, user: string, password: string): Promise<void> {
  if (authMethods.includes('PLAIN') || !authMethods.includes('LOGIN')) {
    const { status } = await sendCommand(`AUTH PLAIN ${base64(`\0${user}\0${password}`)}`)
    return assertSignedIn(status)
  }
  await sendCommand('AUTH LOGIN')
  await sendCommand(base64(user))
  const { status } = await sendCommand(base64(password))
  assertSignedIn(status)
}

async function withToken({ authMethods, sendCommand }: Context, user: string, token: string): Promise<void> {
  const bearer = authMethods.includes('OAUTHBEARER') && !authMethods.includes('XOAUTH2')
  const first = bearer
    ? `AUTH OAUTHBEARER ${base64(`n,a=${user},\x01auth=Bearer ${token}\x01\x01`)}`
    : `AUTH XOAUTH2 ${base64(`user=${user}\x01auth=Bearer ${token}\x01\x01`)}`
  const { status } = await sendCommand(first)
  if (status !== 334) return assertSignedIn(status)
  // What follows 334 is the reason in JSON; the refusal itself comes only when it was acknowledged (RFC 7628 3.2.3).
  const refusal = await sendCommand(bearer ? base64('\x01') : '')
  assertSignedIn(refusal.status)
}

/** nodemailer attaches the server's last words to what is thrown here. */
function assertSignedIn(status: number): void {
  if (status < 200 || status >= 300) throw new Error('The server refused the sign-in')
}

function base64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64')
}
