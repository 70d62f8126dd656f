import { createStore, type StoreApi } from 'zustand/vanilla'
import type { SearchHit, SearchOrder, SearchResult } from '../../../src-main/contract/desk.ts'
import { DeskError, type DeskErrorShape } from '../../../src-main/contract/errors.ts'
import type { MessageId } from '../../../src-main/contract/ids.ts'
import type { SearchSuggestion } from '../../../src-main/contract/search.ts'
import type { EngineClient } from '../../engine-client/engine-client.ts'

export interface SearchState {
  readonly query: string
  readonly order: SearchOrder
  /** The query the hits answer; behind `query` while one is typed. */
  readonly answered: string
  readonly hits: readonly SearchHit[]
  readonly coverage: Omit<SearchResult, 'hits' | 'next'> | null
  readonly error: DeskErrorShape | null
  /** The hit that Enter opens. */
  readonly active: MessageId | null
  /** Where the next page begins; null when all is here. */
  readonly next: string | null
  /** What may complete the word that is typed; empty once they were waved away. */
  readonly suggestions: readonly SearchSuggestion[]
  /** The suggestion that Enter takes; null while the hits have the keys. */
  readonly suggested: number | null
  /** Newest first. */
  readonly recent: readonly string[]

  setQuery(query: string): void
  setOrder(order: SearchOrder): void
  /** Along the suggestions while there are any, else along the hits. */
  move(step: 1 | -1): void
  activate(message: MessageId): void
  /** Puts a suggestion in the query: this one, or the one that is chosen. */
  take(index: number | null): void
  dismissSuggestions(): void
  loadMore(): void
  retry(): void
  /** The reader found what they looked for: the query is worth keeping. */
  remember(): void
}

export type SearchStore = StoreApi<SearchState>

const debounceMs = 60
const pageSize = 50
const recentKept = 8
const recentSetting = 'search.recent'
const orderSetting = 'search.order'

const nothingFound = { hits: [], coverage: null, error: null, active: null, next: null }
const noSuggestions = { suggestions: [], suggested: null }

/** Search as it is typed: the newest question wins, whatever order the answers come in. */
export function createSearchStore(engine: EngineClient): SearchStore {
  let question = 0
  let growing = false
  let timer: ReturnType<typeof setTimeout> | undefined

  const store = createStore<SearchState>()((set, get) => ({
    query: '',
    order: 'newest',
    answered: '',
    ...nothingFound,
    ...noSuggestions,
    recent: [],

    setQuery(query) {
      if (query === get().query) return
      question += 1
      clearTimeout(timer)
      set({ query })
      if (query.trim() === '') set({ answered: '', ...nothingFound, ...noSuggestions })
      else timer = setTimeout(() => void ask(true), debounceMs)
    },
    setOrder(order) {
      if (order === get().order) return
      set({ order })
      keepSetting(orderSetting, order)
      if (get().query.trim() !== '') void ask(false)
    },
    move(step) {
      const { hits, active, suggestions, suggested } = get()
      if (suggestions.length > 0) {
        const next = (suggested ?? -1) + step
        set({ suggested: next < 0 ? null : Math.min(next, suggestions.length - 1) })
        return
      }
      const index = hits.findIndex((hit) => hit.message === active)
      const next = hits[Math.min(hits.length - 1, Math.max(0, index + step))]
      if (next) set({ active: next.message })
    },
    activate: (message) => set({ active: message }),
    take(index) {
      const taken = get().suggestions[index ?? get().suggested ?? 0]
      if (taken) get().setQuery(taken.query)
      set(noSuggestions)
    },
    dismissSuggestions: () => set(noSuggestions),
    loadMore: () => void loadMore(),
    retry: () => void ask(false),
    remember() {
      const query = get().query.trim()
      if (query === '' || get().recent[0] === query) return
      const recent = [query, ...get().recent.filter((other) => other !== query)].slice(0, recentKept)
      set({ recent })
      keepSetting(recentSetting, recent)
    },
  }))

  async function ask(suggesting: boolean): Promise<void> {
    const mine = ++question
    const { query, order } = store.getState()
    growing = false
    if (suggesting) void suggest(query, mine)
    try {
      const { hits, next, ...coverage } = await engine.call('search.messages', {
        query,
        order,
        typing: true,
        limit: pageSize,
      })
      if (mine !== question) return
      store.setState({ answered: query, hits, coverage, error: null, active: hits[0]?.message ?? null, next })
    } catch (thrown) {
      if (mine !== question) return
      store.setState({ answered: query, ...nothingFound, error: DeskError.from(thrown).toShape() })
    }
  }

  async function suggest(query: string, mine: number): Promise<void> {
    // A convenience: without it the query is typed to its end.
    const suggestions = await engine.call('search.suggest', { query }).catch(() => [])
    if (mine === question) store.setState({ suggestions, suggested: null })
  }

  async function loadMore(): Promise<void> {
    const { hits, answered, order, next } = store.getState()
    if (growing || next === null) return
    const mine = question
    growing = true
    try {
      const page = await engine.call('search.messages', {
        query: answered,
        order,
        typing: true,
        limit: pageSize,
        after: next,
      })
      if (mine !== question) return
      const known = new Set(hits.map((hit) => hit.message))
      const fresh = page.hits.filter((hit) => !known.has(hit.message))
      store.setState({ hits: [...hits, ...fresh], next: page.next })
    } catch {
      // What is shown stays; scrolling on asks again.
    } finally {
      if (mine === question) growing = false
    }
  }

  /** A convenience: losing it is no reason to bother anybody. */
  function keepSetting(key: string, value: SearchOrder | readonly string[]): void {
    engine.call('settings.set', { key, value: typeof value === 'string' ? value : [...value] }).catch(() => {})
  }

  engine
    .call('settings.get', {})
    .then((settings) => {
      const { [recentSetting]: recent, [orderSetting]: order } = settings
      if (Array.isArray(recent)) store.setState({ recent: recent.filter((entry) => typeof entry === 'string') })
      if (order === 'relevance') store.setState({ order })
    })
    .catch(() => {})
  return store
}
