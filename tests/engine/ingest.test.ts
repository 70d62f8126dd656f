import { describe, expect, it } from 'vitest'
import type { CallInput } from '../../src-main/contract/calls.ts'
import type { TimelineEntry } from '../../src-main/contract/message.ts'
import { firstDay, mail, minuteMs } from '../support/remote-events.ts'
import { scripted } from '../support/scripted-channel.ts'
import { testDesk } from '../support/test-desk.ts'

const ana = 'ana@mail.test'

describe('mail that comes in', () => {
  it('stores a message once when the server announces it twice', async () => {
    const hello = mail({ text: 'Where is my parcel?' })
    const desk = await testDesk({ email: scripted([hello, [hello, hello]]) })
    await desk.sync()
    expect(await desk.texts(ana)).toEqual(['Where is my parcel?'])
    expect((await desk.account()).messages).toBe(1)
    expect(await desk.find('parcel')).toHaveLength(1)
  })

  it('with a NUL in it is shown and found whole', async () => {
    const desk = await testDesk({ email: scripted([mail({ text: 'before\0after', subject: 'one\0two' })]) })
    await desk.sync()
    const [entry] = await desk.timeline(ana)
    expect(entry?.text.replace(/[^a-z]/g, ' ')).toBe('before after')
    expect(entry?.subject.replace(/[^a-z]/g, ' ')).toBe('one two')
    expect(await desk.find('after two')).toHaveLength(1)
  })

  it('that is very long is cut on the timeline, whole when it is opened, and found', async () => {
    const text = `${'word '.repeat(2_000)}needle`
    const desk = await testDesk({ email: scripted([mail({ text, html: '<p>rich</p>' })]) })
    await desk.sync()
    const [entry] = await desk.timeline(ana)
    expect(entry).toMatchObject({ textCut: true, hasHtml: true })
    expect(entry?.text).toBe(text.slice(0, 4_000))
    expect(await desk.call('message.body', { message: entry?.id ?? (0 as never) })).toMatchObject({
      text,
      html: '<p>rich</p>',
    })
    expect(await desk.find('needle')).toHaveLength(1)
  })

  it('is on the timeline of everybody who takes part, and in the queue once', async () => {
    const desk = await testDesk({ email: scripted([mail({ cc: ['Bo <bo@mail.test>'] })]) })
    await desk.sync()
    expect(await desk.timeline(ana)).toEqual(await desk.timeline('BO@mail.test'))
    expect((await desk.queue()).map((row) => row.address)).toEqual([ana])
    const card = await desk.call('contact.card', { contact: await desk.contact('bo@mail.test') })
    expect(card).toMatchObject({ name: 'Bo', received: 1, sent: 0, conversationCount: 0 })
  })

  it('shows on the timeline in pages that meet without a gap or a repeat', async () => {
    const mails = Array.from({ length: 25 }, (_, at) => mail({ at, text: `${at}` }))
    const desk = await testDesk({ email: scripted([mails]) })
    await desk.sync()
    const contact = await desk.contact(ana)
    const page = (anchor: CallInput<'timeline.page'>['anchor']) =>
      desk.call('timeline.page', { contact, anchor, limit: 10 })
    const texts = (entries: readonly TimelineEntry[]) => entries.map((entry) => Number(entry.text))
    const range = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => from + n)

    const newest = await page(null)
    expect([texts(newest.entries), newest.older, newest.newer]).toEqual([range(15, 25), true, false])
    const first = newest.entries[0]?.id ?? (0 as never)
    const before = await page({ type: 'before', message: first })
    expect([texts(before.entries), before.older, before.newer]).toEqual([range(5, 15), true, true])
    const around = await page({ type: 'around', message: first })
    expect([texts(around.entries), around.older, around.newer]).toEqual([range(10, 20), true, true])
    const after = await page({ type: 'after', message: first })
    expect([texts(after.entries), after.older, after.newer]).toEqual([range(16, 25), true, false])
    const at = await page({ type: 'at', time: firstDay + 2 * minuteMs })
    expect([texts(at.entries), at.older, at.newer]).toEqual([range(0, 10), false, true])
    const beyond = await page({ type: 'at', time: firstDay + 999 * minuteMs })
    expect([texts(beyond.entries), beyond.newer]).toEqual([range(20, 25), false])
  })
})
