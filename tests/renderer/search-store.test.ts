import { describe, expect, it } from 'vitest'
import type { SearchHit, SearchResult } from '../../src-main/contract/desk.ts'
import { DeskError } from '../../src-main/contract/errors.ts'
import type { MessageId } from '../../src-main/contract/ids.ts'
import type { SearchSuggestion } from '../../src-main/contract/search.ts'
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
    const { store } = opened(({ query, after, limit }) => {
      const from = all.filter((id) => !after || id < Number(after))
      const page = from.slice(0, limit)
      return result(query, page, page.length < from.length ? String(page.at(-1)) : null)
    })
    store.getState().setQuery('lamp')
    await expect.poll(() => store.getState().hits.length).toBe(50)
    store.getState().loadMore()
    await expect.poll(() => store.getState().hits.length).toBe(70)
    expect(store.getState().next).toBe(null)
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

describe('the order of what is found', () => {
  it('is asked for again at once, and kept for the next time', async () => {
    const { store, desk } = opened(({ query, order }) => result(query, order === 'newest' ? [2, 1] : [1, 2]))
    store.getState().setQuery('lamp')
    await expect.poll(() => store.getState().active).toBe(2)
    store.getState().setOrder('relevance')
    await expect.poll(() => store.getState().hits.map(({ message }) => message)).toEqual([1, 2])
    expect(desk.asked.filter(({ name }) => name === 'settings.set')).toEqual([
      { name: 'settings.set', input: { key: 'search.order', value: 'relevance' } },
    ])
  })

  it('asks nothing while nothing is looked for', () => {
    const { store, desk } = opened(({ query }) => result(query, []))
    store.getState().setOrder('relevance')
    expect(desk.asked.filter(({ name }) => name === 'search.messages')).toEqual([])
  })

  it('begins as it was left', async () => {
    const desk = scriptedDesk([], { 'settings.get': () => ({ 'search.order': 'relevance' }) })
    const store = createSearchStore(desk)
    await expect.poll(() => store.getState().order).toBe('relevance')
  })
})

describe('what completes a search', () => {
  const suggestion = (word: string): SearchSuggestion => ({
    query: `${word} `,
    word,
    about: { type: 'state', state: 'unread' },
  })

  async function suggesting() {
    const { store, desk } = opened(
      ({ query }) => result(query, [2, 1]),
      () => [suggestion('is:unread'), suggestion('is:unanswered')],
    )
    store.getState().setQuery('is:un')
    await expect.poll(() => [store.getState().suggestions.length, store.getState().hits.length]).toEqual([2, 2])
    return { store, desk }
  }

  it('is chosen by the arrows before the hits are, and left upwards', async () => {
    const { store } = await suggesting()
    const chosen = () => store.getState().suggested
    expect(chosen()).toBe(null)
    for (const [step, place] of [
      [1, 0],
      [1, 1],
      [1, 1],
      [-1, 0],
      [-1, null],
    ] as const) {
      store.getState().move(step)
      expect(chosen()).toBe(place)
    }
    expect(store.getState().active).toBe(2)
  })

  it('takes the place of what was typed: the chosen one, else the first', async () => {
    const { store } = await suggesting()
    store.getState().move(1)
    store.getState().move(1)
    store.getState().take(null)
    expect(store.getState()).toMatchObject({ query: 'is:unanswered ', suggestions: [], suggested: null })
    const other = await suggesting()
    other.store.getState().take(null)
    expect(other.store.getState().query).toBe('is:unread ')
  })

  it('stays away once it was waved away, and the arrows move among the hits again', async () => {
    const { store } = await suggesting()
    store.getState().dismissSuggestions()
    store.getState().move(1)
    expect(store.getState()).toMatchObject({ suggestions: [], active: 1 })
  })

  it('is missed by nobody when it fails', async () => {
    const { store } = opened(
      ({ query }) => result(query, [1]),
      () => {
        throw new DeskError('bug', 'unexpected', 'No')
      },
    )
    store.getState().setQuery('lamp')
    await expect.poll(() => store.getState().hits.length).toBe(1)
    expect(store.getState()).toMatchObject({ suggestions: [], error: null })
  })
})

type Answers = ReturnType<typeof scriptedDesk>['answers']

function opened(
  answer: NonNullable<Answers['search.messages']>,
  suggest: NonNullable<Answers['search.suggest']> = () => [],
) {
  const desk = scriptedDesk([], { 'search.messages': answer, 'search.suggest': suggest })
  return { desk, store: createSearchStore(desk) }
}

function result(query: string, ids: readonly number[], next: string | null = null): SearchResult {
  const hits = ids.map((id) => hit(id, query))
  return { hits, count: ids.length, countCapped: false, notYetIndexed: null, hints: [], next }
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
