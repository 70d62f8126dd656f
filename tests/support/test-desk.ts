import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, vi } from 'vitest'
import type { Channel } from '../../src-main/channels/channel.ts'
import { type AccountState, type AccountView, emailSettings } from '../../src-main/contract/account.ts'
import type { CallInput, CallName, CallOutput } from '../../src-main/contract/calls.ts'
import type { QueueFilter, QueueRow } from '../../src-main/contract/desk.ts'
import type { DeskEvent } from '../../src-main/contract/events.ts'
import type { AccountId, ContactId } from '../../src-main/contract/ids.ts'
import type { JobView } from '../../src-main/contract/jobs.ts'
import type { TimelineEntry } from '../../src-main/contract/message.ts'
import { createEngine } from '../../src-main/engine/engine.ts'
import type { Engine } from '../../src-main/engine/engine-deps.ts'
import { type MemorySecrets, memorySecrets } from './memory-secrets.ts'
import { firstDay, us } from './remote-events.ts'
import { temporaryFolder } from './temporary-folder.ts'

export const writerThread = new URL('../../src-main/engine/writer/writer-thread.ts', import.meta.url)
export const samplePath = fileURLToPath(new URL('../../resources/sample', import.meta.url))
export const accountKey = `email:${us}` as AccountId

export interface TestDeskOptions {
  /** The server of the one mailbox; without it the desk has no account. */
  readonly email?: Channel
  readonly dataPath?: string
  readonly secrets?: MemorySecrets
  /** Where the clock stands, until `desk.clock` is moved. */
  readonly now?: number
  /** Of the mailbox. */
  readonly settings?: Parameters<typeof mailbox>[0]
  /** The loops run as in the app; otherwise mail comes with `desk.sync()`. */
  readonly follow?: boolean
}

/** A real engine on a folder of its own: real files, a real writer's thread; only clock, keychain and server are ours. */
export async function testDesk(options: TestDeskOptions = {}) {
  const dataPath = options.dataPath ?? (await temporaryFolder())
  const secrets = options.secrets ?? memorySecrets()
  const clock = { at: options.now ?? firstDay }
  const log: string[] = []
  const events: DeskEvent[] = []
  const engine: Engine = await createEngine(
    {
      dataPath,
      secrets,
      clock: { now: () => clock.at },
      log: (level, line) => void log.push(`${level} ${line}`),
      writerThread,
      samplePath,
      version: '0.0.0-test',
      followAccounts: options.follow ?? false,
    },
    options.email ? { email: options.email } : {},
  )
  closeAtEnd(() => engine.close())
  engine.subscribe((event) => void events.push(event))

  const call = <Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>> =>
    engine.call(name, input)
  const desk = {
    engine,
    call,
    events,
    log,
    clock,
    dataPath,
    secrets,
    sync: () => engine.syncOnce(),
    close: () => engine.close(),
    account: async (): Promise<AccountView> => {
      const found = (await call('account.list', {})).find((account) => account.id === accountKey)
      if (!found) throw new Error('The desk has no mailbox')
      return found
    },
    /** Waits until the account is in a state, and returns it. */
    state: <Status extends AccountState['status']>(status: Status) =>
      until(async () => {
        const { state } = await desk.account()
        if (state.status !== status) throw new Error(`${state.status} instead of ${status}`)
        return state as Extract<AccountState, { status: Status }>
      }),
    contact: async (address: string): Promise<ContactId> => {
      const found = await engine.findContact(address)
      if (found === null) throw new Error(`Nobody is ${address}`)
      return found
    },
    timeline: async (address: string): Promise<readonly TimelineEntry[]> =>
      (await call('timeline.page', { contact: await desk.contact(address), anchor: null, limit: 500 })).entries,
    texts: async (address: string) => (await desk.timeline(address)).map((entry) => entry.text),
    queue: async (filter: QueueFilter = 'all'): Promise<readonly QueueRow[]> =>
      (await call('queue.page', { filter, account: null, order: 'newest', after: null, limit: 100 })).rows,
    find: async (query: string) => (await call('search.messages', { query, limit: 100 })).hits,
    /** The job when it has ended, however it did. */
    finished: ({ id }: Pick<JobView, 'id'>): Promise<JobView> =>
      until(async () => {
        const job = (await call('job.list', {})).find((each) => each.id === id)
        if (!job || job.status === 'running') throw new Error('The job still runs')
        return job
      }),
    async [Symbol.asyncDispose]() {
      await engine.close()
    },
  }
  const recovering = (await call('desk.status', {})).recovery !== null
  if (options.email && !recovering && (await call('account.list', {})).length === 0) {
    await call('account.add', {
      settings: mailbox(options.settings),
      credential: { type: 'password', password: 'secret' },
    })
  }
  return desk
}

export type TestDesk = Awaited<ReturnType<typeof testDesk>>

export function mailbox(facts: Partial<CallInput<'account.add'>['settings']> = {}) {
  return emailSettings.parse({
    address: us,
    displayName: 'Shop',
    user: us,
    imap: { host: '127.0.0.1', port: 143, security: 'none' },
    ...facts,
  })
}

/** A desk made for a whole file is closed by it. */
function closeAtEnd(close: () => Promise<void>): void {
  if (expect.getState().currentTestName !== undefined) onTestFinished(close)
}

/** Asks again until it holds. */
export function until<Answer>(question: () => Answer | Promise<Answer>): Promise<Answer> {
  return vi.waitFor(question, { timeout: 20_000, interval: 5 })
}
