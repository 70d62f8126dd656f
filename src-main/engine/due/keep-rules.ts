import { DeskError } from '../../contract/errors.ts'
import type { Language } from '../../contract/languages.ts'
import type { BusinessCalendar, CalendarId, DraftPolicy, SlaPolicy, SlaPolicyId } from '../../contract/sla.ts'
import { defaultCalendar, defaultPolicies } from '../sla/default-rules.ts'
import type { Database } from '../store/database.ts'
import { putSetting, setting } from '../store/settings.ts'
import { countWithClocks } from '../store/sla-due.ts'
import {
  allCalendars,
  allPolicies,
  deleteCalendar,
  deletePolicy,
  insertPolicy,
  type PublicDay,
  placePolicy,
  putCalendar,
  slaRevision,
  updatePolicy,
} from '../store/sla-rules.ts'
import { computedThrough } from './rules.ts'

export interface SavedCalendar {
  readonly id: CalendarId | null
  readonly calendar: Omit<BusinessCalendar, 'id'>
  /** Of its country and region. */
  readonly publicDays: readonly PublicDay[]
}

/** Throws `not-found` for a calendar that was removed meanwhile. */
export function saveCalendar(db: Database, { id, calendar, publicDays }: SavedCalendar): CalendarId {
  const saved = putCalendar(db, id, calendar, publicDays)
  if (saved === null) throw calendarGone()
  return saved
}

/** Throws `rejected` while policies count its hours. */
export function removeCalendar(db: Database, { id }: { id: CalendarId }): void {
  const users = allPolicies(db).filter(({ calendar }) => calendar === id)
  if (users.length > 0) {
    const policies = users.map(({ name }) => name).join(', ')
    throw new DeskError('rejected', 'calendar-in-use', `Policies count the hours of this calendar: ${policies}`, {
      policies,
    })
  }
  deleteCalendar(db, id)
}

type PolicyContent = Omit<SlaPolicy, 'id'>

/** A new one comes first. Throws `not-found` for a policy, or a calendar of it, that was removed meanwhile. */
export function savePolicy(
  db: Database,
  { id, policy }: { id: SlaPolicyId | null; policy: PolicyContent },
): SlaPolicyId {
  needsCalendars(db, [policy])
  if (id === null) return insertPolicy(db, policy)
  if (!updatePolicy(db, id, policy)) throw policyGone()
  return id
}

/** Those that are not named come last, in the order they had. */
export function orderPolicies(db: Database, { ids }: { ids: readonly SlaPolicyId[] }): void {
  const known = allPolicies(db).map(({ id }) => id)
  const ordered = [...new Set([...ids.filter((id) => known.includes(id)), ...known])]
  for (const [place, id] of ordered.entries()) placePolicy(db, id, place)
}

export function removePolicy(db: Database, { id }: { id: SlaPolicyId }): void {
  deletePolicy(db, id)
}

/** What has the id of a policy takes its place; what is not among them goes. */
export function replacePolicies(db: Database, { policies }: { policies: readonly DraftPolicy[] }): void {
  needsCalendars(db, policies)
  const kept = policies.map(({ id, ...policy }) =>
    id !== null && updatePolicy(db, id, policy) ? id : insertPolicy(db, policy),
  )
  for (const { id } of allPolicies(db)) if (!kept.includes(id)) deletePolicy(db, id)
  orderPolicies(db, { ids: kept })
}

export interface BegunRules {
  readonly language: Language
  /** Where this computer is. */
  readonly zone: string
}

/** Gives a new desk its first calendar and policies, once: who throws them away does not get them again. */
export function beginRules(db: Database, { language, zone }: BegunRules): void {
  if (setting(db, rulesBegun) === true) return
  putSetting(db, rulesBegun, true)
  if (allPolicies(db).length > 0) return
  const calendar = putCalendar(db, null, defaultCalendar(zone, language), []) as CalendarId
  for (const policy of defaultPolicies(calendar, language).toReversed()) insertPolicy(db, policy)
  // Nobody waits for a job that has nothing to do.
  if (countWithClocks(db) === 0) putSetting(db, computedThrough, slaRevision(db))
}

export const rulesBegun = 'desk.slaRules'

function needsCalendars(db: Database, policies: readonly Pick<SlaPolicy, 'calendar'>[]): void {
  const known = new Set(allCalendars(db).map(({ id }: BusinessCalendar) => id))
  if (policies.some(({ calendar }) => calendar !== null && !known.has(calendar))) throw calendarGone()
}

const calendarGone = () =>
  new DeskError('not-found', 'calendar-gone', 'This calendar is not on the desk any more', { policy: '' })
const policyGone = () => new DeskError('not-found', 'policy-gone', 'This policy is not on the desk any more')
