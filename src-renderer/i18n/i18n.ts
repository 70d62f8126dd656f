import { IntlMessageFormat } from 'intl-messageformat'
import type { DeskErrorShape } from '../../src-main/contract/errors.ts'
import type { Language } from '../../src-main/contract/languages.ts'
import { type Catalogue, english, type MessageKey } from './catalogues.ts'
import { createFormatters, type Formatters } from './format.ts'

export type MessageParams = Readonly<Record<string, string | number>>
export type Translate = (key: MessageKey, params?: MessageParams) => string

/** Everything a component needs to speak one language. */
export interface I18n {
  readonly locale: Language
  /** The sentence for a key, ICU syntax filled with `params`. A key the locale lacks falls back to English. */
  readonly t: Translate
  /** The sentence for an error (`error.<code>`), or its own English message when the catalogue has none. */
  readonly describeError: (error: DeskErrorShape) => string
  readonly format: Formatters
}

/**
 * A translator over a catalogue; messages are compiled on first use and kept. `region` is the reader's own variant of the
 * language (`en-GB`), for dates and numbers.
 */
export function createI18n(locale: Language, catalogue: Partial<Catalogue> = english, region: string = locale): I18n {
  const compiled = new Map<string, IntlMessageFormat>()

  const t: Translate = (key, params) => {
    let message = compiled.get(key)
    if (!message) {
      message = new IntlMessageFormat(catalogue[key] ?? english[key], locale)
      compiled.set(key, message)
    }
    return String(message.format(params))
  }

  const describeError = (error: DeskErrorShape): string => {
    const key = `error.${error.code}`
    if (!(key in english)) return error.message
    try {
      return t(key as MessageKey, error.params)
    } catch {
      // A fact the sentence wants was not sent: the English message still tells what happened.
      return error.message
    }
  }

  return { locale, t, describeError, format: createFormatters(region, t) }
}
