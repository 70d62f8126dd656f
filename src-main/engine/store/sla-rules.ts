import type { BusinessCalendar, CalendarId, Holiday, SlaPolicy, SlaPolicyId } from '../../contract/sla.ts'
import { type Database, prepared } from './database.ts'

/** A day of a public holiday, closed from one minute to another. */
export type PublicDay = Pick<Holiday, 'date' | 'name' | 'from' | 'to'>

type CalendarContent = Omit<BusinessCalendar, 'id'>
type PolicyContent = Omit<SlaPolicy, 'id'>

interface StoredRule {
  readonly id: number
  readonly content: string
}

/** Another number after every change of a calendar or a policy. */
export function slaRevision(db: Database): number {
  return prepared(db, 'SELECT revision FROM sla_revision').pluck().get() as number
}

export function allCalendars(db: Database): readonly BusinessCalendar[] {
  const rows = prepared(db, 'SELECT id, content FROM calendar ORDER BY id').all() as StoredRule[]
  return rows.map(({ id, content }) => ({ ...(JSON.parse(content) as CalendarContent), id: id as CalendarId }))
}

/** A null id is a new one. Returns its id; null when there is none with this id. */
export function putCalendar(
  db: Database,
  id: CalendarId | null,
  calendar: CalendarContent,
  publicDays: readonly PublicDay[],
): CalendarId | null {
  const written = [JSON.stringify(calendar), JSON.stringify(publicDays)]
  if (id === null) {
    const sql = 'INSERT INTO calendar (content, public_days) VALUES (?, ?)'
    return Number(prepared(db, sql).run(...written).lastInsertRowid) as CalendarId
  }
  const sql = 'UPDATE calendar SET content = ?, public_days = ? WHERE id = ?'
  return prepared(db, sql).run(...written, id).changes === 1 ? id : null
}

export function publicDaysOf(db: Database, id: CalendarId): readonly PublicDay[] {
  const days = prepared(db, 'SELECT public_days FROM calendar WHERE id = ?').pluck().get(id) as string | undefined
  return days === undefined ? [] : (JSON.parse(days) as PublicDay[])
}

export function deleteCalendar(db: Database, id: CalendarId): void {
  prepared(db, 'DELETE FROM calendar WHERE id = ?').run(id)
}

/** In the order they are tried. */
export function allPolicies(db: Database): readonly SlaPolicy[] {
  const rows = prepared(db, 'SELECT id, content FROM sla_policy ORDER BY place, id').all() as StoredRule[]
  return rows.map(({ id, content }) => ({ ...(JSON.parse(content) as PolicyContent), id: id as SlaPolicyId }))
}

/** Before all others. */
export function insertPolicy(db: Database, policy: PolicyContent): SlaPolicyId {
  const sql = 'INSERT INTO sla_policy (place, content) SELECT ifnull(min(place), 0) - 1, ? FROM sla_policy'
  return Number(prepared(db, sql).run(JSON.stringify(policy)).lastInsertRowid) as SlaPolicyId
}

/** Returns whether there is one with this id. */
export function updatePolicy(db: Database, id: SlaPolicyId, policy: PolicyContent): boolean {
  const sql = 'UPDATE sla_policy SET content = ? WHERE id = ?'
  return prepared(db, sql).run(JSON.stringify(policy), id).changes === 1
}

export function placePolicy(db: Database, id: SlaPolicyId, place: number): void {
  prepared(db, 'UPDATE sla_policy SET place = ? WHERE id = ?').run(place, id)
}

export function deletePolicy(db: Database, id: SlaPolicyId): void {
  prepared(db, 'DELETE FROM sla_policy WHERE id = ?').run(id)
}
