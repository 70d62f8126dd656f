import { type Database, prepared } from './database.ts'

type Columns = Readonly<Record<string, unknown>>

/**
 * Writes the columns of a known row that are others now, and returns whether any is. An update that names a column writes
 * every index that knows it, whether the value is another one or not, and in a bulk those pages are the time.
 */
export function updateChanged(
  db: Database,
  table: 'conversation' | 'queue',
  key: readonly string[],
  before: object,
  after: object,
): boolean {
  const [known, row] = [before as Columns, after as Columns]
  const changed = Object.keys(row).filter((column) => row[column] !== known[column])
  if (changed.length === 0) return false
  const named = (columns: readonly string[], between: string) =>
    columns.map((column) => `${column} = @${column}`).join(between)
  prepared(db, `UPDATE ${table} SET ${named(changed, ', ')} WHERE ${named(key, ' AND ')}`).run(row)
  return true
}
