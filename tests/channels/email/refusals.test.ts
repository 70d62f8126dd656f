import { describe, expect, it } from 'vitest'
import { type ImapScript, startScriptedImap } from '../../support/scripted-imap.ts'
import { DeskModel } from '../desk-model.ts'
import { openMailbox, refusal } from './mailbox.ts'

/** Lets everybody in up to the sign-in, which it answers with `said`. */
function answeringSignIn(capability: string, ...said: readonly string[]): ImapScript {
  return (command) => {
    if (command.startsWith('CAPABILITY')) return [`* CAPABILITY ${capability}`, 'OK']
    return /^(LOGIN|AUTHENTICATE)/.test(command) ? said : ['OK']
  }
}

describe('A server that refuses', () => {
  it.each([
    ['NO [AUTHENTICATIONFAILED] wrong', 'auth', 'mail-password-refused'],
    ['NO [ALERT] Application-specific password required', 'auth', 'mail-sign-in-explained'],
    ['NO [UNAVAILABLE] Temporary authentication failure', 'network', 'mail-server-unavailable'],
    ['NO [LIMIT] Too many simultaneous connections', 'rate-limited', 'mail-server-busy'],
    ['NO [OVERQUOTA] Mailbox is over quota', 'quota', 'mailbox-full'],
    ['NO [PRIVACYREQUIRED] not without TLS', 'rejected', 'encryption-required'],
  ])('says why: %s', async (said, kind, code) => {
    const server = await startScriptedImap(answeringSignIn('IMAP4rev1', said))
    expect(await refusal(openMailbox('a@b.test', new DeskModel(), { port: server.port }))).toMatchObject({ kind, code })
    await server.close()
  })

  it('takes no password without encryption', async () => {
    const server = await startScriptedImap(answeringSignIn('IMAP4rev1 LOGINDISABLED', 'OK'))
    expect(await refusal(openMailbox('a@b.test', new DeskModel(), { port: server.port }))).toMatchObject({
      kind: 'rejected',
      code: 'encryption-required',
    })
    await server.close()
  })

  it('offers no encryption where it was asked for, and never sees the password', async () => {
    const seen: string[] = []
    const polite = answeringSignIn('IMAP4rev1', 'OK')
    const server = await startScriptedImap((command) => {
      seen.push(command)
      return polite(command)
    })
    const imap = { host: '127.0.0.1', port: server.port, security: 'starttls' } as const
    const error = await refusal(openMailbox('a@b.test', new DeskModel(), { settings: { imap } }))
    expect(error).toMatchObject({ kind: 'rejected', code: 'no-encryption' })
    expect(seen.join('\n')).not.toMatch(/LOGIN|AUTHENTICATE|secret/)
    await server.close()
  })

  it('hangs up with a reason', async () => {
    const server = await startScriptedImap(() => null, '* BYE [UNAVAILABLE] Down for maintenance')
    expect(await refusal(openMailbox('a@b.test', new DeskModel(), { port: server.port }))).toMatchObject({
      kind: 'network',
      code: 'connection-lost',
    })
    await server.close()
  })

  it('talks nonsense, and is given up', async () => {
    const server = await startScriptedImap(() => ['* )))(((', '* 1 FETCH (UID', 'OK ('], '220 smtp ready')
    const timing = { greetingMs: 200, connectMs: 200, quietMs: 200 }
    expect((await refusal(openMailbox('a@b.test', new DeskModel(), { port: server.port, timing }))).kind).toBe(
      'network',
    )
    await server.close()
  })
})
