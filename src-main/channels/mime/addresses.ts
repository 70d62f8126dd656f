import type { Address } from '../../contract/message.ts'
import { decodeHeaderText, encodedWordEnd } from './encoded-words.ts'

/** Far above any real list; a longer one is cut. */
const mostAddresses = 20_000

/** A mailbox as it was scanned: the phrase, what stood in angle brackets, what stood in comments. */
interface RawMailbox {
  readonly phrase: string
  readonly angle: string | null
  readonly comment: string
}

/**
 * The mailboxes of a From, To, Cc … header, groups flattened. Tolerates what real mail holds: commas in unquoted names,
 * missing brackets, comments, encoded names, double @. A mailbox whose address cannot be read keeps its name and an empty
 * address. Addresses are lower case, because they identify a person.
 */
export function parseAddresses(raw: string | null, fallbackCharset = ''): readonly Address[] {
  if (!raw) return []
  const addresses: Address[] = []
  let pendingName = ''
  for (const mailbox of scan(raw)) {
    const address = toAddress(mailbox, pendingName, fallbackCharset)
    // "Doe, John <john@x>" without quotes scans as two mailboxes, the first without an address.
    const isHalfName = mailbox.angle === null && address.address === '' && mailbox.phrase !== ''
    if (mailbox.angle === null && isList(mailbox.phrase)) {
      for (const word of mailbox.phrase.split(/\s+/)) addresses.push(toAddress({ ...mailbox, phrase: word }, '', ''))
      continue
    }
    if (pendingName !== '' && mailbox.angle === null) addresses.push(nameOnly(pendingName, fallbackCharset))
    pendingName = isHalfName ? mailbox.phrase : ''
    if (!isHalfName && (address.address !== '' || address.name !== '')) addresses.push(address)
    if (addresses.length >= mostAddresses) return addresses
  }
  if (pendingName !== '') addresses.push(nameOnly(pendingName, fallbackCharset))
  return addresses
}

/** Addresses with nothing but spaces between them. */
function isList(phrase: string): boolean {
  return phrase.indexOf('@') !== phrase.lastIndexOf('@') && phrase.trim().split(/\s+/).every(looksLikeAddress)
}

function nameOnly(phrase: string, fallbackCharset: string): Address {
  const name = cleanName(decodeHeaderText(phrase, fallbackCharset))
  // Some mailers encode the whole mailbox as one word.
  const inner = /^(.{0,400}?)<([^<>\s]{1,320}@[^<>\s]{1,320})>$/.exec(name)
  if (inner) return { name: cleanName(inner[1] as string), address: (inner[2] as string).toLowerCase() }
  return looksLikeAddress(name) ? { name: '', address: name.toLowerCase() } : { name, address: '' }
}

function toAddress(mailbox: RawMailbox, pendingName: string, fallbackCharset: string): Address {
  const phrase = pendingName === '' || mailbox.angle === null ? mailbox.phrase : `${pendingName}, ${mailbox.phrase}`
  if (mailbox.angle !== null) {
    const name = cleanName(decodeHeaderText(phrase || mailbox.comment, fallbackCharset))
    const address = cleanAddress(mailbox.angle, fallbackCharset)
    if (address !== '') return { name: name.toLowerCase() === address ? '' : name, address }
    // "<" that was never an address: `John <> john@x` or `"john@x" <>`.
    const named = addressWithin(phrase)
    return named ? { name: '', address: named } : { name, address: '' }
  }
  // "jdoe@test   . example" was legal once (RFC 822).
  const joined = phrase.includes('@') ? phrase.replace(/\s+\.\s*/g, '.') : phrase
  const bare = addressWithin(joined)
  if (bare === null) return nameOnly(phrase, fallbackCharset)
  const rest = joined.replace(/(?:"[^"]{0,100}")?\S*@\S*/, '').trim()
  return { name: cleanName(decodeHeaderText(rest || mailbox.comment, fallbackCharset)), address: bare }
}

/** The word with an @ in a phrase without brackets: `ana@x`, `Ana ana@x`, `"ana@x"`. */
function addressWithin(phrase: string): string | null {
  if (!phrase.includes('@')) return null
  const words =
    phrase
      .slice(0, 2000)
      .match(/"[^"]{1,100}"@\S+|\S+/g)
      ?.filter(looksLikeAddress) ?? []
  const last = words.at(-1)
  return last === undefined ? null : cleanAddress(last, '') || null
}

function looksLikeAddress(text: string): boolean {
  const at = text.lastIndexOf('@')
  return at > 0 && at < text.length - 1 && text.length <= 640 && !/\s/.test(text.replace(/^"[^"]*"/, ''))
}

/** A quoted local part may hold spaces, commas and semicolons (RFC 5321 4.1.2). */
const quotedLocalPart = /^"[^"]{1,64}"@[^\s;,@]+$/
/** A colon before the @ is a group without its semicolon: `<Undisclosed-Recipient:@host>`. */
const plainAddress = /^[^@;,]*[^@;,:]@[^;,]+$/

function cleanAddress(raw: string, fallbackCharset: string): string {
  let text = raw.trim()
  if (text === '' || text.length > 2000) return ''
  // A source route `@relay,@relay2:ana@x` (RFC 822) is dead; only its end counts.
  if (text.startsWith('@') && text.includes(':')) text = text.slice(text.lastIndexOf(':') + 1)
  if (text.includes('(')) text = text.replace(/\([^()]*\)/g, '')
  text = decodeHeaderText(text, fallbackCharset).replace(/^mailto:/i, '')
  text = text.replace(/^['<]+|["'>.,;]+$/g, '')
  if (quotedLocalPart.test(text)) return text.toLowerCase()
  text = text.replace(/^"+|\s+/g, '')
  return plainAddress.test(text) ? text.toLowerCase() : ''
}

function cleanName(name: string): string {
  if (!/["'\\]|\s\s/.test(name)) return name.trim()
  return name
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2')
    .replace(/^["'](?=[^"']*$)/, '')
    .trim()
    .replace(/\\(["\\])/g, '$1')
}

/** Cuts a header at the commas, semicolons and group colons that are none of a quoted string, comment or bracket. */
function* scan(raw: string): Generator<RawMailbox> {
  let phrase = ''
  let angle: string | null = null
  let comment = ''
  const take = (): RawMailbox => {
    const mailbox = { phrase: phrase.trim(), angle, comment: comment.trim() }
    phrase = ''
    angle = null
    comment = ''
    return mailbox
  }
  let plainFrom = 0
  let at = 0
  const keepPlain = () => {
    if (at > plainFrom) phrase += raw.slice(plainFrom, at)
  }
  while (at < raw.length) {
    const char = raw[at]
    switch (char) {
      case '"': {
        keepPlain()
        const end = closingQuote(raw, at + 1)
        phrase += raw.slice(at, end + 1)
        plainFrom = at = end + 1
        break
      }
      case '(': {
        const end = commentEnd(raw, at)
        if (end < 0) {
          at++
          break
        }
        keepPlain()
        comment += ` ${raw.slice(at + 1, end)}`
        plainFrom = at = end + 1
        break
      }
      case '<': {
        keepPlain()
        const end = raw.indexOf('>', at)
        const stop = end < 0 ? raw.length : end
        // The last brackets that hold an address count: "Ana <3 <ana@x>".
        const content = raw.slice(at + 1, stop)
        const nested = content.lastIndexOf('<')
        if (angle === null || content.includes('@')) angle = nested < 0 ? content : content.slice(nested + 1)
        at = stop + 1
        while (raw[at] === '>') at++
        plainFrom = at
        break
      }
      case '=': {
        const end = raw[at + 1] === '?' ? encodedWordEnd(raw, at) : -1
        at = end > 0 && isOneWord(raw, at, end) ? end : at + 1
        break
      }
      case ',':
      case ';':
        keepPlain()
        yield take()
        plainFrom = ++at
        break
      case ':':
        keepPlain()
        // The name of a group, such as `Undisclosed recipients:;`. In an address a colon belongs to it.
        if (phrase.includes('@')) phrase += ':'
        else phrase = ''
        plainFrom = ++at
        break
      default:
        at++
    }
  }
  at = raw.length
  keepPlain()
  yield take()
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
