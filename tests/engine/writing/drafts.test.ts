import { describe, expect, it } from 'vitest'
import type { CallInput } from '../../../src-main/contract/calls.ts'
import type { ContactId, MessageId } from '../../../src-main/contract/ids.ts'
import { draftViews } from '../../../src-main/engine/drafts/draft-view.ts'
import { contactsByAddress } from '../../../src-main/engine/store/people.ts'
import { bareDesk } from '../../support/bare-desk.ts'
import { ask, inbox, mail, us } from '../../support/remote-events.ts'
import { scripted } from '../../support/scripted-channel.ts'
import { answer, outboxItems, sendingDesk, smtp, written } from '../../support/sending-desk.ts'
import { type TestDesk, testDesk, until } from '../../support/test-desk.ts'

const conversationOf = async (desk: TestDesk) => (await desk.timeline('ana@mail.test'))[0]?.conversation ?? null

async function addFile(desk: TestDesk, draft: CallInput<'draft.addFile'>['draft'], name: string, content: Buffer) {
  const slice = (from: number, to?: number) => content.subarray(from, to).toString('base64')
  const file = { draft, upload: name, name, type: 'application/pdf' }
  const middle = Math.floor(content.length / 2)
  expect(await desk.call('draft.addFile', { ...file, base64: slice(0, middle), done: false })).toBeNull()
  return await desk.call('draft.addFile', { ...file, base64: slice(middle), done: true })
}

describe('a draft', () => {
  it('is made with its recipients and subject, one for each conversation', async () => {
    const { desk } = await sendingDesk()
    const conversation = await conversationOf(desk)
    const draft = await desk.call('draft.open', { kind: 'reply', conversation })
    expect(draft).toMatchObject({
      kind: 'reply',
      to: [{ name: 'Ana Pop', address: 'ana@mail.test' }],
      subject: 'Re: Order 7',
      from: { name: 'Shop', address: us },
      quote: true,
    })
    expect((await desk.call('draft.open', { kind: 'reply', conversation })).id).toBe(draft.id)
    const note = await desk.call('draft.open', { kind: 'note', conversation })
    expect(note).toMatchObject({ kind: 'note', to: [], cc: [], bcc: [] })
    expect(note.id).not.toBe(draft.id)
  })

  it('is listed when it says something, and makes its contact a row with a draft', async () => {
    const { desk } = await sendingDesk()
    const draft = await desk.call('draft.open', { kind: 'reply', conversation: await conversationOf(desk) })
    await desk.call('draft.save', { draft: draft.id, change: { body: '<p><br></p>' } })
    expect(await desk.call('draft.list', {})).toEqual([])
    expect((await desk.queue())[0]?.hasDraft).toBe(false)
    await desk.call('draft.save', { draft: draft.id, change: { body: '<p>It left</p>' } })
    const contact = await desk.contact('ana@mail.test')
    expect(await desk.call('draft.list', { contact })).toMatchObject([{ id: draft.id, preview: 'It left' }])
    expect((await desk.queue())[0]?.hasDraft).toBe(true)
    expect((await desk.call('queue.counts', { account: null })).drafts).toBe(1)
  })

  it('becomes another kind of answer with its text, its files and whom was added', async () => {
    const bos = mail({ id: 'a', from: 'ana@mail.test', to: [us, 'bo@mail.test'], place: inbox(1) })
    const { desk } = await sendingDesk([bos])
    const conversation = await conversationOf(desk)
    const reply = await written(desk)
    await addFile(desk, reply.id, 'invoice.pdf', Buffer.from('%PDF'))
    await desk.call('draft.save', { draft: reply.id, change: { cc: [{ name: '', address: 'cy@mail.test' }] } })
    const toAll = await desk.call('draft.open', { kind: 'reply-all', conversation })
    expect(toAll).toMatchObject({
      id: reply.id,
      kind: 'reply-all',
      to: [{ address: 'ana@mail.test' }, { address: 'bo@mail.test' }],
      cc: [{ address: 'cy@mail.test' }],
      body: reply.body,
      files: [{ name: 'invoice.pdf' }],
    })
    const back = await desk.call('draft.open', { kind: 'reply', conversation })
    expect(back.to.map(({ address }) => address)).toEqual(['ana@mail.test'])
  })

  it('takes the files of what it passes on along', async () => {
    const content = Buffer.from('%PDF-1.7')
    const file = { name: 'bill.pdf', type: 'application/pdf', sizeBytes: 8, contentId: null, inline: false }
    const kept = { ...file, section: null, encoding: '', content }
    const { desk, post } = await sendingDesk([mail({ id: 'a', place: inbox(1), subject: 'Bill', attachments: [kept] })])
    const conversation = await conversationOf(desk)
    const draft = await desk.call('draft.open', { kind: 'forward', conversation })
    expect(draft).toMatchObject({ subject: 'Fwd: Bill', to: [], files: [{ name: 'bill.pdf' }] })
    const to = [{ name: '', address: 'bo@mail.test' }]
    await desk.call('draft.save', { draft: draft.id, change: { to } })
    await desk.call('draft.send', { draft: draft.id, seen: draft.answers })
    await expect.poll(() => post.delivered.length).toBe(1)
    expect(post.delivered[0]).toMatchObject({ references: [], inReplyTo: null, attachments: [{ name: 'bill.pdf' }] })
    expect(Buffer.from(post.delivered[0]?.attachments[0]?.content ?? [])).toEqual(content)
    expect(post.delivered[0]?.text).toContain('Subject: Bill')
  })

  it('fetches what it passes on from the server before it leaves', async () => {
    const file = { name: 'bill.pdf', type: 'application/pdf', sizeBytes: 4, contentId: null, inline: false }
    const far = { ...file, section: '2', encoding: '7bit', content: null }
    const { desk, post, server } = await sendingDesk([mail({ id: 'a', place: inbox(1), attachments: [far] })])
    server.parts.set('INBOX/1/2', Buffer.from('%PDF'))
    const draft = await desk.call('draft.open', { kind: 'forward', conversation: await conversationOf(desk) })
    await desk.call('draft.save', { draft: draft.id, change: { to: [{ name: '', address: 'bo@mail.test' }] } })
    expect(server.fetches).toEqual([])
    await desk.call('draft.send', { draft: draft.id, seen: draft.answers })
    await expect.poll(() => post.delivered[0]?.attachments.map((each) => each.content.byteLength)).toEqual([4])
  })

  it('keeps the bytes of its files through slices, sending and coming back, and drops them with it', async () => {
    const { desk, post } = await sendingDesk()
    const content = Buffer.from(Array.from({ length: 5_000 }, (_, n) => n % 251))
    const draft = await written(desk)
    const file = await addFile(desk, draft.id, 'invoice.pdf', content)
    expect(file).toMatchObject({ name: 'invoice.pdf', sizeBytes: 5_000, contentId: null })
    await desk.call('network.set', { offline: true })
    const { outbox } = await desk.call('draft.send', { draft: draft.id, seen: draft.answers })
    const back = await desk.call('outbox.edit', { item: outbox })
    const read = { draft: back.id, file: back.files[0]?.id as never, offset: 1_000, length: 100 }
    const { base64, sizeBytes } = await desk.call('draft.readFile', read)
    expect([Buffer.from(base64, 'base64'), sizeBytes]).toEqual([content.subarray(1_000, 1_100), 5_000])
    await desk.call('network.set', { offline: false })
    await desk.call('draft.send', { draft: back.id, seen: back.answers })
    await expect.poll(() => post.delivered.length).toBe(1)
    expect(Buffer.from(post.delivered[0]?.attachments[0]?.content ?? [])).toEqual(content)
  })

  it('can be brought back for a day after it was thrown away', async () => {
    const { desk } = await sendingDesk()
    const draft = await written(desk)
    await desk.call('draft.remove', { draft: draft.id })
    expect(await desk.call('draft.list', {})).toEqual([])
    await expect(desk.call('draft.save', { draft: draft.id, change: {} })).rejects.toMatchObject({ code: 'draft-gone' })
    expect(await desk.call('draft.restore', { draft: draft.id })).toMatchObject({ body: draft.body })
    await desk.call('draft.remove', { draft: draft.id })
    desk.clock.at += 25 * 60 * 60_000
    const other = await written(desk)
    await desk.call('draft.remove', { draft: other.id })
    await expect(desk.call('draft.restore', { draft: draft.id })).rejects.toMatchObject({ code: 'draft-gone' })
  })

  it('is there again after the program was closed', async () => {
    const { desk } = await sendingDesk()
    const draft = await written(desk, '<p>Half a sen</p>')
    await desk.close()
    const again = await testDesk({ dataPath: desk.dataPath, secrets: desk.secrets })
    expect(await again.call('draft.list', {})).toMatchObject([{ id: draft.id, body: '<p>Half a sen</p>' }])
  })

  it('stays with its conversation when two of them turn out to be one', async () => {
    const other = mail({ id: 'b', from: 'ana@mail.test', at: 1, refs: ['unknown@mail.test'], place: inbox(2) })
    const { desk, server } = await sendingDesk([ask, other])
    const draft = await written(desk)
    const joins = mail({ id: 'c', at: 2, refs: ['ask@mail.test', 'unknown@mail.test'], place: inbox(3) })
    server.push(joins)
    await expect.poll(async () => (await desk.timeline('ana@mail.test')).length).toBe(3)
    const [conversation, ...others] = new Set((await desk.timeline('ana@mail.test')).map((each) => each.conversation))
    expect(others).toEqual([])
    expect(await desk.call('draft.list', {})).toMatchObject([{ id: draft.id, conversation }])
  })

  it('stays as it is when everything is made again from the logs, and so does what is on its way', async () => {
    const bo = mail({ id: 'bo@mail.test', from: 'bo@mail.test', place: inbox(2) })
    const { desk, post } = await sendingDesk([ask, bo])
    await desk.call('network.set', { offline: true })
    await answer(desk, '<p>Under way</p>', { afterwards: 'waiting' })
    await written(desk, '<p>Half a sen</p>', { to: 'bo@mail.test' })
    const standing = async () => [
      await desk.call('draft.list', {}),
      await outboxItems(desk),
      await desk.queue(),
      await desk.call('timeline.page', { contact: await desk.contact('ana@mail.test'), anchor: null, limit: 9 }),
    ]
    const before = await standing()
    await desk.finished(await desk.call('desk.rebuild', {}))
    expect(await standing()).toEqual(before)
    await desk.call('network.set', { offline: false })
    await expect.poll(() => post.delivered.length).toBe(1)
  })

  it('goes with its conversation when its contact joins another one, and comes back', async () => {
    const desk = await bareDesk()
    desk.ingest(ask, mail({ id: 'bo@mail.test', from: 'bo@mail.test', place: inbox(2) }))
    const [asked] = desk.rows<{ id: MessageId }>("SELECT id FROM message WHERE from_address = 'ana@mail.test'")
    const nothing = { conversation: null, to: '', subject: '', body: '<p>Half a sen</p>' }
    const draft = desk.run('openDraft', { kind: 'reply', message: asked?.id ?? null, ...nothing })
    const heldBy = (address: string) =>
      draftViews(desk.db, contactsByAddress(desk.db, address)[0] as ContactId).map(({ id }) => id)
    const name = (address: string) => ({ channel: 'email', address }) as const
    const { seq } = desk.run('linkIdentities', { people: [[name('bo@mail.test'), name('ana@mail.test')]] })
    expect([heldBy('bo@mail.test'), contactsByAddress(desk.db, 'bo@mail.test')]).toEqual([
      [draft],
      contactsByAddress(desk.db, 'ana@mail.test'),
    ])
    desk.run('undo', { seq: seq ?? 0 })
    expect([heldBy('ana@mail.test'), heldBy('bo@mail.test')]).toEqual([[draft], []])
  })

  it('quotes in the language of the window until it has one of its own', async () => {
    const { desk } = await sendingDesk()
    await desk.call('settings.set', { key: 'window', value: { language: 'ro', theme: 'dark' } })
    const draft = await written(desk)
    const quote = async () => (await desk.call('draft.quote', { draft: draft.id })).text.split('\n')[0]
    expect(await quote()).toMatch(/^Pe .*, Ana Pop a scris:$/)
    await desk.call('draft.save', { draft: draft.id, change: { language: 'it' } })
    expect(await quote()).toMatch(/^Il .*, Ana Pop ha scritto:$/)
  })

  it('to a stranger does what its canned replies asked for when there is a conversation', async () => {
    const { desk, post } = await sendingDesk()
    const draft = await desk.call('draft.open', { kind: 'new', to: 'new@mail.test', body: '<p>Hi</p>' })
    await desk.call('draft.save', {
      draft: draft.id,
      change: { subject: 'Hello', steps: [{ type: 'tag', tag: 'vip', on: true }] },
    })
    await desk.call('draft.send', { draft: draft.id, seen: null })
    await expect.poll(() => post.delivered.length).toBe(1)
    const contact = await until(() => desk.contact('new@mail.test'))
    const card = await desk.call('contact.card', { contact })
    expect(card.conversations).toMatchObject([{ triage: { tags: ['vip'] } }])
  })

  it('to a stranger belongs to nobody until there is somebody', async () => {
    const { desk } = await sendingDesk()
    const draft = await desk.call('draft.open', {
      kind: 'new',
      to: 'new@mail.test',
      subject: 'Hello',
      body: '<p>Hi</p>',
    })
    expect(draft).toMatchObject({ contact: null, conversation: null, to: [{ address: 'new@mail.test' }] })
    const known = await desk.call('draft.open', { kind: 'new', to: 'ana@mail.test' })
    expect(known).toMatchObject({ contact: await desk.contact('ana@mail.test'), to: [{ name: 'Ana Pop' }] })
  })

  it('answers from the alias that was written to', async () => {
    const settings = { smtp, aliases: ['hello@shop.test'] }
    const { desk } = await sendingDesk([mail({ id: 'a', to: ['Hello@shop.test'], place: inbox(1) })], { settings })
    expect((await written(desk)).from.address).toBe('hello@shop.test')
  })

  it('leaves with the account that was removed', async () => {
    const { desk } = await sendingDesk()
    await written(desk)
    await desk.finished(await desk.call('account.remove', { id: (await desk.account()).id }))
    expect(await desk.call('draft.list', {})).toEqual([])
  })
})

describe('what cannot be sent', () => {
  it('is told when it is handed over, and stays a draft', async () => {
    const desk = await testDesk({ email: scripted([ask]) })
    await desk.sync()
    const draft = await written(desk)
    const refused = desk.call('draft.send', { draft: draft.id, seen: draft.answers })
    await expect(refused).rejects.toMatchObject({ kind: 'rejected', code: 'smtp-missing' })
    expect(await desk.call('draft.list', {})).toHaveLength(1)
    const [profile] = await desk.call('compose.profiles', {})
    expect(profile?.cannotSend?.code).toBe('smtp-missing')
  })
})

it('completes whom we write to before who writes to us, by any word of name or address', async () => {
  const { desk } = await sendingDesk([
    mail({ id: '1', from: 'Ana Pop <ana@mail.test>', place: inbox(1) }),
    mail({ id: '2', from: us, to: ['Anatol <tolja@mail.test>'], at: -900, place: inbox(2) }),
    mail({ id: '3', from: 'Bo <bo@anagram.test>', at: 1, place: inbox(3) }),
  ])
  const found = async (text: string) => (await desk.call('compose.complete', { text })).map(({ address }) => address)
  expect(await found('ana')).toEqual(['tolja@mail.test', 'bo@anagram.test', 'ana@mail.test'])
  expect(await found('pop')).toEqual(['ana@mail.test'])
  expect(await found('nobody')).toEqual([])
  expect(await found('')).toContain('tolja@mail.test')
})
