import { type Database, prepared } from './database.ts'
import { putSetting, setting } from './settings.ts'

/** Messages that a new shape of the index waits for. */
export interface Unindexed {
  /** The newest of them; all older ones wait too. */
  readonly through: number
  readonly messages: number
}

const name = 'desk.unindexed'

/** Null when every message of the desk is in the index. */
export function unindexed(db: Database): Unindexed | null {
  return setting(db, name) as Unindexed | null
}

export function putUnindexed(db: Database, left: Unindexed | null): void {
  if (left) putSetting(db, name, left)
  else prepared(db, 'DELETE FROM setting WHERE key = ?').run(name)
}

/** Messages that are not gone from this one back, newest first. */
export function messageIdsBack(db: Database, from: number, limit: number): readonly number[] {
  const sql = 'SELECT id FROM message WHERE id <= ? AND gone = 0 ORDER BY id DESC LIMIT ?'
  return prepared(db, sql).pluck().all(from, limit) as number[]
}
