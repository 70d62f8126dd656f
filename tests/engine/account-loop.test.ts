import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { AccountState } from '../../src-main/contract/account.ts'
import { DeskError, type ErrorKind } from '../../src-main/contract/errors.ts'
import { type AccountLoop, followAccount, syncOnce } from '../../src-main/engine/sync/account-loop.ts'
import { backoffMs } from '../../src-main/engine/sync/backoff.ts'
import { mail, us } from '../support/remote-events.ts'
import { type ScriptedBatch, type ScriptedChannel, scripted } from '../support/scripted-channel.ts'

/** A loop over a scripted server, with a store of one cursor: only its timers are not real. */
function follow(batches: readonly ScriptedBatch[] = [], prepare: (channel: ScriptedChannel) => void = () => {}) {
  const channel = scripted(batches)
  prepare(channel)
  const states: AccountState[] = []
  const stored: string[] = []
  let cursor: string | null = null
  const script = { ingestFails: null as Error | null, passes: 0 }
  const deps = {
    channel,
    account: { address: us, ownAddresses: [us], settings: {} },
    host: { credential: async () => ({ type: 'password' as const, password: 'x' }), known: async () => [] },
    cursor: () => cursor,
    ingest: async (batch: { cursor: string }) => {
      if (script.ingestFails) throw script.ingestFails
      cursor = batch.cursor
      stored.push(batch.cursor)
    },
    caughtUp: async () => void script.passes++,
    onState: (state: AccountState) => void states.push(state),
    log: () => {},
    now: () => Date.now(),
    random: () => 1,
  }
  const loop = followAccount(deps)
  loops.push(loop)
  return { channel, states, stored, script, loop, deps, last: () => states.at(-1) }
}

const loops: AccountLoop[] = []
/** Lets everything happen that needs no time. */
const settle = () => vi.advanceTimersByTimeAsync(0)
const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms)
const failure = (kind: ErrorKind, params = {}) => new DeskError(kind, `test-${kind}`, `A ${kind} failure`, params)
const opens = (channel: ScriptedChannel) => channel.diary.filter((note) => note === 'open').length

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(async () => {
  await Promise.all(loops.splice(0).map((loop) => loop.stop()))
  vi.useRealTimers()
})

describe('an account that is followed', () => {
  it('connects, takes everything and waits for news', async () => {
    const { channel, states, stored, script } = follow([mail(), mail({ at: 1 })])
    await settle()
    expect(stored).toEqual(['1', '2'])
    expect(states.map((state) => state.status)).toEqual(['connecting', 'online'])
    expect(script.passes).toBe(1)
    channel.push(mail({ at: 2 }))
    await settle()
    expect(stored).toEqual(['1', '2', '3'])
    expect(opens(channel)).toBe(1)
  })

  it('goes on where it stopped when the connection is lost', async () => {
    const { channel, stored, last } = follow([mail()])
    await settle()
    channel.cut(failure('network'))
    await settle()
    expect(last()).toMatchObject({ status: 'offline', error: { kind: 'network' } })
    await wait(1_000)
    expect(channel.diary.filter((note) => note.startsWith('pull'))).toEqual(['pull 0', 'pull 1'])
    expect(stored).toEqual(['1'])
    expect(last()?.status).toBe('online')
    expect(channel.openSessions).toBe(1)
  })

  it('closes its session when it is stopped, whatever it does then', async () => {
    for (const moment of ['open', 'pull', 'wait'] as const) {
      const { channel, loop } = follow([mail()], (each) => each.hold(moment))
      await settle()
      const stopped = loop.stop()
      if (moment !== 'open') channel.release(moment)
      await stopped
      // A connection that comes about after all is not left open.
      channel.release(moment)
      await settle()
      expect([moment, channel.openSessions]).toEqual([moment, 0])
    }
  })

  it('stores one batch while the next is fetched, and never in another order', async () => {
    const { deps } = follow()
    const [begun, order]: [number[], string[]] = [[], []]
    let running = 0
    await syncOnce(
      {
        ...deps,
        channel: scripted([mail(), mail({ at: 1 }), mail({ at: 2 })]),
        ingest: async ({ cursor }) => {
          begun.push(++running)
          await Promise.resolve()
          order.push(cursor)
          running--
        },
      },
      new AbortController().signal,
    )
    expect(order).toEqual(['1', '2', '3'])
    expect(begun).toEqual([1, 1, 1])
  })
})

describe('a failure', () => {
  it.each<ErrorKind>(['auth', 'certificate', 'rejected', 'invalid'])(
    'of kind %s waits for the user, however long',
    async (kind) => {
      const { channel, last, loop } = follow([], (each) => each.failNext('open', failure(kind)))
      await settle()
      expect(last()).toEqual({ status: 'attention', error: failure(kind).toShape() })
      await wait(24 * 3_600_000)
      expect(opens(channel)).toBe(1)
      loop.retry()
      await settle()
      expect(last()?.status).toBe('online')
    },
  )

  it.each<[ErrorKind, number]>([
    ['disk-full', 15_000],
    ['quota', 15 * 60_000],
  ])('of kind %s says so and looks again after %i ms', async (kind, ms) => {
    const { channel, last } = follow([], (each) => each.failNext('pull', failure(kind)))
    await settle()
    expect(last()).toMatchObject({ status: 'attention', error: { kind } })
    await wait(ms - 1)
    expect(opens(channel)).toBe(1)
    await wait(1)
    expect(last()?.status).toBe('online')
  })

  it('of kind rate-limited waits as long as the server asked', async () => {
    const { channel, last } = follow([], (each) =>
      each.failNext('open', failure('rate-limited', { retryAfterMs: 90_000 })),
    )
    await settle()
    expect(last()).toMatchObject({ status: 'offline', retryAt: Date.now() + 90_000 })
    await wait(89_999)
    expect(opens(channel)).toBe(1)
    await wait(1)
    expect(opens(channel)).toBe(2)
  })

  it.each<ErrorKind>(['network', 'bug', 'not-found', 'store'])(
    'of kind %s is tried again, ever later',
    async (kind) => {
      const { channel, last } = follow([], (each) => each.failNext('open', failure(kind), 3))
      for (const [tries, waitMs] of [
        [1, 1_000],
        [2, 2_000],
        [3, 4_000],
      ] as const) {
        await settle()
        expect(last()).toEqual({ status: 'offline', error: failure(kind).toShape(), retryAt: Date.now() + waitMs })
        expect(opens(channel)).toBe(tries)
        await wait(waitMs)
      }
      expect(last()?.status).toBe('online')
    },
  )

  it('after a success starts from the shortest wait again', async () => {
    const { channel, last } = follow([], (each) => each.failNext('open', failure('network'), 5))
    await wait(60_000)
    expect(last()?.status).toBe('online')
    channel.cut(failure('network'))
    await settle()
    expect(last()).toMatchObject({ status: 'offline', retryAt: Date.now() + 1_000 })
  })

  it('that nobody foresaw is a bug, and the loop lives on', async () => {
    const { last } = follow([], (each) => each.failNext('pull', new TypeError('x is not a function')))
    await settle()
    expect(last()).toMatchObject({ status: 'offline', error: { kind: 'bug' } })
    await wait(1_000)
    expect(last()?.status).toBe('online')
  })

  it('to store is told as what it is; the batch comes again', async () => {
    const { stored, script, last } = follow([mail()], () => {})
    script.ingestFails = failure('disk-full')
    await settle()
    expect(last()).toMatchObject({ status: 'attention', error: { kind: 'disk-full' } })
    expect(script.passes).toBe(0)
    script.ingestFails = null
    await wait(15_000)
    expect(stored).toEqual(['1'])
    expect(last()?.status).toBe('online')
  })
})

describe('a user who cannot wait', () => {
  it('tries again at once', async () => {
    const { channel, last, loop } = follow([], (each) => each.failNext('open', failure('network'), 8))
    await wait(100_000)
    const before = opens(channel)
    loop.retry()
    await settle()
    expect(opens(channel)).toBe(before + 1)
    expect(last()?.status).toBe('offline')
  })
})

describe('a computer that wakes', () => {
  it('keeps a connection that lives, and looks for what came meanwhile', async () => {
    const { channel, loop } = follow()
    await settle()
    loop.probe()
    await settle()
    expect(channel.diary.filter((note) => note !== 'wait')).toEqual(['open', 'pull 0', 'probe', 'pull 0'])
  })

  it('replaces one that died, at once', async () => {
    const { channel, loop, last } = follow()
    await settle()
    channel.failNext('probe', failure('network'))
    loop.probe()
    await settle()
    expect(opens(channel)).toBe(2)
    expect(channel.openSessions).toBe(1)
    expect(last()?.status).toBe('online')
  })

  it('does not wait for the back-off of a connection it did not have', async () => {
    const { channel, loop, last } = follow([], (each) => each.failNext('open', failure('network'), 6))
    await wait(20_000)
    expect(last()?.status).toBe('offline')
    const before = opens(channel)
    loop.probe()
    await settle()
    expect(opens(channel)).toBe(before + 1)
  })
})

it('waits from one second to five minutes, never longer, and not all accounts at once', () => {
  const waits = Array.from({ length: 20 }, (_, n) => backoffMs(n + 1, 1))
  expect(waits.slice(0, 4)).toEqual([1_000, 2_000, 4_000, 8_000])
  expect(Math.max(...waits)).toBe(300_000)
  expect(backoffMs(1_000, 1)).toBe(300_000)
  expect(backoffMs(1, 0)).toBe(750)
})
