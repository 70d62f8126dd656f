import { app, dialog } from 'electron'
import type { DeskErrorShape } from '../../contract/errors.ts'
import { type HostText, sentenceOf } from './host-text/host-text.ts'

/** The engine will not come back by itself: says why, and what can be done. */
export async function showEngineStopped(
  text: HostText,
  error: DeskErrorShape | null,
  { retry, openLogs }: { retry(): void; openLogs(): void },
): Promise<void> {
  const { response } = await dialog.showMessageBox({
    type: 'error',
    message: text.engineStopped,
    detail: error === null ? text.engineCrashed : sentenceOf(error, text),
    buttons: [text.tryAgain, text.openLogs, text.quit],
    defaultId: 0,
    cancelId: 2,
    noLink: true,
  })
  if (response === 0) return retry()
  if (response === 1) openLogs()
  app.quit()
}

export async function showWithoutKeychain(text: HostText): Promise<void> {
  await dialog.showMessageBox({
    type: 'info',
    message: text.withoutKeychain,
    detail: text.withoutKeychainDetail,
    buttons: [text.understood],
  })
}
