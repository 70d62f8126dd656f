import { describe, expect, it } from 'vitest'
import { readMail } from '../../support/read-mail.ts'

const head =
  'From: Ana <ana@home.test>\nTo: support@shop.test\nSubject: Order 7\nDate: Sun, 1 Nov 2026 10:00:00 +0000\n'

describe('what a mail says', () => {
  it('reads a plain mail', () => {
    const message = readMail(`${head}Message-ID: <1@home.test>\n\nWhere is it?\n`)
    expect(message).toMatchObject({
      channelMessageId: '1@home.test',
      kind: 'message',
      direction: 'in',
      from: { name: 'Ana', address: 'ana@home.test' },
      to: [{ name: '', address: 'support@shop.test' }],
      subject: 'Order 7',
      sentAt: Date.UTC(2026, 10, 1, 10),
      text: 'Where is it?',
      html: null,
      attachments: [],
      source: null,
    })
  })

  it('is outgoing when one of us wrote it, whatever the case of the address', () => {
    expect(readMail('From: Desk <Support@Shop.Test>\nTo: ana@home.test\n\nHi').direction).toBe('out')
  })

  it('is outgoing when Gmail keeps it under Sent', () => {
    expect(readMail(`${head}\nHi`, { labels: ['\\Sent'] }).direction).toBe('out')
  })

  it('prefers the plain words and keeps the HTML', () => {
    const message = readMail(
      `${head}Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\nplain\n--b\nContent-Type: text/html\n\n<b>rich</b>\n--b--\n`,
    )
    expect(message).toMatchObject({ text: 'plain', html: '<b>rich</b>' })
  })

  it('makes words of HTML when the plain part is empty', () => {
    const message = readMail(
      `${head}Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\n \n--b\nContent-Type: text/html\n\n<p>rich</p>\n--b--\n`,
    )
    expect(message.text).toBe('rich')
  })

  it('joins the texts of a mail in several pieces, around its files', () => {
    const message = readMail(
      `${head}Content-Type: multipart/mixed; boundary=b\n\n--b\n\nbefore\n--b\nContent-Type: image/png; name=a.png\n\nx\n--b\nContent-Type: text/html\n\n<p>after</p>\n--b--\n`,
    )
    expect(message.text).toBe('before\n\nafter')
    expect(message.html).toBe('<div style="white-space:pre-wrap">before</div>\n<p>after</p>')
    expect(message.attachments.map(({ name, section }) => [name, section])).toEqual([['a.png', '2']])
  })

  it('takes a named text after the words for a file', () => {
    const message = readMail(
      `${head}Content-Type: multipart/mixed; boundary=b\n\n--b\n\nwords\n--b\nContent-Type: text/plain; name=server.log\nContent-Disposition: inline; filename=server.log\n\nlog\n--b--\n`,
    )
    expect([message.text, message.attachments[0]?.name]).toEqual(['words', 'server.log'])
  })

  it('does not list other forms of the same words as files', () => {
    const message = readMail(
      `${head}Content-Type: multipart/alternative; boundary=b\n\n--b\n\nwords\n--b\nContent-Type: text/x-amp-html\n\n<html amp4email>\n--b--\n`,
    )
    expect([message.text, message.attachments]).toEqual(['words', []])
  })

  it('joins flowed lines and keeps quotes', () => {
    const message = readMail(
      `${head}Content-Type: text/plain; format=flowed\n\nOne long \nsentence.\n> quoted \n> words\n\n-- \nAna\n`,
    )
    expect(message.text).toBe('One long sentence.\n> quoted words\n\n-- \nAna')
  })

  it('drops the soft space of delsp', () => {
    expect(readMail(`${head}Content-Type: text/plain; format=flowed; delsp=yes\n\nver \nstehen\n`).text).toBe(
      'verstehen',
    )
  })

  it('takes uuencoded files out of the text', () => {
    const message = readMail(`${head}\nSee below.\nbegin 644 note.txt\n#0V%T\n\`\nend\nBye\n`)
    expect(message.text).toBe('See below.\nBye')
    expect(message.attachments).toMatchObject([{ name: 'note.txt', sizeBytes: 3, section: null }])
    expect(Buffer.from(message.attachments[0]?.content ?? []).toString()).toBe('Cat')
  })

  it('leaves words that only look uuencoded', () => {
    expect(readMail(`${head}\nbegin 644 the day\nwith a smile\n`).text).toBe('begin 644 the day\nwith a smile')
  })

  it('names an attached mail after its subject', () => {
    const message = readMail(
      `${head}Content-Type: multipart/mixed; boundary=b\n\n--b\n\nsee\n--b\nContent-Type: message/rfc822\n\nSubject: =?utf-8?Q?R=C3=BCckgabe?= 1/2\n\nhi\n--b--\n`,
    )
    expect(message.attachments[0]?.name).toBe('Rückgabe 1-2.eml')
  })

  it.each([
    ['Content-Disposition: attachment; filename="../../etc/passwd"', 'passwd'],
    ['Content-Disposition: attachment; filename="C:\\Users\\Ana\\bill.pdf"', 'bill.pdf'],
    [
      "Content-Disposition: attachment; filename*0*=utf-8''R%C3%BCck; filename*1*=gabe%20; filename*2=1.pdf",
      'Rückgabe 1.pdf',
    ],
    ["Content-Disposition: attachment; filename=old.pdf; filename*=iso-8859-1'de'R%FCck.pdf", 'Rück.pdf'],
    ['Content-Disposition: attachment; filename="=?utf-8?B?UsO8Y2sucGRm?="', 'Rück.pdf'],
    ['Content-Disposition: attachment; filename=my bill.pdf', 'my bill.pdf'],
    ['Content-Disposition: attachment; filename="R\xc3\xbcck.pdf"', 'Rück.pdf'],
    ["Content-Disposition: attachment; filename*=utf-8''exe.%E2%80%AEfdp.scr", 'exe.fdp.scr'],
    ['Content-Disposition: attachment; filename="  .. "', 'application.pdf'],
    ['Content-Disposition: attachment', 'application.pdf'],
  ])('names a file by %s', (disposition, name) => {
    const message = readMail(
      `${head}Content-Type: multipart/mixed; boundary=b\n\n--b\n\nsee\n--b\nContent-Type: application/pdf\n${disposition}\n\nx\n--b--\n`,
    )
    expect(message.attachments[0]?.name).toBe(name)
  })

  it.each([
    ['Content-Disposition: inline', true],
    ['X-Nothing: special', true],
    ['Content-Disposition: attachment', false],
  ])('a picture of a related part with %s is inline: %s', (line, inline) => {
    const message = readMail(
      `${head}Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n<img src="cid:logo">\n--b\nContent-Type: image/png; name=logo.png\nContent-ID: <logo>\n${line}\n\nx\n--b--\n`,
    )
    expect(message.attachments[0]).toMatchObject({ contentId: 'logo', inline })
  })

  it.each([
    ['<img src="cid:logo">', true],
    ['<td background=cid:logo>', true],
    ["<p style='background: url(cid:logo)'>", true],
    ['<img src="CID:logo">', true],
    ['<p>no picture</p>', false],
    ['<img src="cid:logo2">', false],
  ])('a picture is inline when the text shows it: %s is %s', (html, inline) => {
    const message = readMail(
      `${head}Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n${html}\n--b\nContent-Type: image/png\nContent-ID: <logo>\n\nx\n--b--\n`,
    )
    expect(message.attachments[0]?.inline).toBe(inline)
  })

  it('finds the picture whose id is written with its @ escaped', () => {
    const message = readMail(
      `${head}Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n<img src="cid:logo%40x">\n--b\nContent-Type: image/png\nContent-ID: <logo@x>\n\nx\n--b--\n`,
    )
    expect(message.attachments[0]?.inline).toBe(true)
  })

  it('keeps the bytes of a file only when asked', () => {
    const source = `${head}Content-Type: multipart/mixed; boundary=b\n\n--b\n\nsee\n--b\nContent-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: base64\n\nSGVsbG8=\n--b--\n`
    expect(readMail(source).attachments[0]).toMatchObject({
      content: null,
      sizeBytes: 5,
      section: '2',
      encoding: 'base64',
    })
    const kept = readMail(source, { keepAttachments: true }).attachments[0]
    expect([Buffer.from(kept?.content ?? []).toString(), kept?.section]).toEqual(['Hello', null])
  })
})

describe('threads', () => {
  const references = (lines: string) => readMail(`${head}${lines}\n\nHi`).references

  it.each([
    ['References: <1@a> <2@a>\nIn-Reply-To: <2@a>', ['1@a', '2@a']],
    ['References: <1@a> <2@a>\nIn-Reply-To: <3@a>', ['1@a', '2@a', '3@a']],
    ['References: <1@a>\n <2@a>\n\t<3@a>', ['1@a', '2@a', '3@a']],
    ['References: <1@a><2@a>,<3@a>', ['1@a', '2@a', '3@a']],
    ['References: <1@a> <2@\n a>', ['1@a', '2@a']],
    ['References: <1@a <2@a>', ['1@a', '2@a']],
    ['References: 1@a 2@a', ['1@a', '2@a']],
    ['In-Reply-To: <2@a>', ['2@a']],
    ['In-Reply-To: Your message of "Mon, 1 Jan 2001" <2@a>', ['2@a']],
    ['In-Reply-To: Message from Bob <bob@home.test> of "Mon" <2@a>', ['2@a']],
    ['In-Reply-To: <ana@home.test>', []],
    ['In-Reply-To: ana@home.test', []],
    ['In-Reply-To: your mail', []],
    ['In-Reply-To:', []],
    ['Message-ID: <me@a>\nReferences: <1@a> <me@a>', ['1@a']],
  ])('reads %j', (lines, expected) => {
    expect(references(lines)).toEqual(expected)
  })

  it('keeps the root and the latest of a long thread', () => {
    const ids = Array.from({ length: 300 }, (_, index) => `${index}@a`)
    const kept = references(`References: ${ids.map((id) => `<${id}>`).join('\n ')}`)
    expect([kept.length, kept[0], kept.at(-1)]).toEqual([60, '0@a', '299@a'])
  })
})

describe('broken trees', () => {
  it('reads parts whose boundary was never declared', () => {
    const message = readMail(
      `${head}Content-Type: multipart/mixed\n\n--lost\nContent-Type: text/plain\n\nwords\n--lost\nContent-Type: image/png; name=a.png\n\nx\n--lost--\n`,
    )
    expect([message.text, message.attachments.length, message.kind]).toEqual(['words', 1, 'message'])
    expect(message.source).not.toBeNull()
  })

  it('reads a multipart without parts as text', () => {
    expect(readMail(`${head}Content-Type: multipart/mixed; boundary=b\n\njust words\n`)).toMatchObject({
      kind: 'message',
      text: 'just words',
    })
  })

  it('reads a mail cut off in its last part', () => {
    const message = readMail(`${head}Content-Type: multipart/mixed; boundary=b\n\n--b\n\nfirst words\n--b\nContent-Ty`)
    expect(message.text).toBe('first words')
  })

  it('reads a part without header or blank line', () => {
    expect(readMail(`${head}Content-Type: multipart/mixed; boundary=b\n\n--b\nwords at once\n--b--\n`).text).toBe(
      'words at once',
    )
  })

  it('reads a body that no blank line sets off', () => {
    const message = readMail('From: ana@home.test\nSubject: Hi\nwords without a blank line\nand more')
    expect([message.subject, message.text]).toEqual(['Hi', 'words without a blank line\nand more'])
  })

  it('says that a broken tree over noise cannot be read', () => {
    const noise = '\x90\xfe\x01\x02\x03'.repeat(40)
    const message = readMail(`${head}Content-Type: multipart/mixed; boundary=b\n\n${noise}\n`)
    expect(message.kind).toBe('unreadable')
    expect(message.text).toContain('Subject: Order 7')
  })

  it('shows what is no mail at all, with its source', () => {
    const message = readMail(Buffer.from('GIF89a\0\x01\x02 these words can be read\n\x80\x81\x82\x83\x84\x85\x86\n'))
    expect(message.kind).toBe('unreadable')
    expect(message.text).toContain('these words can be read')
    expect(message.source?.length).toBe(49)
  })

  it.each([0, 1])('reads %d bytes', (length) => {
    expect(readMail(Buffer.alloc(length, 'x')).kind).toBe('unreadable')
  })
})
