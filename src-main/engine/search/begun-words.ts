import type { Database } from '../store/database.ts'
import { newestTexts } from '../store/messages.ts'
import { indexedWords } from '../store/search-index.ts'
import { asIndexed, cutWords } from './words.ts'

/** The words that a beginning stands for. */
export interface BegunWords {
  readonly words: readonly string[]
  /** False where so many begin like this that only those used of late are listed. */
  readonly complete: boolean
}

/** Each word is one more list to walk through: beyond this an answer would take longer than the next key. */
const wordLimit = 100
const recentMessages = 150

/**
 * Words of the desk that begin with this one. Left to itself the index would gather every place of each of them before
 * it gives the first match: half a second for `con*` in a million messages.
 */
export function begunWords(db: Database, beginning: string): BegunWords {
  const words = indexedWords(db, beginning, wordLimit)
  if (words.length < wordLimit) return { words, complete: true }
  return {
    words: [...new Set([beginning, ...recentWords(db, beginning), ...words])].slice(0, wordLimit),
    complete: false,
  }
}

function recentWords(db: Database, beginning: string): readonly string[] {
  const text = asIndexed(cutWords(newestTexts(db, recentMessages).join(' ')))
  return text.split(/[^\p{L}\p{N}]+/u).filter((word) => word.startsWith(beginning))
}
