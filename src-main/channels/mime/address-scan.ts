import { assertNever } from '../../contract/errors.ts'
import { encodedWordEnd } from './encoded-words.ts'

/** A mailbox as it was scanned: the phrase, what stood in angle brackets, what stood in comments. */
export interface RawMailbox {
  readonly phrase: string
  readonly angle: string | null
  readonly comment: string
}

/**
 * Cuts an address header at the commas, semicolons and group colons that are in no quoted string, comment or bracket.
 * Takes time linear in its length, whatever stands in it.
 */
export function* scanMailboxes(raw: string): Generator<RawMailbox> {
  let mailbox = emptyMailbox()
  let plainFrom = 0
  for (let at = 0; at < raw.length; ) {
    const token = tokenAt(raw, at)
    if (token === null) {
      at++
      continue
    }
    mailbox.phrase += raw.slice(plainFrom, at)
    switch (token.kind) {
      case 'text':
        mailbox.phrase += raw.slice(at, token.end)
        break
      case 'comment':
        mailbox.comment += ` ${raw.slice(at + 1, token.end - 1)}`
        break
      case 'angle':
        mailbox.angle = betterAngle(mailbox.angle, raw.slice(at + 1, token.end))
        break
      case 'separator':
        yield trimmed(mailbox)
        mailbox = emptyMailbox()
        break
      case 'colon':
        // The name of a group, such as `Undisclosed recipients:;`. In an address a colon belongs to it.
        mailbox.phrase = mailbox.phrase.includes('@') ? `${mailbox.phrase}:` : ''
        break
      default:
        return assertNever(token.kind)
    }
    plainFrom = at = token.end
  }
  mailbox.phrase += raw.slice(plainFrom)
  yield trimmed(mailbox)
}

interface OpenMailbox {
  phrase: string
  angle: string | null
  comment: string
}

function emptyMailbox(): OpenMailbox {
  return { phrase: '', angle: null, comment: '' }
}

function trimmed({ phrase, angle, comment }: OpenMailbox): RawMailbox {
  return { phrase: phrase.trim(), angle, comment: comment.trim() }
}

interface Token {
  readonly kind: 'text' | 'comment' | 'angle' | 'separator' | 'colon'
  readonly end: number
}

/** What starts here, other than plain text; null inside plain text. */
function tokenAt(raw: string, at: number): Token | null {
  switch (raw[at]) {
    case '"':
      return { kind: 'text', end: closingQuote(raw, at + 1) + 1 }
    case '(': {
      const end = commentEnd(raw, at)
      return end < 0 ? null : { kind: 'comment', end: end + 1 }
    }
    case '<':
      return { kind: 'angle', end: angleEnd(raw, at) }
    case '=': {
      const end = raw[at + 1] === '?' ? encodedWordEnd(raw, at) : -1
      return end > 0 && isOneWord(raw, at, end) ? { kind: 'text', end } : null
    }
    case ',':
    case ';':
      return { kind: 'separator', end: at + 1 }
    case ':':
      return { kind: 'colon', end: at + 1 }
    default:
      return null
  }
}

/** After the closing bracket, and after more of them: `<<ana@x>>`. */
function angleEnd(raw: string, start: number): number {
  let end = raw.indexOf('>', start)
  if (end < 0) return raw.length
  while (raw[end] === '>') end++
  return end
}

/** The last brackets that hold an address count: `Ana <3 <ana@x>`. */
function betterAngle(known: string | null, content: string): string {
  const inner = content.slice(content.lastIndexOf('<') + 1).replace(/>+$/, '')
  return known === null || inner.includes('@') ? inner : known
}

/** An encoded word with commas inside is one word as long as no bracket is: a lost `?=` must not swallow the list. */
function isOneWord(raw: string, start: number, end: number): boolean {
  return end - start < 500 && !/[<>@]/.test(raw.slice(start, end))
}

/** The closing quote that is not escaped. One that is missing closes before the bracket or at the end. */
function closingQuote(raw: string, start: number): number {
  for (let at = start; at < raw.length; at++) {
    if (raw[at] === '\\') at++
    else if (raw[at] === '"') return at
  }
  const bracket = raw.indexOf('<', start)
  return bracket < 0 ? raw.length : bracket - 1
}

const longestComment = 400

/** The bracket that closes a comment (they nest), or -1 when it is no comment. */
function commentEnd(raw: string, start: number): number {
  let depth = 0
  const stop = Math.min(raw.length, start + longestComment)
  for (let at = start; at < stop; at++) {
    const char = raw[at]
    if (char === '\\') at++
    else if (char === '(') depth++
    else if (char === ')' && --depth === 0) return at
  }
  return -1
}
