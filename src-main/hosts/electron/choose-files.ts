import { type BrowserWindow, dialog, type OpenDialogOptions } from 'electron'
import { hostText } from './host-text.ts'

/** The system's own dialog: mail files, or a folder (a Maildir, a folder of .eml). Empty when it was cancelled. */
export async function chooseFiles(window: BrowserWindow | null, what: unknown): Promise<readonly string[]> {
  const options: OpenDialogOptions =
    what === 'folder'
      ? { title: hostText.chooseFiles, properties: ['openDirectory', 'multiSelections'] }
      : {
          title: hostText.chooseFiles,
          properties: ['openFile', 'multiSelections'],
          filters: [
            // An mbox often has no extension at all, so every file stays within reach.
            { name: hostText.allFiles, extensions: ['*'] },
            { name: hostText.mailFiles, extensions: ['mbox', 'mbx', 'eml'] },
          ],
        }
  const { filePaths } =
    window === null ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(window, options)
  return filePaths
}
