import { describe, expect, it } from 'vitest'
import { DeskError } from '../../../src-main/contract/errors.ts'
import type { ConversationId } from '../../../src-main/contract/ids.ts'
import { pickerKey } from '../../../src-renderer/features/replies/picker/picker-key.ts'
import { createPickerStore } from '../../../src-renderer/features/replies/picker/picker-store.ts'
import type { Answers } from '../../support/scripted-client.ts'
import { draftOf, kettle } from '../composer/writing-desk.ts'
import { cannedReply, placeOf, rendered, repliesDesk } from './replies-desk.ts'

const refund = cannedReply(1, 'Refund', {
  variants: [
    { channel: null, language: 'en', body: '' },
    { channel: 'livechat', language: 'en', body: '' },
  ],
  steps: [{ type: 'tag', tag: 'refund', on: true }],
})
const greeting = cannedReply(2, 'Greeting')
const reminder = cannedReply(3, 'Reminder', { subject: 'Your invoice' })

function picker(answers: Answers = {}) {
  const desk = repliesDesk([refund, greeting, reminder], answers)
  const store = createPickerStore(desk.engine)
  const pen = placeOf()
  const state = () => store.getState()
  const type = (query: string) => state().slash({ query, left: 0, top: 0, bottom: 0 }, pen.place)
  const titles = () => state().replies.map(({ title }) => title)
  const press = (key: string, more: Partial<KeyboardEvent> = {}) =>
    pickerKey(
      { key, code: '', altKey: false, ctrlKey: false, metaKey: false, ...more } as KeyboardEvent,
      store,
      pen.place,
    )
  return { ...desk, ...pen, store, state, type, titles, press }
}

describe('the picker of canned replies', () => {
  it('opens with a slash, and looks for what follows it', async () => {
    const { state, type, titles, engine } = picker()
    type('')
    expect(state().open).toBe(true)
    await expect.poll(titles).toEqual(['Refund', 'Greeting', 'Reminder'])
    type('re')
    await expect.poll(titles).toEqual(['Refund', 'Reminder'])
    expect(engine.inputsOf('canned.find').at(-1)).toMatchObject({ text: 're', conversation: kettle })
  })

  it('shows at once what it asked for when the answer was begun', async () => {
    const { state, type, titles, engine } = picker()
    state().begin(kettle)
    await expect.poll(() => engine.inputsOf('canned.find').length).toBe(1)
    await Promise.resolve()
    type('')
    expect(titles()).toEqual(['Refund', 'Greeting', 'Reminder'])
  })

  it('stays closed where the cursor only comes by such a word', () => {
    const { state, type } = picker()
    type('home')
    expect(state().open).toBe(false)
  })

  it('stays closed after Escape until another slash is typed', async () => {
    const { state, type, press, place } = picker()
    type('')
    expect(press('Escape')).toBe(true)
    type('r')
    expect(state().open).toBe(false)
    expect(press('Escape')).toBe(false)
    state().slash(null, place)
    type('')
    expect(state().open).toBe(true)
  })

  it('gives way when several words mean no reply', async () => {
    const { state, type } = picker()
    type('')
    type('usr bin')
    await expect.poll(() => state().open).toBe(false)
  })

  it('shows the answer to the last word only', async () => {
    const slow = Promise.withResolvers<never>()
    const { type, titles } = picker({
      'canned.find': ({ text }) => (text === 'g' ? slow.promise : [refund]),
    })
    type('')
    type('g')
    type('gr')
    await expect.poll(titles).toEqual(['Refund'])
    slow.resolve([greeting] as never)
    await slow.promise
    expect(titles()).toEqual(['Refund'])
  })

  it('shows the chosen reply filled for this answer, in the wording that is asked for', async () => {
    const { state, type, press, engine, place } = picker()
    type('')
    await expect.poll(() => state().preview?.rendered.text).toBe('Refund')
    expect(engine.inputsOf('canned.render').at(-1)).toMatchObject({ draft: place.draft?.id, variant: null })
    expect(press('Tab')).toBe(true)
    await expect.poll(() => state().preview?.rendered.variant).toBe(1)
    press('Tab')
    await expect.poll(() => state().preview?.rendered.variant).toBe(0)
    press('ArrowDown')
    await expect.poll(() => state().preview?.rendered.text).toBe('Greeting')
    expect(state().variant).toBeNull()
    press('ArrowUp')
    press('ArrowUp')
    await expect.poll(() => state().preview?.rendered.text).toBe('Reminder')
  })

  it('inserts what is shown, notes the use, and brings its steps along', async () => {
    const { state, type, press, engine, inserted, brought } = picker()
    type('')
    await expect.poll(() => state().preview?.rendered.text).toBe('Refund')
    const asked = engine.inputsOf('canned.render').length
    expect(press('Enter')).toBe(true)
    await expect.poll(() => brought).toMatchObject([{ steps: refund.steps }])
    expect(inserted).toEqual(['Refund'])
    expect(engine.inputsOf('canned.render')).toHaveLength(asked)
    expect(engine.inputsOf('canned.use')).toEqual([{ reply: 1, draft: 1 }])
  })

  it('notes the use of a reply when the draft is there that it was put into', async () => {
    const { state, engine } = picker()
    const { place, inserted, brought } = placeOf({ draft: null })
    await state().insertReply(greeting.id, place)
    expect(inserted).toEqual(['Greeting'])
    expect(engine.inputsOf('canned.use')).toEqual([])
    state().settle({ ...place, draft: draftOf({}) })
    await expect.poll(() => brought.length).toBe(1)
    state().settle({ ...place, draft: draftOf({}) })
    expect(engine.inputsOf('canned.use')).toEqual([{ reply: 2, draft: 1 }])
  })

  it('gives a message without a subject its own', async () => {
    const desk = picker({ 'canned.render': () => rendered('Please pay', { subject: 'Your invoice' }) })
    const fresh = placeOf({ draft: draftOf({ subject: '' }) })
    await desk.state().insertReply(reminder.id, fresh.place)
    expect(fresh.changed).toEqual([{ subject: 'Your invoice' }])
    await desk.state().insertReply(reminder.id, desk.place)
    expect(desk.changed).toEqual([])
  })

  it('inserts nothing of a template that cannot be read, and says why', async () => {
    const problems = [{ code: 'syntax' as const, text: 'tag not closed', line: 2 }]
    const { state, inserted, engine, place } = picker({ 'canned.render': () => rendered('', { problems }) })
    await state().insertReply(refund.id, place)
    expect(inserted).toEqual([])
    expect(state().error).toMatchObject({ code: 'template-broken', params: { line: 2 } })
    expect(engine.inputsOf('canned.use')).toEqual([])
  })

  it('says what went wrong while it looked', async () => {
    const { state, type } = picker({
      'canned.find': () => Promise.reject(new DeskError('store', 'store-failed', 'The desk is damaged')),
    })
    type('')
    await expect.poll(() => state().error?.code).toBe('store-failed')
  })
})

describe('replies that are suggested', () => {
  const suggesting = () => picker({ 'canned.suggest': () => [refund, greeting] })

  it('are put into the text by their number, and not before', async () => {
    const { state, press, inserted } = suggesting()
    state().begin(kettle)
    await expect.poll(() => state().suggested.length).toBe(2)
    expect(inserted).toEqual([])
    expect(press('é', { code: 'Digit2', altKey: true })).toBe(true)
    await expect.poll(() => inserted).toEqual(['Greeting'])
    expect(state().suggested).toEqual([refund])
    expect(press('3', { code: 'Digit3', altKey: true })).toBe(false)
  })

  it('are of the conversation that is answered', async () => {
    const { state, press, inserted } = suggesting()
    state().begin(99 as ConversationId)
    await expect.poll(() => state().suggestedFor).toBe(99)
    expect(press('1', { code: 'Digit1', altKey: true })).toBe(false)
    state().begin(null)
    expect(state().suggested).toHaveLength(2)
    expect(inserted).toEqual([])
  })
})
