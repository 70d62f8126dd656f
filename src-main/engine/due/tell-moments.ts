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

/**
 * Takes what is to be told by now, however long ago it came to pass, and notes it, so that it is told once ever. Of what
 * is over already there is no warning. What its policy's hours are closed for waits until they open, where the agent
 * wants it so.
 */
export function tellMoments(db: Database, now: number): readonly Told[] {
  const wanted = slaNotifications.parse(setting(db, slaNotificationsKey) ?? {})
  return momentsToTell(db, now).flatMap((row): readonly Told[] => {
    const { due_at: dueAt, due_from: from, due_clock: clock } = row
    if (dueAt === null || from === null || clock === null) {
      setTellAt(db, row.id, null)
      return []
    }
    const isOver = dueAt < now
    putTold(db, from, clock, isOver ? toldCode.breach : toldCode.warning, now)
    setTellAt(db, row.id, isOver ? null : breachToldAt(dueAt))
    const isWanted = isOver ? wanted.breaches : wanted.warnings
    return isWanted ? [{ what: isOver ? 'breach' : 'warning', row }] : []
  })
}

/** What is to be told by now, but for what is kept quiet. */
export function momentsToTell(db: Database, now: number): readonly ConversationRow[] {
  const { quietOutsideHours } = slaNotifications.parse(setting(db, slaNotificationsKey) ?? {})
  const rows = conversationsToTell(db, now)
  if (!quietOutsideHours || rows.length === 0) return rows
  const open = new Map(
    rulesOf(db).policies.map(({ policy, calendar }) => [
      policy.id as number | null,
      lengthBetween(calendar.open, now, now + 1) > 0,
    ]),
  )
  return rows.filter(({ due_policy: policy }) => open.get(policy) ?? true)
}
