import type { Database } from '../store/database.ts'
import { begunWords } from './begun-words.ts'
import type { SearchTerm, TextColumn } from './search-query.ts'
import { asIndexed, foldSpelling, pairsOf, splitRuns } from './words.ts'

/** A condition in the index's own language. */
export interface TextExpression {
  readonly match: string
  /** False where only some of the words that begin so are looked for. */
  readonly complete: boolean
}

/** A term in the index's own language; null when it holds nothing that is indexed. */
export function textExpression(db: Database, term: SearchTerm, column: TextColumn | null): TextExpression | null {
  const runs = splitRuns(foldSpelling(term.text)).filter((run) => hasLetters.test(run.text))
  if (runs.length === 0) return null
  const parts = runs.map((run, at) => {
    const begins = term.prefix && at === runs.length - 1
    if (!run.unspaced) return begins ? beginning(db, run.text) : whole(run.text)
    // Pairs are indexed: a single sign is the beginning of one, a longer run a phrase of them.
    return run.text.length === 1 ? beginning(db, run.text) : whole(pairsOf(run.text).join(' '))
  })
  const all = parts.map(({ match }) => match).join(' AND ')
  return {
    match: column ? `${columns[column]} : (${all})` : parts.length > 1 ? `(${all})` : all,
    complete: parts.every(({ complete }) => complete),
  }
}

const hasLetters = /[\p{L}\p{N}]/u

const columns: Readonly<Record<TextColumn, string>> = {
  subject: 'subject',
  sender: 'sender',
  recipients: 'recipients',
  files: 'files',
}

const whole = (text: string): TextExpression => ({ match: quoted(text), complete: true })

/** A phrase whose last word may be longer: each word it may be, for the index is slow with beginnings. */
function beginning(db: Database, text: string): TextExpression {
  const [, before = '', last = ''] = /^(.*?)([\p{L}\p{N}\p{M}]+)[^\p{L}\p{N}\p{M}]*$/su.exec(text) ?? []
  const { words, complete } = begunWords(db, asIndexed(last))
  // Where the index folds a letter in another way than we do, it knows best itself.
  if (words.length === 0) return { match: `${quoted(text)} *`, complete: true }
  const either = words.map((word) => quoted(`${before}${word}`)).join(' OR ')
  return { match: words.length > 1 ? `(${either})` : either, complete }
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}
