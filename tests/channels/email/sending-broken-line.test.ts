import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { type Chaos, startChaos } from '../../support/chaos.ts'
import { describeWithPostfix } from '../../support/describe-with-postfix.ts'
import { type Dovecot, startDovecot } from '../../support/dovecot.ts'
import { type Postfix, startPostfix } from '../../support/postfix.ts'
import { DeskModel } from '../desk-model.ts'
import { type MailboxOptions, openMailbox, outgoing, refusal } from './mailbox.ts'

const never = new AbortController().signal
const patience = { timeout: 30_000, interval: 50 }

describeWithPostfix('Sending over a line that breaks', () => {
  let dovecot: Dovecot
  let postfix: Postfix
  let chaos: Chaos
  beforeAll(async () => {
    dovecot = await startDovecot({ withPostfix: true })
    postfix = await startPostfix(dovecot)
    chaos = await startChaos(postfix.port)
  })
  afterAll(async () => {
    await chaos.close()
    await postfix.stop()
    await dovecot.stop()
  })

  const open = (user: string, more: Partial<MailboxOptions> = {}) =>
    openMailbox(user, new DeskModel(), {
      port: dovecot.imapPort,
      settings: { smtp: { host: '127.0.0.1', port: chaos.port, security: 'none' } },
      ...more,
    })
  const toSelf = (user: string, text = 'It is on its way.') =>
    outgoing({ from: { name: '', address: user }, to: [{ name: '', address: user }], text })
  const inbox = async (user: string) =>
    (await dovecot.doveadm('search', '-u', user, 'mailbox', 'INBOX', 'all')).trim().split('\n').filter(Boolean).length
  const queueIsEmpty = async () => {
    const log = await postfix.log()
    const queued = [...log.matchAll(/qmgr\[\d+\]: (\w+): from=/g)].map(([, id]) => id)
    return queued.every((id) => log.includes(`${id}: removed`))
  }

  // Larger than every buffer between here and there, so that a break in it is a break in it.
  const long = `${'A long answer, in many words. '.repeat(40)}\n`.repeat(2_000)

  it.each([
    ['before the sender was named', 'MAIL FROM', 'before', 'It is on its way.'],
    ['before the recipients were named', 'RCPT TO', 'unanswered', 'It is on its way.'],
    ['in the middle of the message', 'in the very middle', 'before', `${long}in the very middle\n${long}`],
  ] as const)('was not sent for sure when the line breaks %s, and may leave again', async (_, said, when, text) => {
    const user = dovecot.newUser()
    const session = await open(user)
    const message = toSelf(user, text)
    chaos.cutAt(said, when)
    expect(await refusal(session.send(message, never))).toMatchObject({ kind: 'network', code: 'connection-lost' })
    await session.send(message, never)
    await vi.waitFor(async () => expect(await inbox(user)).toBe(1), patience)
    await vi.waitFor(async () => expect(await queueIsEmpty()).toBe(true), patience)
    expect(await inbox(user)).toBe(1)
    await session.close()
  })

  it('is uncertain when the line breaks after the last byte: here it had arrived', async () => {
    const user = dovecot.newUser()
    const session = await open(user)
    const message = toSelf(user)
    chaos.cutAt('\r\n.\r\n', 'unanswered')
    expect(await refusal(session.send(message, never))).toMatchObject({ kind: 'network', code: 'send-uncertain' })
    await vi.waitFor(async () => expect(await inbox(user)).toBe(1), patience)
    expect(await session.findSent(message.channelMessageId, never)).toBe(false)
    const { source } = await session.receipt(message)
    await session.keepCopy(source, message.channelMessageId, never)
    expect(await session.findSent(message.channelMessageId, never)).toBe(true)
    await session.close()
  })

  it('is uncertain when the line breaks after the last byte: here it had not', async () => {
    const user = dovecot.newUser()
    const session = await open(user)
    chaos.cutAt('\r\n.\r\n', 'before')
    expect(await refusal(session.send(toSelf(user), never))).toMatchObject({ kind: 'network', code: 'send-uncertain' })
    await session.send(toSelf(user, 'Another'), never)
    await vi.waitFor(async () => expect(await inbox(user)).toBe(1), patience)
    await session.close()
  })

  it.each([
    ['before the message', 'DATA', 'mail-server-silent'],
    ['after the message', '\r\n.\r\n', 'send-uncertain'],
  ])('gives a server up that falls silent %s', async (_, said, code) => {
    const user = dovecot.newUser()
    const session = await open(user, {
      timing: { quietMs: 400, acceptMs: 400 },
      settings: { smtp: { host: '127.0.0.1', port: chaos.port, security: 'none' } },
    })
    chaos.freezeAt(said)
    expect(await refusal(session.send(toSelf(user), never))).toMatchObject({ kind: 'network', code })
    chaos.freeze(false)
    await session.close()
  })

  it('opens a new line when the server ended the one that was kept, without a word to anybody', async () => {
    const user = dovecot.newUser()
    const session = await open(user)
    await session.send(toSelf(user), never)
    chaos.cut()
    await session.send(toSelf(user), never)
    // Noticed only by the next message: the end of the line did not reach us.
    chaos.cutAt('MAIL FROM', 'before')
    await session.send(toSelf(user), never)
    await vi.waitFor(async () => expect(await inbox(user)).toBe(3), patience)
    await session.close()
  })

  it('stops when it is told to: before the last byte nothing was sent, after it nobody knows', async () => {
    const user = dovecot.newUser()
    const session = await open(user)
    expect(await refusal(session.send(toSelf(user), AbortSignal.abort()))).toMatchObject({ kind: 'cancelled' })
    for (const [said, expected] of [
      ['DATA', { kind: 'cancelled' }],
      ['\r\n.\r\n', { kind: 'network', code: 'send-uncertain' }],
    ] as const) {
      const stop = new AbortController()
      chaos.freezeAt(said, () => stop.abort())
      expect(await refusal(session.send(toSelf(user), stop.signal))).toMatchObject(expected)
      chaos.freeze(false)
    }
    const closing = refusal(session.send(toSelf(user, long), never))
    await session.close()
    expect(['cancelled', 'network']).toContain((await closing).kind)
    expect(await refusal(session.send(toSelf(user), never))).toMatchObject({ kind: 'network' })
  })

  it('says what is wrong with a server that is not there', async () => {
    chaos.down()
    const session = await open(dovecot.newUser())
    expect(await refusal(session.send(outgoing({}), never))).toMatchObject({
      kind: 'network',
      params: { protocol: 'smtp' },
    })
    chaos.up()
    await session.close()
  })
})
