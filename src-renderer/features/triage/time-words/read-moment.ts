import { type Language, languages } from '../../../../src-main/contract/languages.ts'
import { englishTimeWords } from './en.ts'
import { italianTimeWords } from './it.ts'
import { momentOf } from './moment-of.ts'
import { romanianTimeWords } from './ro.ts'
import { russianTimeWords } from './ru.ts'
import { sentenceOf } from './sentence-of.ts'
import type { TimeVocabulary } from './time-words.ts'

/** What was typed, as a moment (epoch ms) after `now`; `past` when it has gone by, `unknown` when it says nothing. */
export type ReadMoment =
  | { readonly type: 'at'; readonly at: number }
  | { readonly type: 'past' }
  | { readonly type: 'unknown' }

const vocabularies: Readonly<Record<Language, TimeVocabulary>> = {
  en: englishTimeWords,
  ru: russianTimeWords,
  it: italianTimeWords,
  ro: romanianTimeWords,
}

/**
 * Reads "tomorrow 9", "завтра в 9", "domani alle 9", "mâine la 9" in this computer's zone. The reader's language is tried
 * first, then the others: who serves in four languages types in any of them. `monthFirst`: 12/24 is Christmas Eve.
 */
export function readMoment(text: string, now: number, language: Language, monthFirst = false): ReadMoment {
  let isPast = false
  for (const each of [language, ...languages.filter((other) => other !== language)]) {
    const sentence = sentenceOf(text, vocabularies[each], monthFirst)
    const at = sentence && momentOf(sentence, now)
    if (at === null) continue
    if (at > now) return { type: 'at', at }
    isPast = true
  }
  return { type: isPast ? 'past' : 'unknown' }
}
