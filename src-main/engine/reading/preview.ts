import { foldsOf, withoutFolds } from './folds.ts'

const previewLength = 160
/** White space and what folds take most of it. */
const looked = 3 * previewLength
/**
 * The beginning of a text on one line: what is new in it, before what was said already. Of a text that is nothing else,
 * its beginning.
 */
export function previewOf(text: string): string {
  const beginning = text.slice(0, looked)
  if (!mayFold(beginning)) return firstLine(beginning)
  // A long quote may stand before the answer.
  const longer = text.slice(0, 4_000)
  const visible = withoutFolds(longer, foldsOf(longer))
  // Questions that stay open between answers are not new either.
  return firstLine(visible.replace(/^[ \t]*[>＞].*$/gm, '')) || firstLine(visible)
}

const marks = ['>', '＞', ':\n', ': \n', '：', '--', '__']
const labelOrProduct =
  /\n[*_]?(?:From|Sent|Von|Gesendet|Da|Inviato|От|Отправлено|De la|Trimis|差出人)[*_]?[:：]|iPhone|Android|Outlook|Mail\b|Почт/

/** Whether looking for folds is worth its price: few texts begin with any of this, and a first sync stores thousands a second. */
function mayFold(beginning: string): boolean {
  return marks.some((mark) => beginning.includes(mark)) || labelOrProduct.test(beginning)
}

/** Sign by sign, for most of a text is never looked at. */
function firstLine(text: string): string {
  const end = Math.min(text.length, looked)
  let line = ''
  let wordStart = -1
  for (let at = 0; at <= end && line.length < previewLength; at++) {
    const isSpace = at === end || text.charCodeAt(at) <= 32 || text.charCodeAt(at) === 0xa0
    if (!isSpace && wordStart < 0) wordStart = at
    if (!isSpace || wordStart < 0) continue
    line += (line ? ' ' : '') + text.slice(wordStart, at)
    wordStart = -1
  }
  return line.slice(0, previewLength)
}
