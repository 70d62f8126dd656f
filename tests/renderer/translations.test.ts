import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import { languages } from '../../src-main/contract/languages.ts'
import { english, type MessageKey } from '../../src-renderer/i18n/catalogues.ts'
import { italian } from '../../src-renderer/i18n/it/catalogue.ts'
import { loadI18n } from '../../src-renderer/i18n/load-i18n.ts'
import { romanian } from '../../src-renderer/i18n/ro/catalogue.ts'
import { russian } from '../../src-renderer/i18n/ru/catalogue.ts'

const keys = Object.keys(english) as MessageKey[]
const catalogues = { en: english, ru: russian, it: italian, ro: romanian }

/** Names of things, which are the same everywhere, and words that Italian or Romanian share with English. */
const sameInEnglish = new RegExp(
  [
    /^app\.name$/,
    /^channel\./,
    /^composer\.(conversation|cc|bcc)$/,
    /^richText\.link$/,
    /^accounts\.found\.server$/,
    /^accounts\.form\.(security\.(tls|starttls)|method\.oauth2|host|port|password|method\.password)$/,
    /^accounts\.oauth\.provider/,
    /^accounts\.state\.rate$/,
    /^accounts\.settings\.general$/,
    /^app\.menu$/,
    /^(contact\.label|queue\.account|queue\.span\.between)$/,
    /^recovery\.file$/,
    /^settings\.general$/,
    /^timeline\.(envelope\.cc|kind\.bulk)$/,
    /^sla\.(explain\.byAgent|condition|condition\.accounts)$/,
    /^triage\.fact\.spam$/,
    /^(policies\.condition\.accounts|reports\.(account|by\.(account|agent)|csv|none))$/,
    /^(mail\.goesTo|contact\.note|settings\.privacy|search\.tab)$/,
  ]
    .map(({ source }) => source)
    .join('|'),
)

describe.each(languages.filter((language) => language !== 'en'))('%s', (language) => {
  const catalogue = catalogues[language]

  it('says everything that English says, and nothing else', () => {
    expect(Object.keys(catalogue).toSorted()).toEqual(keys.toSorted())
  })

  it('fills its sentences with the facts of the English ones', () => {
    const names = (text: string, locale: string) => partsOf(text, locale).names.join()
    expect(keys.filter((key) => names(catalogue[key], language) !== names(english[key], 'en'))).toEqual([])
  })

  it('has a form for every number that the language tells apart', () => {
    const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted()
    const incomplete = keys.filter((key) =>
      partsOf(catalogue[key], language).plurals.some(
        (forms) =>
          forms
            .filter((form) => !form.startsWith('='))
            .toSorted()
            .join() !== categories.join(),
      ),
    )
    expect(incomplete).toEqual([])
  })

  it('counts wherever English counts', () => {
    const uncounted = keys.filter(
      (key) => partsOf(english[key], 'en').plurals.length > partsOf(catalogue[key], language).plurals.length,
    )
    expect(uncounted).toEqual([])
  })

  it('leaves nothing in English but names and the words both languages share', () => {
    const same = keys.filter((key) => catalogue[key] === english[key] && !sameInEnglish.test(key))
    expect(same).toEqual([])
  })

  it('writes apostrophes and quotes as printers do, for a straight one is syntax here', () => {
    expect(keys.filter((key) => catalogue[key].includes("'"))).toEqual([])
  })
})

describe('plural forms', () => {
  const counted = async (language: 'ru' | 'it' | 'ro') => {
    const { t } = await loadI18n(language, [])
    return [1, 2, 5, 21].map((count) => t('timeline.arrived', { count }))
  }

  it('are Russian', async () => {
    const forms = ['1 новое сообщение', '2 новых сообщения', '5 новых сообщений', '21 новое сообщение']
    expect(await counted('ru')).toEqual(forms)
  })

  it('are Italian', async () => {
    const forms = ['1 nuovo messaggio', '2 nuovi messaggi', '5 nuovi messaggi', '21 nuovi messaggi']
    expect(await counted('it')).toEqual(forms)
  })

  it('are Romanian, with “de” from twenty on', async () => {
    expect(await counted('ro')).toEqual(['1 mesaj nou', '2 mesaje noi', '5 mesaje noi', '21 de mesaje noi'])
  })
})

describe('dates and numbers', () => {
  it('are written as the language writes them', async () => {
    const at = new Date(2026, 2, 3, 14, 5).getTime()
    const written = await Promise.all(
      languages.map(async (language) => {
        const { format } = await loadI18n(language, [])
        return [format.date(at), format.number(12_345.6)].map((text) => text.replaceAll(/\s/g, ' '))
      }),
    )
    expect(written).toEqual([
      ['Mar 3, 2026', '12,345.6'],
      ['3 мар. 2026 г.', '12 345,6'],
      ['3 mar 2026', '12.345,6'],
      ['3 mar. 2026', '12.345,6'],
    ])
  })

  it('keep the reader’s own variant of the language', async () => {
    const { format } = await loadI18n('en', ['ru-RU', 'en-GB'])
    expect(format.date(new Date(2026, 2, 3).getTime())).toBe('3 Mar 2026')
  })

  it('say how long something waits in words of the language', async () => {
    const durations = [4 * 60_000, 5 * 3_600_000, 21 * 86_400_000]
    const said = await Promise.all(
      languages.map(async (language) => durations.map((await loadI18n(language, [])).format.duration)),
    )
    expect(said.map((texts) => texts.map((text) => text.replaceAll(/\s/g, ' ')))).toEqual([
      ['4 min', '5 hr', '21 days'],
      ['4 мин', '5 ч', '21 дн.'],
      ['4 min', '5 h', '21 giorni'],
      ['4 min.', '5 ore', '21 zile'],
    ])
  })
})

interface Parts {
  /** Every fact a sentence is filled with, in whatever order. */
  readonly names: readonly string[]
  /** The forms of each number it counts. */
  readonly plurals: readonly (readonly string[])[]
}

type Element = ReturnType<IntlMessageFormat['getAst']>[number]

function partsOf(message: string, language: string): Parts {
  const names = new Set<string>()
  const plurals: string[][] = []
  const walk = (elements: readonly Element[]): void => {
    for (const element of elements) {
      if ('value' in element && !('options' in element) && element.type !== 0) names.add(element.value)
      if (!('options' in element)) continue
      names.add(element.value)
      if ('pluralType' in element) plurals.push(Object.keys(element.options))
      for (const option of Object.values(element.options)) walk(option.value)
    }
  }
  walk(new IntlMessageFormat(message, language).getAst())
  return { names: [...names].toSorted(), plurals }
}
