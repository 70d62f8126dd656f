import { deflateSync } from 'node:zlib'
import { describe, expect, it, vi } from 'vitest'
import { mailSource, readMail } from '../../support/read-mail.ts'

// Many rounds on a machine that may be busy: only something that never ends is a failure.
vi.setConfig({ testTimeout: 120_000 })

const head = 'From: ana@home.test\nSubject: Hi\n'

describe('hostile mail', () => {
  it('reads a mail of 50 MB without copying its attachment', () => {
    const attachment = Buffer.alloc(50 << 20, `${'QUJD'.repeat(19)}\r\n`)
    const raw = Buffer.concat([
      mailSource(
        'From: ana@home.test',
        'Content-Type: multipart/mixed; boundary=b',
        '',
        '--b',
        '',
        'words',
        '--b',
        'Content-Type: video/mp4; name=a.mp4',
        'Content-Transfer-Encoding: base64',
        '',
        '',
      ),
      attachment,
      mailSource('', '--b--', ''),
    ])
    const before = process.memoryUsage().arrayBuffers
    const message = readMail(raw)
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1 << 20)
    expect([message.text, message.attachments[0]?.name, message.attachments[0]?.content]).toEqual([
      'words',
      'a.mp4',
      null,
    ])
  })

  it('cuts a text of 50 MB and offers the whole as a file', () => {
    const message = readMail(Buffer.concat([Buffer.from('Subject: Hi\r\n\r\n'), Buffer.alloc(50 << 20, 'words and ')]))
    expect(message.text.length).toBe(2 << 20)
    expect(message.attachments).toMatchObject([
      { name: 'text.txt', type: 'text/plain', section: '1', sizeBytes: 50 << 20 },
    ])
  })

  it('reads 10,000 recipients', () => {
    const people = Array.from({ length: 10_000 }, (_, index) => `"Person, ${index}" <p${index}@home.test>`)
    const message = readMail(`${head}To: ${people.join(',\n ')}\n\nwords`)
    expect([message.to.length, message.to.at(-1), message.text]).toEqual([
      10_000,
      { name: 'Person, 9999', address: 'p9999@home.test' },
      'words',
    ])
  })

  it('reads the words inside 1,000 nested parts', () => {
    const open = Array.from(
      { length: 1000 },
      (_, depth) => `Content-Type: multipart/mixed; boundary=b${depth}\n\n--b${depth}\n`,
    )
    expect(readMail(`${head}${open.join('')}\ndeep words\n`).text).toBe('deep words')
  })

  it('shows what lies deeper than any tree', () => {
    const open = Array.from(
      { length: 20_000 },
      (_, depth) => `Content-Type: multipart/mixed; boundary=b${depth}\n\n--b${depth}\n`,
    )
    expect(readMail(`${head}${open.join('')}\ndeep words\n`).text).toContain('deep words')
  })

  it('reads a header with NULs', () => {
    const message = readMail('From: a\0na@home.test\nSub\0ject: Hi\0 there\n\nwo\0rds')
    expect([message.subject, message.text]).toEqual(['Hi there', 'words'])
  })

  it('never unpacks an archive', () => {
    const bomb = deflateSync(Buffer.alloc(20 << 20))
    const message = readMail(
      `${head}Content-Type: application/zip; name=bomb.zip\nContent-Transfer-Encoding: base64\n\n${bomb.toString('base64')}`,
      { keepAttachments: true },
    )
    expect(Buffer.from(message.attachments[0]?.content ?? [])).toEqual(bomb)
  })

  // Each of these takes minutes where a parser looks at the same bytes again and again.
  const many = 300_000
  it.each<readonly [string, string]>([
    [
      'boundaries that are none',
      `${head}Content-Type: multipart/mixed; boundary=b\n\n--b\n\nwords${'\n--'.repeat(many)}`,
    ],
    ['parts without end', `${head}Content-Type: multipart/mixed; boundary=b\n${'\n--b\nX: y'.repeat(many)}`],
    ['header fields', `${'X-Line: y\n'.repeat(many)}\nwords`],
    ['folded lines', `Subject: a${'\n b'.repeat(many)}\n\nwords`],
    ['carriage returns', `Subject: ${'\r'.repeat(many)}x\n\nwords`],
    ['open brackets in To', `${head}To: ${'<'.repeat(many)}\n\nwords`],
    ['open comments in To', `${head}To: ${'('.repeat(many)}\n\nwords`],
    ['open comments and brackets in To', `${head}To: ${'(<'.repeat(many)}\n\nwords`],
    ['open quotes in To', `${head}To: ${'"a <'.repeat(many)}\n\nwords`],
    ['commas in To', `${head}To: ${','.repeat(many)}\n\nwords`],
    ['names without addresses in To', `${head}To: ${'a, '.repeat(many)}\n\nwords`],
    ['@ in To', `${head}To: ${'@'.repeat(many)}\n\nwords`],
    ['open encoded words in Subject', `Subject: ${'=?utf-8?Q?a'.repeat(many / 4)}\n\nwords`],
    ['encoded words in Subject', `Subject: ${'=?utf-8?Q?a?= '.repeat(many)}\n\nwords`],
    [
      'charsets in Subject',
      `Subject: ${Array.from({ length: 5000 }, (_, n) => `=?x-${n}?Q?=FF?=`).join(' ')}\n\nwords`,
    ],
    ['open ids in References', `${head}References: ${'<'.repeat(many)}\n\nwords`],
    ['ids in References', `${head}References: ${'<a@b> '.repeat(many)}\n\nwords`],
    ['parameters', `${head}Content-Type: text/plain${'; a=b'.repeat(many)}\n\nwords`],
    ['continued parameters', `${head}Content-Type: text/plain${'; name*1*=%41'.repeat(many)}\n\nwords`],
    ['open tags', `${head}Content-Type: text/html\n\n${'<div><b>'.repeat(many / 4)}words`],
    ['open quotes in HTML', `${head}Content-Type: text/html\n\n${'<blockquote>'.repeat(many / 10)}words`],
    ['angle brackets in HTML', `${head}Content-Type: text/html\n\nwords${'<'.repeat(many)}`],
    ['spaces in text', `${head}\nwords${' '.repeat(many)}x${' '.repeat(many)}`],
    ['blank lines in text', `${head}\nwords${'\n'.repeat(many)}x`],
    ['uuencoded files without end', `${head}\n${'begin 644 a\n'.repeat(many / 4)}words`],
    [
      'equals signs in quoted-printable',
      `${head}Content-Transfer-Encoding: quoted-printable\n\nwords${'= '.repeat(many)}`,
    ],
    ['quotes in flowed text', `${head}Content-Type: text/plain; format=flowed\n\n${'>'.repeat(many)} words`],
  ])(
    'reads a mail with 300,000 %s',
    (_what, source) => {
      const message = readMail(source)
      expect(message.sizeBytes).toBeGreaterThan(40_000)
      expect(message.remoteId).toMatch(/^[\w-]{22}$/)
    },
    30_000,
  )
})
