import { describe, expect, it } from 'vitest'
import { firstView, type QueueView } from '../../src-renderer/features/queue/queue-view.ts'
import { createSavedViews, savedViewOf, viewOfDesk } from '../../src-renderer/features/queue/saved-views-store.ts'
import { scriptedDesk } from './scripted-desk.ts'

const urgent: QueueView = { ...firstView, filter: 'unanswered', priority: 'urgent' }
const refunds: QueueView = { ...firstView, tag: 'refund', order: 'oldest' }

describe('saved views', () => {
  it('are kept as a setting of the desk, by name and in order', async () => {
    const { store, desk } = opened()
    store.getState().save('Urgent', urgent)
    store.getState().save('Refunds', refunds)
    const [first, second] = store.getState().views.map(({ id }) => id) as [string, string]
    store.getState().rename(first, 'On fire')
    store.getState().move(second, -1)
    expect(names(store)).toEqual(['Refunds', 'On fire'])
    expect(stored(desk)).toMatchObject([{ name: 'Refunds', view: refunds }, { name: 'On fire' }])
  })

  it('come back to their place after they were removed', () => {
    const { store } = opened()
    for (const name of ['One', 'Two', 'Three']) store.getState().save(name, urgent)
    const second = store.getState().views[1]
    if (!second) throw new Error('Nothing was saved')
    store.getState().remove(second.id)
    expect(names(store)).toEqual(['One', 'Three'])
    store.getState().restore(second, 1)
    expect(names(store)).toEqual(['One', 'Two', 'Three'])
  })

  it('do not move beyond the ends', () => {
    const { store } = opened()
    for (const name of ['One', 'Two']) store.getState().save(name, urgent)
    store.getState().move(store.getState().views[0]?.id ?? '', -1)
    store.getState().move(store.getState().views[1]?.id ?? '', 1)
    expect(names(store)).toEqual(['One', 'Two'])
  })

  it('are counted by what each asks', async () => {
    const { store, desk } = opened()
    desk.answers['queue.count'] = ({ priority }) => ({ count: priority === 'urgent' ? 7 : 2 })
    store.getState().save('Urgent', urgent)
    store.getState().save('Refunds', refunds)
    const [first, second] = store.getState().views.map(({ id }) => id) as [string, string]
    store.getState().count([first, second])
    await expect.poll(() => [...store.getState().counts.values()]).toEqual([7, 2])
    desk.answers['queue.count'] = () => ({ count: 3 })
    store.getState().count([second])
    await expect.poll(() => [...store.getState().counts.values()]).toEqual([7, 3])
  })

  it('follow another window, and leave out what is not sound', async () => {
    const { store, desk } = opened()
    const value = [{ id: 'a', name: 'Mine', view: { filter: 'mine', span: 'eternity' } }, { name: 'no id' }, 7, null]
    desk.emit({ type: 'setting', key: 'queue.views', value })
    expect(store.getState().views).toEqual([{ id: 'a', name: 'Mine', view: { ...firstView, filter: 'mine' } }])
    desk.emit({ type: 'setting', key: 'queue.views', value: 'nonsense' })
    expect(store.getState().views).toEqual([])
  })

  it('leave nothing of theirs behind, and what was narrowed down by hand as it is', () => {
    const { store } = opened()
    store.getState().save('Refunds', refunds)
    const { views } = store.getState()
    expect({ ...refunds, ...viewOfDesk('mine', views, refunds) }).toEqual({ ...firstView, filter: 'mine' })
    expect({ ...urgent, ...viewOfDesk('mine', views, urgent) }).toEqual({ ...urgent, filter: 'mine', order: 'newest' })
  })

  it('know which of them is shown', () => {
    const { store } = opened()
    store.getState().save('Urgent', urgent)
    expect(savedViewOf(store.getState().views, { ...urgent })?.name).toBe('Urgent')
    expect(savedViewOf(store.getState().views, { ...urgent, order: 'oldest' })).toBeNull()
  })
})

function opened() {
  const desk = scriptedDesk([])
  return { desk, store: createSavedViews(desk) }
}

function names(store: ReturnType<typeof createSavedViews>): readonly string[] {
  return store.getState().views.map(({ name }) => name)
}

function stored(desk: ReturnType<typeof scriptedDesk>): unknown {
  const last = desk.asked.findLast(({ name }) => name === 'settings.set')
  return last && (last.input as { readonly value: unknown }).value
}
