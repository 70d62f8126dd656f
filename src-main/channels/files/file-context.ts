import type { Flags } from '../channel.ts'
import { parseMailDate } from '../mime/dates.ts'
import { decodeHeaderText } from '../mime/encoded-words.ts'
import { type HeaderFields, headerValue } from '../mime/headers.ts'
import type { MailContext } from '../mime/mail-context.ts'
import { envelopeDate } from './envelope-line.ts'
import type { MailSource } from './find-sources.ts'
import { meaningOfFolder } from './folder-meaning.ts'
import { largestRead, type RawMail } from './raw-mail.ts'

export interface FileContext {
  readonly mail: MailContext
  /** Thread ids that the file knows besides the mail's own references. */
  readonly references: readonly string[]
}

/** What the file says about a mail; `left-out` for spam, trash and drafts. */
export function contextOf(
  fields: HeaderFields,
  mail: RawMail,
  source: MailSource,
  me: readonly string[],
  now: number,
): FileContext | 'left-out' {
  const labels = gmailLabels(fields)
  const status = mozillaStatus(fields)
  const isLeftOut = source.folder === 'left-out' || labels.some((label) => meaningOfFolder(label) === 'left-out')
  if (isLeftOut || status?.deleted || /[TD]/.test(source.maildirFlags ?? '')) return 'left-out'
  const isSent = source.folder === 'sent' || labels.some((label) => meaningOfFolder(label) === 'sent')
  const gmailThread = headerValue(fields, 'x-gm-thrid')
  return {
    references: gmailThread ? [`gmail-thread:${gmailThread}`] : [],
    mail: {
      ownAddresses: me,
      place: null,
      origin: mail.origin,
      flags: flagsOf(fields, source, labels, status),
      receivedAt: receivedTime(fields, mail, source, now),
      sizeBytes: mail.sizeBytes,
      now,
      labels: isSent ? ['Sent'] : [],
      keepAttachments: mail.bytes.length <= largestRead && mail.bytes.length === mail.sizeBytes,
    },
  }
}

/** `X-Gmail-Labels` of a Takeout: comma separated, quoted where a label has a comma, encoded where it is not ASCII. */
export function gmailLabels(fields: HeaderFields): readonly string[] {
  const header = headerValue(fields, 'x-gmail-labels')
  if (!header) return []
  const labels = decodeHeaderText(header.slice(0, 10_000)).match(/"[^"]*"|[^,]+/g) ?? []
  return labels.map((label) => label.replaceAll('"', '').trim()).filter((label) => label !== '')
}

interface MozillaStatus extends Flags {
  readonly deleted: boolean
}

/** Thunderbird's bits (nsMsgMessageFlags): 1 read, 2 replied, 4 marked, 8 deleted but not yet compacted away. */
function mozillaStatus(fields: HeaderFields): MozillaStatus | null {
  const header = headerValue(fields, 'x-mozilla-status')
  if (!header || !/^[0-9a-f]{1,8}$/i.test(header)) return null
  const bits = Number.parseInt(header, 16)
  return { seen: (bits & 1) !== 0, answered: (bits & 2) !== 0, flagged: (bits & 4) !== 0, deleted: (bits & 8) !== 0 }
}

/** What nobody marked as unread counts as read: an import must not fill the queue with old mail. */
function flagsOf(
  fields: HeaderFields,
  source: MailSource,
  labels: readonly string[],
  mozilla: MozillaStatus | null,
): Flags {
  const maildir = source.maildirFlags
  if (maildir !== null) {
    return { seen: maildir.includes('S'), answered: maildir.includes('R'), flagged: maildir.includes('F') }
  }
  if (mozilla) return { seen: mozilla.seen, answered: mozilla.answered, flagged: mozilla.flagged }
  if (labels.length > 0) {
    const has = (...names: readonly string[]) => labels.some((label) => names.includes(label.toLowerCase()))
    return {
      seen: !has('unread', 'непрочитанные', 'da leggere', 'non lette', 'necitite'),
      answered: false,
      flagged: has('starred', 'помеченные', 'speciali', 'cu stea'),
    }
  }
  // Elm, Pine, mutt and Dovecot keep R(ead) in Status, A(nswered) and F(lagged) in X-Status.
  const status = headerValue(fields, 'status')
  const extra = headerValue(fields, 'x-status') ?? ''
  return { seen: status === null || status.includes('R'), answered: extra.includes('A'), flagged: extra.includes('F') }
}

/** When the mail arrived: the newest Received line, the envelope of an mbox, its own date, the file's. */
function receivedTime(fields: HeaderFields, mail: RawMail, source: MailSource, now: number): number {
  const received = headerValue(fields, 'received')
  const candidates = [
    received === null ? null : parseMailDate(received.slice(received.lastIndexOf(';') + 1)),
    mail.envelope === null ? null : parseMailDate(envelopeDate(mail.envelope)),
    parseMailDate(headerValue(fields, 'date')),
    Math.round(source.modifiedAt),
  ]
  const sane = (time: number | null): time is number => time !== null && time >= earliest && time <= now + dayMs
  return candidates.find(sane) ?? now
}

const earliest = Date.UTC(1990, 0, 1)
const dayMs = 86_400_000
