import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeWithDovecot } from '../../support/describe-with-dovecot.ts'
import { type Dovecot, startDovecot } from '../../support/dovecot.ts'
import { DeskModel } from '../desk-model.ts'
import { mail, mails, numbers, openMailbox } from './mailbox.ts'

const never = new AbortController().signal

describeWithDovecot('Waiting for a change', () => {
  let dovecot: Dovecot
  let without: Dovecot
  beforeAll(async () => {
    dovecot = await startDovecot()
    without = await startDovecot({ capability: 'IMAP4rev1 NAMESPACE SPECIAL-USE' })
  })
  afterAll(async () => {
    await dovecot.stop()
    await without.stop()
  })

  it('ends when mail is pushed, and the next pull brings just that, as live', async () => {
    const user = dovecot.newUser()
    await dovecot.fill(user, mails(1, 5))
    const desk = new DeskModel()
    const session = await openMailbox(user, desk, { port: dovecot.imapPort })
    await desk.pull(session)
    for (const number of [6, 7, 8]) {
      const waiting = session.waitForChange(never)
      await dovecot.deliver(user, mail(number))
      await waiting
      const events = await desk.pull(session)
      expect(events).toMatchObject([{ type: 'message', message: { subject: String(number) } }])
      expect(desk.batches.at(-1)?.live).toBe(true)
    }
    await session.close()
  })

  it('misses nothing that comes between a pull and the wait', async () => {
    const user = dovecot.newUser()
    await dovecot.fill(user, mails(1, 5))
    const desk = new DeskModel()
    const session = await openMailbox(user, desk, { port: dovecot.imapPort })
    await desk.pull(session)
    await dovecot.deliver(user, mail(6))
    await session.waitForChange(never)
    await desk.pull(session)
    expect(desk.subjects()).toEqual(numbers(1, 6))
    await session.close()
  })

  it.each([
    ['QRESYNC', () => dovecot],
    ['nothing but polls', () => without],
  ])('ends when a flag is set or a message is deleted elsewhere, with %s', async (_, server) => {
    const user = server().newUser()
    await server().fill(user, mails(1, 5))
    const desk = new DeskModel()
    const session = await openMailbox(user, desk, { port: server().imapPort, timing: { pollMs: 100 } })
    await desk.pull(session)
    const seen = session.waitForChange(never)
    await server().doveadm('flags', 'add', '-u', user, '\\Seen', 'mailbox', 'INBOX', 'uid', '2')
    await seen
    await desk.pull(session)
    expect(desk.flags('2')?.seen).toBe(true)

    const gone = session.waitForChange(never)
    await server().doveadm('expunge', '-u', user, 'mailbox', 'INBOX', 'uid', '4')
    await gone
    await desk.pull(session)
    expect(desk.subjects()).toEqual(['1', '2', '3', '5'])

    // A deletion makes room for the count to stay the same; the arrival must be seen all the same.
    const arrived = session.waitForChange(never)
    await server().deliver(user, mail(6))
    await arrived
    await desk.pull(session)
    expect(desk.subjects()).toEqual(['1', '2', '3', '5', '6'])
    await session.close()
  })

  it('ends when a reply written elsewhere lands in Sent', async () => {
    const user = dovecot.newUser()
    await dovecot.fill(user, mails(1, 2))
    const desk = new DeskModel()
    const session = await openMailbox(user, desk, { port: dovecot.imapPort, timing: { pollMs: 100 } })
    await desk.pull(session)
    const waiting = session.waitForChange(never)
    await dovecot.deliver(user, mail(50), 'Sent')
    await waiting
    await desk.pull(session)
    expect(desk.placesOf('50')).toEqual([{ folder: 'Sent', uid: 1 }])
    await session.close()
  })

  it('is pushed by a server without IDLE as soon as it is asked', async () => {
    const user = without.newUser()
    await without.fill(user, mails(1, 2))
    const desk = new DeskModel()
    const session = await openMailbox(user, desk, { port: without.imapPort, timing: { pollMs: 100 } })
    await desk.pull(session)
    const waiting = session.waitForChange(never)
    await without.deliver(user, mail(3))
    await waiting
    await desk.pull(session)
    expect(desk.subjects()).toEqual(['1', '2', '3'])
    await session.close()
  })

  it('ends when a polled folder has a new numbering, and its messages stay what they are', async () => {
    const user = dovecot.newUser()
    await dovecot.fill(user, mails(1, 2))
    await dovecot.fill(user, mails(50, 53), 'Sent')
    const desk = new DeskModel()
    const session = await openMailbox(user, desk, { port: dovecot.imapPort, timing: { pollMs: 100 } })
    await desk.pull(session)
    const waiting = session.waitForChange(never)
    await dovecot.doveadm('mailbox', 'update', '-u', user, '--uid-validity', '4000000000', 'Sent')
    await waiting
    const events = await desk.pull(session)
    expect(events.map((event) => event.type)).toEqual([
      'renumbered',
      'placed',
      'placed',
      'placed',
      'placed',
      'numbered',
    ])
    expect(desk.subjects('Sent')).toEqual(numbers(50, 53))
    await session.close()
  })

  it('stops when it is told to', async () => {
    const user = dovecot.newUser()
    const desk = new DeskModel()
    const session = await openMailbox(user, desk, { port: dovecot.imapPort })
    await desk.pull(session)
    const stop = new AbortController()
    const waiting = session.waitForChange(stop.signal)
    stop.abort()
    await expect(waiting).rejects.toMatchObject({ kind: 'cancelled' })
    await session.probe(2_000)
    await session.close()
  })

  it('takes a rush of new mail in', async () => {
    const user = dovecot.newUser()
    const desk = new DeskModel()
    const session = await openMailbox(user, desk, { port: dovecot.imapPort })
    await desk.pull(session)
    const waiting = session.waitForChange(never)
    await Promise.all(mails(1, 80).map((each) => dovecot.deliver(user, each)))
    await waiting
    while (desk.subjects().length < 80) {
      await desk.pull(session)
      if (desk.subjects().length < 80) await session.waitForChange(never)
    }
    expect(desk.subjects()).toEqual(numbers(1, 80))
    expect([...desk.stored.values()].every(({ deliveries }) => deliveries === 1)).toBe(true)
    await session.close()
  })
})
