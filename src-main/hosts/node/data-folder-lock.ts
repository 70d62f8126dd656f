import { readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import { DeskError } from '../../contract/errors.ts'

const holder = z.object({
  pid: z.number().int().positive(),
  /** What people know it by: `the desktop app`, `the command line`. */
  program: z.string(),
  /** When the process began, in the system's own count; tells it from a later one with the same pid. Null where unknown. */
  began: z.string().nullable(),
})
type Holder = z.infer<typeof holder>

/** A takeover is two file operations; one that is older was cut off. */
const longestTakeoverMs = 5_000

export interface DataFolderLock {
  release(): Promise<void>
}

/**
 * Makes this process the only one that writes to the desk. A lock whose process is gone is taken over.
 * Throws `rejected`/`desk-in-use` naming the program that has it.
 */
export async function lockDataFolder(dataPath: string, program: string): Promise<DataFolderLock> {
  const path = join(dataPath, 'desk.lock')
  const own = JSON.stringify({ pid: process.pid, program, began: await began(process.pid) } satisfies Holder)
  for (;;) {
    if (await created(path, own)) return { release: () => release(path, own) }
    const found = await readLock(path)
    if (found === null) continue
    if (found.holder !== null && (await lives(found.holder))) {
      const { program: other, pid } = found.holder
      throw new DeskError(
        'rejected',
        'desk-in-use',
        `The desk in ${dataPath} is open in ${other} (process ${pid}); close it first`,
        {
          path: dataPath,
          program: other,
          pid,
        },
      )
    }
    await clear(path, found.content)
  }
}

async function created(path: string, content: string): Promise<boolean> {
  try {
    await writeFile(path, content, { flag: 'wx', mode: 0o600 })
    return true
  } catch (thrown) {
    if (codeOf(thrown) === 'EEXIST') return false
    throw new DeskError(
      'store',
      'data-folder',
      `The data folder cannot be written: ${String(thrown)}`,
      { path },
      { cause: thrown },
    )
  }
}

/** Null when the lock went away meanwhile; a holder of null when what it says cannot be read. */
async function readLock(path: string): Promise<{ content: string; holder: Holder | null } | null> {
  // A lock is empty for the moment between its making and its writing; wait that out before calling it broken.
  for (let attempt = 0; ; attempt++) {
    const content = await readFile(path, 'utf8').catch((thrown) => {
      if (codeOf(thrown) === 'ENOENT') return null
      throw thrown
    })
    if (content === null) return null
    const parsed = holder.safeParse(parseJson(content))
    if (parsed.success) return { content, holder: parsed.data }
    if (attempt === 20) return { content, holder: null }
    await delay(25)
  }
}

/**
 * Clears a dead lock. Only the holder of `desk.lock.takeover` may, and it looks again first: two programs may have found
 * the same dead lock, and one of them may hold a live one by now.
 */
async function clear(path: string, dead: string): Promise<void> {
  const takeover = `${path}.takeover`
  if (!(await created(takeover, ''))) {
    const begun = await stat(takeover).catch(() => null)
    if (begun !== null && Date.now() - begun.mtimeMs > longestTakeoverMs) await rm(takeover, { force: true })
    await delay(25)
    return
  }
  try {
    const content = await readFile(path, 'utf8').catch(() => null)
    if (content === dead) await rm(path, { force: true })
  } finally {
    await rm(takeover, { force: true })
  }
}

async function release(path: string, own: string): Promise<void> {
  const content = await readFile(path, 'utf8').catch(() => null)
  if (content === own) await rm(path, { force: true })
}

async function lives({ pid, began: recorded }: Holder): Promise<boolean> {
  try {
    process.kill(pid, 0)
  } catch (thrown) {
    // EPERM: it lives, under another user.
    if (codeOf(thrown) !== 'EPERM') return false
  }
  const now = await began(pid)
  return recorded === null || now === null || recorded === now
}

/** Linux only: field 22 of `/proc/PID/stat`, counted after the parenthesised name, which may hold blanks itself. */
async function began(pid: number): Promise<string | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null
}

function parseJson(content: string): unknown {
  try {
    return JSON.parse(content)
  } catch {
    return null
  }
}

function codeOf(thrown: unknown): string | undefined {
  return (thrown as NodeJS.ErrnoException).code
}
