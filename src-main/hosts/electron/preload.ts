import { contextBridge, ipcRenderer, webUtils } from 'electron'
import { type ExposedHost, type HostCommand, havePort, wantPort } from '../../contract/host-bridge.ts'
import { ipc } from './ipc.ts'

// Runs sandboxed before the window's page. The page sees `window.host` below and nothing else of Electron.

const commandListeners: ((command: HostCommand) => void)[] = []
const commandsBefore: HostCommand[] = []

ipcRenderer.on(ipc.command, (_event, command: HostCommand) => {
  if (commandListeners.length === 0) commandsBefore.push(command)
  for (const listener of commandListeners) listener(command)
})

// A port cannot cross the context bridge, but it can be posted to the page of the same window. That page never changes
// its origin: the host lets it navigate nowhere.
window.addEventListener('message', ({ source, data }) => {
  if (source === window && data === wantPort) ipcRenderer.send(ipc.wantPort)
})
ipcRenderer.on(ipc.havePort, ({ ports }) => {
  window.postMessage(havePort, '*', [...ports])
})

const tellNetwork = () => ipcRenderer.send(ipc.networkChanged, navigator.onLine)
window.addEventListener('online', tellNetwork)
window.addEventListener('offline', tellNetwork)

const host: ExposedHost = {
  kind: 'electron',
  // A picture from the clipboard is a file without a path.
  pathsOf: async (files) => files.map((file) => webUtils.getPathForFile(file)).filter((path) => path !== ''),
  chooseFiles: (what = 'files') => ipcRenderer.invoke(ipc.chooseFiles, what),
  openExternal: (url) => ipcRenderer.send(ipc.openExternal, url),
  onCommand: (listener) => {
    commandListeners.push(listener)
    for (const command of commandsBefore.splice(0)) listener(command)
  },
}
contextBridge.exposeInMainWorld('host', host)
