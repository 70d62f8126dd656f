import { createStore, type StoreApi } from 'zustand/vanilla'
import type { SearchHit, SearchResult } from '../../../src-main/contract/desk.ts'
import { DeskError, type DeskErrorShape } from '../../../src-main/contract/errors.ts'
import type { MessageId } from '../../../src-main/contract/ids.ts'
import type { EngineClient } from '../../engine-client/engine-client.ts'

export interface SearchState {
  readonly query: string
  /** The query the hits answer; behind `query` while one is typed. */
  readonly answered: string
  readonly hits: readonly SearchHit[]
  readonly coverage: Pick<SearchResult, 'count' | 'countCapped' | 'notYetIndexed'> | null
  readonly error: DeskErrorShape | null
  /** The hit that Enter opens. */
  readonly active: MessageId | null
  readonly more: boolean
  /** Newest first. */
  readonly recent: readonly string[]

  setQuery(query: string): void
  move(step: 1 | -1): void
  activate(message: MessageId): void
  loadMore(): void
  /** The reader found what they looked for: the query is worth keeping. */
  remember(): void
}

export type SearchStore = StoreApi<SearchState>

const debounceMs = 60
const pageSize = 50
const recentKept = 8
const recentSetting = 'search.recent'

/** Search as it is typed: the newest question wins, whatever order the answers come in. */
export function createSearchStore(engine: EngineClient): SearchStore {
  let question = 0
  let growing = false
  let timer: ReturnType<typeof setTimeout> | undefined

  const store = createStore<SearchState>()((set, get) => ({
    query: '',
    answered: '',
    hits: [],
    coverage: null,
    error: null,
    active: null,
    more: false,
    recent: [],

    setQuery(query) {
      if (query === get().query) return
      question += 1
      clearTimeout(timer)
      set({ query })
      if (query.trim() === '') set({ answered: '', hits: [], coverage: null, error: null, active: null, more: false })
      else timer = setTimeout(() => void ask(), debounceMs)
    },
    move(step) {
      const { hits, active } = get()
      const index = hits.findIndex((hit) => hit.message === active)
      const next = hits[Math.min(hits.length - 1, Math.max(0, index + step))]
      if (next) set({ active: next.message })
    },
    activate: (message) => set({ active: message }),
    loadMore: () => void loadMore(),
    remember() {
      const query = get().query.trim()
      if (query === '' || get().recent[0] === query) return
      const recent = [query, ...get().recent.filter((other) => other !== query)].slice(0, recentKept)
      set({ recent })
      // A convenience: losing it is no reason to bother anybody.
      engine.call('settings.set', { key: recentSetting, value: recent }).catch(() => {})
    },
  }))

  async function ask(): Promise<void> {
    const mine = ++question
    const { query } = store.getState()
    growing = false
    try {
      const { hits, ...coverage } = await engine.call('search.messages', {
        query,
        typing: true,
        limit: pageSize,
        before: null,
      })
      if (mine !== question) return
      store.setState({
        answered: query,
        hits,
        coverage,
        error: null,
        active: hits[0]?.message ?? null,
        more: hits.length === pageSize,
      })
    } catch (thrown) {
      if (mine === question) store.setState({ answered: query, hits: [], error: DeskError.from(thrown).toShape() })
    }
  }

  async function loadMore(): Promise<void> {
    const { hits, answered, more } = store.getState()
    const last = hits.at(-1)
    if (growing || !more || !last) return
    const mine = question
    growing = true
    try {
      const page = await engine.call('search.messages', {
        query: answered,
        typing: true,
        limit: pageSize,
        before: last.message,
      })
      if (mine !== question) return
      const known = new Set(hits.map((hit) => hit.message))
      const fresh = page.hits.filter((hit) => !known.has(hit.message))
      store.setState({ hits: [...hits, ...fresh], more: fresh.length > 0 && page.hits.length === pageSize })
    } catch {
      // What is shown stays; scrolling on asks again.
    } finally {
      if (mine === question) growing = false
    }
  }

  engine
    .call('settings.get', {})
    .then((settings) => {
      const recent = settings[recentSetting]
      if (Array.isArray(recent)) store.setState({ recent: recent.filter((entry) => typeof entry === 'string') })
    })
    .catch(() => {})
  return store
}
