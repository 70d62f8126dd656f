import { createHash } from 'node:crypto'
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readFiles } from '../../src-main/channels/files/read-files.ts'
import type { Store } from '../../src-main/engine/open-store.ts'
import { migrations } from '../../src-main/engine/store/migrations/migrations.ts'
import { importFiles } from '../../src-main/engine/sync/import-files.ts'
import type { CachedMailbox } from './cached-mailbox.ts'
import { ownDomain } from './corpus/people.ts'
import { filledAt, fillStore } from './fill-store.ts'
import { fillHistory } from './history/fill-history.ts'
import type { HistorySize } from './history/plan.ts'

/** A data folder that was filled once and is kept in the system's temporary folder. */
export interface CachedDesk {
  readonly dataPath: string
  readonly messages: number
  /** What the filling took when it was done, with merging the index. */
  readonly fillSeconds: number
}

const tellEvery = 100_000

type Say = (line: string) => void

/** Ten years of a support desk by the seeded generator, straight through the writer. */
export function cachedHistory(size: HistorySize, say: Say): Promise<CachedDesk> {
  return cached(`history-${size.messages}`, size.messages, say, async ({ writer }) => {
    let told = 0
    await fillHistory(writer, size, (stored) => {
      if (stored - told < tellEvery) return
      told = stored
      say(`${stored.toLocaleString('en')} stored`)
    })
  })
}

/** The mails of a Maildir as a user imports them, so that a peer's index holds the same words. */
export function cachedImport({ path, count }: CachedMailbox, say: Say): Promise<CachedDesk> {
  return cached(`import-${count}`, count, say, async ({ reader, writer }) => {
    const desk = { reader, writer, changed: () => {}, tell: () => {}, now: () => filledAt }
    const report = { signal: new AbortController().signal, progress: () => {}, problem: () => {} }
    await importFiles(readFiles, { paths: [path], me: [`support@${ownDomain}`] }, desk, report)
  })
}

/** A copy of a desk, to be written to. */
export async function copyDesk(desk: CachedDesk, dataPath: string): Promise<CachedDesk> {
  const leftOut = ['backups', 'logs'].map((folder) => join(desk.dataPath, folder))
  await cp(desk.dataPath, dataPath, { recursive: true, filter: (source) => !leftOut.includes(source) })
  // A desk that has a backup of today makes none while it is measured.
  await mkdir(join(dataPath, 'backups'))
  await writeFile(join(dataPath, 'backups', 'desk-today.db'), '')
  return { ...desk, dataPath }
}

async function cached(
  name: string,
  messages: number,
  say: Say,
  fill: (store: Store) => Promise<void>,
): Promise<CachedDesk> {
  const prefix = `desk-bench-desk-${name}-`
  const dataPath = join(tmpdir(), `${prefix}${await contentKey()}`)
  const known = await readFile(join(dataPath, 'fill-seconds'), 'utf8').catch(() => null)
  if (known !== null) return { dataPath, messages, fillSeconds: Number(known) }
  for (const old of await readdir(tmpdir())) {
    if (old.startsWith(prefix)) await rm(join(tmpdir(), old), { recursive: true, force: true })
  }
  say(`filling a desk with ${messages.toLocaleString('en')} messages, which is kept for later runs`)
  const unfinished = `${dataPath}.part-${process.pid}`
  await mkdir(unfinished)
  const start = performance.now()
  await fillStore(unfinished, fill)
  const fillSeconds = (performance.now() - start) / 1000
  say(
    `filled in ${fillSeconds.toFixed(0)} s, ${Math.round(messages / fillSeconds).toLocaleString('en')} messages a second`,
  )
  await writeFile(join(unfinished, 'fill-seconds'), String(fillSeconds))
  await rename(unfinished, dataPath)
  return { dataPath, messages, fillSeconds }
}

/** Changes with the tables and with whatever the generator is made of, so that no stale desk is measured. */
async function contentKey(): Promise<string> {
  const hash = createHash('sha256').update(migrations.join('\n'))
  for (const folder of ['history', 'corpus']) {
    const path = fileURLToPath(new URL(folder, import.meta.url))
    for (const file of (await readdir(path)).sort()) hash.update(await readFile(join(path, file)))
  }
  return hash.digest('hex').slice(0, 12)
}
