/** Languages that windows and hosts speak, as BCP 47 tags. */
export const languages = ['en', 'ru', 'it', 'ro'] as const
export type Language = (typeof languages)[number]

/** What a person may choose; `system` follows the computer's own list of languages. */
export const languageChoices = ['system', ...languages] as const
export type LanguageChoice = (typeof languageChoices)[number]

/**
 * The language to speak: the chosen one, or the first of the system's tags (`it-CH`, best first) that we have.
 * English when we have none of them.
 */
export function languageFor(choice: LanguageChoice, systemTags: readonly string[]): Language {
  if (choice !== 'system') return choice
  const wanted = systemTags.map((tag) => tag.split('-')[0]?.toLowerCase())
  return wanted.flatMap((tag) => languages.find((language) => language === tag) ?? [])[0] ?? 'en'
}
