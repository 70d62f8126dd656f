import type { JobId } from '../../../src-main/contract/ids.ts'
import type { JobKind, JobView } from '../../../src-main/contract/jobs.ts'
import type {
  Attainment,
  BusinessCalendar,
  CalendarCheck,
  CalendarId,
  DraftPolicy,
  PolicyCheck,
  SlaPolicy,
  SlaPolicyId,
  SlaReport,
} from '../../../src-main/contract/sla.ts'
import { type Answers, scriptedClient } from '../../support/scripted-client.ts'

export function calendar(id: number, name: string, change: Partial<BusinessCalendar> = {}): BusinessCalendar {
  return {
    id: id as CalendarId,
    name,
    zone: 'Europe/Rome',
    alwaysOpen: false,
    periods: [{ day: 1, from: 540, to: 1080 }],
    holidays: [],
    publicHolidays: null,
    ...change,
  }
}

export function policy(id: number | null, name: string, change: Partial<DraftPolicy> = {}): DraftPolicy {
  return {
    id: id as SlaPolicyId | null,
    name,
    enabled: true,
    conditions: {
      channels: [],
      accounts: [],
      tags: [],
      priorities: [],
      contact: [],
      segments: [],
      languages: [],
      direction: null,
    },
    calendar: null,
    firstReply: { amount: 4, unit: 'hours', time: 'business', warning: { type: 'percent', percent: 75 } },
    nextReply: null,
    resolution: null,
    pauses: { waiting: true, snoozed: true },
    graceMinutes: 0,
    ...change,
  }
}

export function job(id: string, kind: JobKind, change: Partial<JobView> = {}): JobView {
  return {
    id: id as JobId,
    kind,
    title: '',
    status: 'running',
    done: 0,
    total: null,
    unit: 'conversations',
    added: 0,
    known: 0,
    problems: [],
    problemCount: 0,
    error: null,
    ...change,
  }
}

const none: Attainment = { met: 0, breached: 0, running: 0 }
const noClocks = { 'first-reply': none, 'next-reply': none, resolution: none }

export function report(change: Partial<SlaReport> = {}): SlaReport {
  return {
    since: 0,
    until: 1,
    conversations: 0,
    attainment: noClocks,
    durations: { 'first-reply': null, 'next-reply': null, resolution: null },
    groups: [],
    breachesByHour: Array.from({ length: 168 }, () => 0),
    days: [],
    ...change,
  }
}

const sound: CalendarCheck = { problems: [], openMinutesPerWeek: 540, closures: [], clockChanges: [] }

/** A desk that keeps calendars and policies as the engine does. */
export function slaDesk(
  first: { readonly calendars?: readonly BusinessCalendar[]; readonly policies?: readonly SlaPolicy[] },
  answers: Answers = {},
) {
  let calendars = first.calendars ?? []
  let policies = first.policies ?? []
  let nextId = 100
  const engine = scriptedClient({
    'calendar.list': () => calendars,
    'calendar.countries': () => [{ code: 'IT', name: 'Italy', regions: [] }],
    'calendar.check': () => sound,
    'calendar.save': ({ id, calendar: input }) => {
      const kept = { ...calendar(id ?? nextId++, input.name), ...input } as BusinessCalendar
      calendars = id === null ? [...calendars, kept] : calendars.map((each) => (each.id === id ? kept : each))
      return kept
    },
    'calendar.remove': ({ id }) => {
      calendars = calendars.filter((each) => each.id !== id)
      return {}
    },
    'policy.list': () => policies,
    'policy.check': ({ policies: asked }): PolicyCheck => ({
      problems: [],
      matched: asked.map(() => 1),
      unmatched: 0,
    }),
    'policy.replaceAll': ({ policies: next }) => {
      policies = next.map((each) => ({ ...each, id: each.id ?? (nextId++ as SlaPolicyId) }) as SlaPolicy)
      return policies
    },
    ...answers,
  })
  return { engine, calendars: () => calendars, policies: () => policies }
}
