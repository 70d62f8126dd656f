import { type BrowserWindow, dialog, type OpenDialogOptions } from 'electron'
import type { HostText } from './host-text/host-text.ts'

/** The system's own dialog: mail files, or a folder (a Maildir, a folder of .eml). Empty when it was cancelled. */
export async function chooseFiles(
  window: BrowserWindow | null,
  what: unknown,
  text: HostText,
): Promise<readonly string[]> {
  const options: OpenDialogOptions =
    what === 'folder'
      ? { title: text.chooseFiles, properties: ['openDirectory', 'multiSelections'] }
      : {
          title: text.chooseFiles,
          properties: ['openFile', 'multiSelections'],
          filters: [
            // An mbox often has no extension at all, so every file stays within reach.
            { name: text.allFiles, extensions: ['*'] },
            { name: text.mailFiles, extensions: ['mbox', 'mbx', 'eml'] },
          ],
        }
  const { filePaths } =
    window === null ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(window, options)
  return filePaths
}
