import { slaNotifications, slaNotificationsKey } from '../../contract/sla.ts'
import { lengthBetween } from '../sla/calendar/intervals.ts'
import type { ConversationRow } from '../store/conversations.ts'
import type { Database } from '../store/database.ts'
import { setting } from '../store/settings.ts'
import { conversationsToTell, setTellAt } from '../store/sla-due.ts'
import { putTold, toldCode } from '../store/sla-told.ts'
import { breachToldAt } from './project-due.ts'
import { rulesOf } from './rules.ts'

/** Something that is told now, by the row it was told of. */
export interface Told {
  readonly what: 'warning' | 'breach'
  readonly row: ConversationRow
}

export interface ToldSlice {
  readonly warnings: number
  readonly breaches: number
  /** The most urgent, breaches first. */
  readonly urgent: readonly Told[]
  /** There is more to tell by now. */
  readonly more: boolean
}

const slice = 500
const mostNamed = 10

/**
 * Takes what is to be told by now, however long ago it came to pass, and notes it, so that it is told once ever. Of what
 * is over already there is no warning. What its policy's hours are closed for waits until they open, where the agent
 * wants it so.
 */
export function tellMoments(db: Database, now: number): ToldSlice {
  const wanted = slaNotifications.parse(setting(db, slaNotificationsKey) ?? {})
  const rows = conversationsToTell(db, now, quietPolicies(db, now), slice)
  const told = rows.flatMap((row) => tell(db, row, now) ?? [])
  const breaches = wanted.breaches ? told.filter(({ what }) => what === 'breach') : []
  const warnings = wanted.warnings ? told.filter(({ what }) => what === 'warning') : []
  return {
    warnings: warnings.length,
    breaches: breaches.length,
    urgent: mostUrgent([...breaches, ...warnings]),
    more: rows.length === slice,
  }
}

function tell(db: Database, row: ConversationRow, now: number): Told | null {
  const { due_at: dueAt, due_from: from, due_clock: clock } = row
  if (dueAt === null || from === null || clock === null) {
    setTellAt(db, row.id, null)
    return null
  }
  const isOver = dueAt < now
  putTold(db, from, clock, isOver ? toldCode.breach : toldCode.warning, now)
  setTellAt(db, row.id, isOver ? null : breachToldAt(dueAt))
  return { what: isOver ? 'breach' : 'warning', row }
}

/** Breaches before warnings, and each by when it is due. */
export function mostUrgent(told: readonly Told[]): readonly Told[] {
  const rank = ({ what }: Told) => (what === 'breach' ? 0 : 1)
  return told.toSorted((a, b) => rank(a) - rank(b) || (a.row.due_at ?? 0) - (b.row.due_at ?? 0)).slice(0, mostNamed)
}

/** Whether there is something to tell by now, but for what is kept quiet. */
export function hasMoments(db: Database, now: number): boolean {
  return conversationsToTell(db, now, quietPolicies(db, now), 1).length > 0
}

/** Policies of which nothing is told now: their hours are closed. */
function quietPolicies(db: Database, now: number): readonly number[] {
  const { quietOutsideHours } = slaNotifications.parse(setting(db, slaNotificationsKey) ?? {})
  if (!quietOutsideHours) return []
  const closed = rulesOf(db).policies.filter(({ calendar }) => lengthBetween(calendar.open, now, now + 1) === 0)
  return closed.flatMap(({ policy }) => policy.id ?? [])
}
