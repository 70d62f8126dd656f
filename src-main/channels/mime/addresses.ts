import type { Address } from '../../contract/message.ts'
import { type RawMailbox, scanMailboxes } from './address-scan.ts'
import { decodeHeaderText } from './encoded-words.ts'

/** Far above any real list; a longer one is cut. */
const mostAddresses = 20_000

/**
 * The mailboxes of a From, To, Cc … header, groups flattened. Tolerates what real mail holds: commas in unquoted names,
 * missing brackets, comments, encoded names, double @. A mailbox whose address cannot be read keeps its name and an empty
 * address. Addresses are lower case, because they identify a person.
 */
export function parseAddresses(raw: string | null, fallbackCharset = ''): readonly Address[] {
  if (!raw) return []
  const addresses: Address[] = []
  let pendingName = ''
  for (const mailbox of scanMailboxes(raw)) {
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
