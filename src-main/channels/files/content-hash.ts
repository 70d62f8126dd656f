import { asBuffer } from '../mime/bytes.ts'
import { type HeaderFields, headerValues } from '../mime/headers.ts'
import { shortHash } from '../mime/remote-id.ts'
import type { RawMail } from './raw-mail.ts'

/** Counted by mailbox files, so they differ between two copies of one mail. */
const ofTheMailbox = new Set(['status', 'lines', 'content-length'])

/**
 * Tells files apart that share a Message-ID: some differ only in a recipient or a body, and none may be lost. Copies of
 * one mail in several folders hash alike, whatever their mailbox noted in `X-` fields.
 */
export function contentHash(mail: RawMail, fields: HeaderFields, bodyStart: number): string {
  const names = [...fields.keys()].filter((name) => !name.startsWith('x-') && !ofTheMailbox.has(name))
  const header = names.map((name) => `${name}:${headerValues(fields, name).join('\n')}`).join('\n')
  const body = shortHash(asBuffer(mail.bytes).subarray(bodyStart))
  return shortHash(`${header}\n\n${body} ${mail.sizeBytes === mail.bytes.length ? '' : mail.sizeBytes}`).slice(0, 11)
}
