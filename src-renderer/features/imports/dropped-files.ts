/**
 * The files of a drop, those in dropped folders as a folder picker gives them: with their place in `webkitRelativePath`.
 * Reads the entries before its first await, for the browser empties the list after the event.
 */
export async function droppedFiles({ items }: DataTransfer): Promise<readonly File[]> {
  const entries = [...items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null)
  return (await Promise.all(entries.map(filesOfEntry))).flat()
}

async function filesOfEntry(entry: FileSystemEntry): Promise<readonly File[]> {
  if (isFolder(entry)) return (await Promise.all((await entriesOf(entry)).map(filesOfEntry))).flat()
  if (!isFile(entry)) return []
  const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject))
  const path = entry.fullPath.slice(1)
  if (path.includes('/')) Object.defineProperty(file, 'webkitRelativePath', { value: path })
  return [file]
}

async function entriesOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    // A hundred at a time in Chromium; an empty answer is the end.
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (some.length === 0) return all
    all.push(...some)
  }
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile
}
