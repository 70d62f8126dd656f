import { afterAll, beforeAll, expect, it } from 'vitest'
import { createEmailChannel } from '../../../src-main/channels/email/email-channel.ts'
import { type Chaos, startChaos } from '../../support/chaos.ts'
import { describeWithPostfix } from '../../support/describe-with-postfix.ts'
import { type Dovecot, startDovecot } from '../../support/dovecot.ts'
import { type Postfix, startPostfix } from '../../support/postfix.ts'
import { answer, inState, outboxItems, written } from '../../support/sending-desk.ts'
import { type TestDesk, testDesk, until } from '../../support/test-desk.ts'

const endOfData = '\r\n.\r\n'

describeWithPostfix('A desk before a real mail server', () => {
  let dovecot: Dovecot
  let postfix: Postfix
  let line: Chaos
  beforeAll(async () => {
    dovecot = await startDovecot({ withPostfix: true })
    postfix = await startPostfix(dovecot, {
      recipients: { 'gone@home.test': '550 5.1.1 no such user here', 'later@home.test': '450 4.2.0 Greylisted' },
    })
    line = await startChaos(postfix.port)
  })
  afterAll(async () => {
    await line.close()
    await postfix.stop()
    await dovecot.stop()
  })

  /** A desk whose customer Ana has asked something. */
  const askedDesk = async () => {
    const [support, ana] = [dovecot.newUser(), dovecot.newUser()]
    await dovecot.deliver(support, question(ana, support))
    const server = (port: number) => ({ host: '127.0.0.1', port, security: 'none' }) as const
    const settings = { address: support, user: support, imap: server(dovecot.imapPort), smtp: server(line.port) }
    const email = createEmailChannel({ acceptMs: 5_000, quietMs: 5_000 })
    const desk = await testDesk({ email, settings, follow: true, now: Date.now() })
    await desk.call('settings.set', { key: 'send.undoSeconds', value: 0 })
    await until(async () => expect(await desk.timeline(ana)).toHaveLength(1))
    return { desk, support, ana, email }
  }
  const messagesIn = async (user: string, folder: string): Promise<number> => {
    const text = await dovecot.doveadm('search', '-u', user, 'mailbox', folder, 'all')
    return text.split('\n').filter(Boolean).length
  }
  const later = (desk: TestDesk) => {
    desk.clock.at += 60_000
    desk.engine.resumed()
  }
  /** What Ana has when nothing is under way any more. */
  const anaGot = async (ana: string, count: number) => {
    await until(async () => expect(await messagesIn(ana, 'INBOX')).toBeGreaterThanOrEqual(count))
    return await messagesIn(ana, 'INBOX')
  }

  it('sends an answer once, keeps one copy in Sent, and knows it as the same message', async () => {
    const { desk, support, ana } = await askedDesk()
    await inState(desk, await answer(desk, '<p>It left.</p>', {}, ana), 'sent')
    expect(await anaGot(ana, 1)).toBe(1)
    await until(async () => expect(await messagesIn(support, 'Sent')).toBe(1))
    // Dovecot's copy comes back by the next look.
    await dovecot.deliver(support, question(ana, support, 2))
    await until(async () => expect(await desk.timeline(ana)).toHaveLength(3))
    const entries = await desk.timeline(ana)
    expect(entries.map(({ direction }) => direction).sort()).toEqual(['in', 'in', 'out'])
    expect(new Set(entries.map(({ conversation }) => conversation)).size).toBe(1)
  })

  it('tries again what was cut before its end, and it arrives once', async () => {
    const { desk, ana } = await askedDesk()
    line.cutAt('Subject: Re:', 'before')
    const item = await answer(desk, '<p>It left.</p>', {}, ana)
    await until(async () => expect((await outboxItems(desk))[0]).toMatchObject({ state: 'waiting', attempts: 1 }))
    later(desk)
    await inState(desk, item, 'sent')
    expect(await anaGot(ana, 1)).toBe(1)
  })

  it('never sends again what was cut after its end: it is held for a person, and arrived once', async () => {
    const { desk, ana } = await askedDesk()
    line.cutAt(endOfData, 'unanswered')
    const item = await answer(desk, '<p>It left.</p>', {}, ana)
    await inState(desk, item, 'uncertain')
    later(desk)
    expect((await inState(desk, item, 'held')).hold).toEqual({ type: 'uncertain' })
    later(desk)
    expect(await anaGot(ana, 1)).toBe(1)
  })

  it('sends to the others when one recipient is refused, and names that one', async () => {
    const { desk, ana } = await askedDesk()
    const draft = await written(desk, '<p>It left.</p>', { to: ana })
    const cc = [{ name: '', address: 'gone@home.test' }]
    await desk.call('draft.save', { draft: draft.id, change: { cc } })
    const { outbox } = await desk.call('draft.send', { draft: draft.id, seen: draft.answers })
    const sent = await inState(desk, outbox, 'sent')
    expect(sent.refused).toMatchObject([{ address: 'gone@home.test', reason: expect.stringContaining('no such user') }])
    expect(await anaGot(ana, 1)).toBe(1)
  })

  it('says in the server’s words why one that goes to nobody else was refused, and waits for one put off', async () => {
    const { desk, ana } = await askedDesk()
    const to = (address: string) => ({ to: [{ name: '', address }] })
    const refused = await written(desk, '<p>One</p>', { to: ana })
    await desk.call('draft.save', { draft: refused.id, change: to('gone@home.test') })
    const first = await desk.call('draft.send', { draft: refused.id, seen: refused.answers })
    const { error } = await inState(desk, first.outbox, 'failed')
    expect(error?.params.reply).toContain('5.1.1')
    await desk.call('outbox.drop', { item: first.outbox })
    const putOff = await written(desk, '<p>Two</p>', { to: ana })
    await desk.call('draft.save', { draft: putOff.id, change: to('later@home.test') })
    await desk.call('draft.send', { draft: putOff.id, seen: putOff.answers })
    await until(async () => {
      const [waiting] = await outboxItems(desk)
      expect(waiting).toMatchObject({ state: 'waiting', attempts: 1, error: { kind: 'rate-limited' } })
    })
  })

  it('lets what was written offline leave in order after the computer was started again', async () => {
    const { desk, ana, email } = await askedDesk()
    await desk.call('network.set', { offline: true })
    for (const body of ['<p>One</p>', '<p>Two</p>', '<p>Three</p>']) await answer(desk, body, {}, ana)
    const { dataPath, secrets } = desk
    await desk.close()
    const again = await testDesk({ dataPath, secrets, email, follow: true, now: Date.now() })
    expect((await outboxItems(again)).map(({ state }) => state)).toEqual(['waiting', 'waiting', 'waiting'])
    await again.call('network.set', { offline: false })
    expect(await anaGot(ana, 3)).toBe(3)
    const texts = await dovecot.doveadm('fetch', '-u', ana, 'text', 'mailbox', 'INBOX', 'all')
    expect(texts.match(/^(?:One|Two|Three)$/gm)).toEqual(expect.arrayContaining(['One', 'Two', 'Three']))
    const left = (await outboxItems(again)).toSorted((a, b) => (a.sentAt ?? 0) - (b.sentAt ?? 0))
    expect(left.map(({ text }) => text.split('\n')[0])).toEqual(['One', 'Two', 'Three'])
  })

  it('tells a desk on the same mailbox of what another one answered, and holds what that makes stale', async () => {
    const { desk, support, ana } = await askedDesk()
    const other = await testDesk({
      email: createEmailChannel(),
      settings: {
        address: support,
        user: support,
        imap: { host: '127.0.0.1', port: dovecot.imapPort, security: 'none' },
        smtp: { host: '127.0.0.1', port: postfix.port, security: 'none' },
      },
      follow: true,
      now: Date.now(),
    })
    await other.call('settings.set', { key: 'send.undoSeconds', value: 0 })
    await until(async () => expect(await other.timeline(ana)).toHaveLength(1))
    await desk.call('network.set', { offline: true })
    const late = await answer(desk, '<p>Late</p>', {}, ana)
    await inState(other, await answer(other, '<p>First</p>', {}, ana), 'sent')
    await until(async () => expect(await messagesIn(support, 'Sent')).toBe(1))
    await desk.call('network.set', { offline: false })
    const held = await inState(desk, late, 'held')
    expect(held.hold).toMatchObject({ type: 'stale', since: [{ direction: 'out' }] })
    expect(await anaGot(ana, 1)).toBe(1)
  })
})

function question(from: string, to: string, number = 1): string {
  return [
    `From: Ana Popescu <${from}>`,
    `To: <${to}>`,
    'Subject: Kettle',
    `Message-ID: <kettle${number}.${from}>`,
    ...(number > 1 ? [`References: <kettle1.${from}>`] : []),
    `Date: ${new Date(Date.now() - 3_600_000 + number * 60_000).toUTCString()}`,
    '',
    'It whistles, and then it does not.',
    '',
  ].join('\r\n')
}
