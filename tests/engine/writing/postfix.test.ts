import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { createEmailChannel } from '../../../src-main/channels/email/email-channel.ts'
import type { TriageStep } from '../../../src-main/contract/triage.ts'
import { type Chaos, startChaos } from '../../support/chaos.ts'
import { describeWithPostfix } from '../../support/describe-with-postfix.ts'
import { type Dovecot, startDovecot } from '../../support/dovecot.ts'
import { type Postfix, startPostfix } from '../../support/postfix.ts'
import { answer, inState, outboxItems, written } from '../../support/sending-desk.ts'
import { type TestDesk, testDesk, until } from '../../support/test-desk.ts'

const endOfData = '\r\n.\r\n'
const mailingProcess = fileURLToPath(new URL('../../support/mailing-process.ts', import.meta.url))

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

  const email = createEmailChannel({ acceptMs: 5_000, quietMs: 5_000 })
  /** A desk on a mailbox, which sends over that port at once. */
  const deskOn = async (user: string, smtpPort: number, draftsOnServer = false) => {
    const server = (port: number) => ({ host: '127.0.0.1', port, security: 'none' }) as const
    const settings = { address: user, user, imap: server(dovecot.imapPort), smtp: server(smtpPort), draftsOnServer }
    const desk = await testDesk({ email, settings, follow: true, now: Date.now() })
    await desk.call('settings.set', { key: 'send.undoSeconds', value: 0 })
    return desk
  }
  /** A desk whose customer Ana has asked something, before a line that can be cut. */
  const askedDesk = async () => {
    const [support, ana] = [dovecot.newUser(), dovecot.newUser()]
    await dovecot.deliver(ana, question(ana, support), 'Sent')
    await dovecot.deliver(support, question(ana, support))
    const desk = await deskOn(support, line.port)
    await until(async () => expect(await desk.timeline(ana)).toHaveLength(1))
    return { desk, support, ana }
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

  it.each(['MAIL FROM', 'RCPT TO', 'DATA\r\n'])(
    'tries again what was cut before %j, and it arrives once',
    async (said) => {
      const { desk, ana } = await askedDesk()
      const isCut = line.cutAt(said, 'before')
      const item = await answer(desk, '<p>It left.</p>', {}, ana)
      await isCut
      await until(async () => {
        later(desk)
        expect((await outboxItems(desk)).find(({ id }) => id === item)?.state).toBe('sent')
      })
      expect(await anaGot(ana, 1)).toBe(1)
    },
  )

  it('threads under its question in the customer’s mailbox, and what they say to it under it in ours', async () => {
    const { desk, support, ana } = await askedDesk()
    await inState(desk, await answer(desk, '<p>It left.</p>', {}, ana), 'sent')
    const hers = await deskOn(ana, postfix.port)
    const threadOf = async (one: TestDesk, other: string) => {
      const entries = await one.timeline(other)
      return [entries.map(({ direction }) => direction), new Set(entries.map(({ conversation }) => conversation)).size]
    }
    await until(async () => expect(await threadOf(hers, support)).toEqual([['out', 'in'], 1]))
    // The desks' clocks stand still or jump in tests, and a mail's date has no parts of a second.
    hers.clock.at = Math.max(hers.clock.at, desk.clock.at) + 2_000
    await inState(hers, await answer(hers, '<p>Thank you!</p>', {}, support), 'sent')
    await until(async () => expect(await threadOf(desk, ana)).toEqual([['in', 'out', 'in'], 1]))
  })

  /** The desk in a program of its own, killed as soon as the server has heard this of its answer. */
  const killedWhen = async (said: string) => {
    const { desk, support, ana } = await askedDesk()
    await desk.call('network.set', { offline: true })
    const item = await answer(desk, '<p>It left.</p>', {}, ana)
    await desk.close()
    const { dataPath, secrets } = desk
    const kept = JSON.stringify([...secrets.values])
    const child = spawn(process.execPath, [mailingProcess, dataPath, kept], { stdio: 'inherit' })
    onTestFinished(() => void child.kill('SIGKILL'))
    line.freezeAt(said, () => child.kill('SIGKILL'))
    expect(await once(child, 'exit')).toEqual([null, 'SIGKILL'])
    line.freeze(false)
    line.cut()
    const startAgain = () => testDesk({ dataPath, secrets, email, follow: true, now: Date.now() + 60_000 })
    return { startAgain, item, support, ana }
  }

  it('holds what was on its way when the program was killed, and sends it when a person says so', async () => {
    const { startAgain, item, ana } = await killedWhen('DATA\r\n')
    const desk = await startAgain()
    expect((await inState(desk, item, 'held')).hold).toEqual({ type: 'uncertain' })
    expect(await messagesIn(ana, 'INBOX')).toBe(0)
    await desk.call('outbox.sendNow', { item, anyway: true })
    await inState(desk, item, 'sent')
    expect(await anaGot(ana, 1)).toBe(1)
  })

  it('never sends again what the server took from a program that was killed', async () => {
    const { startAgain, item, ana } = await killedWhen(endOfData)
    expect(await anaGot(ana, 1)).toBe(1)
    const desk = await startAgain()
    expect((await inState(desk, item, 'held')).hold).toEqual({ type: 'uncertain' })
    later(desk)
    await desk.close()
    const again = await startAgain()
    await inState(again, item, 'held')
    await until(async () => expect((await again.call('account.list', {}))[0]?.state.status).toBe('online'))
    expect(await anaGot(ana, 1)).toBe(1)
  })

  it('knows it as sent after that where the server keeps copies by itself', async () => {
    const { startAgain, item, support, ana } = await killedWhen(endOfData)
    expect(await anaGot(ana, 1)).toBe(1)
    await dovecot.doveadm('mailbox', 'create', '-u', support, 'Sent').catch(() => '')
    await dovecot.doveadm('copy', '-u', support, 'Sent', 'user', ana, 'mailbox', 'INBOX', 'all')
    const desk = await startAgain()
    await inState(desk, item, 'sent')
    expect((await desk.timeline(ana)).map(({ direction }) => direction)).toEqual(['in', 'out'])
    expect([await anaGot(ana, 1), await messagesIn(support, 'Sent')]).toEqual([1, 1])
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
    const { desk, ana } = await askedDesk()
    await desk.call('network.set', { offline: true })
    for (const body of ['<p>One</p>', '<p>Two</p>', '<p>Three</p>']) await answer(desk, body, {}, ana)
    const { dataPath, secrets } = desk
    await desk.close()
    const again = await testDesk({ dataPath, secrets, email, follow: true, now: Date.now() })
    expect((await outboxItems(again)).map(({ state }) => state)).toEqual(['waiting', 'waiting', 'waiting'])
    await again.call('network.set', { offline: false })
    expect(await anaGot(ana, 3)).toBe(3)
    const texts = await dovecot.doveadm('fetch', '-u', ana, 'text', 'mailbox', 'INBOX', 'all')
    const word = new Map(
      texts.split('Return-Path').map((text) => [messageIdIn(text), /^(?:One|Two|Three)$/m.exec(text)?.[0]] as const),
    )
    const taken = (await postfix.log()).split('\n').flatMap((each) => word.get(messageIdIn(each)) ?? [])
    expect(taken).toEqual(['One', 'Two', 'Three'])
  })

  it('tells a desk on the same mailbox of what another one answered, and holds what that makes stale', async () => {
    const { desk, support, ana } = await askedDesk()
    const other = await deskOn(support, postfix.port)
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

  it('has a draft in its own folder while it is written, and no customer’s timeline shows it', async () => {
    const [support, ana] = [dovecot.newUser(), dovecot.newUser()]
    await dovecot.deliver(support, question(ana, support))
    const desk = await deskOn(support, line.port, true)
    await until(async () => expect(await desk.timeline(ana)).toHaveLength(1))
    const drafts = () => dovecot.doveadm('fetch', '-u', support, 'text', 'mailbox', 'Drafts', 'all').catch(() => '')
    const draft = await written(desk, '<p>Half a sen</p>', { to: ana })
    later(desk)
    await until(async () => expect(await drafts()).toContain('Half a sen'))
    line.cut()
    await desk.call('draft.save', { draft: draft.id, change: { body: '<p>A whole sentence</p>' } })
    await until(async () => {
      later(desk)
      expect(await drafts()).toContain('A whole sentence')
    })
    // The new one is put there before the old one is taken away.
    await until(async () => expect(await drafts()).not.toContain('Half a sen'))
    const other = await deskOn(support, postfix.port)
    await until(async () => expect(await other.timeline(ana)).toHaveLength(1))
    await desk.call('draft.send', { draft: draft.id, seen: draft.answers })
    await until(async () => expect([await drafts(), await messagesIn(ana, 'INBOX')]).toEqual(['', 1]))
  })

  it('hears of flags from two desks on one mailbox, and both show what it has', async () => {
    const { desk, support, ana } = await askedDesk()
    const other = await deskOn(support, postfix.port)
    await until(async () => expect(await other.timeline(ana)).toHaveLength(1))
    const say = async (one: TestDesk, step: TriageStep) =>
      await one.call('triage.apply', { target: { type: 'contacts', ids: [await one.contact(ana)] }, step })
    const shown = async (one: TestDesk) => {
      const [entry] = await one.timeline(ana)
      return [entry?.unread, entry?.flagged]
    }
    await desk.call('network.set', { offline: true })
    await say(desk, { type: 'star', on: true })
    await say(other, { type: 'read', read: true })
    await say(other, { type: 'star', on: true })
    await say(other, { type: 'star', on: false })
    await until(async () => expect((await other.call('outbox.list', {}))[0]?.pendingChanges).toBe(0))
    await desk.call('network.set', { offline: false })
    // The star that was said first was heard last.
    for (const one of [desk, other]) await until(async () => expect(await shown(one)).toEqual([false, true]))
    const flags = await dovecot.doveadm('fetch', '-u', support, 'flags', 'mailbox', 'INBOX', 'all')
    expect([flags.includes('Flagged'), flags.includes('Seen')]).toEqual([true, true])
  })
})

const messageIdIn = (text: string) => /message-id[:=] ?<([^>]+)>/i.exec(text)?.[1]

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
