import { describe, expect, it } from 'vitest'
import { type Language, languages } from '../../src-main/contract/languages.ts'
import {
  contentWords,
  meaningOf,
  operatorOf,
  placeWords,
  stateWords,
} from '../../src-main/engine/search/operator-words.ts'
import { periodOf } from '../../src-main/engine/search/search-dates.ts'
import { loadI18n } from '../../src-renderer/i18n/load-i18n.ts'

const translator = async (language: Language) => (await loadI18n(language, [])).t

describe.each(languages)('what the search teaches in %s', (language) => {
  it('is what the search understands', async () => {
    const t = await translator(language)
    const meant = (['from', 'in', 'has', 'is', 'after'] as const).map((operator) => {
      const [typed = '', value = ''] = t(`search.example.${operator}`).split(':')
      const meaning = [placeWords, contentWords, stateWords].flatMap(
        (words) => meaningOf<string>(words, value, false) ?? [],
      )
      return [operatorOf(typed), operator === 'from' || meaning.length > 0 || periodOf(value, Date.now()) !== null]
    })
    expect(meant).toEqual([
      ['from', true],
      ['in', true],
      ['has', true],
      ['is', true],
      ['after', true],
    ])
  })

  it('names values that it understands', async () => {
    const t = await translator(language)
    expect(listed(t('search.hint.unknown-has', { text: '' }), contentWords)).toBe(5)
    expect(listed(t('search.hint.unknown-is', { text: '' }), stateWords)).toBe(5)
    const dates =
      t('search.hint.unknown-date', { text: '' })
        .split(':')
        .at(-1)
        ?.match(/[\p{L}\d-]+/gu) ?? []
    expect(dates.filter((date) => periodOf(date, Date.now()) !== null)).toHaveLength(5)
  })
})

/** How many different values of an operator a sentence names. */
function listed(sentence: string, words: ReadonlyMap<string, string>): number {
  const named =
    sentence
      .split(':')
      .at(-1)
      ?.match(/[\p{L}-]+/gu) ?? []
  return new Set(named.flatMap((word) => meaningOf(words, word, false) ?? [])).size
}
