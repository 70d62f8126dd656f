import { decodeHeaderText } from './encoded-words.ts'
import { headerValue, parseHeader } from './headers.ts'
import { givenName, type MimePart } from './mime-part.ts'

const longestName = 180

/** What a nameless file of a type is called. */
const extensions: ReadonlyMap<string, string> = new Map([
  ['text/plain', 'txt'],
  ['text/html', 'html'],
  ['text/csv', 'csv'],
  ['text/calendar', 'ics'],
  ['text/vcard', 'vcf'],
  ['text/x-vcard', 'vcf'],
  ['text/rfc822-headers', 'txt'],
  ['message/rfc822', 'eml'],
  ['message/delivery-status', 'txt'],
  ['image/jpeg', 'jpg'],
  ['image/jpg', 'jpg'],
  ['image/png', 'png'],
  ['image/gif', 'gif'],
  ['image/webp', 'webp'],
  ['image/svg+xml', 'svg'],
  ['image/heic', 'heic'],
  ['audio/mpeg', 'mp3'],
  ['audio/ogg', 'ogg'],
  ['video/mp4', 'mp4'],
  ['application/pdf', 'pdf'],
  ['application/zip', 'zip'],
  ['application/ics', 'ics'],
  ['application/json', 'json'],
  ['application/msword', 'doc'],
  ['application/pgp-signature', 'asc'],
  ['application/pkcs7-signature', 'p7s'],
])

const types = new Map([...extensions].reverse().map(([type, extension]) => [extension, type]))

/** The media type of a file that comes without one, by its name. */
export function typeOfName(name: string): string {
  return types.get(name.slice(name.lastIndexOf('.') + 1).toLowerCase()) ?? 'application/octet-stream'
}

/** The name to show and save an attachment under; never empty, never a path. An attached mail is named after its subject. */
export function attachmentName(part: MimePart, fallbackCharset: string): string {
  const given = cleanFileName(decodeHeaderText(givenName(part), fallbackCharset))
  if (given !== '') return given
  const extension = extensions.get(part.type) ?? 'bin'
  const subject =
    part.type === 'message/rfc822' ? cleanFileName(subjectOf(part, fallbackCharset).replace(/[\\/]/g, '-')) : ''
  if (subject !== '') return `${subject}.eml`
  switch (part.type) {
    case 'message/rfc822':
      return 'message.eml'
    case 'text/calendar':
      return 'invite.ics'
    case 'message/delivery-status':
      return 'delivery-status.txt'
    case 'text/rfc822-headers':
      return 'headers.txt'
    default:
      return `${part.type.split('/')[0] || 'file'}.${extension}`
  }
}

function subjectOf(part: MimePart, fallbackCharset: string): string {
  if (part.subject !== null) return decodeHeaderText(part.subject, fallbackCharset)
  if (!part.body) return ''
  const { fields } = parseHeader(part.body, 0, Math.min(part.body.length, 64 << 10))
  return decodeHeaderText(headerValue(fields, 'subject') ?? '', fallbackCharset)
}

/**
 * A name that is safe to show and to save: without folders, control characters, what Windows forbids, and the marks that
 * turn text around (`gpj.exe` shown as `exe.jpg`).
 */
export function cleanFileName(name: string): string {
  const last = name.slice(0, 2000).split(/[\\/]/).at(-1) ?? ''
  const clean = last
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out.
    .replace(/[\0-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '')
  if (clean.length <= longestName) return clean
  const dot = clean.lastIndexOf('.')
  const extension = dot > 0 && clean.length - dot <= 12 ? clean.slice(dot) : ''
  return clean.slice(0, longestName - extension.length) + extension
}
