import type { Batch, Channel, ChannelAccount, ChannelHost, Session } from '../../channels/channel.ts'
import type { AccountState } from '../../contract/account.ts'
import { DeskError } from '../../contract/errors.ts'
import type { Log } from '../engine-deps.ts'
import { backoffMs } from './backoff.ts'
import { gatherBatches } from './gather-batches.ts'
import { createProgressMeter } from './sync-progress.ts'
import { createWake } from './wake.ts'

/** What a loop needs of the desk; nothing of the store. */
export interface AccountLoopDeps {
  readonly channel: Channel
  readonly account: ChannelAccount<unknown>
  readonly host: Pick<ChannelHost, 'credential' | 'known'>
  readonly cursor: () => string | null
  /** Stores a batch with its cursor. Batches are handed over in order; the next may come before this one is stored. */
  readonly ingest: (batch: Batch) => Promise<void>
  /** Everything the server had is stored. */
  readonly caughtUp: () => Promise<void>
  /** The same, while the account is followed: what waits to leave may leave over this session. */
  readonly ready?: (session: Session) => void
  readonly onState: (state: AccountState) => void
  readonly log: Log
  readonly now: () => number
  readonly random: () => number
}

export interface AccountLoop {
  /** The open session, for attachments and folders; null while there is none. */
  readonly session: Session | null
  /** Tries again at once, whatever the back-off says. */
  retry(): void
  /**
   * Proves that the connection survived a sleep or a change of network, and looks for what came meanwhile; a dead one is
   * replaced at once.
   */
  probe(): void
  stop(): Promise<void>
}

const probeTimeoutMs = 5_000
/** A full disk or mailbox may have been tidied up without anybody telling us. */
const attentionRetryMs: Readonly<Partial<Record<DeskError['kind'], number>>> = {
  'disk-full': 15_000,
  quota: 15 * 60_000,
}

/** Follows one account for as long as it runs: connects, pulls, waits for pushes, and starts over when anything breaks. */
export function followAccount(deps: AccountLoopDeps): AccountLoop {
  const stopping = new AbortController()
  const wake = createWake()
  let session: Session | null = null
  let failures = 0
  let replaceAtOnce = false
  let lookAgain = () => {}

  const round = async () => {
    deps.onState({ status: 'connecting' })
    await withSession(deps, stopping.signal, async (opened) => {
      session = opened
      while (!stopping.signal.aborted) {
        await drain(deps, opened, stopping.signal)
        if (stopping.signal.aborted) return
        failures = 0
        await deps.caughtUp()
        deps.onState({ status: 'online', since: deps.now() })
        deps.ready?.(opened)
        await change(opened)
      }
    })
  }
  /** Waits until there is something to pull, or until a probe wants to know. */
  const change = async (opened: Session) => {
    const looking = new AbortController()
    lookAgain = () => looking.abort()
    try {
      await opened.waitForChange(AbortSignal.any([stopping.signal, looking.signal]))
    } catch (thrown) {
      // What breaks meanwhile breaks the look, too.
      if (!looking.signal.aborted || stopping.signal.aborted) throw thrown
    }
  }

  const run = async () => {
    while (!stopping.signal.aborted) {
      try {
        await round()
      } catch (thrown) {
        if (stopping.signal.aborted) break
        session = null
        if (replaceAtOnce) {
          replaceAtOnce = false
          continue
        }
        const error = DeskError.from(thrown)
        failures++
        deps.log(error.kind === 'bug' ? 'error' : 'warn', `${deps.account.address}: ${error.kind}: ${error.message}`)
        const next = afterFailure(error, failures, deps)
        deps.onState(next.state)
        await wake.sleep(next.waitMs, stopping.signal)
      }
      session = null
    }
  }

  const running = run()
  return {
    get session() {
      return session
    },
    retry() {
      wake.wake()
    },
    probe() {
      const probed = session
      if (!probed) {
        wake.wake()
        return
      }
      const replace = async () => {
        if (session !== probed) return
        // Closing makes the pending wait fail, and the loop connects anew.
        replaceAtOnce = true
        await probed.close().catch(() => {})
      }
      probed.probe(probeTimeoutMs).then(() => session === probed && lookAgain(), replace)
    },
    async stop() {
      stopping.abort()
      await session?.close().catch(() => {})
      await running
    },
  }
}

/** One pass: connects, stores everything that is new, and closes. Throws `DeskError`. */
export async function syncOnce(deps: AccountLoopDeps, signal: AbortSignal): Promise<void> {
  await withSession(deps, signal, (session) => drain(deps, session, signal))
  await deps.caughtUp()
}

async function withSession(
  deps: AccountLoopDeps,
  signal: AbortSignal,
  use: (session: Session) => Promise<void>,
): Promise<void> {
  const meter = createProgressMeter(deps.now)
  const opening = deps.channel.open(deps.account, {
    ...deps.host,
    now: deps.now,
    log: (line) => deps.log('info', `${deps.account.address}: ${line}`),
    progress: (count) => {
      if (!signal.aborted) deps.onState({ status: 'syncing', progress: meter(count) })
    },
  })
  const session = await unlessStopped(opening, signal)
  try {
    await use(session)
  } finally {
    await session.close().catch(() => {})
  }
}

/** A server that does not answer must not keep a pause or the end of the program waiting. */
async function unlessStopped(opening: Promise<Session>, signal: AbortSignal): Promise<Session> {
  const stopped = new Promise<never>((_, reject) => {
    const stop = () => reject(new DeskError('cancelled', 'cancelled', 'The account was stopped'))
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
  })
  try {
    return await Promise.race([opening, stopped])
  } catch (error) {
    opening.then((late) => late.close()).catch(() => {})
    throw error
  }
}

/** Pulls until nothing is left. One batch is fetched while the one before is stored: two processors work at once. */
async function drain(deps: AccountLoopDeps, session: Session, signal: AbortSignal): Promise<void> {
  const storing = gatherBatches(deps.ingest)
  try {
    for await (const batch of session.pull(deps.cursor(), signal)) await storing.add(batch)
  } finally {
    await storing.end()
  }
}

function afterFailure(
  error: DeskError,
  failures: number,
  deps: AccountLoopDeps,
): { readonly state: AccountState; readonly waitMs: number | null } {
  const shape = error.toShape()
  switch (error.kind) {
    case 'auth':
    case 'certificate':
    case 'rejected':
    case 'invalid':
      return { state: { status: 'attention', error: shape }, waitMs: null }
    case 'quota':
    case 'disk-full':
      return { state: { status: 'attention', error: shape }, waitMs: attentionRetryMs[error.kind] ?? null }
    case 'rate-limited': {
      const waitMs = Number(error.params.retryAfterMs ?? 60_000)
      return { state: { status: 'offline', error: shape, retryAt: deps.now() + waitMs }, waitMs }
    }
    default: {
      const waitMs = backoffMs(failures, deps.random())
      return { state: { status: 'offline', error: shape, retryAt: deps.now() + waitMs }, waitMs }
    }
  }
}
