import { afterAll, beforeAll, expect, it } from 'vitest'
import type { RemoteEvent } from '../../../src-main/channels/channel.ts'
import { describeWithDovecot } from '../../support/describe-with-dovecot.ts'
import { type Dovecot, startDovecot } from '../../support/dovecot.ts'
import { DeskModel } from '../desk-model.ts'
import { mail, mails, numbers, openMailbox } from './mailbox.ts'

describeWithDovecot('Pulling a mailbox', () => {
  let dovecot: Dovecot
  beforeAll(async () => {
    dovecot = await startDovecot()
  })
  afterAll(async () => {
    await dovecot.stop()
  })

  it('brings the newest 200 of the inbox first, then those of Sent, then history', async () => {
    const user = dovecot.newUser()
    await dovecot.fill(user, mails(1, 500))
    await dovecot.fill(user, mails(1001, 1300), 'Sent')
    const desk = new DeskModel()
    const session = await openMailbox(user, desk, { port: dovecot.imapPort })
    await desk.pull(session)

    const subjectsOf = (events: readonly RemoteEvent[] = []) =>
      events.map((event) => (event.type === 'message' ? event.message.subject : event.type))
    expect(subjectsOf(desk.batches[0]?.events)).toEqual([...numbers(301, 500)].reverse())
    expect(subjectsOf(desk.batches[1]?.events)).toEqual([...numbers(1101, 1300)].reverse())
    expect(desk.subjects('INBOX')).toEqual(numbers(1, 500))
    expect(desk.subjects('Sent')).toEqual(numbers(1001, 1300))
    expect(desk.batches.every((batch) => !batch.live)).toBe(true)
    await session.close()
  })

  it('announces each message once, and nothing on the second pull', async () => {
    const user = dovecot.newUser()
    await dovecot.fill(user, mails(1, 700))
    const desk = new DeskModel()
    const session = await openMailbox(user, desk, { port: dovecot.imapPort })
    const first = await desk.pull(session)
    expect(first).toHaveLength(700)
    expect(await desk.pull(session)).toEqual([])
    await session.close()

    const again = await openMailbox(user, desk, { port: dovecot.imapPort })
    expect(await desk.pull(again)).toEqual([])
    await again.close()
  })

  it('says how far it is', async () => {
    const user = dovecot.newUser()
    await dovecot.fill(user, mails(1, 450))
    const seen: { readonly done: number; readonly total: number }[] = []
    const desk = new DeskModel()
    const session = await openMailbox(user, desk, { port: dovecot.imapPort, onProgress: (each) => seen.push(each) })
    await desk.pull(session)
    await session.close()
    expect(seen[0]).toMatchObject({ done: 200, total: 450, folder: 'INBOX' })
    expect(seen.at(-1)).toMatchObject({ done: 450, total: 450 })
  })

  it('goes on where a stopped pull left off', async () => {
    const user = dovecot.newUser()
    await dovecot.fill(user, mails(1, 900))
    const desk = new DeskModel()
    const session = await openMailbox(user, desk, { port: dovecot.imapPort })
    for await (const batch of session.pull(null, new AbortController().signal)) {
      desk.store(batch)
      if (desk.batches.length === 2) break
    }
    expect(desk.stored.size).toBeLessThan(900)
    await desk.pull(session)
    await session.close()
    expect(desk.subjects()).toEqual(numbers(1, 900))
    expect([...desk.stored.values()].every(({ deliveries }) => deliveries === 1)).toBe(true)
  })

  it('goes on from the cursor that was stored, not from the batch that was lost', async () => {
    const user = dovecot.newUser()
    await dovecot.fill(user, mails(1, 900))
    const desk = new DeskModel()
    const session = await openMailbox(user, desk, { port: dovecot.imapPort })
    let batches = 0
    for await (const batch of session.pull(null, new AbortController().signal)) {
      batches += 1
      if (batches === 1) desk.store(batch)
      // The second batch never reaches the disk.
      if (batches === 2) break
    }
    await desk.pull(session)
    await session.close()
    expect(desk.subjects()).toEqual(numbers(1, 900))
  })

  it('refuses to go on when it is stopped', async () => {
    const user = dovecot.newUser()
    await dovecot.fill(user, mails(1, 900))
    const desk = new DeskModel()
    const session = await openMailbox(user, desk, { port: dovecot.imapPort })
    const stop = new AbortController()
    const pulling = (async () => {
      for await (const batch of session.pull(null, stop.signal)) {
        desk.store(batch)
        stop.abort()
      }
    })()
    await expect(pulling).rejects.toMatchObject({ kind: 'cancelled' })
    expect(desk.stored.size).toBeLessThan(900)
    await desk.pull(session)
    expect(desk.subjects()).toEqual(numbers(1, 900))
    await session.close()
  })

  it('takes what arrives during the first sync before more history, and calls it live', async () => {
    const user = dovecot.newUser()
    await dovecot.fill(user, mails(1, 1500))
    const desk = new DeskModel()
    const session = await openMailbox(user, desk, { port: dovecot.imapPort, timing: { arrivalsMs: 0 } })
    for await (const batch of session.pull(null, new AbortController().signal)) {
      desk.store(batch)
      if (desk.batches.length === 1) await dovecot.deliver(user, mail(9999))
    }
    await session.close()
    const at = desk.batches.findIndex((batch) =>
      batch.events.some((event) => event.type === 'message' && event.message.subject === '9999'),
    )
    expect(desk.batches[at]?.live).toBe(true)
    expect(at).toBeLessThan(desk.batches.length - 1)
    expect(desk.subjects()).toEqual([...numbers(1, 1500), '9999'])
  })

  it('starts over, without a duplicate, from a cursor it cannot read', async () => {
    const user = dovecot.newUser()
    await dovecot.fill(user, mails(1, 20))
    const desk = new DeskModel()
    const session = await openMailbox(user, desk, { port: dovecot.imapPort })
    await desk.pull(session)
    desk.cursor = '{"version":99}'
    await desk.pull(session)
    await session.close()
    expect(desk.subjects()).toEqual(numbers(1, 20))
  })

  it('never reads drafts, junk and trash, and follows a folder that was added', async () => {
    const user = dovecot.newUser()
    await dovecot.fill(user, mails(1, 2))
    await dovecot.fill(user, mails(10, 11), 'Drafts')
    await dovecot.fill(user, mails(20, 21), 'Junk')
    await dovecot.fill(user, mails(30, 31), 'Trash')
    await dovecot.fill(user, mails(40, 41), 'Archive')
    await dovecot.doveadm('mailbox', 'create', '-u', user, 'Orders/Старые')
    for (const each of mails(50, 51)) await dovecot.deliver(user, each, 'Orders/Старые')
    const desk = new DeskModel()
    const settings = { extraFolders: ['Orders/Старые', 'Junk'] }
    const session = await openMailbox(user, desk, { port: dovecot.imapPort, settings })
    await desk.pull(session)
    expect(desk.subjects()).toEqual(['1', '2', '40', '41', '50', '51'])
    expect(desk.placesOf('50')).toEqual([{ folder: 'Orders/Старые', uid: 1 }])
    await session.close()
  })
})
