import { describe, expect, it, vi } from 'vitest'
import type { DraftId } from '../../../src-main/contract/compose.ts'
import { DeskError } from '../../../src-main/contract/errors.ts'
import { createDraftKeeper, saysSomething } from '../../../src-renderer/features/composer/draft-keeper.ts'
import { draftOf, writingDesk } from './writing-desk.ts'

const id = 1 as DraftId

function kept(answers: Parameters<typeof writingDesk>[1] = {}) {
  const desk = writingDesk([{}], answers)
  const keeper = createDraftKeeper(desk.engine)
  keeper.getState().take(draftOf({}))
  const changes = () => desk.engine.inputsOf('draft.save').map(({ change }) => change)
  return { ...keeper.getState(), ...desk, changes, draft: () => keeper.getState().drafts.get(id) }
}

describe('a draft', () => {
  it('is kept when the writer pauses, once for many keys', async () => {
    vi.useFakeTimers()
    try {
      const { change, draft, changes } = kept()
      for (const body of ['<p>D</p>', '<p>De</p>', '<p>Dear Ana</p>']) change(id, { body })
      expect(draft()).toMatchObject({ state: 'typing', draft: { body: '<p>Dear Ana</p>' } })
      await vi.advanceTimersByTimeAsync(399)
      expect(changes()).toEqual([])
      await vi.advanceTimersByTimeAsync(1)
      expect(changes()).toEqual([{ body: '<p>Dear Ana</p>' }])
      expect(draft()?.state).toBe('saved')
    } finally {
      vi.useRealTimers()
    }
  })

  it('says all that changed at once, the last word for each field', async () => {
    const { change, save, changes } = kept()
    change(id, { body: 'a', subject: 'One' })
    change(id, { body: 'b' })
    change(id, { quote: false })
    expect(await save(id)).toBe(true)
    expect(changes()).toEqual([{ body: 'b', subject: 'One', quote: false }])
  })

  it('sends what was typed during a save with the next one, and never two at once', async () => {
    const answer = Promise.withResolvers<ReturnType<typeof draftOf>>()
    let under = 0
    let most = 0
    const { change, save, changes, draft, bodies } = kept({
      'draft.save': async ({ change: changed }) => {
        under += 1
        most = Math.max(most, under)
        await answer.promise
        under -= 1
        return draftOf({ body: changed.body ?? '' })
      },
    })
    change(id, { body: 'first' })
    const first = save(id)
    change(id, { body: 'second' })
    const both = Promise.all([save(id), save(id), first])
    expect(draft()?.state).toBe('saving')
    answer.resolve(draftOf({}))
    expect(await both).toEqual([true, true, true])
    expect(changes()).toEqual([{ body: 'first' }, { body: 'second' }])
    expect(most).toBe(1)
    expect(draft()).toMatchObject({ state: 'saved', draft: { body: 'second' } })
    expect(bodies()).toEqual([''])
  })

  it('keeps what could not be kept, says so, and tries it again with what came since', async () => {
    const full = new DeskError('disk-full', 'disk-full', 'The disk is full')
    const { change, save, draft, engine, changes } = kept({ 'draft.save': () => Promise.reject(full) })
    change(id, { body: 'a', subject: 'One' })
    expect(await save(id)).toBe(false)
    expect(draft()).toMatchObject({ state: 'failed', error: { code: 'disk-full' }, draft: { body: 'a' } })
    change(id, { body: 'ab' })
    expect(draft()).toMatchObject({ state: 'typing', error: null })
    engine.answer({ 'draft.save': ({ change: changed }) => draftOf({ body: changed.body ?? '' }) })
    expect(await save(id)).toBe(true)
    expect(changes().at(-1)).toEqual({ body: 'ab', subject: 'One' })
    expect(draft()).toMatchObject({ state: 'saved', draft: { body: 'ab', subject: 'One' } })
  })

  it('is sent again when the desk is back', async () => {
    const { change, save, saveAll, draft, engine } = kept({ 'draft.save': () => Promise.reject(new Error('gone')) })
    change(id, { body: 'a' })
    await save(id)
    engine.answer({ 'draft.save': () => draftOf({ body: 'a' }) })
    saveAll()
    await expect.poll(() => draft()?.state).toBe('saved')
  })

  it('keeps what was typed on top of what the desk says of it', () => {
    const { change, take, draft } = kept()
    change(id, { body: 'typed' })
    take(draftOf({ body: 'of before', kind: 'forward', subject: 'Fwd: Kettle', to: [] }))
    expect(draft()?.draft).toMatchObject({ body: 'typed', kind: 'forward', subject: 'Fwd: Kettle', to: [] })
  })

  it('leaves the text under the pen alone although the desk kept it in a cleaner form', async () => {
    const { change, save, draft } = kept({ 'draft.save': () => draftOf({ body: '<p>clean</p>', preview: 'clean' }) })
    change(id, { body: '<p class="x">clean</p>' })
    await save(id)
    expect(draft()?.draft).toMatchObject({ body: '<p class="x">clean</p>', preview: 'clean' })
  })

  it('is forgotten when it was sent, with everything that was still to be saved', async () => {
    const { change, forget, draft, save, changes } = kept()
    change(id, { body: 'a' })
    forget(id)
    await save(id)
    expect(draft()).toBeUndefined()
    expect(changes()).toEqual([])
  })
})

it('says something when there is a text, a file of the agent’s or the subject of a new message', () => {
  const file = { id: 1, name: 'a', type: '', sizeBytes: 1, contentId: null } as never
  expect(saysSomething(draftOf({}))).toBe(false)
  expect(saysSomething(draftOf({ body: '<p>Hi</p>' }))).toBe(true)
  expect(saysSomething(draftOf({ files: [file] }))).toBe(true)
  expect(saysSomething(draftOf({ kind: 'forward', files: [file] }))).toBe(false)
  expect(saysSomething(draftOf({ kind: 'new', subject: 'Offer' }))).toBe(true)
  expect(saysSomething(draftOf({ subject: 'Re: Kettle' }))).toBe(false)
})
