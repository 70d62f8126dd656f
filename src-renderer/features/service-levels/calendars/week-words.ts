/** Names of the days from Monday on, as a language writes them. */
export function weekdayNames(locale: string, style: 'long' | 'short'): readonly string[] {
  const names = new Intl.DateTimeFormat(locale, { weekday: style, timeZone: 'UTC' })
  // The first of January 2024 was a Monday.
  return Array.from({ length: 7 }, (_, day) => names.format(Date.UTC(2024, 0, 1 + day)))
}
