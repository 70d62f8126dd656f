import '@fontsource-variable/inter'
import '../styles/base.css'
import { createRoot } from 'react-dom/client'
import type { ExposedHost } from '../../src-main/contract/host-bridge.ts'
import { languageFor } from '../../src-main/contract/languages.ts'
import { createBrowserBridge } from '../engine-client/browser-bridge.ts'
import { electronBridge } from '../engine-client/electron-bridge.ts'
import { createEngineClient } from '../engine-client/engine-client.ts'
import { createI18n } from '../i18n/i18n.ts'
import { loadI18n } from '../i18n/load-i18n.ts'
import { App } from './app.tsx'
import { createPreferencesStore } from './preferences-store.ts'

declare global {
  interface Window {
    /** Electron's preload puts it there; a page of the browser host has none. */
    readonly host?: ExposedHost
  }
}

const host = window.host ? electronBridge(window.host) : createBrowserBridge()
const engine = createEngineClient(host)
const preferences = createPreferencesStore(engine, localStorage)
const language = languageFor(preferences.getState().language, navigator.languages)
// English comes with the window: it speaks where a catalogue cannot be read.
const firstI18n = await loadI18n(language, navigator.languages).catch(() => createI18n('en'))
const root = document.getElementById('root')
if (root) createRoot(root).render(<App host={host} engine={engine} preferences={preferences} firstI18n={firstI18n} />)
