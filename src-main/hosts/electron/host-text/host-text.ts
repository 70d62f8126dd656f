import type { DeskErrorShape } from '../../../contract/errors.ts'
import { type Language, type LanguageChoice, languageFor } from '../../../contract/languages.ts'
import { english } from './en.ts'
import { italian } from './it.ts'
import { romanian } from './ro.ts'
import { russian } from './ru.ts'

/** What Electron's own surfaces say: menus, tray, notifications, dialogs. The window has catalogues of its own. */
export type HostText = typeof english

const texts: Readonly<Record<Language, HostText>> = { en: english, ru: russian, it: italian, ro: romanian }

/** The language of the host's surfaces; who shows a text asks for it at that moment. */
export interface HostLanguage {
  text(): HostText
  /** Names in a row, as the language joins them. */
  list(names: readonly string[]): string
  choose(choice: LanguageChoice): void
}

/** Follows the system until something else is chosen. `systemLocale` is asked when it is needed, not before. */
export function hostLanguage(systemLocale: () => string): HostLanguage {
  let choice: LanguageChoice = 'system'
  const language = (): Language => languageFor(choice, [systemLocale()])
  return {
    text: () => texts[language()],
    list: (names) => new Intl.ListFormat(language()).format(names),
    choose(next) {
      choice = next
    },
  }
}

/** The sentence of an error in this language, or its own English one. */
export function sentenceOf(error: DeskErrorShape, text: HostText): string {
  return text.errors[error.code]?.(error.params) ?? error.message
}
