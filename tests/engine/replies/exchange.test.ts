import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CallInput } from '../../../src-main/contract/calls.ts'
import type { CannedReply } from '../../../src-main/contract/canned.ts'
import { exportCsv } from '../../../src-main/engine/replies/exchange/export-replies.ts'
import { readJson, readSpreadsheet } from '../../../src-main/engine/replies/exchange/read-replies.ts'
import { testDesk } from '../../support/test-desk.ts'

const pdf = Buffer.from('%PDF-1.4 label')

const refund: CallInput<'canned.save'>['reply'] = {
  title: 'Refund; "quick", =SUM(1)',
  folder: 'Returns',
  tags: ['money', 'a, b', 'c;d'],
  shortcut: 'ref',
  subject: '=HYPERLINK("x")',
  variants: [
    { channel: 'email', language: 'ru', body: '<p>Здравствуйте,\n{{ contact.name | default: "друг" }}</p>' },
    { channel: null, language: null, body: '<p>-1 "quoted", yes</p>' },
  ],
  steps: [{ type: 'tag', tag: 'refund', on: true }],
}

async function exchanged(format: 'json' | 'csv') {
  const from = await testDesk()
  const { id } = await from.call('canned.save', { id: null, reply: refund })
  const file = { reply: id, name: 'label.pdf', type: 'application/pdf', base64: pdf.toString('base64') }
  await from.call('canned.addFile', file)
  const { text } = await from.call('canned.export', { format })
  const to = await testDesk()
  const result = await to.call('canned.import', { format, text })
  const again = await to.call('canned.import', { format, text })
  return { text, result, again, reply: (await to.call('canned.list', {}))[0] }
}

describe('replies that leave a desk', () => {
  it('come to another one whole, as JSON', async () => {
    const { result, again, reply } = await exchanged('json')
    expect(result).toEqual({ added: 1, replaced: 0, problems: [] })
    expect(again).toEqual({ added: 0, replaced: 1, problems: [] })
    expect(reply).toMatchObject({ ...refund, files: [{ name: 'label.pdf', sizeBytes: pdf.byteLength }] })
  })

  it('come there without their files as CSV, which no spreadsheet computes', async () => {
    const { text, result, again, reply } = await exchanged('csv')
    expect(result).toEqual({ added: 1, replaced: 0, problems: [] })
    expect(again).toEqual({ added: 0, replaced: 1, problems: [] })
    expect(reply).toMatchObject({ ...refund, files: [] })
    expect(text.startsWith('\ufefftitle,folder,tags,shortcut,subject,channel,language,body,steps\r\n')).toBe(true)
    expect(text).toContain(`"'=HYPERLINK(""x"")"`)
  })

  it('read the same in CSV whatever they say', () => {
    const word = fc
      .oneof(
        fc.string({ unit: 'grapheme', minLength: 1 }),
        fc.constantFrom('=1', "'=1", '-x', '@a', '","', 'a\nb', ';'),
      )
      .map((text) => text.replace(/\r/g, '').trim())
      .filter((text) => text !== '')
    const reply = fc.record({
      title: word,
      folder: word,
      tags: fc.uniqueArray(
        word.filter((tag) => tag.length <= 60),
        { maxLength: 3 },
      ),
      subject: word,
      body: word.map((text) => `<p>${text}</p>`),
    })
    fc.assert(
      fc.property(reply, ({ body, ...said }) => {
        const variants = [{ channel: null, language: null, body }]
        const written = { ...said, shortcut: '', variants, steps: [] }
        const text = exportCsv([{ ...written, id: 1, used: 0, lastUsedAt: null, files: [] } as unknown as CannedReply])
        expect(readSpreadsheet(text)).toEqual({ replies: [{ row: 2, reply: written, files: [] }], problems: [] })
      }),
      { numRuns: 300 },
    )
  })
})

describe('a spreadsheet of somebody else', () => {
  it('is read whatever its columns are called and whatever stands between them', () => {
    const text = 'Name;Short_Code;Content;Labels\r\nHello;/hi;"Hi {{ contact.first_name }},\nhow are you?";a; \r\n'
    expect(readSpreadsheet(text).replies).toMatchObject([
      {
        row: 2,
        reply: {
          title: 'Hello',
          shortcut: 'hi',
          tags: ['a'],
          variants: [{ body: '<p>Hi {{ contact.first_name }},<br>how are you?</p>' }],
        },
      },
    ])
  })

  it('names each row that cannot be taken, and takes the others', async () => {
    const desk = await testDesk()
    await desk.call('canned.save', {
      id: null,
      reply: { title: 'Mine', shortcut: 'mine', variants: [{ channel: null, language: null, body: 'x' }] },
    })
    const rows = [
      'title,folder,shortcut,channel,language,body,steps',
      'Good,,good,email,EN-us,<p>Fine</p>,',
      ',,,,,<p>No title</p>,',
      'No body,,,,,,',
      'Bad channel,,,fax,,<p>x</p>,',
      'Bad steps,,,,,<p>x</p>,"[{""type"":""explode""}]"',
      'Broken,,,,,<p>{% if %}</p>,',
      'Taken,,mine,,,<p>x</p>,',
      'No word,,a b,,,<p>x</p>,',
      'Good,,,telegram,,<p>Short</p>,',
    ]
    const result = await desk.call('canned.import', { format: 'csv', text: rows.join('\n') })
    expect(result.problems.map(({ row, code }) => `${row} ${code}`)).toEqual([
      '3 no-title',
      '4 no-body',
      '5 unknown-channel',
      '6 unknown-steps',
      '7 template',
      '8 shortcut',
      '9 shortcut',
    ])
    expect(result).toMatchObject({ added: 3, replaced: 0 })
    const good = (await desk.call('canned.list', {})).find(({ title }) => title === 'Good')
    expect(good?.variants).toEqual([
      { channel: 'email', language: 'en', body: '<p>Fine</p>' },
      { channel: 'telegram', language: null, body: '<p>Short</p>' },
    ])
  })

  it('that is none says so', () => {
    expect(readSpreadsheet('').replies).toEqual([])
    expect(readJson('{"replies":').problems).toEqual([{ row: 0, code: 'not-readable', text: '' }])
    expect(readJson('{"a":1}').problems).toEqual([{ row: 0, code: 'not-readable', text: '' }])
    expect(readJson('[{"title":"x","variants":[]},7]').problems.map(({ row, code }) => [row, code])).toEqual([
      [1, 'no-body'],
      [2, 'not-readable'],
    ])
  })
})
