import type { TextFold } from '../../contract/message.ts'
import { openingAt, skipBlank } from './quote-openings.ts'
import { signatureStart } from './signatures.ts'
import { isBlank, isQuoted, linesOf, type TextLine } from './text-lines.ts'

/** Longer texts are shown from there on as they are: a hostile one must not hold up a timeline. */
const looked = 200_000
/** Short quotes between answers are the questions to them; longer ones are what everybody knows. */
const longestQuestion = 4
/** One line with a `>` and nothing that says whose words follow may be "> 50 kg". */
const shortestUnopened = 3

/**
 * What a reader of a conversation has seen before (quotes) or seldom needs (signatures), ascending, never overlapping.
 * Whole lines, without the break after the last. New words always stay: where nothing else would, nothing folds.
 *
 * Ours, because the kept library for it, email-reply-parser 2.3, shows what is new in 34 of the 65 replies of
 * `tests/corpus/replies` (Romanian: none of 6, Russian: 3 of 10), loses new words in three, and tells no places.
 */
export function foldsOf(text: string): readonly TextFold[] {
  const lines = linesOf(text.length > looked ? text.slice(0, looked) : text)
  const quotes = withoutQuestions(lines, quotesOf(lines))
  const spans = [...quotes, ...signaturesOf(lines, quotes)].sort((a, b) => a.from - b.from)
  const folds = spans.map(({ kind, from, to }) => ({ kind, ...rangeOf(lines, from, to) }))
  // A quote that is not marked goes on to the end of the text, however long that is.
  const last = folds.at(-1)
  if (last && text.length > looked && spans.at(-1)?.endless) folds[folds.length - 1] = { ...last, end: text.length }
  return saysSomething(text, folds) ? folds : []
}

/** What a person reads first: the text without its folds. */
export function withoutFolds(text: string, folds: readonly TextFold[]): string {
  let visible = ''
  let at = 0
  for (const { start, end } of folds) {
    visible += text.slice(at, start)
    at = end
  }
  return visible + text.slice(at)
}

interface Span {
  readonly kind: TextFold['kind']
  /** Lines; `to` is exclusive. */
  readonly from: number
  readonly to: number
  /** Marked lines in it; 0 where nothing is marked. */
  readonly marked: number
  /** A line before says whose words these are. */
  readonly opened: boolean
  readonly endless: boolean
}

function quotesOf(lines: readonly TextLine[]): readonly Span[] {
  const spans: Span[] = []
  for (let at = 0; at < lines.length; ) {
    if (isBlank(lines[at])) {
      at++
      continue
    }
    if (isQuoted(lines[at])) {
      const run = quotedRun(lines, at)
      spans.push({ kind: 'quote', from: at, ...run, opened: opensInside(lines, at), endless: false })
      at = run.to
      continue
    }
    const opening = openingAt(lines, at)
    const next = opening ? skipBlank(lines, opening.next) : at
    const run = opening && isQuoted(lines[next]) ? quotedRun(lines, next) : null
    if (opening?.kind === 'forward') at = run ? run.to : opening.next
    else if (run) {
      spans.push({ kind: 'quote', from: at, ...run, opened: true, endless: false })
      at = run.to
    } else if (opening?.kind === 'certain') {
      spans.push({ kind: 'quote', from: at, to: lines.length, marked: 0, opened: true, endless: true })
      break
    } else at++
  }
  return spans
}

/** Clients of Apple and Open-Xchange mark the line that says whose words follow, too. */
function opensInside(lines: readonly TextLine[], at: number): boolean {
  const unmarked = lines.slice(at, at + 4).map((line) => ({ ...line, words: line.words.replace(/^[>＞\s]+/, '') }))
  return openingAt(unmarked, 0) !== null
}

/** Marked lines, and the blank ones between them. */
function quotedRun(lines: readonly TextLine[], from: number): { readonly to: number; readonly marked: number } {
  let to = from
  let marked = 0
  for (let at = from; at < lines.length; at++) {
    if (isQuoted(lines[at])) {
      to = at + 1
      marked++
    } else if (!isBlank(lines[at])) break
  }
  return { to, marked }
}

/** Leaves open what an answer needs to be understood: of a mail answered point by point, the points. */
function withoutQuestions(lines: readonly TextLine[], spans: readonly Span[]): readonly Span[] {
  const answered = new Set(spans.filter((span) => isAnswered(lines, span)))
  const isPointByPoint = answered.size > 1
  return spans.flatMap((span) => {
    if (span.endless) return span
    if (!span.opened && span.marked < shortestUnopened) return []
    return isPointByPoint && answered.has(span) ? beforeQuestion(lines, span) : span
  })
}

/** The quote without its last paragraph, which is what the answer below it answers. */
function beforeQuestion(lines: readonly TextLine[], span: Span): readonly Span[] {
  if (span.marked <= longestQuestion) return []
  let from = span.to
  while (from > span.from && /[^>＞\s]/.test(lines[from - 1]?.words ?? '')) from--
  const isShort = from > span.from && span.to - from <= longestQuestion
  return [isShort ? { ...span, to: from } : span]
}

function isAnswered(lines: readonly TextLine[], span: Span): boolean {
  const next = skipBlank(lines, span.to)
  return next < lines.length && !isQuoted(lines[next]) && lines[next]?.words !== '--'
}

/** The signature of each stretch of new words. */
function signaturesOf(lines: readonly TextLine[], quotes: readonly Span[]): readonly Span[] {
  const spans: Span[] = []
  let from = 0
  for (const stretchEnd of [...quotes, { from: lines.length, to: lines.length }]) {
    let to = stretchEnd.from
    while (to > from && isBlank(lines[to - 1])) to--
    const start = to > from ? signatureStart(lines, from, to) : null
    if (start !== null) spans.push({ kind: 'signature', from: start, to, marked: 0, opened: false, endless: false })
    from = stretchEnd.to
  }
  return spans
}

function rangeOf(
  lines: readonly TextLine[],
  from: number,
  to: number,
): { readonly start: number; readonly end: number } {
  let last = to - 1
  while (last > from && isBlank(lines[last])) last--
  return { start: lines[from]?.start ?? 0, end: lines[last]?.end ?? 0 }
}

function saysSomething(text: string, folds: readonly TextFold[]): boolean {
  return folds.length > 0 && /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(withoutFolds(text, folds))
}
