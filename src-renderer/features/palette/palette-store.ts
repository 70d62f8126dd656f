import { createStore, type StoreApi } from 'zustand/vanilla'
import type { CallOutput } from '../../../src-main/contract/calls.ts'
import type { CannedReply } from '../../../src-main/contract/canned.ts'
import type { EngineClient } from '../../engine-client/engine-client.ts'

type Person = CallOutput<'compose.complete'>[number]

export interface PaletteState {
  readonly query: string
  /** What the desk found for the query; that of the one before stays until it has. */
  readonly people: readonly Person[]
  readonly replies: readonly CannedReply[]
  /** Ids of what was picked, the last one first. */
  readonly recent: readonly string[]
  setQuery(query: string): void
  /** Empty, as it opens. */
  begin(): void
  picked(id: string): void
}

export type PaletteStore = StoreApi<PaletteState>

const setting = 'palette.recent'
const keptRecent = 30
const shownReplies = 6
/** A letter fits half of all names. */
const shortestQuery = 2

/** What the command palette finds beside the commands of the window, and what was picked of late. */
export function createPaletteStore(engine: EngineClient): PaletteStore {
  let question = 0

  const store = createStore<PaletteState>()((set, get) => ({
    query: '',
    people: [],
    replies: [],
    recent: [],
    begin() {
      question += 1
      set({ query: '', people: [], replies: [] })
    },
    setQuery(query) {
      set({ query })
      void find(query.trim())
    },
    picked(id) {
      const recent = [id, ...get().recent.filter((other) => other !== id)].slice(0, keptRecent)
      set({ recent })
      // Not worth a message: the next pick sends it again.
      engine.call('settings.set', { key: setting, value: recent }).catch(() => {})
    },
  }))

  async function find(text: string): Promise<void> {
    const mine = ++question
    if (text.length < shortestQuery) {
      store.setState({ people: [], replies: [] })
      return
    }
    const [people, replies] = await Promise.all([
      engine.call('compose.complete', { text }).catch(() => []),
      engine.call('canned.find', { text, conversation: null, limit: shownReplies }).catch(() => []),
    ])
    if (mine === question) store.setState({ people, replies })
  }

  engine.call('settings.get', {}).then(
    ({ [setting]: stored }) => {
      if (Array.isArray(stored)) store.setState({ recent: stored.filter((id) => typeof id === 'string') })
    },
    () => {},
  )
  return store
}
