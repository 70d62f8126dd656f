import { describe, expect, it } from 'vitest'
import type { MimeStructure } from '../../../src-main/channels/mime/mail-context.ts'
import { bodySections, readParts } from '../../../src-main/channels/mime/read-message.ts'
import { decompressRtf } from '../../../src-main/channels/mime/tnef/compressed-rtf.ts'
import { readTnef } from '../../../src-main/channels/mime/tnef/read-tnef.ts'
import { readRtf } from '../../../src-main/channels/mime/tnef/rtf-text.ts'
import { mailContext, readMail } from '../../support/read-mail.ts'
import {
  attribute,
  bytesProperty,
  codePage,
  file,
  messageProperties,
  namedProperty,
  numberProperty,
  plainRtf,
  textProperty,
  tnef,
} from '../../support/tnef-writer.ts'

const head = 'From: ana@home.test\nTo: support@shop.test\nSubject: Order 7\nMIME-Version: 1.0\n'
const bill = Buffer.alloc(3_000, '%PDF-1.4 the bill ')
const winmail = tnef(
  codePage(1252),
  messageProperties(
    namedProperty('X-Custom', 'ours'),
    numberProperty(0x0e07, 1),
    bytesProperty(
      0x1009,
      plainRtf('{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}\\f0 Hello,\\par where is it?\\par}'),
    ),
  ),
  file('RECHNU~1.PDF', bill, textProperty(0x3707, 'Rechnung für März.pdf')),
)

function mailWith(content: Buffer, text: string | null): string {
  const words = text === null ? '' : `--b\nContent-Type: text/plain\n\n${text}\n`
  const encoded = content.toString('base64').replace(/.{76}/g, '$&\n')
  return `${head}Content-Type: multipart/mixed; boundary=b\n\n${words}--b\nContent-Type: application/ms-tnef; name=winmail.dat\nContent-Disposition: attachment; filename=winmail.dat\nContent-Transfer-Encoding: base64\n\n${encoded}\n--b--\n`
}

describe('winmail.dat', () => {
  it('gives the files in it, under their names, with their bytes', () => {
    const { text, attachments, kind } = readMail(mailWith(winmail, 'Hello'))
    expect([kind, text]).toEqual(['message', 'Hello'])
    expect(attachments).toMatchObject([
      { name: 'Rechnung für März.pdf', type: 'application/pdf', sizeBytes: bill.length, inline: false, section: null },
    ])
    expect(Buffer.from(attachments[0]?.content ?? [])).toEqual(bill)
  })

  it.each([null, '', ' \n'])('says what the mail does not: %j', (text) => {
    expect(readMail(mailWith(winmail, text)).text).toBe('Hello,\nwhere is it?')
  })

  it('gives the HTML of the mail, and its pictures', () => {
    const html = '<p>Gr\u00fc\u00dfe <img src="cid:logo@1"></p>'
    const content = tnef(
      messageProperties(numberProperty(0x3fde, 65001), bytesProperty(0x1013, Buffer.from(html))),
      file('logo.png', bill, textProperty(0x370e, 'image/png'), textProperty(0x3712, 'logo@1')),
    )
    const message = readMail(mailWith(content, null))
    expect([message.html, message.text]).toEqual([html, 'Gr\u00fc\u00dfe'])
    expect(message.attachments).toMatchObject([
      { name: 'logo.png', type: 'image/png', contentId: 'logo@1', inline: true },
    ])
  })

  it('gives the plain text of old, in its code page', () => {
    const content = tnef(codePage(1251), attribute(1, 0x0002800c, Buffer.from('cff0e8e2e5f200', 'hex')))
    expect(readMail(mailWith(content, null)).text).toBe('Привет')
  })

  it('stays a file where it is cut off, beside what could be read', () => {
    const { text, attachments } = readMail(mailWith(winmail.subarray(0, winmail.length - 1_000), null))
    expect([text, attachments.map(({ name }) => name)]).toEqual(['Hello,\nwhere is it?', ['winmail.dat']])
  })

  it('stays a file where it holds a message that is none of its files', () => {
    const embedded = Buffer.concat([
      attribute(2, 0x00069002, Buffer.alloc(14)),
      attribute(2, 0x00018010, Buffer.from('Fwd\0')),
    ])
    expect(readMail(mailWith(tnef(embedded), 'See')).attachments.map(({ name }) => name)).toEqual(['winmail.dat'])
  })

  it.each([
    ['noise', Buffer.from('no envelope at all')],
    ['nothing', Buffer.alloc(0)],
    ['a beginning', tnef()],
  ])('that is %s leaves the mail readable', (_what, content) => {
    expect(readMail(mailWith(content, 'words')).text).toBe('words')
  })

  it('can be cut off anywhere', () => {
    for (let length = 0; length < winmail.length; length++) {
      expect(readTnef(winmail.subarray(0, length))?.files.length ?? 0).toBeLessThanOrEqual(1)
    }
  })

  it.each([
    ['properties', tnef(messageProperties(...Array.from({ length: 20_000 }, () => namedProperty('x', 'y'))))],
    ['files', tnef(...Array.from({ length: 2_000 }, () => file('a', Buffer.from('b'))))],
    ['values', tnef(attribute(1, 0x00069003, Buffer.from('010000001f100030ffffffff', 'hex')))],
  ])('is read with too many %s', (_what, content) => {
    expect(readMail(mailWith(content, 'words')).text).toBe('words')
  })
})

describe('winmail.dat on a server', () => {
  const structure = (size: number, withText: boolean): MimeStructure => ({
    type: 'multipart/mixed',
    childNodes: [
      ...(withText ? [{ type: 'text/plain', part: '1' }] : [{ type: 'image/png', part: '1' }]),
      {
        type: 'application/ms-tnef',
        part: '2',
        size,
        encoding: 'base64',
        dispositionParameters: { filename: 'winmail.dat' },
      },
    ],
  })

  it('is fetched when it is small, or all there is to read', () => {
    expect(bodySections(structure(200_000, true))).toEqual(['1', '2'])
    expect(bodySections(structure(20 << 20, true))).toEqual(['1'])
    expect(bodySections(structure(20 << 20, false))).toEqual(['2'])
  })

  it('stays a file to fetch when only its beginning came', () => {
    const beginning = Buffer.from(winmail.toString('base64').slice(0, 2_000))
    const parts = new Map([['2', beginning]])
    const message = readParts(Buffer.from(head), structure(20 << 20, false), parts, mailContext(20 << 20))
    expect(message.text).toBe('Hello,\nwhere is it?')
    expect(message.attachments.map(({ name, section }) => [name, section])).toEqual([
      ['image.png', '1'],
      ['winmail.dat', '2'],
    ])
  })
})

describe('RTF', () => {
  // The two examples of MS-OXRTFCP 4.1.
  it.each([
    [
      '2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0',
      '{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n',
    ],
    ['1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0', '{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}'],
  ])('is decompressed', (hex, rtf) => {
    expect(decompressRtf(Buffer.from(hex, 'hex')).toString('latin1')).toBe(rtf)
  })

  it.each([
    ['{\\rtf1\\ansi hello\\par world}', 'hello\nworld'],
    ["{\\rtf1\\ansi\\ansicpg1251 \\'cf\\'f0\\'e8\\'e2\\'e5\\'f2}", 'Привет'],
    ["{\\rtf1{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fcharset204 Arial;}}\\f1\\'cf\\f0 a}", 'Пa'],
    ['{\\rtf1\\uc1 \\u1055?\\u-10179?\\u-8704?}', 'П😀'],
    ['{\\rtf1 a{\\*\\unknown hidden {\\b deep}} b{\\pict 00ff}}', 'a b'],
    ['{\\rtf1 \\{curly\\} \\\\ \\ldblquote x\\rdblquote\\~\\emdash}', '{curly} \\ “x”\u00a0—'],
    ['{\\rtf1 a}}} b', 'a b'],
    ['{\\rtf1 a{{{', 'a'],
  ])('%s is read', (rtf, text) => {
    expect(readRtf(Buffer.from(rtf, 'latin1')).text).toBe(text)
  })

  it('gives back the HTML it was made of', () => {
    const rtf =
      '{\\rtf1\\ansi\\ansicpg1252\\fromhtml1 {\\*\\htmltag19 <html>}{\\*\\htmltag64 <p class="a">}\\htmlrtf {\\f0 \\htmlrtf0 Gr\\\'fc\\\'dfe &amp; more\\htmlrtf\\par}\\htmlrtf0{\\*\\mhtmltag72 <p>}{\\*\\htmltag72 </p>}{\\*\\htmltag27 </html>}}'
    expect(readRtf(Buffer.from(rtf, 'latin1')).html).toBe('<html><p class="a">Grüße &amp; more</p></html>')
  })

  it.each(['{'.repeat(200_000), '\\par'.repeat(200_000), "\\'41".repeat(200_000), '\\u65?'.repeat(200_000)])(
    'of 200,000 times the same is read',
    (rtf) => {
      expect(readRtf(Buffer.from(rtf)).html).toBeNull()
    },
  )
})
