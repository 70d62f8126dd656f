import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeWithDovecot } from '../../support/describe-with-dovecot.ts'
import { type Dovecot, startDovecot } from '../../support/dovecot.ts'
import { freePort } from '../../support/free-port.ts'
import { DeskModel } from '../desk-model.ts'
import { mails, openMailbox, refusal } from './mailbox.ts'

describeWithDovecot('Signing in', () => {
  let dovecot: Dovecot
  beforeAll(async () => {
    dovecot = await startDovecot()
  })
  afterAll(async () => {
    await dovecot.stop()
  })

  const tls = (host = 'localhost') => ({ host, port: dovecot.imapsPort, security: 'tls' }) as const
  const starttls = () => ({ host: 'localhost', port: dovecot.imapPort, security: 'starttls' }) as const

  it.each([
    ['TLS', tls],
    ['STARTTLS', starttls],
  ])('asks about a certificate nobody vouches for, over %s, and takes it once it is trusted', async (_, server) => {
    const user = dovecot.newUser()
    await dovecot.fill(user, mails(1, 2))
    const desk = new DeskModel()
    const unknown = await refusal(openMailbox(user, desk, { settings: { imap: server() } }))
    expect(unknown).toMatchObject({
      kind: 'certificate',
      code: 'certificate-unknown',
      params: {
        fingerprint: dovecot.fingerprint,
        reason: 'self-signed',
        subject: 'CN=localhost',
        issuer: 'CN=localhost',
      },
    })
    expect(Date.parse(String(unknown.params.validTo))).toBeGreaterThan(Date.now())

    const settings = { imap: server(), trustedFingerprint: dovecot.fingerprint }
    const session = await openMailbox(user, desk, { settings })
    await desk.pull(session)
    expect(desk.subjects()).toEqual(['1', '2'])
    await session.close()
  })

  it('refuses a certificate that changed after it was trusted', async () => {
    const user = dovecot.newUser()
    const trusted = dovecot.fingerprint
    await dovecot.renewCertificate()
    const settings = { imap: tls(), trustedFingerprint: trusted }
    const error = await refusal(openMailbox(user, new DeskModel(), { settings }))
    expect(error).toMatchObject({
      kind: 'certificate',
      code: 'certificate-changed',
      params: { reason: 'changed', fingerprint: dovecot.fingerprint },
    })
  })

  it.each([
    ['password', { type: 'password', password: 'no' } as const, 'mail-password-refused'],
    ['token', { type: 'access-token', token: 'expired' } as const, 'mail-token-refused'],
  ])('asks to sign in again after a wrong %s', async (_, credential, code) => {
    const user = dovecot.newUser()
    const settings = { imap: tls(), trustedFingerprint: dovecot.fingerprint }
    const error = await refusal(openMailbox(user, new DeskModel(), { settings, credential }))
    expect(error).toMatchObject({ kind: 'auth', code })
    expect(error.message).toContain(user)
  })

  it('signs in with an access token', async () => {
    const user = dovecot.newUser()
    dovecot.tokens.set('good-token', user)
    const settings = { imap: tls(), trustedFingerprint: dovecot.fingerprint }
    const credential = { type: 'access-token', token: 'good-token' } as const
    const session = await openMailbox(user, new DeskModel(), { settings, credential })
    await session.probe(2_000)
    await session.close()
  })

  it('never sends a password in the clear to another computer, nor even connects', async () => {
    const imap = { host: 'mail.example.invalid', port: 143, security: 'none' } as const
    const error = await refusal(openMailbox(dovecot.newUser(), new DeskModel(), { settings: { imap } }))
    expect(error).toMatchObject({ kind: 'rejected', code: 'no-encryption' })
  })

  it('says so when TLS meets a server that does not speak it here', async () => {
    const imap = { host: 'localhost', port: dovecot.imapPort, security: 'tls' } as const
    const error = await refusal(openMailbox(dovecot.newUser(), new DeskModel(), { settings: { imap } }))
    expect(error).toMatchObject({ kind: 'rejected', code: 'tls-mismatch' })
  })

  it('tells a closed port from a name nobody knows', async () => {
    const closed = { host: 'localhost', port: await freePort(), security: 'tls' } as const
    expect(await refusal(openMailbox('a@b.test', new DeskModel(), { settings: { imap: closed } }))).toMatchObject({
      kind: 'network',
      code: 'mail-server-refused',
    })
    const nowhere = { host: 'mail.nowhere.invalid', port: 993, security: 'tls' } as const
    expect(await refusal(openMailbox('a@b.test', new DeskModel(), { settings: { imap: nowhere } }))).toMatchObject({
      kind: 'network',
      code: 'mail-server-not-found',
    })
  })
})
