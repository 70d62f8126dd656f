import { describe, expect, it } from 'vitest'
import type { CallInput } from '../../../src-main/contract/calls.ts'
import { ask, mail, minuteMs } from '../../support/remote-events.ts'
import { inState, outboxItems, sendingDesk, written } from '../../support/sending-desk.ts'
import { type TestDesk, testDesk } from '../../support/test-desk.ts'

type NewReply = CallInput<'canned.save'>['reply']

function reply(title: string, facts: Partial<NewReply> = {}): NewReply {
  return { title, variants: [{ channel: null, language: null, body: '<p>It is on its way.</p>' }], ...facts }
}

async function keep(desk: TestDesk, title: string, facts: Partial<NewReply> = {}) {
  return await desk.call('canned.save', { id: null, reply: reply(title, facts) })
}

async function found(desk: TestDesk, text: string): Promise<readonly string[]> {
  return (await desk.call('canned.find', { text, conversation: null, limit: 20 })).map(({ title }) => title)
}

const pdf = Buffer.from('%PDF-1.4 label')

describe('the library', () => {
  it('keeps what an agent wrote, changes it, and lists it by folder and title', async () => {
    const desk = await testDesk()
    const kept = await keep(desk, 'Refund', { folder: 'Returns', tags: ['money', 'money'], shortcut: 'Ref' })
    await keep(desk, 'Delay', { folder: 'Orders' })
    await keep(desk, 'Cancel', { folder: 'Orders' })
    expect(kept).toMatchObject({
      title: 'Refund',
      tags: ['money'],
      shortcut: 'ref',
      used: 0,
      lastUsedAt: null,
      files: [],
    })
    const changed = await desk.call('canned.save', { id: kept.id, reply: reply('Refund sent', { folder: 'Returns' }) })
    expect(changed).toMatchObject({ id: kept.id, title: 'Refund sent', shortcut: '' })
    expect((await desk.call('canned.list', {})).map(({ title }) => title)).toEqual(['Cancel', 'Delay', 'Refund sent'])
    expect(desk.events.filter(({ type }) => type === 'canned')).toHaveLength(4)
  })

  it('refuses a shortcut that another reply has, and a template that cannot be read', async () => {
    const desk = await testDesk()
    await keep(desk, 'Refund', { shortcut: 'ref' })
    await expect(keep(desk, 'Reference', { shortcut: 'REF' })).rejects.toMatchObject({
      kind: 'rejected',
      code: 'shortcut-taken',
      params: { shortcut: 'ref', title: 'Refund' },
    })
    const variants = [{ channel: null, language: null, body: '<p>A</p><p>{% if %}</p>' }]
    await expect(keep(desk, 'Broken', { variants })).rejects.toMatchObject({
      kind: 'invalid',
      code: 'template-broken',
      params: { line: 2 },
    })
    expect(await found(desk, '')).toEqual(['Refund'])
  })

  it('brings a removed reply back, without a shortcut that went to another', async () => {
    const desk = await testDesk()
    const kept = await keep(desk, 'Refund', { shortcut: 'ref' })
    await desk.call('canned.remove', { reply: kept.id })
    expect(await found(desk, '')).toEqual([])
    await expect(desk.call('canned.remove', { reply: kept.id })).rejects.toMatchObject({ code: 'reply-gone' })
    await keep(desk, 'Reference', { shortcut: 'ref' })
    expect(await desk.call('canned.restore', { reply: kept.id })).toMatchObject({ title: 'Refund', shortcut: '' })
  })

  it('forgets a removed reply after a day', async () => {
    const desk = await testDesk()
    const old = await keep(desk, 'Old')
    const other = await keep(desk, 'Other')
    await desk.call('canned.remove', { reply: old.id })
    desk.clock.at += 25 * 60 * minuteMs
    await desk.call('canned.remove', { reply: other.id })
    await expect(desk.call('canned.restore', { reply: old.id })).rejects.toMatchObject({ code: 'reply-gone' })
    expect(await desk.call('canned.restore', { reply: other.id })).toMatchObject({ title: 'Other' })
  })
})

describe('finding a reply', () => {
  const library = async () => {
    const desk = await testDesk()
    await keep(desk, 'Where is my order', { folder: 'Orders', shortcut: 'status' })
    await keep(desk, 'Refund is on its way', { folder: 'Returns', tags: ['money'] })
    await keep(desk, 'Возврат денег', { folder: 'Возвраты' })
    await keep(desk, 'Închidere', {
      folder: 'Fragmente',
      variants: [
        { channel: null, language: 'ro', body: '<p>Vă mulțumim pentru răbdare, {{ contact.first_name }}</p>' },
      ],
    })
    return desk
  }

  it.each([
    ['refund', 'Refund is on its way'],
    ['rfnd', 'Refund is on its way'],
    ['stat', 'Where is my order'],
    ['where order', 'Where is my order'],
    ['money', 'Refund is on its way'],
    ['returns', 'Refund is on its way'],
    ['ВОЗВР', 'Возврат денег'],
    ['inchidere', 'Închidere'],
    ['rabdare', 'Închidere'],
    ['multumim rab', 'Închidere'],
  ])('%j finds %j first', async (text, title) => {
    expect((await found(await library(), text))[0]).toBe(title)
  })

  it('finds nothing by the names of variables and tags', async () => {
    const desk = await library()
    expect(await found(desk, 'xyzzy')).toEqual([])
    expect(await found(desk, 'first_name')).toEqual([])
  })

  it('gives the one that was used last and most first, when nothing was typed', async () => {
    const { desk } = await sendingDesk()
    const [often, once, never] = [await keep(desk, 'B often'), await keep(desk, 'C once'), await keep(desk, 'A never')]
    const { id: draft } = await written(desk, '')
    for (const { id } of [often, often, once, often]) await desk.call('canned.use', { reply: id, draft })
    expect(await found(desk, '')).toEqual(['B often', 'C once', 'A never'])
    expect((await desk.call('canned.list', {})).find(({ id }) => id === often.id)).toMatchObject({
      used: 3,
      lastUsedAt: desk.clock.at,
    })
    expect(never.used).toBe(0)
  })
})

describe('filling a reply', () => {
  const variants = [
    { channel: 'email' as const, language: 'en', body: '<p>Dear {{ contact.first_name }}</p>' },
    { channel: 'email' as const, language: 'ru', body: '<p>Здравствуйте, {{ contact.first_name }}</p>' },
    { channel: null, language: null, body: '<p>{{ contact.first_name }}!</p>' },
  ]

  it('speaks the language of the customer, or the one that the draft was given', async () => {
    const { desk } = await sendingDesk([mail({ from: 'Елена Соколова <elena@mail.test>', text: 'Где мой заказ?' })])
    const { id } = await keep(desk, 'Hi', { variants, subject: 'About {{ conversation.subject }}' })
    const draft = await written(desk, '', { to: 'elena@mail.test' })
    const place = { reply: id, draft: draft.id, conversation: null }
    expect(await desk.call('canned.render', place)).toEqual({
      html: '<p>Здравствуйте, Елена</p>',
      text: 'Здравствуйте, Елена',
      subject: 'About Hello',
      problems: [],
      variant: 1,
    })
    await desk.call('draft.save', { draft: draft.id, change: { language: 'en' } })
    expect(await desk.call('canned.render', place)).toMatchObject({ variant: 0, text: 'Dear Елена' })
    expect(await desk.call('canned.render', { ...place, variant: 2 })).toMatchObject({ variant: 2, text: 'Елена!' })
  })

  it('speaks to whom the draft goes, not to whom the conversation was with', async () => {
    const { desk } = await sendingDesk()
    const { id } = await keep(desk, 'Hi', { variants })
    const draft = await written(desk, '')
    const to = [{ name: 'Bo Berg', address: 'bo@mail.test' }]
    await desk.call('draft.save', { draft: draft.id, change: { to } })
    const filled = await desk.call('canned.render', { reply: id, draft: draft.id, conversation: null })
    expect(filled.text).toBe('Dear Bo')
  })

  it('shows an editor an invented customer, and real ones on request', async () => {
    const { desk } = await sendingDesk()
    const variant = { channel: null, language: null, body: '<p>{{ contact.name }} {{ contact.age }}</p>' }
    expect(await desk.call('canned.preview', { variant, subject: '', conversation: null })).toMatchObject({
      text: 'Ana Pop {{contact.age}}',
      problems: [{ code: 'unknown-variable', text: 'contact.age' }],
    })
    const conversation = (await desk.timeline('ana@mail.test'))[0]?.conversation ?? null
    await desk.call('settings.set', { key: 'custom.age', value: 7 })
    const asked = { ...variant, body: '{{ contact.name }}, {{ custom.age }}, {{ account.name }}' }
    expect((await desk.call('canned.preview', { variant: asked, subject: '', conversation })).text).toBe(
      'Ana Pop, 7, Shop',
    )
    expect((await desk.call('canned.variables', {})).map(({ name }) => name)).toContain('custom.age')
  })
})

describe('using a reply', () => {
  it('takes its files along once, and stores them once', async () => {
    const { desk } = await sendingDesk()
    const { id } = await keep(desk, 'Label')
    const file = { reply: id, name: 'label.pdf', type: 'application/pdf', base64: pdf.toString('base64') }
    expect((await desk.call('canned.addFile', file)).files).toEqual([
      { name: 'label.pdf', type: 'application/pdf', sizeBytes: pdf.byteLength },
    ])
    const draft = await written(desk, '<p>Here</p>')
    await desk.call('canned.use', { reply: id, draft: draft.id })
    const used = await desk.call('canned.use', { reply: id, draft: draft.id })
    expect(used.files.map(({ name }) => name)).toEqual(['label.pdf'])
    expect((await desk.call('canned.removeFile', { reply: id, index: 0 })).files).toEqual([])
    await desk.call('canned.remove', { reply: id })
    const read = { draft: draft.id, file: used.files[0]?.id as never, offset: 0, length: 100 }
    expect((await desk.call('draft.readFile', read)).base64).toBe(pdf.toString('base64'))
  })

  it('does its steps when the answer is sent, of each kind the last, and takes them back with it', async () => {
    const { desk } = await sendingDesk()
    const refund = await keep(desk, 'Refund', {
      steps: [
        { type: 'tag', tag: 'refund', on: true },
        { type: 'status', status: 'waiting' },
      ],
    })
    const praise = await keep(desk, 'Praise', { steps: [{ type: 'status', status: 'done' }] })
    const triage = async () => {
      const contact = await desk.contact('ana@mail.test')
      return (await desk.call('contact.card', { contact })).conversations[0]?.triage
    }
    const draft = await written(desk)
    await desk.call('canned.use', { reply: refund.id, draft: draft.id })
    const used = await desk.call('canned.use', { reply: praise.id, draft: draft.id })
    expect(used.steps).toEqual([
      { type: 'tag', tag: 'refund', on: true },
      { type: 'status', status: 'done' },
    ])
    expect(await triage()).toMatchObject({ status: 'open', tags: [] })
    const { outbox } = await desk.call('draft.send', { draft: draft.id, seen: draft.answers, hold: true })
    expect(await triage()).toMatchObject({ status: 'done', tags: ['refund'] })
    const back = await desk.call('outbox.edit', { item: outbox })
    expect(await triage()).toMatchObject({ status: 'open', tags: [] })
    expect(back.steps).toEqual(used.steps)
    await desk.call('draft.save', { draft: back.id, change: { steps: [] } })
    const again = await desk.call('draft.send', { draft: back.id, seen: draft.answers })
    await inState(desk, again.outbox, 'sent')
    expect(await triage()).toMatchObject({ status: 'open', tags: [] })
  })

  it('does not let an answer leave that still lacks a variable', async () => {
    const { desk, post } = await sendingDesk([{ ...ask, from: { name: '', address: 'ana@mail.test' } }])
    const { id } = await keep(desk, 'Hi', {
      variants: [{ channel: null, language: null, body: '<p>Dear {{ contact.first_name }}</p>' }],
    })
    const draft = await written(desk, '')
    const filled = await desk.call('canned.render', { reply: id, draft: draft.id, conversation: null })
    await desk.call('draft.save', { draft: draft.id, change: { body: filled.html } })
    await expect(desk.call('draft.send', { draft: draft.id, seen: draft.answers })).rejects.toMatchObject({
      code: 'unresolved-variable',
    })
    const mended = filled.html.replace(/<mark.*<\/mark>/, 'Ana')
    await desk.call('draft.save', { draft: draft.id, change: { body: mended, subject: 'For {{ contact.name }}' } })
    await expect(desk.call('draft.send', { draft: draft.id, seen: draft.answers })).rejects.toMatchObject({
      code: 'unresolved-variable',
    })
    expect(await outboxItems(desk)).toEqual([])
    expect(post).toBeDefined()
  })
})

describe('suggestions', () => {
  const questions = [
    mail({ id: 'a', from: 'Ana <ana@mail.test>', text: 'The lampshade arrived broken, there is a crack.' }),
    mail({ id: 'b', from: 'Bo <bo@mail.test>', text: 'When will my parcel arrive? The tracking shows nothing.' }),
    mail({ id: 'c', from: 'Cy <cy@mail.test>', text: 'My new lampshade is broken! A crack on the rim.' }),
    mail({ id: 'd', from: 'Di <di@mail.test>', text: 'Do you open on Sundays?' }),
  ]

  it('are the replies that answered alike before, and none where nothing is alike', async () => {
    const { desk } = await sendingDesk(questions)
    const [damaged, parcel] = [await keep(desk, 'Damaged'), await keep(desk, 'Parcel')]
    const suggested = async (who: string) => {
      const conversation = (await desk.timeline(who))[0]?.conversation as never
      return (await desk.call('canned.suggest', { conversation })).map(({ title }) => title)
    }
    expect(await suggested('cy@mail.test')).toEqual([])
    const toAna = await written(desk, '', { to: 'ana@mail.test' })
    await desk.call('canned.use', { reply: damaged.id, draft: toAna.id })
    const toBo = await written(desk, '', { to: 'bo@mail.test' })
    await desk.call('canned.use', { reply: parcel.id, draft: toBo.id })
    expect(await suggested('cy@mail.test')).toEqual(['Damaged'])
    expect(await suggested('di@mail.test')).toEqual([])
    await desk.call('canned.remove', { reply: damaged.id })
    expect(await suggested('cy@mail.test')).toEqual([])
  })
})
