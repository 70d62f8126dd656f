import { describe, expect, it } from 'vitest'
import type { Cursor, Session } from '../../src-main/channels/channel.ts'
import { DeskModel } from './desk-model.ts'

/** A server with a few messages on it, as one channel sees it. */
export interface ConformingServer {
  /** Signs a desk in. */
  open(desk: DeskModel): Promise<Session>
  /** Somebody writes one more message; resolves when the server has it. */
  arrive(): Promise<void>
  stop(): Promise<void>
}

const never = new AbortController().signal

/** The promises of `Session` that hold for every channel, whatever it talks to. Start with at least two messages. */
export function describeConformance(channel: string, start: () => Promise<ConformingServer>): void {
  describe(`The ${channel} channel keeps the promises of every channel`, () => {
    const withServer = (use: (server: ConformingServer) => Promise<void>) => async () => {
      const server = await start()
      try {
        await use(server)
      } finally {
        await server.stop()
      }
    }

    it(
      'announces everything once, and nothing again',
      withServer(async (server) => {
        const desk = new DeskModel()
        const session = await server.open(desk)
        await desk.pull(session)
        expect(desk.stored.size).toBeGreaterThan(1)
        expect(new Set([...desk.stored.values()].map(({ deliveries }) => deliveries))).toEqual(new Set([1]))
        expect(await desk.pull(session)).toEqual([])
        await session.close()
        const later = await server.open(desk)
        expect(await desk.pull(later)).toEqual([])
        await later.close()
      }),
    )

    it(
      'arrives at the same desk from the cursor of any batch, stored once or twice',
      withServer(async (server) => {
        const whole = new DeskModel()
        const session = await server.open(whole)
        await whole.pull(session)
        await session.close()
        for (let stored = 0; stored <= whole.batches.length; stored += 1) {
          const desk = new DeskModel()
          for (const batch of whole.batches.slice(0, stored)) {
            desk.store(batch)
            desk.store(batch)
          }
          const next = await server.open(desk)
          await desk.pull(next)
          await next.close()
          expect([...desk.stored.keys()].sort()).toEqual([...whole.stored.keys()].sort())
          expect(desk.subjects()).toEqual(whole.subjects())
        }
      }),
    )

    it(
      'writes a cursor that survives being text, and shrugs at one it cannot read',
      withServer(async (server) => {
        const desk = new DeskModel()
        const session = await server.open(desk)
        await desk.pull(session)
        expect(typeof desk.cursor).toBe('string')
        const before = desk.subjects()
        for (const broken of ['', 'null', '{}', '[1]', '{"version":-1}'] satisfies Cursor[]) {
          desk.cursor = broken
          await desk.pull(session)
          expect(desk.subjects()).toEqual(before)
        }
        await session.close()
      }),
    )

    it(
      'wakes up for a new message, which the next pull brings alone and live',
      withServer(async (server) => {
        const desk = new DeskModel()
        const session = await server.open(desk)
        await desk.pull(session)
        const before = desk.stored.size
        const waiting = session.waitForChange(never)
        await server.arrive()
        await waiting
        await desk.pull(session)
        expect(desk.stored.size).toBe(before + 1)
        expect(desk.batches.at(-1)?.live).toBe(true)
        await session.close()
      }),
    )

    it(
      'stops a pull and a wait when it is told to, and goes on after',
      withServer(async (server) => {
        const desk = new DeskModel()
        const session = await server.open(desk)
        await expect(desk.pull(session, AbortSignal.abort())).rejects.toMatchObject({ kind: 'cancelled' })
        await desk.pull(session)
        const stop = new AbortController()
        const waiting = session.waitForChange(stop.signal)
        stop.abort()
        await expect(waiting).rejects.toMatchObject({ kind: 'cancelled' })
        await session.probe(5_000)
        await session.close()
      }),
    )

    it(
      'says network after it was closed, rather than nothing for ever',
      withServer(async (server) => {
        const desk = new DeskModel()
        const session = await server.open(desk)
        await desk.pull(session)
        await session.close()
        await expect(session.probe(1_000)).rejects.toMatchObject({ kind: 'network' })
        await expect(desk.pull(session)).rejects.toMatchObject({ kind: 'network' })
        await expect(session.waitForChange(never)).rejects.toMatchObject({ kind: 'network' })
        await session.close()
      }),
    )
  })
}
