import { app, dialog } from 'electron'
import type { DeskErrorShape } from '../../contract/errors.ts'
import { hostText } from './host-text.ts'

/** The engine will not come back by itself: says why, and what can be done. */
export async function showEngineStopped(
  error: DeskErrorShape | null,
  { retry, openLogs }: { retry(): void; openLogs(): void },
): Promise<void> {
  const { response } = await dialog.showMessageBox({
    type: 'error',
    message: hostText.engineStopped,
    detail: hostText.engineStoppedDetail(error),
    buttons: [hostText.tryAgain, hostText.openLogs, hostText.quit],
    defaultId: 0,
    cancelId: 2,
    noLink: true,
  })
  if (response === 0) return retry()
  if (response === 1) openLogs()
  app.quit()
}

export async function showWithoutKeychain(): Promise<void> {
  await dialog.showMessageBox({
    type: 'info',
    message: hostText.withoutKeychain,
    detail: hostText.withoutKeychainDetail,
    buttons: [hostText.understood],
  })
}
