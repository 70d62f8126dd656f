export type PickKind = 'files' | 'folder'

/** The browser's own dialog for files, or for a folder with everything in it. Empty when the user cancelled it. */
export function pickFiles(kind: PickKind): Promise<readonly File[]> {
  const input = document.createElement('input')
  input.type = 'file'
  input.multiple = true
  input.webkitdirectory = kind === 'folder'
  return new Promise((resolve) => {
    input.addEventListener('change', () => resolve([...(input.files ?? [])]))
    input.addEventListener('cancel', () => resolve([]))
    input.click()
  })
}
