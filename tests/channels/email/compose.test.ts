import fc from 'fast-check'
import PostalMime from 'postal-mime'
import { describe, expect, it } from 'vitest'
import { composeMail } from '../../../src-main/channels/email/send/compose-mail.ts'
import { flowText } from '../../../src-main/channels/email/send/flow-text.ts'
import { unflow } from '../../../src-main/channels/mime/flowed-text.ts'
import { readMail } from '../../support/read-mail.ts'
import { outgoing } from './mailbox.ts'

const composed = async (facts: Parameters<typeof outgoing>[0]) => Buffer.from(await composeMail(outgoing(facts)))
const headerOf = (source: Buffer) => source.subarray(0, source.indexOf('\r\n\r\n')).toString('latin1')
const unfolded = (source: Buffer) => headerOf(source).replaceAll(/\r\n[ \t]/g, ' ')

describe('The header of a message that leaves', () => {
  it('says who, whom, when, about what and in answer to what, and nothing else', async () => {
    const source = await composed({
      channelMessageId: 'id@shop.test',
      cc: [{ name: '', address: 'boss@home.test' }],
      bcc: [{ name: 'Audit', address: 'audit@home.test' }],
      references: ['root@home.test', 'gmail-thread:17', 'last@home.test'],
      inReplyTo: 'last@home.test',
      language: 'it',
    })
    expect(headerOf(source).split('\r\n')).toEqual([
      'From: Support <support@shop.test>',
      'To: Ana <ana@home.test>',
      'Cc: boss@home.test',
      'Subject: Your order',
      'Date: Fri, 20 Nov 2026 09:30:00 +0000',
      'Message-ID: <id@shop.test>',
      'In-Reply-To: <last@home.test>',
      'References: <root@home.test> <last@home.test>',
      'Content-Language: it',
      'User-Agent: Throughline',
      'Content-Transfer-Encoding: 7bit',
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8; format=flowed; delsp=no',
    ])
  })

  it('is the same to the byte whenever it is composed', async () => {
    const message = outgoing({ html: '<p>Words</p>', attachments: [file('a.pdf', 'application/pdf', [1, 2, 3])] })
    expect(Buffer.from(await composeMail(message)).equals(Buffer.from(await composeMail({ ...message })))).toBe(true)
  })

  it('is known again however it comes back: with other line ends, another folding, headers of servers before it', async () => {
    const source = await composed({
      from: { name: 'Служба поддержки покупателей', address: 'support@shop.test' },
      subject: 'Ваш заказ: длинная тема, которую приходится складывать в несколько строк',
    })
    const { remoteId } = readMail(source)
    const text = source.toString('latin1')
    const versions = [
      text.replaceAll('\r\n', '\n'),
      `Return-Path: <support@shop.test>\r\nReceived: from mx\r\n\tby imap; now\r\n${text}`,
      text.replaceAll(/\r\n /g, '\r\n\t\t'),
      text.replaceAll(/\r\n /g, ' '),
    ]
    for (const version of versions) expect(readMail(Buffer.from(version, 'latin1')).remoteId).toBe(remoteId)
  })

  it('keeps every line short, whatever it carries', async () => {
    const references = Array.from({ length: 200 }, (_, index) => `${index}-${'x'.repeat(60)}@home.test`)
    const to = Array.from({ length: 100 }, (_, index) => ({ name: `Клиент ${index}`, address: `c${index}@home.test` }))
    const source = await composed({
      references,
      to,
      subject: 'Очень длинная тема '.repeat(20),
      text: 'слово '.repeat(500),
    })
    for (const line of source.toString('latin1').split('\r\n')) expect(line.length).toBeLessThanOrEqual(78)
    const read = readMail(source)
    expect(read.to).toEqual(to)
    expect(read.references[0]).toBe(references[0])
    expect(read.references.at(-1)).toBe(references.at(-1))
    expect(read.subject).toBe('Очень длинная тема '.repeat(20).trim())
  })

  it('writes nothing that a value smuggles in', async () => {
    const evil = 'x\r\nBcc: evil@home.test\r\n\r\nbody'
    const source = await composed({
      subject: evil,
      from: { name: evil, address: 'support@shop.test' },
      to: [{ name: evil, address: 'ana@home.test' }],
      inReplyTo: evil,
      references: [evil],
      language: evil,
      attachments: [{ ...file(evil, 'text/plain\r\nBcc: evil@home.test', [1]), contentId: evil }],
    })
    for (const line of source.toString('latin1').split('\r\n')) expect(line).not.toMatch(/^bcc:/i)
    expect(readMail(source).bcc).toEqual([])
  })

  it('names no recipient where all of them are blind', async () => {
    const source = await composed({ to: [], bcc: [{ name: '', address: 'ana@home.test' }] })
    expect(unfolded(source)).toContain('To: "undisclosed-recipients":;')
    expect(source.includes('ana@home.test')).toBe(false)
    expect(readMail(source).to).toEqual([])
  })

  it('never says that a person’s mail is an automatic one', async () => {
    const source = await composed({ html: '<p>Words</p>' })
    expect(headerOf(source)).not.toMatch(/^(auto-submitted|precedence|x-auto|list-)/im)
  })
})

describe('The body of a message that leaves', () => {
  it('offers plain text beside the markup, pictures within it, files beside both, and reads back the same', async () => {
    const picture = { ...file('чек.png', 'image/png', [137, 80, 78, 71]), contentId: 'p1@shop.test' }
    const bytes = Array.from({ length: 5_000 }, (_, index) => index % 256)
    const attachment = file('Счёт за ноябрь 2026, очень длинное имя файла.pdf', 'application/pdf', bytes)
    const html = '<p>Здравствуйте! <img src="cid:p1@shop.test"></p>'
    const source = await composed({ text: 'Здравствуйте!', html, attachments: [picture, attachment] })
    const structure = [...source.toString('latin1').matchAll(/^Content-Type: ([^;\r]+)/gm)].map(([, type]) => type)
    expect(structure).toEqual([
      'multipart/mixed',
      'multipart/alternative',
      'text/plain',
      'multipart/related',
      'text/html',
      'image/png',
      'application/pdf',
    ])

    const ours = readMail(source, { keepAttachments: true })
    expect(ours).toMatchObject({ text: 'Здравствуйте!', html })
    expect(ours.attachments.map(({ name, type, contentId }) => ({ name, type, contentId }))).toEqual([
      { name: picture.name, type: 'image/png', contentId: 'p1@shop.test' },
      { name: attachment.name, type: 'application/pdf', contentId: null },
    ])
    expect(Buffer.from(ours.attachments[1]?.content ?? []).equals(Buffer.from(bytes))).toBe(true)

    const theirs = await PostalMime.parse(source)
    expect(theirs.text?.trim()).toBe('Здравствуйте!')
    expect(theirs.html?.trim()).toBe(html)
    expect(theirs.attachments.map(({ filename }) => filename)).toEqual([picture.name, attachment.name])
  })

  it('carries what other programs would take apart as plain bytes, and a mail as a mail where it can', async () => {
    const mail = 'Subject: Hello\r\n\r\nWords\r\n'
    const source = await composed({
      attachments: [
        { ...file('a.eml', 'message/rfc822', []), content: Buffer.from(mail) },
        { ...file('b.eml', 'message/rfc822', []), content: Buffer.from('Subject: Привет\n\n') },
        file('c', 'multipart/mixed; boundary=x', [1]),
        file('d', 'nonsense', [1]),
      ],
    })
    const types = [...source.toString('latin1').matchAll(/^Content-Type: ([^;\r]+)/gm)].map(([, type]) => type)
    expect(types.slice(2)).toEqual(['message/rfc822', ...Array.from({ length: 3 }, () => 'application/octet-stream')])
    expect(source.includes(mail)).toBe(true)
  })

  it('is ASCII in lines ended by CRLF, whatever was written', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'binary' }),
        async (subject, text, html) => {
          const source = await composed({ subject, text, html })
          expect(source.every((byte) => byte < 128 && byte !== 0)).toBe(true)
          expect(source.toString('latin1').replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
          for (const line of source.toString('latin1').split('\r\n')) expect(line.length).toBeLessThanOrEqual(998)
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('Text that flows', () => {
  it('breaks long paragraphs softly, repeats the marks of what is quoted, and keeps a signature’s mark', () => {
    const flowed = flowText(`${'word '.repeat(30).trim()}\n> ${'said '.repeat(30).trim()}\n\n-- \nSupport`).split(
      '\r\n',
    )
    expect(flowed.every((line) => line.length <= 78)).toBe(true)
    expect(flowed.filter((line) => line.startsWith('word')).length).toBeGreaterThan(1)
    expect(flowed.filter((line) => line.startsWith('> said')).length).toBeGreaterThan(1)
    expect(flowed.slice(-3)).toEqual(['', '-- ', 'Support'])
  })

  it('stuffs what would be read as something else', () => {
    expect(flowText('From here\n indented\n >no quote').split('\r\n')).toEqual([
      ' From here',
      '  indented',
      '  >no quote',
    ])
  })

  it('reads back as it was written, but for spaces nobody sees at the end of a line', () => {
    const words = fc.constantFrom(
      'a',
      'word',
      '-- ',
      '>',
      '> ',
      ' ',
      '  ',
      'From ',
      'x'.repeat(90),
      'слово',
      '\n',
      '\n\n',
      '--',
    )
    fc.assert(
      fc.property(fc.array(words, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('')
        expect(unflow(flowText(text).replaceAll('\r\n', '\n'), false)).toBe(asRead(text))
      }),
      { numRuns: 2_000 },
    )
  })
})

/** Quote marks without spaces between them, then one space; no spaces at the end but the signature's. */
function asRead(text: string): string {
  return text
    .split('\n')
    .map((line) => {
      const marks = /^(?:> ?)+/.exec(line)?.[0] ?? ''
      const rest = line.slice(marks.length)
      const content = rest === '-- ' ? rest : rest.trimEnd()
      return marks === '' ? content : `${marks.replaceAll(' ', '')} ${content}`
    })
    .join('\n')
}

function file(name: string, type: string, bytes: readonly number[]) {
  return { name, type, content: Uint8Array.from(bytes), contentId: null }
}
