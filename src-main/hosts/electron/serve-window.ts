import { ipcMain } from 'electron'
import { chooseFiles } from './choose-files.ts'
import type { DeskWindow } from './desk-window.ts'
import type { EngineSupervisor } from './engine-supervisor.ts'
import { openOutside } from './external-links.ts'
import type { HostLanguage } from './host-text/host-text.ts'
import { ipc, isFromWindow } from './ipc.ts'

/** Answers what the preload may ask. Each sender is checked; arguments are taken for anything at all. */
export function serveWindow(window: DeskWindow, engine: EngineSupervisor, language: HostLanguage): void {
  ipcMain.on(ipc.wantPort, (event) => {
    if (!isFromWindow(event)) return
    engine.connect(event.sender)
    window.pageIsReady()
  })
  ipcMain.on(ipc.openExternal, (event, url: unknown) => {
    if (isFromWindow(event)) openOutside(url)
  })
  ipcMain.on(ipc.networkChanged, (event, online: unknown) => {
    if (isFromWindow(event)) engine.networkChanged(online === true)
  })
  ipcMain.handle(ipc.chooseFiles, async (event, what: unknown) =>
    isFromWindow(event) ? await chooseFiles(window.current(), what, language.text()) : [],
  )
}
