import { latinLanguages } from './language-words.ts'

/** Longer texts are told apart by their beginning. */
const looked = 4_000
/** Fewer signs than this of the best language say nothing. */
const leastSigns = 2
/** A language whose letters occur is as good as this many of its words. */
const letterSigns = 2

const cyrillic = /\p{Script=Cyrillic}/gu
const letter = /\p{L}/gu
const scripts: readonly (readonly [RegExp, string])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja'],
  [/\p{Script=Hangul}/gu, 'ko'],
  [/\p{Script=Greek}/gu, 'el'],
  [/\p{Script=Hebrew}/gu, 'he'],
  [/\p{Script=Arabic}/gu, 'ar'],
  [/\p{Script=Thai}/gu, 'th'],
  [/\p{Script=Han}/gu, 'zh'],
]

/**
 * The language of a customer's words, as a BCP 47 primary tag; null when they do not tell. Other scripts than Latin tell
 * by themselves (Japanese by its kana, Ukrainian by its letters); languages in Latin script by their small words, which
 * even a line of a chat has. Knows English, Italian, Romanian, German, French, Spanish, Portuguese, Polish and Dutch.
 */
export function guessLanguage(text: string): string | null {
  const sample = text.slice(0, looked).toLowerCase()
  const letters = count(sample, letter)
  if (letters === 0) return null
  // A quarter of the letters: Japanese is mostly Han, and every language carries names of the Latin world.
  for (const [script, language] of scripts)
    if (count(sample, script) > letters / (language === 'ja' ? 10 : 4)) return language
  if (count(sample, cyrillic) > letters / 4) return /[іїєґ]/.test(sample) ? 'uk' : 'ru'
  return guessLatin(sample)
}

function guessLatin(sample: string): string | null {
  const words = sample.match(/[\p{L}\p{M}]+/gu) ?? []
  const scored = latinLanguages
    .map(({ language, words: known, letters }) => ({
      language,
      signs: countKnown(words, new Set(known)) + (letters?.test(sample) ? letterSigns : 0),
    }))
    .sort((a, b) => b.signs - a.signs)
  const [best, second] = scored
  if (!best || best.signs < Math.min(leastSigns, words.length) || best.signs === second?.signs) return null
  return best.language
}

function countKnown(words: readonly string[], known: ReadonlySet<string>): number {
  return words.reduce((sum, word) => sum + (known.has(word) ? 1 : 0), 0)
}

function count(text: string, sign: RegExp): number {
  return text.match(sign)?.length ?? 0
}
