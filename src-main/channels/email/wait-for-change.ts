import type { FolderSync } from './folder-sync.ts'
import type { ImapConnection } from './imap-connection.ts'
import { stopped } from './imap-errors.ts'
import type { EmailTiming } from './timing.ts'

interface Waiting {
  readonly connection: ImapConnection
  readonly timing: EmailTiming
  readonly now: () => number
  /** The pushed folder first; the others are polled. */
  readonly folders: readonly FolderSync[]
  readonly signal: AbortSignal
}

/**
 * Resolves when a pull is worth while. The first folder is pushed by IDLE, which is renewed before routers forget the
 * line, and must answer then; the others are looked at once per `pollMs`, as is everything where the server cannot push.
 */
export async function waitForChange({ connection, timing, now, folders, signal }: Waiting): Promise<void> {
  const primary = folders[0]
  if (!primary) return
  if (!primary.isOpen) {
    // What happened while another folder was open is met on opening, and must be told.
    if (!(await primary.look(true)) || primary.hasWork) return
  }
  for (;;) {
    if (signal.aborted) throw stopped()
    connection.assertOpen()
    if (connection.news.any) return
    const others = folders.slice(1)
    const oldestLook = Math.min(now(), ...others.map((folder) => folder.lookedAt))
    const pollInMs = Math.max(0, oldestLook + timing.pollMs - now())
    const waitMs = connection.canIdle ? Math.min(timing.idleMs, others.length > 0 ? pollInMs : timing.idleMs) : pollInMs
    const outcome = await listen(connection, waitMs, signal)
    if (outcome !== 'time') continue
    // Also proves that the line still carries: a frozen one is found out here.
    await connection.noop(timing.answerMs)
    for (const folder of others) {
      if (folder.lookedAt + timing.pollMs > now()) continue
      if (!(await folder.look(false)) || folder.hasWork) return
    }
  }
}

async function listen(
  connection: ImapConnection,
  waitMs: number,
  signal: AbortSignal,
): Promise<'news' | 'time' | 'stopped'> {
  return await new Promise((resolve) => {
    const end = (outcome: 'news' | 'time' | 'stopped') => {
      clearTimeout(timer)
      signal.removeEventListener('abort', onAbort)
      listening.stop()
      resolve(outcome)
    }
    const onAbort = () => end('stopped')
    const timer = setTimeout(() => end('time'), waitMs)
    signal.addEventListener('abort', onAbort, { once: true })
    const listening = connection.news.listen(() => end('news'))
    // The server may end an IDLE by itself; then it is renewed.
    if (connection.canIdle) connection.startIdle().then(() => end('time'))
  })
}
