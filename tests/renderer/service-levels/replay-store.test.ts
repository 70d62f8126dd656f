import { expect, it, vi } from 'vitest'
import type { ReplayChange, ReplayResult } from '../../../src-main/contract/sla.ts'
import { createReplayStore, everyFigure } from '../../../src-renderer/features/service-levels/replay/replay-store.ts'
import { scriptedClient } from '../../support/scripted-client.ts'
import { job, policy } from './sla-desk.ts'

const now = Date.UTC(2026, 10, 23)
const draft = [policy(1, 'Stricter')]

async function replayed() {
  const engine = scriptedClient({
    'sla.replay': () => job('5', 'replay'),
    'sla.replayResult': () => ({ conversations: 12 }) as ReplayResult,
    'sla.replayChanges': () => ({ rows: [{ startedAt: 1 } as ReplayChange], count: 1 }),
    'job.cancel': ({ id }) => job(id, 'replay', { status: 'cancelled' }),
  })
  const store = createReplayStore(engine, () => now)
  store.getState().setDays(30)
  store.getState().run(draft)
  await vi.waitFor(() => expect(store.getState().work.job?.id).toBe('5'))
  return { engine, store }
}

it('tries a draft on the last days', async () => {
  const { engine, store } = await replayed()
  expect(engine.inputsOf('sla.replay')).toEqual([{ policies: draft, since: now - 30 * 86_400_000, until: now }])
  engine.emit({ type: 'job', job: job('5', 'replay', { status: 'done' }) })
  await vi.waitFor(() => expect(store.getState().changes.rows).toHaveLength(1))
  expect(store.getState().work.result?.conversations).toBe(12)
  // To tell that the policies were changed since.
  expect(store.getState().tried).toBe(JSON.stringify(draft))
})

it('lists what gets worse, of one figure', async () => {
  const { engine, store } = await replayed()
  engine.emit({ type: 'job', job: job('5', 'replay', { status: 'done' }) })
  await vi.waitFor(() => expect(store.getState().changes.rows).not.toBeNull())
  store.getState().setFilter('worse')
  const figure = { ...everyFigure, group: { by: 'channel', key: 'email' } } as const
  store.getState().setFigure(figure)
  const last = engine.inputsOf('sla.replayChanges').at(-1)
  expect(last).toMatchObject({ job: '5', figure, change: 'worse', offset: 0 })
})

it('is given up on demand', async () => {
  const { engine, store } = await replayed()
  store.getState().cancel()
  expect(engine.inputsOf('job.cancel')).toEqual([{ id: '5' }])
  engine.emit({ type: 'job', job: job('5', 'replay', { status: 'done' }) })
  expect(store.getState().work).toMatchObject({ working: false, result: null, error: null })
})
