import { describe, expect, it } from 'vitest'
import { DeskError } from '../../src-main/contract/errors.ts'
import type { ContactId } from '../../src-main/contract/ids.ts'
import type { TriageStep } from '../../src-main/contract/triage.ts'
import { createQueueStore } from '../../src-renderer/features/queue/queue-store.ts'
import type { QueueView } from '../../src-renderer/features/queue/queue-view.ts'
import { entry, type ScriptedContact, scriptedDesk } from './scripted-desk.ts'

describe('the queue', () => {
  it('shows the first page, newest first, with its counts', async () => {
    const { store } = await opened(customers(3))
    expect(names(store)).toEqual(['Customer 3', 'Customer 2', 'Customer 1'])
    await expect.poll(() => store.getState().counts?.unanswered).toBe(3)
  })

  it('loads page after page until there is no more, each row once', async () => {
    const { store } = await opened(customers(130))
    expect(store.getState().rows).toHaveLength(60)
    store.getState().loadMore()
    store.getState().loadMore()
    await expect.poll(() => store.getState().rows.length).toBe(120)
    store.getState().loadMore()
    await expect.poll(() => store.getState().rows.length).toBe(130)
    expect(store.getState().more).toBe(false)
    expect(new Set(names(store)).size).toBe(130)
  })

  it('moves a customer to the top when they write, and leaves the other rows as they are', async () => {
    const { store, desk } = await opened(customers(3))
    const [, untouched] = store.getState().rows
    desk.arrive(id(1), entry(1000, { contact: id(1), text: 'Hello?' }))
    await expect.poll(() => names(store)).toEqual(['Customer 1', 'Customer 3', 'Customer 2'])
    expect(store.getState().rows[2]).toBe(untouched)
  })

  it('adds a customer who writes for the first time', async () => {
    const { store, desk } = await opened(customers(2))
    desk.contacts.push(customer(9))
    desk.emit({ type: 'changed', contacts: [id(9)] })
    await expect.poll(() => names(store)[0]).toBe('Customer 9')
  })

  it('agrees with a fresh page of the engine after many changes', async () => {
    const { store, desk } = await opened(customers(80), { filter: 'unanswered', order: 'oldest' })
    for (const number of [5, 60, 70, 5]) {
      desk.arrive(id(number), entry(2000 + number, { direction: number === 60 ? 'out' : 'in' }))
    }
    await expect
      .poll(async () => {
        const limit = store.getState().rows.length
        const page = await desk.call('queue.page', {
          filter: 'unanswered',
          account: null,
          order: 'oldest',
          after: null,
          limit,
        })
        return page.rows.map((row) => row.name).join() === names(store).join()
      })
      .toBe(true)
    expect(names(store)).not.toContain('Customer 60')
  })

  it('keeps the open customer in place when they leave the filter, until another is opened', async () => {
    const { store, desk } = await opened(customers(3, { unread: true }), { filter: 'unread' })
    store.getState().pin(id(2))
    desk.contacts = desk.contacts.map((contact) => (contact.id === id(2) ? customer(2) : contact))
    desk.emit({ type: 'changed', contacts: [id(2)] })
    await expect.poll(() => store.getState().rows[1]).toMatchObject({ name: 'Customer 2', unread: 0 })

    desk.emit({ type: 'changed', contacts: null })
    await expect.poll(() => asked(desk, 'queue.page')).toBe(2)
    expect(names(store)).toEqual(['Customer 3', 'Customer 2', 'Customer 1'])

    store.getState().pin(id(3))
    await expect.poll(() => names(store)).toEqual(['Customer 3', 'Customer 1'])
  })

  it('keeps as many rows as were scrolled to when everything changed', async () => {
    const { store, desk } = await opened(customers(130))
    store.getState().loadMore()
    await expect.poll(() => store.getState().rows.length).toBe(120)
    desk.contacts.push(customer(500))
    desk.emit({ type: 'changed', contacts: null })
    await expect.poll(() => names(store)[0]).toBe('Customer 500')
    expect(store.getState().rows).toHaveLength(120)
    expect(store.getState().more).toBe(true)
  })

  it('drops the answer to a filter that was left meanwhile', async () => {
    const { store, desk } = await opened(customers(3))
    const slow = Promise.withResolvers<never>()
    desk.answers['queue.page'] = ({ filter }) => (filter === 'unread' ? slow.promise : { rows: [], next: null })
    store.getState().show({ filter: 'unread' })
    store.getState().show({ filter: 'done' })
    await expect.poll(() => store.getState().status).toBe('ready')
    slow.reject(new DeskError('bug', 'late', 'Too late to matter') as never)
    await slow.promise.catch(() => {})
    expect(store.getState()).toMatchObject({ filter: 'done', status: 'ready', error: null })
  })

  it('asks for what it is narrowed down to, in pages, in rows and in counts', async () => {
    const { store, desk } = await opened(customers(2))
    store.getState().show({ channel: 'telegram', attachments: true, span: 'custom', from: '1971-01-01' })
    await expect.poll(() => store.getState().status).toBe('ready')
    desk.emit({ type: 'changed', contacts: [id(1)] })
    await expect.poll(() => asked(desk, 'queue.rows')).toBe(1)
    const narrowing = { account: null, channel: 'telegram', attachments: true, since: expect.any(Number), until: null }
    for (const name of ['queue.page', 'queue.rows', 'queue.counts'] as const) {
      const last = desk.asked.findLast((question) => question.name === name)
      expect(last?.input).toMatchObject(narrowing)
    }
  })

  it('reads nothing again when the same view is chosen', async () => {
    const { store, desk } = await opened(customers(2), { span: 'week' })
    store.getState().show({ span: 'week', attachments: false })
    expect(asked(desk, 'queue.page')).toBe(1)
  })

  it('lets rows be selected one by one, as a range, and all of them beyond the page', async () => {
    const { store } = await opened(customers(130))
    const { toggleSelected, selectTo, selectAll, clearSelection } = store.getState()
    toggleSelected(id(130))
    toggleSelected(id(127))
    selectTo(id(124))
    expect(selected(store)).toEqual([130, 127, 126, 125, 124])
    toggleSelected(id(126))
    expect(selected(store)).toEqual([130, 127, 125, 124])
    await selectAll()
    expect(store.getState().selected.size).toBe(130)
    clearSelection()
    expect(selected(store)).toEqual([])
  })

  it('selects from the open row where nothing was selected yet', async () => {
    const { store } = await opened(customers(5))
    store.getState().pin(id(4))
    store.getState().selectTo(id(2))
    expect(selected(store)).toEqual([4, 3, 2])
  })

  it('never keeps a customer selected who is not to be seen', async () => {
    const { store, desk } = await opened(customers(3))
    store.getState().toggleSelected(id(1))
    store.getState().toggleSelected(id(2))
    desk.contacts = desk.contacts.filter((contact) => contact.id !== id(2))
    desk.emit({ type: 'changed', contacts: [id(2)] })
    await expect.poll(() => selected(store)).toEqual([1])
    store.getState().show({ filter: 'unread' })
    expect(selected(store)).toEqual([])
  })

  it.each<[TriageStep, Partial<QueueView>, readonly string[]]>([
    [{ type: 'status', status: 'done' }, { filter: 'unanswered' }, ['Customer 3', 'Customer 1']],
    [{ type: 'snooze', until: 10_000 }, { filter: 'all' }, ['Customer 3', 'Customer 1']],
    [{ type: 'delete' }, { filter: 'unread' }, ['Customer 3', 'Customer 1']],
    [{ type: 'star', on: true }, { filter: 'all' }, ['Customer 3', 'Customer 2 starred', 'Customer 1']],
  ])('paints %j at once, before the engine has answered', async (step, view, rows) => {
    const { store } = await opened(customers(3, { unread: true }), view)
    store.getState().foresee([id(2)], step)
    expect(store.getState().rows.map(({ name, starred }) => (starred ? `${name} starred` : name))).toEqual(rows)
  })

  it('does not bring back who is leaving with an answer from before the step', async () => {
    const { store, desk } = await opened(customers(3))
    store.getState().foresee([id(2)], { type: 'archive' })
    desk.emit({ type: 'changed', contacts: null })
    await expect.poll(() => asked(desk, 'queue.page')).toBe(2)
    await expect.poll(() => asked(desk, 'queue.counts')).toBe(2)
    expect(names(store)).toEqual(['Customer 3', 'Customer 1'])
  })

  it('shows a customer again whom a step did not take away after all', async () => {
    const { store } = await opened(customers(3))
    const foreseen = store.getState().foresee([id(2)], { type: 'archive' })
    expect(names(store)).toEqual(['Customer 3', 'Customer 1'])
    foreseen.settle()
    await expect.poll(() => names(store)).toEqual(['Customer 3', 'Customer 2', 'Customer 1'])
  })

  it('paints a step back as it was painted, unless another view is shown by then', async () => {
    const { store } = await opened(customers(3))
    const archived = store.getState().foresee([id(2)], { type: 'archive' })
    expect(names(store)).toEqual(['Customer 3', 'Customer 1'])
    archived.back()
    expect(names(store)).toEqual(['Customer 3', 'Customer 2', 'Customer 1'])
    const starred = store.getState().foresee([id(3)], { type: 'star', on: true })
    starred.back()
    expect(store.getState().rows.some(({ starred }) => starred)).toBe(false)
    const late = store.getState().foresee([id(2)], { type: 'archive' })
    store.getState().show({ filter: 'done' })
    late.back()
    expect(names(store)).toEqual([])
  })

  it('keeps who comes back, though an answer from before the step was taken back knows nothing of it', async () => {
    const { store, desk } = await opened(customers(3))
    const archived = store.getState().foresee([id(2)], { type: 'archive' })
    archived.back()
    desk.answers['queue.rows'] = () => []
    desk.emit({ type: 'changed', contacts: [id(2)] })
    await expect.poll(() => asked(desk, 'queue.counts')).toBe(2)
    expect(names(store)).toEqual(['Customer 3', 'Customer 2', 'Customer 1'])
    archived.settle()
    await expect.poll(() => names(store)).toEqual(['Customer 3', 'Customer 1'])
  })

  it('lets a later step have the last word over one that is being taken back', async () => {
    const { store, desk } = await opened(customers(3))
    store
      .getState()
      .foresee([id(2)], { type: 'archive' })
      .back()
    const spam = store.getState().foresee([id(2)], { type: 'spam', on: true })
    desk.answers['queue.rows'] = () => []
    spam.settle()
    await expect.poll(() => asked(desk, 'queue.counts')).toBe(2)
    expect(names(store)).toEqual(['Customer 3', 'Customer 1'])
  })

  it('keeps away who leaves with a second step, though the first one is told of meanwhile', async () => {
    const { store, desk } = await opened(customers(3))
    const first = store.getState().foresee([id(2)], { type: 'archive' })
    first.back()
    store.getState().foresee([id(2)], { type: 'archive' })
    const before = asked(desk, 'queue.rows')
    first.settle()
    await expect.poll(() => asked(desk, 'queue.rows')).toBe(before + 1)
    await expect.poll(() => asked(desk, 'queue.counts')).toBe(2)
    expect(names(store)).toEqual(['Customer 3', 'Customer 1'])
  })

  it('says what went wrong and reads again on demand', async () => {
    const desk = scriptedDesk(customers(1))
    desk.answers['queue.page'] = () => {
      throw new DeskError('store', 'store-damaged', 'The file is damaged')
    }
    const store = createQueueStore(desk)
    await expect.poll(() => store.getState().status).toBe('failed')
    expect(store.getState().error).toMatchObject({ code: 'store-damaged' })
    delete desk.answers['queue.page']
    store.getState().reload()
    await expect.poll(() => store.getState()).toMatchObject({ status: 'ready', error: null })
  })
})

async function opened(contacts: readonly ScriptedContact[], view: Partial<QueueView> = {}) {
  const desk = scriptedDesk(contacts)
  const store = createQueueStore(desk, view)
  await expect.poll(() => store.getState().status).toBe('ready')
  return { desk, store }
}

function names(store: ReturnType<typeof createQueueStore>): readonly string[] {
  return store.getState().rows.map((row) => row.name)
}

function selected(store: ReturnType<typeof createQueueStore>): readonly number[] {
  const { selected, rows } = store.getState()
  return rows.flatMap(({ contact }) => (selected.has(contact) ? [contact] : []))
}

function asked(desk: ReturnType<typeof scriptedDesk>, name: string): number {
  return desk.asked.filter((question) => question.name === name).length
}

function id(number: number): ContactId {
  return number as ContactId
}

function customer(number: number, change: { readonly unread?: boolean } = {}): ScriptedContact {
  return { id: id(number), name: `Customer ${number}`, entries: [entry(number, { contact: id(number), ...change })] }
}

function customers(count: number, change: { readonly unread?: boolean } = {}): readonly ScriptedContact[] {
  return Array.from({ length: count }, (_, index) => customer(index + 1, change))
}
