import '@fontsource-variable/inter'
import '../styles/base.css'
import { createRoot } from 'react-dom/client'
import type { ExposedHost } from '../../src-main/contract/host-bridge.ts'
import { createBrowserBridge } from '../engine-client/browser-bridge.ts'
import { electronBridge } from '../engine-client/electron-bridge.ts'
import { createEngineClient } from '../engine-client/engine-client.ts'
import { App } from './app.tsx'

declare global {
  interface Window {
    /** Electron's preload puts it there; a page of the browser host has none. */
    readonly host?: ExposedHost
  }
}

const host = window.host ? electronBridge(window.host) : createBrowserBridge()
const engine = createEngineClient(host)
const root = document.getElementById('root')
if (root) createRoot(root).render(<App host={host} engine={engine} />)
