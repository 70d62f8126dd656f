import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { RemoteMessage } from '../../../src-main/channels/channel.ts'
import { parseHeader } from '../../../src-main/channels/mime/headers.ts'
import type { MimeStructure } from '../../../src-main/channels/mime/mail-context.ts'
import type { MimePart } from '../../../src-main/channels/mime/mime-part.ts'
import { bodySections, readParts, readPrefix } from '../../../src-main/channels/mime/read-message.ts'
import { parseTree } from '../../../src-main/channels/mime/tree.ts'
import { mailContext, mailSource, readMail } from '../../support/read-mail.ts'

const corpus = fileURLToPath(new URL('../../corpus/mime/', import.meta.url))
const wholeMails = readdirSync(corpus, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.eml'))
  .filter((path) => readMail(readFileSync(corpus + path)).source === null)

describe('a mail read part by part', () => {
  it.each(wholeMails)('says the same as read whole: %s', (path) => {
    const raw = readFileSync(corpus + path)
    const { fields, bodyStart } = parseHeader(raw, 0, raw.length)
    const structure = structureOf(parseTree(raw, fields, bodyStart).root)
    const bodies = bodiesOf(parseTree(raw, fields, bodyStart).root)
    const fetched = new Map(bodySections(structure).map((section) => [section, bodies.get(section) as Uint8Array]))
    const byParts = readParts(raw.subarray(0, bodyStart), structure, fetched, mailContext(raw.length))
    expect(withoutSizes(byParts)).toEqual(withoutSizes(readMail(raw)))
  })

  it('fetches the words and nothing else', () => {
    const structure: MimeStructure = {
      type: 'multipart/mixed',
      childNodes: [
        {
          type: 'multipart/alternative',
          part: '1',
          childNodes: [
            { type: 'text/plain', part: '1.1' },
            { type: 'text/html', part: '1.2' },
          ],
        },
        { type: 'application/pdf', part: '2', disposition: 'attachment' },
        { type: 'text/plain', part: '3', disposition: 'attachment' },
        { type: 'message/rfc822', part: '4', childNodes: [{ type: 'text/plain', part: '4' }] },
      ],
    }
    expect(bodySections(structure)).toEqual(['1.1', '1.2'])
    expect(bodySections({ type: 'text/plain' })).toEqual(['1'])
    expect(bodySections({ type: 'application/pdf' })).toEqual([])
  })

  it('fetches what a report says to machines, and the header that came back', () => {
    const structure: MimeStructure = {
      type: 'multipart/report',
      childNodes: [
        { type: 'text/plain', part: '1' },
        { type: 'message/delivery-status', part: '2' },
        { type: 'text/rfc822-headers', part: '3' },
      ],
    }
    expect(bodySections(structure)).toEqual(['1', '2', '3'])
  })

  it('fetches a calendar, unless it is a whole year', () => {
    const withCalendar = (size: number): MimeStructure => ({
      type: 'multipart/alternative',
      childNodes: [
        { type: 'text/plain', part: '1' },
        { type: 'text/calendar', part: '2', size },
      ],
    })
    expect(bodySections(withCalendar(4_000))).toEqual(['1', '2'])
    expect(bodySections(withCalendar(4 << 20))).toEqual(['1'])
  })
})

describe('parameters that a server lists as they were written', () => {
  it.each<readonly [Readonly<Record<string, string>>, string]>([
    [{ 'filename*': "utf-8''R%C3%BCckgabe.pdf" }, 'Rückgabe.pdf'],
    [{ 'filename*1*': 'gabe.pdf', 'filename*0*': "utf-8''R%C3%BCck" }, 'Rückgabe.pdf'],
    [{ 'filename*0': 'Rück', 'filename*1': 'gabe – 1.pdf' }, 'Rückgabe – 1.pdf'],
    [{ filename: '=?utf-8?Q?R=C3=BCckgabe.pdf?=' }, 'Rückgabe.pdf'],
    [{ filename: 'Rückgabe – 1.pdf' }, 'Rückgabe – 1.pdf'],
  ])('%j name a file', (dispositionParameters, name) => {
    const structure: MimeStructure = {
      type: 'application/pdf',
      part: '1',
      disposition: 'attachment',
      dispositionParameters,
    }
    const message = readParts(Buffer.from('Subject: Hi\r\n\r\n'), structure, new Map(), mailContext(100))
    expect(message.attachments[0]?.name).toBe(name)
  })
})

describe('a mail read by its first bytes', () => {
  const source = mailSource(
    'From: ana@home.test',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    '',
    'words',
    '--b',
    'Content-Type: application/pdf; name=a.pdf',
    'Content-Transfer-Encoding: base64',
    '',
    'SGVsbG8=',
    '--b--',
    'An epilogue that nobody reads, of some length.',
  )

  it('is whole once its last boundary is there', () => {
    const end = source.indexOf('--b--') + '--b--\r\n'.length
    expect(readPrefix(source.subarray(0, end), mailContext(source.length))).toEqual(readMail(source))
  })

  it('is not told from any shorter prefix', () => {
    const end = source.indexOf('--b--') + '--b--'.length
    for (let length = 0; length < end; length++) {
      expect(readPrefix(source.subarray(0, length), mailContext(source.length))).toBeNull()
    }
  })

  it('of plain text is told only whole', () => {
    const plain = mailSource('Subject: Hi', '', 'words and words')
    expect(readPrefix(plain.subarray(0, 20), mailContext(plain.length))).toBeNull()
    expect(readPrefix(plain, mailContext(plain.length))).toEqual(readMail(plain))
  })

  it('that is one file is told by its header', () => {
    const file = mailSource('From: ana@home.test', 'Content-Type: application/pdf; name=a.pdf', '', 'x'.repeat(5000))
    const told = readPrefix(file.subarray(0, 100), mailContext(file.length))
    expect(told).toEqual(readMail(file))
  })
})

function structureOf(part: MimePart): MimeStructure {
  const isMultipart = part.type.startsWith('multipart/')
  return {
    type: part.type,
    part: part.section === '' ? undefined : part.section,
    parameters: part.parameters,
    disposition: part.disposition,
    dispositionParameters: part.dispositionParameters,
    id: part.contentId === null ? undefined : `<${part.contentId}>`,
    encoding: part.encoding,
    size: part.encodedBytes,
    envelope: part.type === 'message/rfc822' ? envelopeIn(part.body) : undefined,
    childNodes: isMultipart ? part.children.map(structureOf) : undefined,
  }
}

function envelopeIn(body: Uint8Array | null): MimeStructure['envelope'] {
  const text = Buffer.from(body ?? []).toString('latin1')
  const subject = /^subject:(.*(?:\r?\n[ \t].*)*)/im.exec(text)?.[1]?.trim() ?? ''
  return { subject, messageId: /^message-id:\s*(\S+)/im.exec(text)?.[1] }
}

function bodiesOf(part: MimePart): ReadonlyMap<string, Uint8Array> {
  const own: [string, Uint8Array][] = part.body ? [[part.section, part.body]] : []
  return new Map([...own, ...part.children.flatMap((child) => [...bodiesOf(child)])])
}

/** A server tells sizes in transfer encoding only: the decoded size is an estimate. */
function withoutSizes(message: RemoteMessage) {
  return { ...message, attachments: message.attachments.map((attachment) => ({ ...attachment, sizeBytes: null })) }
}
