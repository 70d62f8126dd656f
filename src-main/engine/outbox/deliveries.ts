import { type CanSend, type Capabilities, canSend, type Session } from '../../channels/channel.ts'
import { DeskError } from '../../contract/errors.ts'
import type { AccountId } from '../../contract/ids.ts'
import { sizeLimitKey } from '../drafts/sending-limits.ts'
import type { Log } from '../engine-deps.ts'
import { accountByKey } from '../store/accounts.ts'
import type { Database } from '../store/database.ts'
import { setting } from '../store/settings.ts'
import type { Writer } from '../writer/writer.ts'
import { keepCopies } from './copies.ts'
import { deliverChanges } from './deliver-changes.ts'
import { deliverItems } from './deliver-items.ts'
import { earliest } from './earliest.ts'
import { keepDrafts } from './keep-drafts.ts'

/** What delivering needs of the desk. */
export interface DeliveryDeps {
  readonly reader: Database
  readonly writer: Writer
  readonly capabilities: (key: AccountId) => Capabilities | null
  /** The session that an account follows its server with; null while there is none. */
  readonly openSession: (key: AccountId) => Session | null
  /** Makes sure that an account's line lives, and has the account look for arrivals; a `ready` follows. */
  readonly lookForArrivals: (key: AccountId) => void
  /** Puts the bytes of an attachment on this computer; throws `not-found` when the server has it no more. */
  readonly fetchAttachment: (attachment: number) => Promise<Uint8Array>
  /** The outbox changed, for these contacts. */
  readonly changed: (contacts: readonly number[]) => void
  readonly log: Log
  readonly now: () => number
  readonly random: () => number
}

/** Delivers what waits in the outbox: one account beside the other, in order within each. */
export interface Deliveries {
  /** The account has looked for arrivals over this session: what waits may leave. */
  ready(key: AccountId, session: Session): void
  /** Something waits that did not, or its time has changed. */
  wake(): void
  /** The computer slept, or changed its network: nothing leaves before an account has looked for arrivals again. */
  doubt(): void
  /** Begins nothing more for the account and ends, within moments, what is on its way. */
  leave(key: AccountId): Promise<void>
  close(): Promise<void>
}

/** A delivery over one session: what its steps need. */
export interface Delivery {
  readonly accountId: number
  readonly session: Session
  readonly capabilities: Capabilities
  readonly signal: AbortSignal
  /** Nothing new is begun. */
  readonly isLeaving: () => boolean
}

/** How long something on its way may take to end when the account goes offline. */
const graceMs = 3_000
/** Timers stand still while a computer sleeps, and clocks are set. */
const longestSleepMs = 30_000
/** A timer that is so late was held up by a sleeping computer: nobody heard meanwhile whether a customer wrote. */
const sleptMs = 10_000
/** After a failure that is no server's: a full disk, a busy file. */
const troubleRetryMs = 15_000

export function createDeliveries(deps: DeliveryDeps): Deliveries {
  const runs = new Map<AccountId, AccountRun>()
  const runOf = (key: AccountId): AccountRun => {
    const run = runs.get(key) ?? createRun(deps, key)
    runs.set(key, run)
    return run
  }
  return {
    ready: (key, session) => runOf(key).ready(session),
    wake() {
      for (const run of runs.values()) run.wake()
    },
    doubt() {
      for (const run of runs.values()) run.doubt()
    },
    async leave(key) {
      await runs.get(key)?.leave()
    },
    async close() {
      await Promise.all([...runs.values()].map((run) => run.leave()))
    },
  }
}

interface AccountRun {
  ready(session: Session): void
  wake(): void
  doubt(): void
  leave(): Promise<void>
}

function createRun(deps: DeliveryDeps, key: AccountId): AccountRun {
  let current: { readonly session: Session; readonly stop: AbortController } | null = null
  let leaving = false
  /** What came meanwhile may not have been heard of. */
  let isDeaf = false
  let running: Promise<void> | null = null
  let again = false
  let timer: NodeJS.Timeout | null = null
  let isLimitKnown = false

  /** Asked once while the program runs: drafts are checked against it offline, too. */
  const learnLimit = async (session: CanSend, signal: AbortSignal) => {
    if (isLimitKnown) return
    isLimitKnown = true
    const name = sizeLimitKey({ key })
    const limit = await session.maxMessageBytes(signal)
    if (limit !== null && limit !== setting(deps.reader, name)) {
      await deps.writer.run('putSetting', { key: name, value: limit })
    }
  }
  const pass = async () => {
    const row = accountByKey(deps.reader, key)
    const capabilities = deps.capabilities(key)
    if (!current || !row || !capabilities || leaving) return
    const { session, stop } = current
    // Over a line that broke meanwhile nobody could hear that the customer wrote again.
    const isLeaving = () => leaving || isDeaf || current?.session !== session || deps.openSession(key) !== session
    if (isLeaving()) return
    const delivery = { accountId: row.id, session, capabilities, signal: stop.signal, isLeaving }
    let next: number | null = null
    if (canSend(session)) {
      next = await deliverItems(deps, { ...delivery, session })
      if (!isLeaving()) next = earliest(next, await keepCopies(deps, { ...delivery, session }))
    }
    if (!isLeaving()) next = earliest(next, await deliverChanges(deps, delivery))
    if (!isLeaving()) next = earliest(next, await keepDrafts(deps, delivery))
    if (next !== null && !isLeaving()) sleepUntil(next)
  }
  const sleepUntil = (at: number) => {
    if (timer) clearTimeout(timer)
    const begun = deps.now()
    const ms = Math.min(Math.max(at - begun, 0), longestSleepMs)
    timer = setTimeout(() => {
      if (deps.now() - begun - ms <= sleptMs) return wake()
      isDeaf = true
      deps.lookForArrivals(key)
    }, ms)
    timer.unref()
  }
  const run = async () => {
    do {
      again = false
      try {
        await pass()
      } catch (thrown) {
        const error = DeskError.from(thrown)
        if (leaving || error.kind === 'cancelled') return
        deps.log(error.kind === 'bug' ? 'error' : 'warn', `The outbox of ${key}: ${error.kind}: ${error.message}`)
        sleepUntil(deps.now() + troubleRetryMs)
      }
    } while (again && !leaving)
  }
  const wake = () => {
    if (timer) clearTimeout(timer)
    timer = null
    if (!current || leaving || isDeaf) return
    if (running) {
      again = true
      return
    }
    running = run().finally(() => {
      running = null
      if (again) wake()
    })
  }

  return {
    ready(session) {
      leaving = false
      const wasDeaf = isDeaf
      isDeaf = false
      if (wasDeaf || current?.session !== session) {
        if (current?.session !== session) current = { session, stop: new AbortController() }
        const row = accountByKey(deps.reader, key)
        if (canSend(session)) {
          learnLimit(session, current.stop.signal).catch(() => {
            isLimitKnown = false
          })
        }
        if (row) deps.writer.run('lineIsBack', { accountId: row.id }).then(wake, wake)
        return
      }
      wake()
    },
    wake,
    doubt() {
      isDeaf = true
    },
    async leave() {
      leaving = true
      again = false
      if (timer) clearTimeout(timer)
      timer = null
      const stop = current?.stop
      current = null
      const patience = setTimeout(() => stop?.abort(), graceMs)
      await running
      clearTimeout(patience)
    },
  }
}

/** A delivery over a session that can send. */
export type SendingDelivery = Delivery & { readonly session: Session & CanSend }
