import { describe, expect, it } from 'vitest'
import { DeskError } from '../../src-main/contract/errors.ts'
import type { ActionId, ContactId } from '../../src-main/contract/ids.ts'
import type { TriageStep } from '../../src-main/contract/triage.ts'
import { createTriageStore } from '../../src-renderer/features/triage/triage-store.ts'
import { scriptedDesk } from './scripted-desk.ts'

const ana = 1 as ContactId
const star: TriageStep = { type: 'star', on: true }
const target = { type: 'contacts' as const, ids: [ana] }

describe('steps of triage', () => {
  it('are taken back one after another, the last one first', async () => {
    const { store, undone } = opened()
    for (let step = 0; step < 3; step += 1) await store.getState().apply(target, star, [ana])
    await store.getState().undo()
    await store.getState().undo()
    expect(undone).toEqual([3, 2])
    expect(store.getState().taken).toMatchObject([{ action: 1, contacts: [ana] }])
  })

  it('are taken back by their own toast too, each once', async () => {
    const { store, undone } = opened()
    const first = await store.getState().apply(target, star, [ana])
    await store.getState().apply(target, star, [ana])
    if (!first) throw new Error('Nothing was done')
    await store.getState().undo(first)
    expect(await store.getState().undo(first)).toBeNull()
    await store.getState().undo()
    expect(await store.getState().undo()).toBeNull()
    expect(undone).toEqual([1, 2])
  })

  it('are taken back although the engine has not answered yet', async () => {
    const { store, undone } = opened()
    const applied = store.getState().apply(target, star, [ana])
    await store.getState().undo()
    await applied
    expect(undone).toEqual([1])
  })

  it('are named before the engine takes them back, to be painted at once', async () => {
    const { store, undone } = opened()
    await store.getState().apply(target, star, [ana])
    const begun: unknown[] = []
    await store.getState().undo(undefined, ({ action }) => begun.push([action, [...undone]]))
    expect(begun).toEqual([[1, []]])
  })

  it('tell when the last one was asked for, be it answered or not', async () => {
    const { store } = opened()
    expect(store.getState().lastAt()).toBe(0)
    const before = Date.now()
    const applied = store.getState().apply(target, star, [ana])
    const asked = store.getState().lastAt()
    expect(asked).toBeGreaterThanOrEqual(before)
    await applied
    expect(store.getState().lastAt()).toBe(asked)
    await store.getState().undo()
    expect(store.getState().lastAt()).toBe(0)
  })

  it('of which nothing came are not remembered', async () => {
    const { store, desk } = opened()
    desk.answers['triage.apply'] = () => ({ action: null })
    expect(await store.getState().apply(target, star, [ana])).toBeNull()
    expect(store.getState().taken).toEqual([])
  })

  it('that failed are told and not remembered', async () => {
    const { store, desk } = opened()
    desk.answers['triage.apply'] = () => {
      throw new DeskError('disk-full', 'disk-full', 'The disk is full')
    }
    await expect(store.getState().apply(target, star, [ana])).rejects.toMatchObject({ code: 'disk-full' })
    expect(store.getState().taken).toEqual([])
  })

  it('remember a change of a conversation like any other', async () => {
    const { store, undone } = opened()
    await store.getState().change(async () => ({ action: 40 as ActionId }), ana)
    await store.getState().undo()
    expect(undone).toEqual([40])
  })

  it('bring new words to the pickers', async () => {
    const { store, desk } = opened()
    store.getState().loadWords()
    await expect.poll(() => store.getState().words?.tags).toEqual(['refund'])
    desk.answers['triage.words'] = () => ({ me: 'Mara', agents: [], tags: ['refund', 'vip'] })
    await store.getState().apply(target, { type: 'tag', tag: 'vip', on: true }, [ana])
    await expect.poll(() => store.getState().words?.tags).toEqual(['refund', 'vip'])
  })
})

function opened() {
  const desk = scriptedDesk([])
  const undone: ActionId[] = []
  let last = 0
  desk.answers['triage.apply'] = () => ({ action: ++last as ActionId })
  desk.answers['action.undo'] = ({ action }) => {
    undone.push(action)
    return {}
  }
  return { desk, undone, store: createTriageStore(desk) }
}
