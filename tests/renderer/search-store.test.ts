import { describe, expect, it } from 'vitest'
import type { SearchHit, SearchResult } from '../../src-main/contract/desk.ts'
import { DeskError } from '../../src-main/contract/errors.ts'
import type { MessageId } from '../../src-main/contract/ids.ts'
import { createSearchStore } from '../../src-renderer/features/search/search-store.ts'
import { scriptedDesk } from './scripted-desk.ts'

describe('search as it is typed', () => {
  it('asks once for words typed in a row and chooses the first hit', async () => {
    const { store, desk } = opened(({ query }) => result(query, [1, 2]))
    for (const query of ['l', 'la', 'lamp']) store.getState().setQuery(query)
    await expect.poll(() => store.getState().answered).toBe('lamp')
    expect(desk.asked.filter(({ name }) => name === 'search.messages')).toHaveLength(1)
    expect(store.getState().active).toBe(1)
  })

  it('drops an answer that comes after a newer question', async () => {
    const slow = Promise.withResolvers<SearchResult>()
    const { store } = opened(({ query }) => (query === 'slow' ? slow.promise : result(query, [2])))
    store.getState().setQuery('slow')
    await expect.poll(() => store.getState().query === 'slow' && store.getState().answered).toBe('')
    store.getState().setQuery('fast')
    await expect.poll(() => store.getState().answered).toBe('fast')
    slow.resolve(result('slow', [1]))
    await slow.promise
    expect(store.getState().hits.map(({ message }) => message)).toEqual([2])
  })

  it('forgets everything when the box is emptied', async () => {
    const { store } = opened(({ query }) => result(query, [1]))
    store.getState().setQuery('lamp')
    await expect.poll(() => store.getState().hits.length).toBe(1)
    store.getState().setQuery('')
    expect(store.getState()).toMatchObject({ hits: [], active: null, coverage: null, answered: '' })
  })

  it('goes on with older hits, each once', async () => {
    const all = Array.from({ length: 70 }, (_, index) => 70 - index)
    const { store } = opened(({ query, before, limit }) =>
      result(query, all.filter((id) => before === null || id <= before).slice(0, limit)),
    )
    store.getState().setQuery('lamp')
    await expect.poll(() => store.getState().hits.length).toBe(50)
    store.getState().loadMore()
    await expect.poll(() => store.getState().hits.length).toBe(70)
    expect(store.getState().more).toBe(false)
  })

  it('moves among the hits and stops at the ends', async () => {
    const { store } = opened(({ query }) => result(query, [3, 2]))
    store.getState().setQuery('lamp')
    await expect.poll(() => store.getState().active).toBe(3)
    store.getState().move(-1)
    expect(store.getState().active).toBe(3)
    store.getState().move(1)
    store.getState().move(1)
    expect(store.getState().active).toBe(2)
  })

  it('says what went wrong', async () => {
    const { store } = opened(() => {
      throw new DeskError('invalid', 'search-too-long', 'Shorten the search')
    })
    store.getState().setQuery('lamp')
    await expect.poll(() => store.getState().error).toMatchObject({ code: 'search-too-long' })
  })

  it('keeps the last queries, the newest first and none twice', () => {
    const { store } = opened(({ query }) => result(query, []))
    for (const query of ['lamp', 'sofa', 'lamp']) {
      store.getState().setQuery(query)
      store.getState().remember()
    }
    expect(store.getState().recent).toEqual(['lamp', 'sofa'])
  })
})

type Answer = NonNullable<ReturnType<typeof scriptedDesk>['answers']['search.messages']>

function opened(answer: Answer) {
  const desk = scriptedDesk([], { 'search.messages': answer })
  return { desk, store: createSearchStore(desk) }
}

function result(query: string, ids: readonly number[]): SearchResult {
  return { hits: ids.map((id) => hit(id, query)), count: ids.length, countCapped: false, notYetIndexed: null }
}

function hit(id: number, subject: string): SearchHit {
  return {
    message: id as MessageId,
    contact: 1 as SearchHit['contact'],
    contactName: 'Ana',
    channel: 'email',
    direction: 'in',
    from: { name: 'Ana', address: 'ana@mail.test' },
    subject,
    subjectHighlights: [],
    snippet: '',
    snippetHighlights: [],
    sentAt: id,
  }
}
