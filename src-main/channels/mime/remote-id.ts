import { hash } from 'node:crypto'
import { type HeaderFields, headerValue, parseHeader } from './headers.ts'

/**
 * The desk's key of a mail, base64url: a hash over the raw values of Message-ID, Date, From and Subject, with folding and
 * white space normalised, so that the whole source, its first bytes and a fetched header agree in every folder.
 * Without a Message-ID every header field counts: fetch the whole header then.
 */
export function remoteIdOf(header: Uint8Array): string {
  return remoteIdOfFields(parseHeader(header, 0, header.length).fields)
}

/** The same, for a header that was parsed already. */
export function remoteIdOfFields(fields: HeaderFields): string {
  return shortHash(identifyingText(fields))
}

/** 132 bits of SHA-256, base64url: short enough for an index, long enough never to meet its like. */
export function shortHash(content: string | Uint8Array): string {
  return hash('sha256', content, 'base64url').slice(0, 22)
}

function identifyingText(fields: HeaderFields): string {
  const id = normalised(headerValue(fields, 'message-id'))
  if (id !== '') {
    const date = normalised(headerValue(fields, 'date'))
    const from = normalised(headerValue(fields, 'from'))
    return `${id}\n${date}\n${from}\n${normalised(headerValue(fields, 'subject'))}`
  }
  return [...fields].flatMap(([name, values]) => values.map((value) => `${name}:${normalised(value)}`)).join('\n')
}

function normalised(value: string | null): string {
  if (value === null) return ''
  return /\s\s|\t/.test(value) ? value.replace(/\s+/g, ' ').trim() : value
}
