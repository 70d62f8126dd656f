import { assertNever } from '../../src-main/contract/errors.ts'
import type { Language } from '../../src-main/contract/languages.ts'
import { type Catalogue, english } from './catalogues.ts'
import { createI18n, type I18n } from './i18n.ts'

/**
 * Speaks a language, once its catalogue is here: English comes with the window, the others are fetched from beside it.
 * `systemTags` are the reader's own (`en-GB`), whose variant dates and numbers keep.
 */
export async function loadI18n(language: Language, systemTags: readonly string[]): Promise<I18n> {
  const region = systemTags.find((tag) => tag === language || tag.startsWith(`${language}-`)) ?? language
  return createI18n(language, await catalogueOf(language), region)
}

async function catalogueOf(language: Language): Promise<Catalogue> {
  switch (language) {
    case 'en':
      return english
    case 'ru':
      return (await import('./ru/catalogue.ts')).russian
    case 'it':
      return (await import('./it/catalogue.ts')).italian
    case 'ro':
      return (await import('./ro/catalogue.ts')).romanian
    default:
      return assertNever(language)
  }
}
