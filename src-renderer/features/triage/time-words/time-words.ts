/** What a word or an expression says about a moment. */
export type TimeWord =
  /** So many days from today, perhaps with its hour: "tonight". */
  | { readonly type: 'day'; readonly offset: number; readonly hour?: number }
  /** ISO: Monday is 1. */
  | { readonly type: 'weekday'; readonly day: number }
  | { readonly type: 'month'; readonly month: number }
  /** A part of the day and the hour it begins with; it also tells which 9 o'clock is meant. */
  | { readonly type: 'part'; readonly hour: number }
  | { readonly type: 'half'; readonly afternoon: boolean }
  | { readonly type: 'unit'; readonly unit: TimeUnit }
  | { readonly type: 'span'; readonly unit: TimeUnit; readonly count: number }
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'in' | 'next' | 'weekend' | 'at' | 'ordinal' | 'noise' }

export const timeUnits = ['minute', 'hour', 'day', 'week', 'month', 'year'] as const
export type TimeUnit = (typeof timeUnits)[number]

/** The words of one language. Forms of a word stand side by side: `friday|fri`. */
export interface TimeVocabulary {
  readonly words: readonly (readonly [forms: string, meaning: TimeWord])[]
  /** What a word means right behind a number: in Romanian `luni` is Monday, `2 luni` are two months. */
  readonly afterNumber?: readonly (readonly [forms: string, meaning: TimeWord])[]
  /** "Next Friday" is the first one to come, not that of the next week. */
  readonly nextIsComing?: true
}

export const day = (offset: number, hour?: number): TimeWord => ({ type: 'day', offset, ...(hour && { hour }) })
export const part = (hour: number): TimeWord => ({ type: 'part', hour })
export const unit = (name: TimeUnit): TimeWord => ({ type: 'unit', unit: name })
export const span = (count: number, name: TimeUnit): TimeWord => ({ type: 'span', unit: name, count })
export const word = (type: 'in' | 'next' | 'weekend' | 'at' | 'ordinal' | 'noise'): TimeWord => ({ type })
export const half = (afternoon: boolean): TimeWord => ({ type: 'half', afternoon })

/** Monday first. */
export function weekdays(...forms: readonly string[]): readonly (readonly [string, TimeWord])[] {
  return forms.map((each, index) => [each, { type: 'weekday', day: index + 1 }])
}

/** January first. */
export function months(...forms: readonly string[]): readonly (readonly [string, TimeWord])[] {
  return forms.map((each, index) => [each, { type: 'month', month: index }])
}

/** One first. */
export function numbers(...forms: readonly string[]): readonly (readonly [string, TimeWord])[] {
  return forms.map((each, index) => [each, { type: 'number', value: index + 1 }])
}

/** As words are compared: lower case, without accents, with spaces alone between them. */
export function plainWords(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[,;'’!?]|\.(?!\d)/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
}
