import { type Database, prepared } from './database.ts'

export interface ActionRow {
  readonly seq: number
  /** Hybrid logical clock: `<ms, 12 hex>-<counter, 4 hex>-<author>`; sorts in time, unique between desks. */
  readonly clock: string
  readonly author: string
  readonly at: number
  readonly kind: string
  readonly payload: string
  readonly undoes: number | null
}

export function appendAction(db: Database, action: Omit<ActionRow, 'seq'>): number {
  const result = prepared(
    db,
    'INSERT INTO action (clock, author, at, kind, payload, undoes) VALUES (?, ?, ?, ?, ?, ?)',
  ).run(action.clock, action.author, action.at, action.kind, action.payload, action.undoes)
  return Number(result.lastInsertRowid)
}

export function actionBySeq(db: Database, seq: number): ActionRow | null {
  return (prepared(db, 'SELECT * FROM action WHERE seq = ?').get(seq) as ActionRow | undefined) ?? null
}

export function isUndone(db: Database, seq: number): boolean {
  return prepared(db, 'SELECT 1 FROM action WHERE undoes = ?').get(seq) !== undefined
}

export function lastActionClock(db: Database): string | null {
  return (prepared(db, 'SELECT max(clock) FROM action').pluck().get() as string | null) ?? null
}

/** The whole log in the order of its clocks, in pages. */
export function actionsAfter(db: Database, clock: string, limit: number): readonly ActionRow[] {
  return prepared(db, 'SELECT * FROM action WHERE clock > ? ORDER BY clock LIMIT ?').all(clock, limit) as ActionRow[]
}

/**
 * Takes the messages of an account out of the log when the account leaves the desk: else they would speak again of its
 * mail if it came back. The entries stay, with what they say of other accounts.
 */
export function forgetActionsOn(db: Database, accountId: number): void {
  prepared(
    db,
    `UPDATE action SET payload = json_set(payload, '$.items', (
       SELECT json_group_array(json(item.value)) FROM json_each(action.payload, '$.items') AS item
       WHERE item.value ->> 'account' IS NOT account.key))
     FROM account WHERE account.id = ? AND EXISTS (
       SELECT 1 FROM json_each(action.payload, '$.items') AS item WHERE item.value ->> 'account' = account.key)`,
  ).run(accountId)
}
