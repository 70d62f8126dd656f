import type { CannedVariant } from '../../contract/canned.ts'
import { asIndexed } from '../search/words.ts'

const mostLetters = 20_000
const tagsAndBraces = /<[^>]*>|\{\{[^}]*\}\}|\{%[^}]*%\}|&\w+;/g

/** What the texts of a reply say, as it is looked for: each word behind a blank. */
export function replyWords(subject: string, variants: readonly Pick<CannedVariant, 'body'>[]): string {
  const said = [subject, ...variants.map(({ body }) => body)].join(' ').slice(0, mostLetters * 4)
  const words = asIndexed(said.replace(tagsAndBraces, ' ')).split(/[^\p{L}\p{N}]+/u)
  return ` ${[...new Set(words)].join(' ').trim()}`.slice(0, mostLetters)
}
