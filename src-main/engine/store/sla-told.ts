import { type Database, prepared } from './database.ts'

/** What was told of a clock, as it is stored. */
export const toldCode = { warning: 0, breach: 1 } as const

export function isTold(db: Database, messageId: number, clock: number, what: number): boolean {
  const sql = 'SELECT 1 FROM sla_told WHERE message_id = ? AND clock = ? AND what = ?'
  return prepared(db, sql).get(messageId, clock, what) !== undefined
}

/** Once ever for each clock. */
export function putTold(db: Database, messageId: number, clock: number, what: number, at: number): void {
  prepared(db, 'INSERT OR IGNORE INTO sla_told VALUES (?, ?, ?, ?)').run(messageId, clock, what, at)
}
