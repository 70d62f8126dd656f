import { describe, expect, it, vi } from 'vitest'
import { DeskError } from '../../../src-main/contract/errors.ts'
import type { ReportClock } from '../../../src-main/contract/sla.ts'
import { periodBetween, periodOf } from '../../../src-renderer/features/service-levels/report/periods.ts'
import { createReportStore, wholeFigure } from '../../../src-renderer/features/service-levels/report/report-store.ts'
import { type Answers, scriptedClient } from '../../support/scripted-client.ts'
import { job, report } from './sla-desk.ts'

const now = new Date(2026, 10, 23, 15, 30).getTime()
const clock = (index: number) => ({ startedAt: index }) as ReportClock
const all = Array.from({ length: 250 }, (_, index) => clock(index))

function desk(answers: Answers = {}) {
  let next = 1
  const engine = scriptedClient({
    'sla.report': () => job(String(next++), 'report'),
    'sla.reportResult': ({ job: id }) => report({ conversations: Number(id) }),
    'sla.reportClocks': ({ offset, limit }) => ({ rows: all.slice(offset, offset + limit), count: all.length }),
    'sla.reportCsv': () => ({ text: 'a,b' }),
    'job.cancel': ({ id }) => job(id, 'report', { status: 'cancelled' }),
    ...answers,
  })
  return { engine, store: createReportStore(engine, () => now) }
}

async function done(id: number, made = desk()) {
  made.store.getState().open()
  await vi.waitFor(() => expect(made.store.getState().work.job?.id).toBe(String(id)))
  made.engine.emit({ type: 'job', job: job(String(id), 'report', { status: 'done' }) })
  await vi.waitFor(() => expect(made.store.getState().work.result?.conversations).toBe(id))
  return made
}

describe('a report', () => {
  it('is made when it is first looked at, and stays', async () => {
    const { store, engine } = await done(1)
    store.getState().open()
    expect(store.getState().work.working).toBe(false)
    expect(engine.inputsOf('sla.report')).toEqual([{ ...periodOf('days-30', now), account: null }])
  })

  it('shows how far it is', async () => {
    const { store, engine } = desk()
    store.getState().open()
    await vi.waitFor(() => expect(store.getState().work.job).not.toBeNull())
    engine.emit({ type: 'job', job: job('1', 'report', { done: 10, total: 40 }) })
    expect(store.getState().work.job).toMatchObject({ done: 10, total: 40 })
  })

  it('is read though it was done before the desk had answered', async () => {
    const made = desk()
    made.engine.answer({
      'sla.report': () => {
        made.engine.emit({ type: 'job', job: job('1', 'report', { status: 'done' }) })
        return job('1', 'report')
      },
    })
    made.store.getState().open()
    await vi.waitFor(() => expect(made.store.getState().work.result?.conversations).toBe(1))
  })

  it('of another period ends the one under way', async () => {
    const { store, engine } = desk()
    store.getState().open()
    await vi.waitFor(() => expect(store.getState().work.job?.id).toBe('1'))
    store.getState().setPeriod('days-7', periodOf('days-7', now))
    await vi.waitFor(() => expect(store.getState().work.job?.id).toBe('2'))
    expect(engine.inputsOf('job.cancel')).toEqual([{ id: '1' }])
    engine.emit({ type: 'job', job: job('1', 'report', { status: 'done' }) })
    expect(store.getState().work.working).toBe(true)
  })

  it('can be given up; what was there before stays', async () => {
    const { store } = await done(1)
    store.getState().run()
    store.getState().cancel()
    expect(store.getState().work).toMatchObject({ working: false, error: null, result: { conversations: 1 } })
  })

  it('tells why there is none', async () => {
    const { store } = desk({
      'sla.report': () => {
        throw new DeskError('disk-full', 'disk-full', 'The disk is full')
      },
    })
    store.getState().open()
    await vi.waitFor(() => expect(store.getState().work.error?.code).toBe('disk-full'))
    expect(store.getState().work.working).toBe(false)
  })

  it('is given up when the desk started anew meanwhile', async () => {
    const { store, engine } = desk({ 'job.list': () => [] })
    store.getState().open()
    await vi.waitFor(() => expect(store.getState().work.job?.id).toBe('1'))
    engine.connect('reconnecting')
    engine.connect('connected')
    await vi.waitFor(() => expect(store.getState().work.error?.code).toBe('engine-restarted'))
    expect(store.getState().work.working).toBe(false)
  })

  it('goes on when only the line was lost', async () => {
    const { store, engine } = desk({ 'job.list': () => [job('1', 'report', { status: 'done' })] })
    store.getState().open()
    await vi.waitFor(() => expect(store.getState().work.job?.id).toBe('1'))
    engine.connect('connected')
    await vi.waitFor(() => expect(store.getState().work.result).not.toBeNull())
  })

  it('opens the clocks behind a figure, page by page', async () => {
    const { store, engine } = await done(1)
    const figure = { ...wholeFigure, clock: 'first-reply', outcome: 'breached' } as const
    store.getState().showFigure(figure)
    await vi.waitFor(() => expect(store.getState().clocks.rows).toHaveLength(100))
    store.getState().more()
    store.getState().more()
    await vi.waitFor(() => expect(store.getState().clocks.rows).toHaveLength(200))
    store.getState().more()
    await vi.waitFor(() => expect(store.getState().clocks.rows).toEqual(all))
    store.getState().more()
    const asked = engine.inputsOf('sla.reportClocks')
    expect(asked.map(({ offset }) => offset)).toEqual([0, 100, 200])
    expect(asked[0]).toMatchObject({ job: '1', figure })
  })

  it('closes what was behind its figures with the period', async () => {
    const { store } = await done(1)
    store.getState().showFigure(wholeFigure)
    store.getState().setPeriod('year', periodOf('year', now))
    expect(store.getState()).toMatchObject({ figure: null, clocks: { rows: null } })
  })
})

describe('periods', () => {
  const begin = (year: number, month: number, day: number) => new Date(year, month, day).getTime()

  it.each([
    ['days-7', begin(2026, 10, 17), now],
    ['month', begin(2026, 10, 1), now],
    ['last-month', begin(2026, 9, 1), begin(2026, 10, 1)],
    ['year', begin(2025, 10, 23), now],
  ] as const)('%s', (name, since, until) => expect(periodOf(name, now)).toEqual({ since, until }))

  it('of one’s own take in their last day', () => {
    const march = { since: begin(2026, 2, 1), until: begin(2026, 3, 1) }
    expect(periodBetween('2026-03-01', '2026-03-31')).toEqual(march)
  })

  it('of one’s own run forwards', () => {
    expect(periodBetween('2026-03-02', '2026-03-01')).toBeNull()
    expect(periodBetween('', '2026-03-01')).toBeNull()
  })
})
