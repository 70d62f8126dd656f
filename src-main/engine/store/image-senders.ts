import { type Database, prepared } from './database.ts'

/** Senders whose remote images are shown without asking, in the order of the alphabet. Addresses are lower case. */
export function imageSenders(db: Database): readonly string[] {
  return prepared(db, 'SELECT address FROM image_sender ORDER BY address').pluck().all() as string[]
}

export function isImageSender(db: Database, address: string): boolean {
  return prepared(db, 'SELECT 1 FROM image_sender WHERE address = ?').get(address) !== undefined
}

export function putImageSender(db: Database, address: string, allowed: boolean): void {
  const sql = allowed
    ? 'INSERT INTO image_sender VALUES (?) ON CONFLICT DO NOTHING'
    : 'DELETE FROM image_sender WHERE address = ?'
  prepared(db, sql).run(address)
}
