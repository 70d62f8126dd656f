import { type Language, languages } from '../../src-main/contract/languages.ts'

const names: Readonly<Record<Language, string>> = {
  en: 'English',
  ru: 'Русский',
  it: 'Italiano',
  ro: 'Română',
}

/** Each language by its own name, so that everyone finds theirs whatever the window speaks now. */
export const languageOptions = languages.map((value) => ({ value, label: names[value] }))
