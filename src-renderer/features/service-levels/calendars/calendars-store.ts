import type { z } from 'zod'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { DeskError, type DeskErrorShape } from '../../../../src-main/contract/errors.ts'
import type {
  BusinessCalendar,
  CalendarCheck,
  CalendarId,
  calendarInput,
  Holiday,
  HolidayCountry,
} from '../../../../src-main/contract/sla.ts'
import type { EngineClient } from '../../../engine-client/engine-client.ts'
import { askLatest } from '../ask-latest.ts'

export type CalendarFields = z.output<typeof calendarInput>
export type CalendarPlace = CalendarId | 'new'

export interface CalendarsState {
  /** Null until they are read. */
  readonly calendars: readonly BusinessCalendar[] | null
  readonly countries: readonly HolidayCountry[]
  readonly error: DeskErrorShape | null
  /** The one that is edited. */
  readonly open: CalendarPlace | null
  /** What was changed and not kept, by calendar: each waits until one comes back to it. */
  readonly drafts: ReadonlyMap<CalendarPlace, CalendarFields>
  /** How the open one would count as it is written; null until the desk has looked at it. */
  readonly check: CalendarCheck | null
  readonly saving: boolean
  readonly problem: DeskErrorShape | null

  load(): Promise<void>
  choose(place: CalendarPlace): void
  create(fields: CalendarFields): void
  change(change: Partial<CalendarFields>): void
  discard(): void
  /** True when the desk has kept it. */
  save(): Promise<boolean>
  remove(id: CalendarId): Promise<boolean>
  /** Adds the days of an .ics file to those of the open calendar. */
  takeIcs(text: string): Promise<{ readonly added: number; readonly known: number; readonly skipped: number }>
}

export type CalendarsStore = StoreApi<CalendarsState>

/** Calendars of the desk, and what is written of them. */
export function createCalendarsStore(engine: EngineClient): CalendarsStore {
  const store = createStore<CalendarsState>()((set, get) => ({
    calendars: null,
    countries: [],
    error: null,
    open: null,
    drafts: new Map(),
    check: null,
    saving: false,
    problem: null,

    async load() {
      try {
        const [calendars, countries] = await Promise.all([
          engine.call('calendar.list', {}),
          engine.call('calendar.countries', {}),
        ])
        const { open, drafts } = get()
        const isThere = open === 'new' ? drafts.has(open) : calendars.some(({ id }) => id === open)
        set({ calendars, countries, error: null, open: isThere ? open : (calendars[0]?.id ?? null) })
        look()
      } catch (thrown) {
        set({ error: DeskError.from(thrown).toShape() })
      }
    },
    choose(place) {
      set({ open: place, check: null, problem: null })
      look()
    },
    create(fields) {
      set({ open: 'new', drafts: new Map(get().drafts).set('new', fields), check: null, problem: null })
      look()
    },
    change(change) {
      const { open, drafts } = get()
      const fields = fieldsOf(get())
      if (open === null || !fields) return
      set({ drafts: new Map(drafts).set(open, { ...fields, ...change }), problem: null })
      look()
    },
    discard() {
      const { open, calendars } = get()
      if (open === null) return
      set({ drafts: without(get().drafts, open), problem: null })
      if (open === 'new') set({ open: calendars?.[0]?.id ?? null, check: null })
      look()
    },
    async save() {
      const { open, saving } = get()
      const fields = fieldsOf(get())
      if (open === null || !fields || saving) return false
      set({ saving: true, problem: null })
      try {
        const kept = await engine.call('calendar.save', { id: open === 'new' ? null : open, calendar: fields })
        const { calendars, drafts } = get()
        // What was written meanwhile stays, and is not kept yet.
        const later = drafts.get(open)
        const left = without(drafts, open)
        set({
          calendars: withCalendar(calendars ?? [], kept),
          drafts: later && later !== fields ? new Map(left).set(kept.id, later) : left,
          ...(get().open === open && { open: kept.id }),
        })
        look()
        return true
      } catch (thrown) {
        set({ problem: DeskError.from(thrown).toShape() })
        return false
      } finally {
        set({ saving: false })
      }
    },
    async remove(id) {
      try {
        await engine.call('calendar.remove', { id })
        const calendars = (get().calendars ?? []).filter((calendar) => calendar.id !== id)
        set({
          calendars,
          drafts: without(get().drafts, id),
          open: calendars[0]?.id ?? null,
          check: null,
          problem: null,
        })
        look()
        return true
      } catch (thrown) {
        set({ problem: DeskError.from(thrown).toShape() })
        return false
      }
    },
    async takeIcs(text) {
      const zone = fieldsOf(get())?.zone ?? 'UTC'
      const { holidays, skipped } = await engine.call('calendar.readIcs', { text, zone })
      const own = fieldsOf(get())?.holidays ?? []
      const known = new Set(own.map(keyOf))
      const fresh = holidays.filter((each) => !known.has(keyOf(each)))
      get().change({ holidays: [...own, ...fresh].toSorted(byDate) })
      return { added: fresh.length, known: holidays.length - fresh.length, skipped }
    },
  }))

  const ask = askLatest(
    async ({ fields }: { readonly place: CalendarPlace; readonly fields: CalendarFields }) =>
      // A calendar that is written has no name or zone yet; all else can be looked at.
      engine.call('calendar.check', {
        calendar: { ...fields, name: fields.name.trim() || '–', zone: fields.zone.trim() || '–' },
      }),
    (check, { place }) => {
      if (store.getState().open === place) store.setState({ check })
    },
  )
  function look(): void {
    const state = store.getState()
    const fields = fieldsOf(state)
    if (state.open !== null && fields) ask({ place: state.open, fields })
  }

  engine.subscribe((event) => {
    if (event.type === 'sla-rules' && store.getState().calendars !== null) void store.getState().load()
  })
  return store
}

/** The open calendar as it is written; null while none is open. */
export function fieldsOf({ calendars, open, drafts }: CalendarsState): CalendarFields | null {
  if (open === null) return null
  return drafts.get(open) ?? withoutId(calendars?.find(({ id }) => id === open)) ?? null
}

/** Whether something of it is not kept. */
export function isChanged(state: CalendarsState, place: CalendarPlace): boolean {
  const draft = state.drafts.get(place)
  if (!draft) return false
  const kept = withoutId(state.calendars?.find(({ id }) => id === place))
  return JSON.stringify(draft) !== JSON.stringify(kept)
}

export function byDate(a: Holiday, b: Holiday): number {
  return a.date.localeCompare(b.date) || a.from - b.from
}

function keyOf({ date, from, to, name }: Holiday): string {
  return `${date} ${from} ${to} ${name}`
}

function withoutId(calendar: BusinessCalendar | undefined): CalendarFields | undefined {
  if (!calendar) return undefined
  const { name, zone, alwaysOpen, periods, holidays, publicHolidays } = calendar
  return { name, zone, alwaysOpen, periods, holidays, publicHolidays }
}

function without<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): ReadonlyMap<Key, Value> {
  const rest = new Map(map)
  rest.delete(key)
  return rest
}

function withCalendar(calendars: readonly BusinessCalendar[], kept: BusinessCalendar): readonly BusinessCalendar[] {
  const known = calendars.some(({ id }) => id === kept.id)
  return known ? calendars.map((each) => (each.id === kept.id ? kept : each)) : [...calendars, kept]
}
