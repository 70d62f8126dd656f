import { describe, expect, it } from 'vitest'
import type { DraftId, DraftView } from '../../../src-main/contract/compose.ts'
import { DeskError } from '../../../src-main/contract/errors.ts'
import { createComposerStore } from '../../../src-renderer/features/composer/composer-store.ts'
import { createDraftKeeper } from '../../../src-renderer/features/composer/draft-keeper.ts'
import { ana, draftOf, kettle, question, restarted, toaster, writingDesk } from './writing-desk.ts'

function composer(...desk: Parameters<typeof writingDesk>) {
  const made = writingDesk(...desk)
  const keeper = createDraftKeeper(made.engine)
  const store = createComposerStore(made.engine, { keeper }, ana)
  const state = () => store.getState()
  return { ...made, keeper, store, state, opened: () => expect.poll(() => state().draft).not.toBeNull() }
}

describe('a composer', () => {
  it('is open at once, and the draft comes after', async () => {
    const { state, opened } = composer()
    state().begin({ kind: 'reply', conversation: kettle })
    expect(state()).toMatchObject({ open: true, kind: 'reply', draft: null, text: '' })
    await opened()
    expect(state()).toMatchObject({ open: true, conversation: kettle, text: '' })
  })

  it('keeps what is typed before the draft is there', async () => {
    const { state, opened, bodies } = composer()
    state().begin({ kind: 'reply', conversation: kettle })
    const { session } = state()
    state().write('<p>Quick</p>')
    await opened()
    expect(state().session).toBe(session)
    state().collapse()
    await expect.poll(bodies).toEqual(['<p>Quick</p>'])
  })

  it('keeps it also when it is put aside before the draft is there', async () => {
    const { state, bodies } = composer()
    state().begin({ kind: 'reply', conversation: kettle })
    state().write('<p>Quick</p>')
    state().collapse()
    expect(state().open).toBe(false)
    await expect.poll(bodies).toEqual(['<p>Quick</p>'])
    await expect.poll(() => state().draft).toBeNull()
  })

  it('hands over what was typed before the draft is there', async () => {
    const { state, engine } = composer()
    state().begin({ kind: 'reply', conversation: kettle })
    state().write('<p>Quick</p>')
    expect(await state().send(question, {})).toMatchObject({ type: 'answer', draft: { body: '<p>Quick</p>' } })
    expect(engine.inputsOf('draft.send')).toHaveLength(1)
  })

  it('brings back a draft of before by itself, without taking the focus', async () => {
    const { state } = composer([{ body: '<p>Half a</p>' }])
    await expect.poll(() => state().open).toBe(true)
    expect(state()).toMatchObject({ text: '<p>Half a</p>', draft: 1, focusTurn: 0 })
  })

  it('does not bring back a draft over one that was begun meanwhile', async () => {
    const list = Promise.withResolvers<readonly DraftView[]>()
    const { state, opened, drafts } = composer([{ body: '<p>Old</p>' }], { 'draft.list': () => list.promise })
    state().begin({ kind: 'note', conversation: toaster })
    await opened()
    const { draft } = state()
    list.resolve(drafts())
    await expect.poll(() => state().listed).toEqual([1])
    expect(state()).toMatchObject({ draft, kind: 'note' })
  })

  it('leaves nothing behind of an answer that was not begun', async () => {
    const { state, opened, drafts } = composer()
    state().begin({ kind: 'reply', conversation: kettle })
    await opened()
    state().collapse()
    expect(state()).toMatchObject({ open: false, draft: null })
    await expect.poll(drafts).toEqual([])
  })

  it('keeps an answer that was begun when it is put aside, and goes on with it', async () => {
    const { state, opened, bodies, engine } = composer()
    state().begin({ kind: 'reply', conversation: kettle })
    await opened()
    state().write('<p>Later</p>')
    state().collapse()
    await expect.poll(bodies).toEqual(['<p>Later</p>'])
    const asked = engine.inputsOf('draft.open').length
    state().begin({ kind: 'reply', conversation: kettle })
    expect(state()).toMatchObject({ open: true, text: '<p>Later</p>' })
    expect(engine.inputsOf('draft.open')).toHaveLength(asked)
  })

  it('turns an answer into another kind with its text under the pen, saved before', async () => {
    const { state, opened, drafts, keeper } = composer()
    state().begin({ kind: 'reply', conversation: kettle })
    await opened()
    state().write('<p>For all</p>')
    const { session, draft } = state()
    state().begin({ kind: 'reply-all', conversation: kettle })
    await expect.poll(() => keeper.getState().drafts.get(draft as DraftId)?.draft.kind).toBe('reply-all')
    expect(state()).toMatchObject({ session, draft, kind: 'reply-all' })
    expect(drafts()).toMatchObject([{ kind: 'reply-all', body: '<p>For all</p>' }])
  })

  it('writes a note on a sheet of its own, beside the answer of the same conversation', async () => {
    const { state, opened, drafts } = composer()
    state().begin({ kind: 'reply', conversation: kettle })
    await opened()
    state().write('<p>To Ana</p>')
    state().begin({ kind: 'note', conversation: kettle })
    expect(state()).toMatchObject({ text: '', draft: null })
    await opened()
    state().write('<p>About Ana</p>')
    state().begin({ kind: 'reply', conversation: kettle })
    expect(state().text).toBe('<p>To Ana</p>')
    await expect
      .poll(() => drafts().map(({ kind, body }) => [kind, body]))
      .toEqual([
        ['reply', '<p>To Ana</p>'],
        ['note', '<p>About Ana</p>'],
      ])
  })

  it('answers another message when that is asked for', async () => {
    const { state, opened, engine } = composer()
    state().begin({ kind: 'reply', conversation: kettle, message: question })
    await opened()
    state().begin({ kind: 'reply', conversation: kettle, message: question })
    expect(engine.inputsOf('draft.open')).toHaveLength(1)
    state().begin({ kind: 'reply', conversation: kettle, message: 112 as typeof question })
    await expect.poll(() => engine.inputsOf('draft.open').at(-1)?.message).toBe(112)
  })

  it('tells when a draft cannot be opened, and asks once more where the engine restarted', async () => {
    let times = 0
    const { state } = composer([], {
      'draft.open': () => {
        times += 1
        throw times === 1 ? restarted : new DeskError('not-found', 'message-gone', 'Gone')
      },
    })
    state().begin({ kind: 'reply', conversation: kettle })
    await expect.poll(() => state().error?.code).toBe('message-gone')
    expect(times).toBe(2)
  })

  it('drops the answer to an older wish', async () => {
    const slow = Promise.withResolvers<DraftView>()
    const { state } = composer([], { 'draft.open': () => slow.promise })
    state().begin({ kind: 'reply', conversation: kettle })
    state().collapse()
    slow.resolve(draftOf({ id: 9 as DraftId }))
    await slow.promise
    expect(state()).toMatchObject({ open: false, draft: null })
  })
})

describe('what was written', () => {
  async function written(...desk: Parameters<typeof writingDesk>) {
    const made = composer(...desk)
    made.state().begin({ kind: 'reply', conversation: kettle })
    await made.opened()
    made.state().write('<p>Dear Ana</p>')
    return made
  }

  it('is saved before it is sent, and gone from the pen after', async () => {
    const { state, engine, drafts, keeper } = await written()
    const handed = await state().send(question, { afterwards: 'done' })
    expect(handed).toMatchObject({ type: 'answer', outbox: 7, draft: { body: '<p>Dear Ana</p>' } })
    const order = engine.asked.map(({ name }) => name).filter((name) => name === 'draft.save' || name === 'draft.send')
    expect(order).toEqual(['draft.save', 'draft.send'])
    expect(engine.inputsOf('draft.send')).toEqual([{ draft: 1, seen: question, afterwards: 'done' }])
    expect(state()).toMatchObject({ open: false, draft: null, sending: false })
    expect([drafts(), keeper.getState().drafts.size]).toEqual([[], 0])
  })

  it('stays with the reason when the desk refuses it, until something is changed', async () => {
    const { state } = await written([], {
      'draft.send': () => {
        throw new DeskError('rejected', 'no-recipient', 'Nobody')
      },
    })
    expect(await state().send(question, {})).toBeNull()
    expect(state()).toMatchObject({ open: true, problem: { code: 'no-recipient' }, sending: false })
    state().write('<p>Dear Ana,</p>')
    expect(state().problem).toBeNull()
  })

  it('is not sent when it could not be saved', async () => {
    const { state, engine } = await written([], { 'draft.save': () => Promise.reject(new Error('full')) })
    expect(await state().send(question, {})).toBeNull()
    expect(engine.inputsOf('draft.send')).toEqual([])
    expect(state().open).toBe(true)
  })

  it('counts as sent where the engine restarted after it had taken it', async () => {
    const { state, engine } = await written()
    engine.answer({
      'draft.list': () => [],
      'draft.send': () => {
        throw restarted
      },
    })
    expect(await state().send(question, {})).toMatchObject({ type: 'answer', outbox: null })
    expect(state().open).toBe(false)
  })

  it('stays where the engine restarted before it had taken it', async () => {
    const { state, engine } = await written()
    engine.answer({
      'draft.send': () => {
        throw restarted
      },
    })
    expect(await state().send(question, {})).toBeNull()
    expect(state()).toMatchObject({ open: true, problem: { code: 'engine-restarted' } })
  })

  it('is sent once, however often one presses', async () => {
    const { state, engine } = await written()
    await Promise.all([state().send(question, {}), state().send(question, {})])
    expect(engine.inputsOf('draft.send')).toHaveLength(1)
  })

  it('goes to the timeline when it is a note, and nowhere else', async () => {
    const { state, opened, engine } = composer()
    state().begin({ kind: 'note', conversation: kettle })
    await opened()
    state().write('<p>Pays late</p>')
    expect(await state().send(question, { at: 1, hold: true })).toMatchObject({ type: 'note', action: 5 })
    expect(engine.inputsOf('draft.send')).toEqual([])
  })

  it('is thrown away and can be brought back', async () => {
    const { state, engine, bodies } = await written()
    const thrown = await state().discard()
    expect([thrown?.body, bodies(), state().open]).toEqual(['<p>Dear Ana</p>', [], false])
    state().resume(await engine.call('draft.restore', { draft: 1 as DraftId }))
    expect(state()).toMatchObject({ open: true, text: '<p>Dear Ana</p>' })
  })

  it('is saved when its customer is left', async () => {
    const { state, bodies } = await written()
    state().dispose()
    await expect.poll(bodies).toEqual(['<p>Dear Ana</p>'])
  })

  it('goes from the list when another window sent it', async () => {
    const { state, keeper, engine } = composer([
      { body: '<p>One</p>', changedAt: 2 },
      { id: 2 as DraftId, conversation: toaster, body: '<p>Two</p>', changedAt: 1 },
    ])
    await expect.poll(() => state().listed).toEqual([1, 2])
    await engine.call('draft.send', { draft: 2 as DraftId, seen: null })
    engine.emit({ type: 'drafts' })
    await expect.poll(() => state().listed).toEqual([1])
    expect([...keeper.getState().drafts.keys()]).toEqual([1])
  })
})
