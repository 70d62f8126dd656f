type Part = 'year' | 'month' | 'day'

/** The order in which a language writes a date, such as day, month, year. */
function orderOf(locale: string): readonly Part[] {
  const parts = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'numeric', day: 'numeric' }).formatToParts(0)
  return parts.flatMap(({ type }) => (type === 'year' || type === 'month' || type === 'day' ? [type] : []))
}

/**
 * The first moment (epoch ms) of what was typed, in this computer's zone: a day (`14.3.2021`, `2021-03-14`, `14 March`),
 * a month (`March 2021`, `3/2021`) or a year, as the language writes them. Without a year it is the last such day.
 * Null where it is no date.
 */
export function typedDate(text: string, locale: string, now: number): number | null {
  const words = text.toLowerCase().match(/\p{L}+|\d+/gu) ?? []
  const numbers = words.filter((word) => /^\d/.test(word)).map(Number)
  const names = words.filter((word) => !/^\d/.test(word) && !isFiller(word))
  const named = names.map((name) => monthNamed(name, locale))
  if (names.length > 1 || named.includes(null) || numbers.length === 0) return null
  const parts = named[0] === undefined ? numericParts(numbers, orderOf(locale)) : besideMonth(numbers, named[0] ?? 0)
  return parts && momentOf(parts, now)
}

/** What people write between the parts: "14 de marzo", "2021 г.", "14th". */
function isFiller(word: string): boolean {
  return ['de', 'del', 'di', 'of', 'the', 'st', 'nd', 'rd', 'th', 'г', 'года'].includes(word)
}

type Parts = Readonly<Partial<Record<Part, number>>>

function numericParts(numbers: readonly number[], order: readonly Part[]): Parts | null {
  const [a, b, c] = numbers
  if (a === undefined || numbers.length > 3) return null
  if (b === undefined) return a > 31 ? { year: a } : { day: a }
  if (c === undefined) {
    // 3/2021 and 2021-03 are months, 14.3. is a day.
    if (a > 31) return { year: a, month: b }
    if (b > 31) return { month: a, year: b }
    return order.indexOf('month') < order.indexOf('day') ? { month: a, day: b } : { day: a, month: b }
  }
  const written: readonly Part[] = a > 31 ? ['year', 'month', 'day'] : order
  return Object.fromEntries(written.map((part, index) => [part, numbers[index]]))
}

function besideMonth(numbers: readonly number[], month: number): Parts | null {
  const [a, b] = numbers
  if (a === undefined || numbers.length > 2) return null
  if (b === undefined) return a > 31 ? { month, year: a } : { month, day: a }
  return a > 31 ? { year: a, month, day: b } : { day: a, month, year: b }
}

/** 1 to 12 for the beginning of a month's name in this language or in English, three letters at least; else null. */
function monthNamed(word: string, locale: string): number | null {
  if (word.length < 3) return null
  for (const language of [locale, 'en']) {
    for (const form of [{ month: 'long' }, { month: 'long', day: 'numeric' }, { month: 'short' }] as const) {
      const format = new Intl.DateTimeFormat(language, form)
      const month = Array.from({ length: 12 }, (_, index) => index).find((index) =>
        format
          .formatToParts(new Date(2021, index, 1))
          .some(({ type, value }) => type === 'month' && value.toLowerCase().startsWith(word)),
      )
      if (month !== undefined) return month + 1
    }
  }
  return null
}

function momentOf({ year, month, day }: Parts, now: number): number | null {
  const today = new Date(now)
  const inYear = (full: number) => {
    const thisMonth = year === undefined && month === undefined ? today.getMonth() + 1 : 1
    const moment = new Date(full, (month ?? thisMonth) - 1, day ?? 1)
    // The calendar takes 31 April for 1 May.
    return moment.getDate() === (day ?? 1) && moment.getMonth() === (month ?? thisMonth) - 1 ? moment.getTime() : null
  }
  if (year !== undefined) return inYear(year < 100 ? 2000 + year : year)
  const thisYear = inYear(today.getFullYear())
  return thisYear !== null && thisYear > now ? inYear(today.getFullYear() - 1) : thisYear
}
