import { go } from 'fuzzysort'

/** The names that fit what was typed, best first; all of them in their own order while nothing is. */
export function findNames(query: string, names: readonly string[]): readonly string[] {
  if (query.trim() === '') return names
  return go(query, names, { limit: 0, threshold: 0.3 }).map(({ target }) => target)
}
