import type { ConversationRow } from './conversations.ts'
import { type Database, prepared } from './database.ts'
import { firstMessageIdAt } from './derived-id.ts'

/** From a moment (epoch ms) to another, exclusive; an account or (null) all. */
export interface SpokenIn {
  readonly since: number
  readonly until: number
  readonly account: number | null
}

const spokenSql = 'last_id >= @from AND first_id < @to AND spam = 0 AND (@account IS NULL OR account_id = @account)'

const bounds = ({ since, until, account }: SpokenIn) => ({
  from: firstMessageIdAt(since),
  to: firstMessageIdAt(until),
  account,
})

/** Conversations that began before a period's end and were not over before it, in pages by their ids. */
export function conversationsSpokenIn(
  db: Database,
  period: SpokenIn,
  after: number,
  limit: number,
): readonly ConversationRow[] {
  const sql = `SELECT * FROM conversation WHERE id > @after AND ${spokenSql} ORDER BY id LIMIT @limit`
  return prepared(db, sql).all({ ...bounds(period), after, limit }) as ConversationRow[]
}

export function countSpokenIn(db: Database, period: SpokenIn): number {
  const sql = `SELECT count(*) FROM conversation WHERE ${spokenSql}`
  return prepared(db, sql).pluck().get(bounds(period)) as number
}
