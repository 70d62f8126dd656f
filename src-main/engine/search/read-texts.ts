import type { Database } from '../store/database.ts'
import { textsOf } from '../store/search-hits.ts'

/** Reads messages' texts, each once: the order by fit reads many of those that are shown then. */
export interface TextReader {
  /** Undefined of a message that left the desk. */
  read(ids: readonly number[]): (id: number) => string | undefined
}

export function createTextReader(db: Database): TextReader {
  const known = new Map<number, string>()
  return {
    read(ids) {
      const unread = ids.filter((id) => !known.has(id))
      for (const [id, text] of textsOf(db, unread)) known.set(id, text)
      return (id) => known.get(id)
    },
  }
}
