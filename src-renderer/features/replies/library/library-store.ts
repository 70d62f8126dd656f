import { createStore, type StoreApi } from 'zustand/vanilla'
import type { CallOutput } from '../../../../src-main/contract/calls.ts'
import type { CannedReply, CannedReplyId } from '../../../../src-main/contract/canned.ts'
import { DeskError, type DeskErrorShape } from '../../../../src-main/contract/errors.ts'
import type { EngineClient } from '../../../engine-client/engine-client.ts'

export type ExchangeFormat = 'json' | 'csv'
export type ImportReport = CallOutput<'canned.import'>

export interface LibraryState {
  /** All of them by folder and title; null until they are read. */
  readonly replies: readonly CannedReply[] | null
  readonly error: DeskErrorShape | null
  readonly query: string
  /** What fits the query, best first; null while nothing is looked for. */
  readonly found: readonly CannedReplyId[] | null
  /** Folders that are folded. */
  readonly folded: ReadonlySet<string>

  load(): Promise<void>
  setQuery(query: string): void
  toggleFolder(folder: string): void
  /** Removed replies can be restored for a day. */
  remove(reply: CannedReplyId): Promise<void>
  restore(reply: CannedReplyId): Promise<void>
  exportAs(format: ExchangeFormat): Promise<string>
  importFrom(name: string, text: string): Promise<ImportReport>
  dispose(): void
}

export type LibraryStore = StoreApi<LibraryState>

const mostFound = 500

/** All canned replies of the desk, as long as the library is open. */
export function createLibraryStore(engine: EngineClient): LibraryStore {
  let loading = 0
  let finding = 0

  const store = createStore<LibraryState>()((set, get) => ({
    replies: null,
    error: null,
    query: '',
    found: null,
    folded: new Set(),

    async load() {
      const mine = ++loading
      try {
        const replies = await engine.call('canned.list', {})
        if (mine === loading) set({ replies, error: null })
      } catch (thrown) {
        if (mine === loading) set({ error: DeskError.from(thrown).toShape() })
      }
    },
    setQuery(query) {
      set({ query })
      void find()
    },
    toggleFolder(folder) {
      const folded = new Set(get().folded)
      if (!folded.delete(folder)) folded.add(folder)
      set({ folded })
    },
    async remove(reply) {
      await engine.call('canned.remove', { reply })
    },
    async restore(reply) {
      await engine.call('canned.restore', { reply })
    },
    exportAs: async (format) => (await engine.call('canned.export', { format })).text,
    importFrom: (name, text) => engine.call('canned.import', { format: formatOf(name, text), text }),
    dispose() {
      loading += 1
      finding += 1
      unsubscribe()
    },
  }))

  async function find(): Promise<void> {
    const mine = ++finding
    const text = store.getState().query.trim()
    if (text === '') {
      store.setState({ found: null })
      return
    }
    try {
      const found = await engine.call('canned.find', { text: text.slice(0, 200), conversation: null, limit: mostFound })
      if (mine === finding) store.setState({ found: found.map(({ id }) => id) })
    } catch (thrown) {
      if (mine === finding) store.setState({ error: DeskError.from(thrown).toShape() })
    }
  }

  const unsubscribe = engine.subscribe((event) => {
    if (event.type !== 'canned') return
    void store.getState().load()
    if (store.getState().found !== null) void find()
  })
  void store.getState().load()
  return store
}

/** By the name of the file; by its beginning where the name does not tell. */
function formatOf(name: string, text: string): ExchangeFormat {
  if (/\.json$/i.test(name)) return 'json'
  if (/\.(?:csv|tsv|txt)$/i.test(name)) return 'csv'
  return /^\ufeff?\s*[[{]/.test(text) ? 'json' : 'csv'
}
