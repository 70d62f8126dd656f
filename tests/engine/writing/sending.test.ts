import { describe, expect, it } from 'vitest'
import { DeskError } from '../../../src-main/contract/errors.ts'
import { copyOf, cutAfterData, lineCut, postOffice } from '../../support/post-office.ts'
import { ask, inbox, mail, us } from '../../support/remote-events.ts'
import { answer, inState, outboxItems, sendingDesk, written } from '../../support/sending-desk.ts'
import { accountKey, type TestDesk, until } from '../../support/test-desk.ts'

const again = mail({ id: 'again@mail.test', from: 'ana@mail.test', at: 60, refs: ['ask@mail.test'], text: 'Found it!' })

const firstLine = ({ text }: { readonly text: string }) => text.split('\n')[0]

/** Offline, with an answer to Ana and then one to Bo. */
async function twoQueued() {
  const bo = mail({ id: 'bo@mail.test', from: 'bo@mail.test', place: inbox(2) })
  const all = await sendingDesk([ask, bo])
  await all.desk.call('network.set', { offline: true })
  await answer(all.desk, '<p>One</p>')
  return { ...all, second: await answer(all.desk, '<p>Two</p>', {}, 'bo@mail.test') }
}

describe('an answer', () => {
  it('leaves once, threads under its question and stands on the timeline as a message', async () => {
    const { desk, post } = await sendingDesk()
    await inState(desk, await answer(desk), 'sent')
    expect(post.delivered).toMatchObject([
      {
        from: { address: us },
        to: [{ name: 'Ana Pop', address: 'ana@mail.test' }],
        subject: 'Re: Order 7',
        references: ['ask@mail.test'],
        inReplyTo: 'ask@mail.test',
      },
    ])
    const entries = await desk.timeline('ana@mail.test')
    expect(entries.map((entry) => entry.direction)).toEqual(['in', 'out'])
    expect(new Set(entries.map((entry) => entry.conversation)).size).toBe(1)
    expect((await desk.queue('unanswered')).length).toBe(0)
    await until(() => expect(post.sent).toEqual([post.delivered[0]?.channelMessageId]))
    await until(() => expect(post.changes).toEqual([{ places: [inbox(1)], change: { answered: true } }]))
  })

  it('is the same message when it comes back from Sent', async () => {
    const { desk, post, server } = await sendingDesk()
    await inState(desk, await answer(desk), 'sent')
    server.push({ ...copyOf(post.delivered[0] as never), place: { folder: 'Sent', uid: 1 } })
    await until(async () => expect(server.diary.filter((note) => note === 'wait').length).toBeGreaterThan(1))
    expect(await desk.timeline('ana@mail.test')).toHaveLength(2)
  })

  it('is composed while the one before it is on its way', async () => {
    const { desk, post } = await twoQueued()
    post.hold('send')
    await desk.call('network.set', { offline: false })
    await until(() => expect(post.prepared.map(firstLine)).toEqual(['Two']))
    expect(post.delivered).toEqual([])
    post.release('send')
    await until(() => expect(post.delivered).toHaveLength(2))
    expect(post.delivered[1]).toBe(post.prepared[0])
  })

  it('waits again when it was begun and the line is closed before its turn', async () => {
    const { desk, post, second } = await twoQueued()
    const stateOfSecond = async () => (await outboxItems(desk)).find(({ id }) => id === second)
    post.hold('handover')
    await desk.call('network.set', { offline: false })
    await until(async () => expect((await stateOfSecond())?.state).toBe('sending'))
    const closing = desk.call('network.set', { offline: true })
    // Settings are written one after the other: the desk has begun to close the line.
    await desk.call('settings.set', { key: 'send.undoSeconds', value: 0 })
    post.release('handover')
    await closing
    expect(post.delivered.map(firstLine)).toEqual(['One'])
    expect(await stateOfSecond()).toMatchObject({ state: 'waiting', attempts: 0 })
    await desk.call('network.set', { offline: false })
    await inState(desk, second, 'sent')
    expect(post.delivered.map(firstLine)).toEqual(['One', 'Two'])
  })

  it('is not begun before its conversation knows how the one before it fared', async () => {
    const { desk, post } = await sendingDesk()
    await desk.call('network.set', { offline: true })
    for (const body of ['<p>One</p>', '<p>Two</p>']) await answer(desk, body)
    post.failNext('handover', new DeskError('rejected', 'message-refused', 'Refused'))
    await desk.call('network.set', { offline: false })
    await until(async () => expect((await outboxItems(desk)).map(({ state }) => state)).toEqual(['failed', 'waiting']))
    expect(post.delivered.map(firstLine)).toEqual(['One'])
  })

  it('quotes what it answers and says the same as text', async () => {
    const { desk, post } = await sendingDesk()
    await inState(desk, await answer(desk, '<p>See <a href="https://shop.test/7">order 7</a></p>'), 'sent')
    const [message] = post.delivered
    expect(message?.text).toMatch(/^See order 7 \(https:\/\/shop\.test\/7\)\n\nOn .*, Ana Pop wrote:\n> Where is it\?$/)
    expect(message?.html).toContain('<a href="https://shop.test/7">order 7</a>')
    expect(message?.html).toContain('<blockquote')
  })

  it('waits for the time to undo, and goes back into a draft within it', async () => {
    const { desk, post } = await sendingDesk()
    await desk.call('settings.set', { key: 'send.undoSeconds', value: 5 })
    const item = await answer(desk, '<p>Oops</p>', { afterwards: 'done' })
    expect(await desk.queue('done')).toHaveLength(1)
    const draft = await desk.call('outbox.edit', { item })
    expect(draft).toMatchObject({ kind: 'reply', body: '<p>Oops</p>', to: [{ address: 'ana@mail.test' }] })
    expect(await outboxItems(desk)).toEqual([])
    expect(await desk.queue('done')).toEqual([])
    desk.clock.at += 60_000
    desk.engine.resumed()
    expect(post.delivered).toEqual([])
  })

  it('leaves at the time that was asked for', async () => {
    const { desk, post } = await sendingDesk()
    const at = desk.clock.at + 3_600_000
    const item = await answer(desk, '<p>Tomorrow</p>', { at })
    expect((await outboxItems(desk))[0]).toMatchObject({ state: 'waiting', dueAt: at })
    desk.clock.at = at - 1
    desk.engine.resumed()
    desk.clock.at = at
    desk.engine.resumed()
    await inState(desk, item, 'sent')
    expect(post.delivered[0]?.sentAt).toBe(at)
  })

  it('names the recipient that the server refused while it took the others', async () => {
    const { desk, post } = await sendingDesk()
    post.refused = [{ address: 'bo@mail.test', reason: '550 5.1.1 No such user' }]
    const draft = await written(desk)
    const cc = [{ name: '', address: 'bo@mail.test' }]
    await desk.call('draft.save', { draft: draft.id, change: { cc } })
    const { outbox } = await desk.call('draft.send', { draft: draft.id, seen: draft.answers })
    expect((await inState(desk, outbox, 'sent')).refused).toEqual(post.refused)
    expect((await desk.timeline('ana@mail.test')).at(-1)?.undelivered).toEqual(post.refused)
  })

  it('learns from a bounce whom it did not reach', async () => {
    const { desk, post, server } = await sendingDesk()
    await inState(desk, await answer(desk), 'sent')
    const bounced = post.delivered[0]?.channelMessageId ?? ''
    const recipients = [{ address: 'ana@mail.test', status: '5.2.2', reason: 'Mailbox full' }]
    const about = { type: 'bounce', outcome: 'failed', recipients, bounced } as const
    server.push(mail({ id: 'b1', from: 'mailer@mail.test', kind: 'bounce', refs: [bounced], at: 9, about }))
    await until(async () => {
      const sent = (await desk.timeline('ana@mail.test')).find((entry) => entry.direction === 'out')
      expect(sent?.undelivered).toEqual([{ address: 'ana@mail.test', reason: 'Mailbox full' }])
    })
  })
})

describe('a try that fails', () => {
  it('is repeated after a lost line, with the same Message-ID and date', async () => {
    const { desk, post } = await sendingDesk()
    post.failNext('send', lineCut)
    const item = await answer(desk)
    const waiting = await until(async () => {
      const [found] = await outboxItems(desk)
      expect(found?.nextTryAt).not.toBeNull()
      return found
    })
    expect(waiting).toMatchObject({ state: 'waiting', attempts: 1, error: { code: 'connection-lost' } })
    desk.clock.at = waiting?.nextTryAt ?? 0
    desk.engine.resumed()
    await inState(desk, item, 'sent')
    expect(post.delivered).toHaveLength(1)
    expect(post.delivered[0]?.sentAt).toBeLessThan(desk.clock.at)
  })

  it('ends with a refusal for good, in the words of the server, and can be tried again by hand', async () => {
    const { desk, post } = await sendingDesk()
    const reply = '554 5.7.1 Spam'
    post.failNext('send', new DeskError('rejected', 'message-refused', 'Refused', { reply }))
    const item = await answer(desk)
    expect((await inState(desk, item, 'failed')).error?.params).toEqual({ reply })
    expect((await desk.call('queue.counts', { account: null })).held).toBe(1)
    await desk.call('outbox.sendNow', { item })
    await inState(desk, item, 'sent')
  })

  it('is looked for at the server when the line broke after it was handed over', async () => {
    const { desk, post } = await sendingDesk()
    post.keepsCopies = true
    post.failNext('handover', cutAfterData)
    const item = await answer(desk)
    await inState(desk, item, 'uncertain')
    await expect(desk.call('outbox.edit', { item })).rejects.toMatchObject({ code: 'being-sent' })
    desk.clock.at += 10_000
    desk.engine.resumed()
    await inState(desk, item, 'sent')
    expect(post.delivered).toHaveLength(1)
    expect(await desk.timeline('ana@mail.test')).toHaveLength(2)
  })

  it('waits for a person when the server cannot tell, and settles when the copy comes after all', async () => {
    const { desk, post, server } = await sendingDesk()
    post.failNext('handover', cutAfterData)
    const item = await answer(desk)
    await inState(desk, item, 'uncertain')
    desk.clock.at += 10_000
    desk.engine.resumed()
    expect((await inState(desk, item, 'held')).hold).toEqual({ type: 'uncertain' })
    server.push({ ...copyOf(post.delivered[0] as never), place: { folder: 'Sent', uid: 1 } })
    await inState(desk, item, 'sent')
    expect(post.delivered).toHaveLength(1)
  })

  it('does not hold up the others, but a later one to the same conversation', async () => {
    const bo = mail({ id: 'bo@mail.test', from: 'bo@mail.test', place: inbox(2) })
    const { desk, post } = await sendingDesk([ask, bo])
    post.failNext('send', new DeskError('rejected', 'message-refused', 'Refused'))
    const first = await answer(desk, '<p>One</p>')
    await inState(desk, first, 'failed')
    const second = await answer(desk, '<p>Two</p>')
    const other = await answer(desk, '<p>Three</p>', {}, 'bo@mail.test')
    await inState(desk, other, 'sent')
    expect((await outboxItems(desk)).find(({ id }) => id === second)?.state).toBe('waiting')
    await desk.call('outbox.drop', { item: first })
    await inState(desk, second, 'sent')
    expect(post.delivered.map(firstLine)).toEqual(['Three', 'Two'])
  })

  it('to keep a copy is repeated, and the answer is not', async () => {
    const { desk, post } = await sendingDesk()
    post.failNext('copy', lineCut)
    await inState(desk, await answer(desk), 'sent')
    await until(() => expect(desk.log.join('\n')).toContain('No copy in Sent'))
    desk.clock.at += 60_000
    desk.engine.resumed()
    await until(() => expect(post.sent).toHaveLength(1))
    expect(post.delivered).toHaveLength(1)
  })
})

it('an answer that comes too late for its channel waits for a person, who may try', async () => {
  const { desk, server } = await sendingDesk()
  Object.assign(server, { capabilities: { ...server.capabilities, replyWindowMs: 3_600_000 } })
  await desk.call('network.set', { offline: true })
  const item = await answer(desk)
  desk.clock.at += 3_600_000
  await desk.call('network.set', { offline: false })
  expect((await inState(desk, item, 'held')).hold).toEqual({ type: 'window-closed', at: ask.sentAt + 3_600_000 })
  await expect(desk.call('outbox.sendNow', { item })).rejects.toMatchObject({ code: 'held' })
  await desk.call('outbox.sendNow', { item, anyway: true })
  await inState(desk, item, 'sent')
})

describe('offline', () => {
  it('is over when the user says so and the computer has its network', async () => {
    const { desk } = await sendingDesk()
    const told = () => desk.events.findLast((event) => event.type === 'network')
    await desk.call('network.set', { offline: true })
    expect(told()).toEqual({ type: 'network', online: false, byChoice: true })
    desk.engine.networkChanged(false)
    await desk.call('network.set', { offline: false })
    expect(told()).toEqual({ type: 'network', online: false, byChoice: false })
    desk.engine.networkChanged(true)
    expect(told()).toEqual({ type: 'network', online: true, byChoice: false })
  })

  it('keeps what is written and lets it leave in order when the line is back', async () => {
    const { desk, post } = await sendingDesk()
    await desk.call('network.set', { offline: true })
    const items = [
      await answer(desk, '<p>One</p>'),
      await answer(desk, '<p>Two</p>'),
      await answer(desk, '<p>Three</p>'),
    ]
    const outgoing = await desk.call('timeline.page', {
      contact: await desk.contact('ana@mail.test'),
      anchor: null,
      limit: 9,
    })
    expect(outgoing.outgoing.map(({ id }) => id)).toEqual(items)
    expect(post.delivered).toEqual([])
    await desk.call('network.set', { offline: false })
    for (const item of items) await inState(desk, item, 'sent')
    expect(post.delivered.map(firstLine)).toEqual(['One', 'Two', 'Three'])
  })

  it('lets what is on its way end before the line is closed', async () => {
    const { desk, post } = await sendingDesk()
    post.hold('handover')
    const item = await answer(desk)
    await until(() => expect(post.delivered).toHaveLength(1))
    const closing = desk.call('network.set', { offline: true })
    post.release('handover')
    await closing
    expect((await outboxItems(desk)).find(({ id }) => id === item)?.state).toBe('sent')
  })
})

describe('what makes an answer stale', () => {
  const staleBy = async (arrived: Parameters<typeof mail>[0]) => {
    const { desk, post, server } = await sendingDesk()
    await desk.call('network.set', { offline: true })
    const item = await answer(desk)
    server.push(mail(arrived))
    await desk.call('network.set', { offline: false })
    return { desk, post, item }
  }

  it('is the customer who wrote meanwhile: held with both texts until a person decides', async () => {
    const { desk, post, item } = await staleBy({ id: 'n', at: 60, refs: ['ask@mail.test'], text: 'Found it!' })
    const held = await inState(desk, item, 'held')
    expect(held.hold).toMatchObject({ type: 'stale', since: [{ text: 'Found it!' }] })
    await expect(desk.call('outbox.sendNow', { item })).rejects.toMatchObject({ code: 'held' })
    await desk.call('outbox.sendNow', { item, anyway: true })
    await inState(desk, item, 'sent')
    expect(post.delivered).toHaveLength(1)
  })

  it('is a colleague who answered from elsewhere', async () => {
    const { desk, item } = await staleBy({ id: 'n', from: us, at: 60, refs: ['ask@mail.test'], text: 'I did' })
    await inState(desk, item, 'held')
  })

  it('is a mail with an early date that arrived late', async () => {
    const late = mail({ id: 'n', at: -60, refs: ['ask@mail.test'], text: 'Late' })
    const { desk, server } = await sendingDesk()
    await desk.call('network.set', { offline: true })
    const item = await answer(desk)
    server.push({ ...late, receivedAt: desk.clock.at + 1 })
    await desk.call('network.set', { offline: false })
    await inState(desk, item, 'held')
  })

  it('is a mail with an early date that the desk had not fetched yet when it was answered', async () => {
    const late = mail({ id: 'n', at: -60, refs: ['ask@mail.test'], text: 'Late' })
    const { desk, server } = await sendingDesk()
    await desk.call('network.set', { offline: true })
    server.push({ ...late, receivedAt: desk.clock.at })
    desk.clock.at += 60_000
    const item = await answer(desk)
    await desk.call('network.set', { offline: false })
    expect((await inState(desk, item, 'held')).hold).toMatchObject({ since: [{ text: 'Late' }] })
  })

  it('is nothing that was on the desk when it was answered, whatever its date', async () => {
    const future = mail({ id: 'f', from: 'ana@mail.test', at: 9_000, refs: ['ask@mail.test'], place: inbox(2) })
    const early = mail({ id: 'e', from: 'ana@mail.test', at: 1, refs: ['ask@mail.test'], place: inbox(3) })
    const { desk } = await sendingDesk([ask, future, { ...early, receivedAt: future.receivedAt + 1 }])
    await inState(desk, await answer(desk), 'sent')
  })

  it('is no machine that answered', async () => {
    const { desk, item } = await staleBy({ id: 'n', at: 60, refs: ['ask@mail.test'], kind: 'auto-reply' })
    await inState(desk, item, 'sent')
  })

  it('is nothing in another conversation', async () => {
    const { desk, item } = await staleBy({ id: 'n', at: 60, text: 'Something else' })
    await inState(desk, item, 'sent')
  })

  it('is no answer of this desk', async () => {
    const { desk } = await sendingDesk()
    const seen = (await desk.timeline('ana@mail.test'))[0]?.id ?? null
    await inState(desk, await answer(desk, '<p>One</p>'), 'sent')
    await inState(desk, await answer(desk, '<p>Two</p>', { seen }), 'sent')
  })

  it.each([
    ['that is told so', (desk: TestDesk) => desk.engine.resumed()],
    ['by its own clock', () => {}],
  ])('is looked for before anything leaves when the computer wakes, %s', async (_, tell) => {
    const bo = mail({ id: 'bo@mail.test', from: 'bo@mail.test', place: inbox(2) })
    const { desk, post, server } = await sendingDesk([ask, bo])
    const item = await answer(desk, '<p>Tomorrow</p>', { at: desk.clock.at + 2_000 })
    // When what left has been marked as answered, nothing is under way but the time of the other.
    await answer(desk, '<p>Now</p>', {}, 'bo@mail.test')
    await until(() => expect(post.changes).toHaveLength(1))
    await desk.call('settings.set', { key: 'send.undoSeconds', value: 0 })
    // Asleep the desk hears of nothing.
    server.hold('pull')
    server.push(again)
    desk.clock.at += 7_200_000
    tell(desk)
    await until(() => expect(server.diary).toContain('probe'))
    server.release('pull')
    expect((await inState(desk, item, 'held')).hold).toMatchObject({ since: [{ text: 'Found it!' }] })
    expect(post.delivered).toHaveLength(1)
  })

  it('is seen by who opens it again', async () => {
    const { desk, server } = await sendingDesk()
    await desk.call('network.set', { offline: true })
    const item = await answer(desk)
    server.push(again)
    await desk.call('network.set', { offline: false })
    await inState(desk, item, 'held')
    const draft = await desk.call('outbox.edit', { item })
    const seen = (await desk.timeline('ana@mail.test')).at(-1)?.id ?? null
    const { outbox } = await desk.call('draft.send', { draft: draft.id, seen })
    await inState(desk, outbox, 'sent')
  })
})

describe('a server that takes little', () => {
  it('has its limit known before anything is sent', async () => {
    const post = postOffice()
    post.maxMessageBytes = 10_000
    const { desk } = await sendingDesk([ask], { post })
    await until(async () => {
      const [profile] = await desk.call('compose.profiles', {})
      expect(profile).toMatchObject({ account: accountKey, maxMessageBytes: 10_000, cannotSend: null })
    })
    const draft = await written(desk)
    const file = { draft: draft.id, upload: 'u', name: 'big.bin', type: '', done: true }
    const base64 = Buffer.alloc(12_000).toString('base64')
    await expect(desk.call('draft.addFile', { ...file, base64 })).rejects.toMatchObject({
      code: 'attachment-too-large',
    })
  })
})
