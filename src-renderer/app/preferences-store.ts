import { createStore, type StoreApi } from 'zustand/vanilla'
import { type LanguageChoice, languageChoices } from '../../src-main/contract/languages.ts'
import type { EngineClient } from '../engine-client/engine-client.ts'
import { firstView, type QueueView, storedView } from '../features/queue/queue-view.ts'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** How this window likes to look and speak. */
export interface Preferences {
  readonly theme: Theme
  readonly language: LanguageChoice
  readonly notifications: boolean
  /** Widths of the side panes, px. */
  readonly queueWidth: number
  readonly cardWidth: number
  readonly cardShown: boolean
  /** What the queue showed last. */
  readonly queueView: QueueView
}

export interface PreferencesState extends Preferences {
  change(change: Partial<Preferences>): void
}

export type PreferencesStore = StoreApi<PreferencesState>

export const defaultPreferences: Preferences = {
  theme: 'system',
  language: 'system',
  notifications: true,
  queueWidth: 348,
  cardWidth: 288,
  cardShown: true,
  queueView: firstView,
}

const setting = 'window'

/**
 * Preferences are settings of the desk. A copy in the page's own storage lets the window open in its right colours,
 * widths and language before the engine answers.
 */
export function createPreferencesStore(
  engine: EngineClient,
  storage: Pick<Storage, 'getItem' | 'setItem'>,
): PreferencesStore {
  const store = createStore<PreferencesState>()((set, get) => ({
    ...defaultPreferences,
    ...preferencesFrom(parsed(storage.getItem(setting))),
    change(change) {
      set(change)
      const { change: _, ...preferences } = get()
      storage.setItem(setting, JSON.stringify(preferences))
      // Kept here at least; a widths change is not worth a message.
      engine
        .call('settings.set', { key: setting, value: { ...preferences, queueView: { ...preferences.queueView } } })
        .catch(() => {})
    },
  }))
  engine.call('settings.get', {}).then(
    (settings) => store.setState(preferencesFrom(settings[setting])),
    () => {},
  )
  return store
}

/** What is sound in a stored value; anything else is left out. */
function preferencesFrom(value: unknown): Partial<Preferences> {
  if (typeof value !== 'object' || value === null) return {}
  const { queueView, ...others } = value as Partial<Preferences>
  const known = Object.entries(others).filter(([key, entry]) => {
    if (key === 'theme') return themes.some((theme) => theme === entry)
    if (key === 'language') return languageChoices.some((choice) => choice === entry)
    const fallback = defaultPreferences[key as keyof Preferences]
    return fallback !== undefined && typeof entry === typeof fallback
  })
  return { ...Object.fromEntries(known), ...(queueView && { queueView: storedView(queueView) }) }
}

function parsed(json: string | null): unknown {
  try {
    return json === null ? null : JSON.parse(json)
  } catch {
    return null
  }
}
