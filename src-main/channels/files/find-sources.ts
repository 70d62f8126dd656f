import type { Dirent, Stats } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { type FileProblem, notMail, unreadableFile } from './file-problem.ts'
import { type FolderMeaning, meaningOfFolder } from './folder-meaning.ts'
import { type MailFormat, sniffFormat } from './mail-format.ts'

/** One file that holds mail. */
export interface MailSource {
  readonly path: string
  readonly format: MailFormat
  readonly sizeBytes: number
  /** Epoch ms. */
  readonly modifiedAt: number
  /** What its folder says about the mail in it. */
  readonly folder: FolderMeaning
  /** Flags in its name (`S`, `R`, `F`, `T`, `D`) for a file of a Maildir; null elsewhere. */
  readonly maildirFlags: string | null
}

export interface FoundSources {
  readonly sources: readonly MailSource[]
  readonly problems: readonly FileProblem[]
}

const otherExtensions = new Set([
  '.msf',
  '.dat',
  '.sqlite',
  '.json',
  '.js',
  '.css',
  '.png',
  '.jpg',
  '.zip',
  '.gz',
  '.pdf',
])

/**
 * Every mail file under the given paths, sorted, each once. A file that was named itself must be mail; in a folder what is
 * no mail is passed over.
 */
export async function findSources(paths: readonly string[], signal: AbortSignal): Promise<FoundSources> {
  const found: Found = { sources: new Map(), problems: [], seenFolders: new Set() }
  for (const path of paths) {
    if (signal.aborted) break
    try {
      const stats = await stat(path)
      if (stats.isDirectory()) await addFolder(found, path, meaningOfChosen(basename(path)), signal)
      else await addNamedFile(found, path, stats)
    } catch (thrown) {
      found.problems.push(unreadableFile(path, thrown))
    }
  }
  const sources = [...found.sources.values()].sort((a, b) => (a.path < b.path ? -1 : 1))
  return { sources, problems: found.problems }
}

/** Whoever picks the trash itself wants what is in it. */
function meaningOfChosen(name: string): FolderMeaning {
  const meaning = meaningOfFolder(name)
  return meaning === 'left-out' ? 'ordinary' : meaning
}

interface Found {
  readonly sources: Map<string, MailSource>
  readonly problems: FileProblem[]
  /** Real paths: a link that leads back up must not be followed for ever. */
  readonly seenFolders: Set<string>
}

async function addNamedFile(found: Found, path: string, stats: Stats): Promise<void> {
  const extension = extname(path).toLowerCase()
  // Opening a pipe or a device could wait for ever.
  const isMail = stats.size === 0 || extension === '.eml'
  const format = !stats.isFile() ? null : isMail ? 'mail' : await sniffFormat(path)
  if (format) add(found, path, stats, format, meaningOfChosen(basename(path, extension)))
  else found.problems.push(notMail(path))
}

async function addFolder(found: Found, path: string, meaning: FolderMeaning, signal: AbortSignal): Promise<void> {
  const real = await realpath(path)
  if (found.seenFolders.has(real) || signal.aborted) return
  found.seenFolders.add(real)
  const entries = await readdir(path, { withFileTypes: true })
  const names = new Set(entries.filter((entry) => !entry.isFile()).map((entry) => entry.name))
  const isMaildir = names.has('cur') || (names.has('new') && names.has('tmp'))
  for (const entry of entries) {
    if (signal.aborted) return
    try {
      await addEntry(found, path, entry, { meaning, isMaildir }, signal)
    } catch (thrown) {
      found.problems.push(unreadableFile(join(path, entry.name), thrown))
    }
  }
}

interface FolderFacts {
  readonly meaning: FolderMeaning
  readonly isMaildir: boolean
}

async function addEntry(
  found: Found,
  folder: string,
  entry: Dirent,
  facts: FolderFacts,
  signal: AbortSignal,
): Promise<void> {
  const path = join(folder, entry.name)
  const isFolder = entry.isDirectory() || (entry.isSymbolicLink() && (await stat(path)).isDirectory())
  if (!isFolder) {
    // Indexes and locks of a Maildir lie beside its folders.
    if (!facts.isMaildir) await addFileInFolder(found, path, facts.meaning)
    return
  }
  if (facts.isMaildir && (entry.name === 'cur' || entry.name === 'new')) {
    await addMaildirFiles(found, path, facts.meaning, entry.name === 'new')
  } else if (!(facts.isMaildir && entry.name === 'tmp')) {
    const meaning = meaningOfFolder(entry.name)
    await addFolder(found, path, meaning === 'ordinary' ? facts.meaning : meaning, signal)
  }
}

async function addMaildirFiles(found: Found, folder: string, meaning: FolderMeaning, isNew: boolean): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.isDirectory() || entry.name.startsWith('.')) continue
    const path = join(folder, entry.name)
    const flags = /[:;!]2,([A-Za-z]*)$/.exec(entry.name)?.[1] ?? ''
    const stats = await stat(path)
    if (stats.isFile()) add(found, path, stats, 'mail', meaning, isNew ? '' : flags)
  }
}

async function addFileInFolder(found: Found, path: string, meaning: FolderMeaning): Promise<void> {
  const name = basename(path)
  const extension = extname(path).toLowerCase()
  if (name.startsWith('.') || otherExtensions.has(extension)) return
  const stats = await stat(path)
  if (!stats.isFile()) return
  const isMailByName = extension === '.eml' || extension === '.mbox' || extension === ''
  if (stats.size === 0 && !isMailByName) return
  const format = extension === '.eml' || stats.size === 0 ? 'mail' : await sniffFormat(path)
  const own = meaningOfFolder(basename(path, extension))
  if (format) add(found, path, stats, format, own === 'ordinary' || format === 'mail' ? meaning : own)
}

function add(
  found: Found,
  path: string,
  stats: Stats,
  format: MailFormat,
  folder: FolderMeaning,
  maildirFlags: string | null = null,
): void {
  const { size: sizeBytes, mtimeMs: modifiedAt } = stats
  found.sources.set(path, { path, format, sizeBytes, modifiedAt, folder, maildirFlags })
}
