import { type Database, prepared } from './database.ts'

const limit = 200

/** Names and tags that conversations have or had, those of the most contacts first. */
export function usedWords(db: Database): { readonly agents: readonly string[]; readonly tags: readonly string[] } {
  return { agents: used(db, 'assignee'), tags: used(db, 'tag') }
}

function used(db: Database, kind: 'assignee' | 'tag'): readonly string[] {
  // The sign after the colon ends the range. Counts that fell to zero stay, and so do the words.
  const sql = `SELECT substr(facet, ?) FROM queue_count WHERE scope = 0 AND facet >= ? AND facet < ?
    GROUP BY facet ORDER BY sum("all" + waiting + snoozed + done) DESC, facet LIMIT ?`
  return prepared(db, sql)
    .pluck()
    .all(kind.length + 2, `${kind}:`, `${kind};`, limit) as string[]
}
