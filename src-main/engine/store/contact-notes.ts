import { type Database, prepared } from './database.ts'

/** What agents noted about the person behind an identity; empty when nothing. */
export function noteOf(db: Database, identityId: number): string {
  const sql = 'SELECT text FROM contact_note WHERE identity_id = ?'
  return (prepared(db, sql).pluck().get(identityId) as string | undefined) ?? ''
}

export function putNote(db: Database, identityId: number, text: string): void {
  if (text === '') prepared(db, 'DELETE FROM contact_note WHERE identity_id = ?').run(identityId)
  else
    prepared(
      db,
      'INSERT INTO contact_note VALUES (?, ?) ON CONFLICT (identity_id) DO UPDATE SET text = excluded.text',
    ).run(identityId, text)
}
