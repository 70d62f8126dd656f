import { describe, expect, it, vi } from 'vitest'
import { DeskError } from '../../../src-main/contract/errors.ts'
import type { CalendarCheck } from '../../../src-main/contract/sla.ts'
import {
  createCalendarsStore,
  fieldsOf,
  isChanged,
} from '../../../src-renderer/features/service-levels/calendars/calendars-store.ts'
import type { Answers } from '../../support/scripted-client.ts'
import { calendar, slaDesk } from './sla-desk.ts'

const rome = calendar(1, 'Rome')
const remote = calendar(2, 'Remote', { alwaysOpen: true })

async function opened(answers: Answers = {}) {
  const desk = slaDesk({ calendars: [rome, remote] }, answers)
  const store = createCalendarsStore(desk.engine)
  await store.getState().load()
  return { ...desk, store }
}

describe('calendars', () => {
  it('begin with the first', async () => {
    const { store } = await opened()
    expect(fieldsOf(store.getState())?.name).toBe('Rome')
  })

  it('keep what is written while one looks at another', async () => {
    const { store } = await opened()
    store.getState().change({ name: 'Roma' })
    store.getState().choose(remote.id)
    expect(isChanged(store.getState(), rome.id)).toBe(true)
    store.getState().choose(rome.id)
    expect(fieldsOf(store.getState())?.name).toBe('Roma')
  })

  it('are not changed by what is written back', async () => {
    const { store } = await opened()
    store.getState().change({ name: 'Roma' })
    store.getState().change({ name: 'Rome' })
    expect(isChanged(store.getState(), rome.id)).toBe(false)
  })

  it('are looked at as they are written, the newest last', async () => {
    const problem = { code: 'never-open', blocks: false, periods: null, text: '' } as const
    const { store, engine } = await opened({
      'calendar.check': async ({ calendar: asked }): Promise<CalendarCheck> => ({
        problems: asked.periods.length === 0 ? [problem] : [],
        openMinutesPerWeek: asked.periods.length,
        closures: [],
        clockChanges: [],
      }),
    })
    store.getState().change({ name: 'R' })
    store.getState().change({ name: 'Ro' })
    store.getState().change({ periods: [] })
    await vi.waitFor(() => expect(store.getState().check?.problems).toEqual([problem]))
    // The one of the first look, and the newest: what was between has nobody waiting for it.
    expect(engine.inputsOf('calendar.check').map(({ calendar: { name } }) => name)).not.toContain('R')
  })

  it('can be looked at without a name', async () => {
    const { store, engine } = await opened()
    store.getState().change({ name: ' ', zone: '' })
    await vi.waitFor(() => expect(engine.inputsOf('calendar.check').at(-1)?.calendar).toMatchObject({ name: '–' }))
  })

  it('are kept, and a new one gets its place', async () => {
    const { store, calendars } = await opened()
    const { id: _, ...like } = remote
    store.getState().create({ ...like, name: 'Night' })
    expect(store.getState().open).toBe('new')
    expect(await store.getState().save()).toBe(true)
    expect(calendars().map(({ name }) => name)).toEqual(['Rome', 'Remote', 'Night'])
    expect(store.getState().open).toBe(calendars()[2]?.id)
    expect(isChanged(store.getState(), store.getState().open ?? 'new')).toBe(false)
  })

  it('tell why one cannot be kept, and keep what was written', async () => {
    const { store } = await opened({
      'calendar.save': () => {
        throw new DeskError('invalid', 'unknown-zone', 'There is no zone Mars/Olympus')
      },
    })
    store.getState().change({ zone: 'Mars/Olympus' })
    expect(await store.getState().save()).toBe(false)
    expect(store.getState().problem?.code).toBe('unknown-zone')
    expect(fieldsOf(store.getState())?.zone).toBe('Mars/Olympus')
  })

  it('stay while policies count their hours', async () => {
    const { store } = await opened({
      'calendar.remove': () => {
        throw new DeskError('rejected', 'calendar-in-use', 'Chat counts its hours', { policies: 'Chat' })
      },
    })
    expect(await store.getState().remove(rome.id)).toBe(false)
    expect(store.getState().calendars).toHaveLength(2)
    expect(store.getState().problem?.code).toBe('calendar-in-use')
  })

  it('take the days of a file in once', async () => {
    const christmas = { date: '2026-12-25', name: 'Natale', yearly: false, from: 0, to: 1440 }
    const eve = { date: '2026-12-24', name: 'Vigilia', yearly: false, from: 780, to: 1440 }
    const { store } = await opened({ 'calendar.readIcs': () => ({ holidays: [christmas, eve], skipped: 1 }) })
    expect(await store.getState().takeIcs('BEGIN:VCALENDAR')).toEqual({ added: 2, known: 0, skipped: 1 })
    expect(await store.getState().takeIcs('BEGIN:VCALENDAR')).toEqual({ added: 0, known: 2, skipped: 1 })
    expect(fieldsOf(store.getState())?.holidays).toEqual([eve, christmas])
  })

  it('are read again when another window changed them, and what is written here stays', async () => {
    const { store, engine } = await opened()
    store.getState().change({ name: 'Roma' })
    engine.answer({ 'calendar.list': () => [{ ...rome, name: 'Milan' }, remote] })
    engine.emit({ type: 'sla-rules' })
    await vi.waitFor(() => expect(store.getState().calendars?.[0]?.name).toBe('Milan'))
    expect(fieldsOf(store.getState())?.name).toBe('Roma')
    store.getState().discard()
    expect(fieldsOf(store.getState())?.name).toBe('Milan')
  })
})
