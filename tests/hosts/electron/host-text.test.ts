import { describe, expect, it } from 'vitest'
import { hostLanguage } from '../../../src-main/hosts/electron/host-text/host-text.ts'

const textIn = (locale: string) => hostLanguage(() => locale).text()

describe('the words of menus, tray and dialogs', () => {
  it.each(['ru', 'it', 'ro'])('are none of them left in English: %s', (locale) => {
    const english = new Map(labels(textIn('en')))
    const same = labels(textIn(locale)).filter(([key, label]) => english.get(key) === label)
    expect(same.map(([key]) => key)).toEqual(locale === 'it' ? ['file'] : [])
  })

  it('count as each language counts', () => {
    const due = (locale: string) => [1, 2, 5, 21].map((count) => textIn(locale).due(count))
    expect(due('ru')).toEqual([
      'Throughline: 1 клиент: срок вышел или близок',
      'Throughline: 2 клиента: срок вышел или близок',
      'Throughline: 5 клиентов: срок вышел или близок',
      'Throughline: 21 клиент: срок вышел или близок',
    ])
    expect(due('ro').slice(2)).toEqual([
      'Throughline: 5 clienți cu termen depășit sau apropiat',
      'Throughline: 21 de clienți cu termen depășit sau apropiat',
    ])
    expect(textIn('it').arrivals(1)).toBe('1 nuovo messaggio')
  })

  it('are of the chosen language, whatever the system speaks', () => {
    const language = hostLanguage(() => 'ru-RU')
    language.choose('it')
    expect(language.text().quit).toBe('Esci da Throughline')
    language.choose('system')
    expect(language.text().quit).toBe('Завершить Throughline')
  })

  it('join names as the language does', () => {
    expect(hostLanguage(() => 'it').list(['Ana', 'Bo'])).toBe('Ana e Bo')
  })
})

/** Every plain text with its path: `file`, `roles.copy`. */
function labels(text: object): readonly (readonly [string, string])[] {
  return Object.entries(text).flatMap(([key, value]): readonly (readonly [string, string])[] => {
    if (typeof value === 'string') return [[key, value]]
    if (typeof value !== 'object') return []
    return labels(value).map(([inner, label]) => [`${key}.${inner}`, label] as const)
  })
}
