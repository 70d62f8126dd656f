import type { SMTPConnectionCustomAuthContext } from 'nodemailer/lib/smtp-connection'
import type { Credential } from '../../channel.ts'

/** What a server said about itself when we greeted it. */
export interface ServerFacts {
  /** Upper case; none where nobody is asked for a name, as on a relay of this computer. */
  readonly signInMethods: readonly string[]
  readonly internationalAddresses: boolean
  /** Largest message, bytes; null when it did not say. */
  readonly maxMessageBytes: number | null
}

/** Reads the answer to EHLO. */
export function readFacts(answer: string): ServerFacts {
  const said = (keyword: string) => new RegExp(`^250[ -]${keyword}(?:[ =]+(.*))?$`, 'im').exec(answer)
  const size = Number(said('SIZE')?.[1] ?? 0)
  return {
    signInMethods: (said('AUTH')?.[1] ?? '').toUpperCase().split(/\s+/).filter(Boolean),
    internationalAddresses: said('SMTPUTF8') !== null,
    maxMessageBytes: size > 0 ? size : null,
  }
}

type SendCommand = SMTPConnectionCustomAuthContext['sendCommand']

/** Thrown when it was a token that was refused, not a password. */
export class TokenRefused extends Error {}

/** Signs in with whatever the server offers for this credential. nodemailer adds the server's last words to what is thrown. */
export async function signIn(
  sendCommand: SendCommand,
  methods: readonly string[],
  user: string,
  credential: Credential,
): Promise<void> {
  const isWelcome =
    credential.type === 'password'
      ? await withPassword(sendCommand, methods, user, credential.password)
      : await withToken(sendCommand, methods, user, credential.token)
  if (isWelcome) return
  throw credential.type === 'password'
    ? new Error('The password was refused')
    : new TokenRefused('The token was refused')
}

async function withPassword(
  sendCommand: SendCommand,
  methods: readonly string[],
  user: string,
  password: string,
): Promise<boolean> {
  if (methods.includes('PLAIN') || !methods.includes('LOGIN')) {
    return isWelcome(await sendCommand(`AUTH PLAIN ${base64(`\0${user}\0${password}`)}`))
  }
  await sendCommand('AUTH LOGIN')
  await sendCommand(base64(user))
  return isWelcome(await sendCommand(base64(password)))
}

async function withToken(
  sendCommand: SendCommand,
  methods: readonly string[],
  user: string,
  token: string,
): Promise<boolean> {
  const bearer = methods.includes('OAUTHBEARER') && !methods.includes('XOAUTH2')
  const answer = await sendCommand(
    bearer
      ? `AUTH OAUTHBEARER ${base64(`n,a=${user},\x01auth=Bearer ${token}\x01\x01`)}`
      : `AUTH XOAUTH2 ${base64(`user=${user}\x01auth=Bearer ${token}\x01\x01`)}`,
  )
  if (answer.status !== 334) return isWelcome(answer)
  // What follows 334 is the reason in JSON; the refusal itself comes only when it was acknowledged (RFC 7628 3.2.3).
  return isWelcome(await sendCommand(bearer ? base64('\x01') : ''))
}

function isWelcome({ status }: { readonly status: number }): boolean {
  return status >= 200 && status < 300
}

function base64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64')
}
