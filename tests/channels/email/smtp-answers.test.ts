import { afterEach, expect, it } from 'vitest'
import { startScriptedImap } from '../../support/scripted-imap.ts'
import { type ScriptedSmtp, type SmtpScript, startScriptedSmtp } from '../../support/scripted-smtp.ts'
import { DeskModel } from '../desk-model.ts'
import { type MailboxOptions, openMailbox, outgoing, refusal } from './mailbox.ts'

const never = new AbortController().signal
const closing: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

const imapCapability = '* CAPABILITY IMAP4rev1 SASL-IR AUTH=XOAUTH2 AUTH=OAUTHBEARER'

interface Wishes extends Pick<MailboxOptions, 'credential' | 'timing'> {
  readonly security?: 'none' | 'starttls'
}

/** A session whose mailbox is of no interest, at a server that answers as told. */
async function sessionAt(script: SmtpScript, more: Wishes = {}) {
  const imap = await startScriptedImap((command) => (command === 'CAPABILITY' ? [imapCapability, 'OK'] : ['OK']))
  const smtp: ScriptedSmtp = await startScriptedSmtp(script)
  const session = await openMailbox('support@shop.test', new DeskModel(), {
    port: imap.port,
    settings: { smtp: { host: '127.0.0.1', port: smtp.port, security: more.security ?? 'none' } },
    ...more,
  })
  closing.push(imap.close, smtp.close, () => session.close())
  return { session, smtp }
}

const answering =
  (at: string, answer: string): SmtpScript =>
  (command) =>
    command.startsWith(at) ? answer : undefined

it.each([
  ['AUTH', '535 5.7.8 bad credentials', 'auth', 'mail-password-refused'],
  ['AUTH', '534 5.7.9 Application-specific password required', 'auth', 'mail-sign-in-explained'],
  ['AUTH', '535 5.7.139 SmtpClientAuthentication is disabled for the Tenant', 'auth', 'mail-sign-in-explained'],
  ['AUTH', '454 4.7.0 Temporary authentication failure', 'network', 'mail-server-unavailable'],
  ['MAIL', '530 5.7.0 Authentication required', 'auth', 'mail-password-refused'],
  ['MAIL', '550 5.7.1 not your address', 'rejected', 'sender-refused'],
  ['MAIL', '552 5.3.4 Message size exceeds fixed limit', 'rejected', 'too-large'],
  ['MAIL', '421 4.7.0 Too many messages, slow down', 'rate-limited', 'mail-try-later'],
  ['MAIL', '421 4.3.2 shutting down', 'network', 'mail-server-unavailable'],
  ['MAIL', '550 5.4.5 Daily user sending quota exceeded', 'rate-limited', 'mail-limit-reached'],
  ['MAIL', '452 4.3.1 Insufficient system storage', 'rate-limited', 'mail-try-later'],
  ['RCPT', '550 5.1.1 no such user', 'rejected', 'recipient-refused'],
  ['RCPT', '553 5.7.1 <support@shop.test>: Sender address rejected: not owned by user', 'rejected', 'sender-refused'],
  ['RCPT', '552 5.2.2 mailbox full', 'rejected', 'recipient-refused'],
  ['RCPT', '450 4.2.0 Greylisted', 'rate-limited', 'mail-try-later'],
  ['DATA', '554 5.5.1 no valid recipients', 'rejected', 'message-refused'],
  ['.', '554 5.7.1 looks like spam', 'rejected', 'message-refused'],
  ['.', '552 5.3.4 message too large', 'rejected', 'too-large'],
  ['.', '451 4.3.0 try again', 'rate-limited', 'mail-try-later'],
])('takes "%s: %s" for %s, %s', async (at, answer, kind, code) => {
  const { session } = await sessionAt(answering(at, answer))
  const error = await refusal(session.send(outgoing({}), never))
  expect(error).toMatchObject({ kind, code, params: { host: '127.0.0.1', protocol: 'smtp' } })
  if (kind !== 'auth' && code !== 'too-large') expect(error.params.reply).toBe(answer)
  if (kind === 'rate-limited') expect(error.params.retryAfterMs).toBeGreaterThan(0)
})

it.each([
  ['CONNECT', 'connection-lost'],
  ['EHLO', 'connection-lost'],
  ['AUTH', 'connection-lost'],
  ['MAIL', 'connection-lost'],
  ['RCPT', 'connection-lost'],
  ['DATA', 'connection-lost'],
  ['.', 'send-uncertain'],
])('takes a server that hangs up at %j for %s', async (at, code) => {
  const { session } = await sessionAt((command) => {
    return command.startsWith(at) ? null : undefined
  })
  expect(await refusal(session.send(outgoing({}), never))).toMatchObject({ kind: 'network', code })
})

it('says that a server offers no encryption, rather than sending a password without', async () => {
  const { session, smtp } = await sessionAt(answering('STARTTLS', '502 5.5.1 what?'), { security: 'starttls' })
  expect(await refusal(session.send(outgoing({}), never))).toMatchObject({ kind: 'rejected', code: 'no-encryption' })
  expect(smtp.commands.filter((command) => command.startsWith('AUTH'))).toEqual([])
})

it('signs in by LOGIN where PLAIN is not offered, and by OAUTHBEARER where XOAUTH2 is not', async () => {
  const login = await sessionAt((command) => {
    if (command.startsWith('EHLO')) return '250-scripted\n250 AUTH LOGIN'
    if (command === 'AUTH LOGIN') return '334 VXNlcm5hbWU6'
    if (command === base64('support@shop.test')) return '334 UGFzc3dvcmQ6'
    return command === base64('secret') ? '235 welcome' : undefined
  })
  await login.session.send(outgoing({}), never)
  expect(login.smtp.messages).toHaveLength(1)

  const bearer = await sessionAt(answering('EHLO', '250-scripted\n250 AUTH OAUTHBEARER'), {
    credential: { type: 'access-token', token: 'token' },
  })
  await bearer.session.send(outgoing({}), never)
  expect(bearer.smtp.commands).toContain(
    `AUTH OAUTHBEARER ${base64('n,a=support@shop.test,\x01auth=Bearer token\x01\x01')}`,
  )
})

it('asks to sign in again when a token is refused, after hearing the reason out', async () => {
  const { session } = await sessionAt(
    (command) => {
      if (command.startsWith('EHLO')) return '250-scripted\n250 AUTH XOAUTH2'
      if (command.startsWith('AUTH')) return `334 ${base64('{"status":"401"}')}`
      return command === '' ? '535 5.7.8 expired' : undefined
    },
    { credential: { type: 'access-token', token: 'old' } },
  )
  expect(await refusal(session.send(outgoing({}), never))).toMatchObject({ kind: 'auth', code: 'mail-token-refused' })
})

it('refuses an address in other letters where the server cannot carry it, and writes the domain as ASCII where that is enough', async () => {
  const { session, smtp } = await sessionAt(() => undefined)
  const to = (address: string) => outgoing({ to: [{ name: '', address }] })
  expect(await refusal(session.send(to('анна@home.test'), never))).toMatchObject({
    kind: 'rejected',
    code: 'address-not-supported',
  })
  await session.send(to('ana@bücher.test'), never)
  expect(smtp.commands).toContain('RCPT TO:<ana@xn--bcher-kva.test>')
  expect(smtp.messages[0]).toContain('To: ana@xn--bcher-kva.test')

  const international = await sessionAt(answering('EHLO', '250-scripted\n250-SMTPUTF8\n250-8BITMIME\n250 AUTH PLAIN'))
  await international.session.send(to('анна@home.test'), never)
  expect(international.smtp.commands.find((command) => command.startsWith('MAIL'))).toMatch(/ SMTPUTF8 BODY=8BITMIME/)
})

it('knows a message by the id its server gave it instead of ours', async () => {
  const { session } = await sessionAt(answering('.', '250 2.0.0 OK <new-id@EU1.prod.outlook.com> [Hostname=EU1]'))
  const { message, source } = await session.send(outgoing({ text: 'Words' }), never)
  expect(message.channelMessageId).toBe('new-id@EU1.prod.outlook.com')
  expect(message.text).toBe('Words')
  expect(Buffer.from(source).toString()).toContain('\r\nMessage-ID: <new-id@EU1.prod.outlook.com>\r\n')
})

it('names this computer to nobody', async () => {
  const { session, smtp } = await sessionAt(() => undefined)
  await session.send(outgoing({}), never)
  expect(smtp.commands[0]).toBe('EHLO [127.0.0.1]')
})

it('leaves a quiet line politely, and comes back for the next message', async () => {
  const { session, smtp } = await sessionAt(() => undefined, { timing: { submissionMs: 20 } })
  await session.send(outgoing({}), never)
  await expect.poll(() => smtp.commands.at(-1)).toBe('QUIT')
  await session.send(outgoing({}), never)
  expect(smtp.messages).toHaveLength(2)
})

function base64(text: string): string {
  return Buffer.from(text).toString('base64')
}
