import { type Database, prepared } from './database.ts'

/** What a list of matches shows of a message, but for its text. */
export interface HitRow {
  readonly id: number
  readonly account_id: number
  readonly contact_id: number
  readonly direction: number
  readonly from_name: string
  readonly from_address: string
  readonly subject: string
  readonly sent_at: number
}

/** In the order of the ids, but for those that left the desk. */
export function hitRows(db: Database, ids: readonly number[]): readonly HitRow[] {
  const sql = `SELECT message.id, account_id, contact_id, direction, from_name, from_address, subject, sent_at
    FROM json_each(?) CROSS JOIN message ON message.id = json_each.value`
  return prepared(db, sql).all(JSON.stringify(ids)) as HitRow[]
}

/** The texts alone, without the HTML beside them, of those messages that are on the desk. */
export function textsOf(db: Database, ids: readonly number[]): readonly (readonly [id: number, text: string])[] {
  const sql = `SELECT message_id, text FROM json_each(?) CROSS JOIN message_body ON message_id = json_each.value`
  return prepared(db, sql).raw().all(JSON.stringify(ids)) as [number, string][]
}

/** How the messages are headed: subject and sender, each on a line. In the order of the ids. */
export function headings(db: Database, ids: readonly number[]): readonly (readonly [id: number, heading: string])[] {
  const sql = `SELECT message.id, subject || char(10) || from_name || ' ' || from_address
    FROM json_each(?) CROSS JOIN message ON message.id = json_each.value`
  return prepared(db, sql).raw().all(JSON.stringify(ids)) as [number, string][]
}
