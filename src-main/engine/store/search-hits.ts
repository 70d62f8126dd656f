import { type Database, prepared } from './database.ts'

/** What a list of matches shows of a message, with its whole text. */
export interface HitRow {
  readonly account_id: number
  readonly contact_id: number
  readonly direction: number
  readonly from_name: string
  readonly from_address: string
  readonly subject: string
  readonly sent_at: number
  readonly text: string
}

export function hitRow(db: Database, messageId: number): HitRow | null {
  const row = prepared(
    db,
    `SELECT account_id, contact_id, direction, from_name, from_address, subject, sent_at, text
     FROM message JOIN message_body ON message_id = id WHERE id = ?`,
  ).get(messageId)
  return (row as HitRow | undefined) ?? null
}

/** How the messages are headed: subject and sender, each on a line. In the order of the ids. */
export function headings(db: Database, ids: readonly number[]): readonly (readonly [id: number, heading: string])[] {
  const sql = `SELECT message.id, subject || char(10) || from_name || ' ' || from_address
    FROM json_each(?) CROSS JOIN message ON message.id = json_each.value`
  return prepared(db, sql).raw().all(JSON.stringify(ids)) as [number, string][]
}
