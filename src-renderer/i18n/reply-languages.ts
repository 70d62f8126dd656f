/** Languages in which answers are written most; the one of a draft is offered beside them. */
const offered = ['en', 'ru', 'it', 'ro', 'de', 'fr', 'es', 'pt', 'uk', 'pl', 'nl', 'tr'] as const

/** Names of languages as the reader's own language calls them, the reader's first. */
export function replyLanguages(
  locale: string,
  chosen: string | null,
): readonly { readonly value: string; readonly label: string }[] {
  const names = new Intl.DisplayNames(locale, { type: 'language' })
  const tags = new Set([locale, ...(chosen === null ? [] : [chosen]), ...offered])
  return [...tags].map((value) => ({ value, label: nameOf(names, value) }))
}

function nameOf(names: Intl.DisplayNames, tag: string): string {
  try {
    return names.of(tag) ?? tag
  } catch {
    return tag
  }
}
