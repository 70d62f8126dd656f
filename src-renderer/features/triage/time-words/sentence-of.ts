import { plainWords, type TimeUnit, type TimeVocabulary, type TimeWord } from './time-words.ts'

/** What a text says about a moment, in parts that do not depend on its language. */
export interface TimeSentence {
  readonly day:
    | { readonly type: 'offset'; readonly days: number }
    | { readonly type: 'weekday'; readonly day: number; readonly nextWeek: boolean }
    | { readonly type: 'weekend'; readonly nextWeek: boolean }
    | { readonly type: 'date'; readonly year: number | null; readonly month: number | null; readonly date: number }
    /** The first day of the next week, month or year. */
    | { readonly type: 'next'; readonly unit: TimeUnit }
    | null
  readonly time: { readonly hour: number; readonly minute: number } | null
  readonly spans: readonly { readonly unit: TimeUnit; readonly count: number }[]
}

type Token =
  | TimeWord
  | { readonly type: 'time'; readonly hour: number; readonly minute: number }
  | { readonly type: 'date'; readonly year: number | null; readonly month: number; readonly date: number }

const longestExpression = 4

/** The sentence in these words; null when one of them is not understood, or when two of them contradict each other. */
export function sentenceOf(text: string, vocabulary: TimeVocabulary, monthFirst: boolean): TimeSentence | null {
  const tokens = tokensOf(text, vocabulary, monthFirst)
  return tokens && read(tokens, vocabulary.nextIsComing === true)
}

function tokensOf(text: string, vocabulary: TimeVocabulary, monthFirst: boolean): readonly Token[] | null {
  const meanings = meaningsOf(vocabulary.words)
  const afterNumber = meaningsOf(vocabulary.afterNumber ?? [])
  // "9am", "2h", "24th": the number and the word behind it.
  const words = plainWords(text)
    .replace(/(\d)(\p{L})/gu, '$1 $2')
    .split(' ')
    .filter(Boolean)
  const tokens: Token[] = []
  for (let at = 0; at < words.length; ) {
    const last = tokens.at(-1)
    const figures = figuresOf(words[at] ?? '', last?.type === 'at', monthFirst)
    if (figures) {
      tokens.push(figures)
      at += 1
      continue
    }
    const size = expressionSize(words, at, (phrase) => meanings.has(phrase) || afterNumber.has(phrase))
    const phrase = words.slice(at, at + size).join(' ')
    const meaning = (last?.type === 'number' && afterNumber.get(phrase)) || meanings.get(phrase)
    if (!meaning) return null
    tokens.push(meaning)
    at += size
  }
  return tokens.filter(({ type }) => type !== 'noise')
}

function meaningsOf(words: TimeVocabulary['words']): ReadonlyMap<string, TimeWord> {
  return new Map(words.flatMap(([forms, meaning]) => forms.split('|').map((form) => [plainWords(form), meaning])))
}

function expressionSize(words: readonly string[], at: number, isKnown: (phrase: string) => boolean): number {
  for (let size = Math.min(longestExpression, words.length - at); size > 1; size -= 1)
    if (isKnown(words.slice(at, at + size).join(' '))) return size
  return 1
}

function figuresOf(word: string, isTime: boolean, monthFirst: boolean): Token | null {
  const whole = /^\d{1,4}$/.exec(word)
  if (whole) return { type: 'number', value: Number(word) }
  const time = /^(\d{1,2}):(\d{2})$/.exec(word) ?? (isTime ? /^(\d{1,2})\.(\d{2})$/.exec(word) : null)
  if (time) return { type: 'time', hour: Number(time[1]), minute: Number(time[2]) }
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(word)
  if (iso) return { type: 'date', year: Number(iso[1]), month: Number(iso[2]) - 1, date: Number(iso[3]) }
  const parts = /^(\d{1,2})([./-])(\d{1,2})(?:[./-](\d{4}|\d{2}))?[./]?$/.exec(word)
  if (!parts) return null
  const [, first, separator, second, year] = parts
  // "9.30" is half past nine, for there is no thirtieth month.
  if (separator === '.' && year === undefined && Number(second) > 12)
    return { type: 'time', hour: Number(first), minute: Number(second) }
  const [month, date] = monthFirst && separator === '/' ? [first, second] : [second, first]
  return { type: 'date', year: fullYear(year), month: Number(month) - 1, date: Number(date) }
}

function fullYear(year: string | undefined): number | null {
  if (year === undefined) return null
  return year.length === 2 ? 2000 + Number(year) : Number(year)
}

/** Puts the tokens together: numbers go with what stands beside them. */
function read(tokens: readonly Token[], nextIsComing: boolean): TimeSentence | null {
  let day: TimeSentence['day'] = null
  let time: { hour: number; minute: number } | null = null
  let isAfternoon: boolean | null = null
  let partHour: number | null = null
  let isNext = false
  const spans: { unit: TimeUnit; count: number }[] = []

  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] as Token
    const next = tokens[at + 1]
    const before = tokens[at - 1]
    switch (token.type) {
      case 'number': {
        if (next?.type === 'month') {
          const year = tokens[at + 2]
          if (day) return null
          const isYear = year?.type === 'number' && year.value >= 1000
          day = { type: 'date', year: isYear ? year.value : null, month: next.month, date: token.value }
          at += isYear ? 2 : 1
        } else if (next?.type === 'ordinal') {
          const month = tokens[at + 2]
          if (day) return null
          day = { type: 'date', year: null, month: month?.type === 'month' ? month.month : null, date: token.value }
          at += month?.type === 'month' ? 2 : 1
        } else if (next?.type === 'unit') {
          // "At 9 hours", "tomorrow 9 hours": o'clock. Elsewhere: that long.
          const isClock = before?.type === 'at' || (day !== null && before?.type !== 'in')
          if (isClock && (next.unit === 'hour' || next.unit === 'day')) {
            if (time) return null
            time = { hour: token.value, minute: 0 }
            if (next.unit === 'day') isAfternoon = true
          } else spans.push({ unit: next.unit, count: token.value })
          at += 1
        } else if (time || token.value > 24) return null
        else time = { hour: token.value, minute: 0 }
        break
      }
      case 'time':
        if (time) return null
        time = { hour: token.hour, minute: token.minute }
        break
      case 'date':
        if (day) return null
        day = token
        break
      case 'month': {
        if (day || next?.type !== 'number') return null
        const hasOrdinal = tokens[at + 2]?.type === 'ordinal'
        day = { type: 'date', year: null, month: token.month, date: next.value }
        at += hasOrdinal ? 2 : 1
        break
      }
      case 'day':
        if (day) return null
        day = { type: 'offset', days: token.offset }
        if (token.hour !== undefined) partHour = token.hour
        break
      case 'weekday':
        if (day) return null
        day = { type: 'weekday', day: token.day, nextWeek: false }
        break
      case 'weekend':
        if (day) return null
        day = { type: 'weekend', nextWeek: false }
        break
      case 'part':
        partHour = token.hour
        break
      case 'half':
        isAfternoon = token.afternoon
        break
      case 'span':
        spans.push(token)
        break
      case 'unit':
        if (isNext || next?.type === 'next') {
          if (day || token.unit === 'minute' || token.unit === 'hour') return null
          day = token.unit === 'day' ? { type: 'offset', days: 1 } : { type: 'next', unit: token.unit }
          isNext = false
          if (next?.type === 'next') at += 1
        } else if (before?.type === 'in') spans.push({ unit: token.unit, count: 1 })
        // "Alle ore 9", "la ora 9": a word of the clock only.
        else if (token.unit !== 'hour' || (next?.type !== 'number' && next?.type !== 'time')) return null
        break
      case 'next':
        isNext = true
        break
    }
    if (isNext && day) {
      if (day.type === 'weekday' || day.type === 'weekend') day = { ...day, nextWeek: !nextIsComing }
      isNext = false
    }
  }
  if (isNext) return null
  const hour = time ? hourOf(time.hour, isAfternoon, partHour) : partHour
  if (time && (hour === null || hour > 24 || time.minute > 59)) return null
  if (!day && hour === null && spans.length === 0) return null
  return { day, time: hour === null ? null : { hour, minute: time?.minute ?? 0 }, spans }
}

/** Which nine o'clock: "9 pm", "9 in the evening". */
function hourOf(hour: number, isAfternoon: boolean | null, part: number | null): number {
  if (isAfternoon === false) return hour === 12 ? 0 : hour
  const isLate = isAfternoon === true || (part !== null && part >= 12)
  return isLate && hour < 12 ? hour + 12 : hour
}
