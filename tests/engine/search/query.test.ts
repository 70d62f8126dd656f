import { describe, expect, it } from 'vitest'
import { periodOf } from '../../../src-main/engine/search/search-dates.ts'
import { parseSearch } from '../../../src-main/engine/search/search-query.ts'

const now = new Date(2026, 10, 23, 15, 30).getTime()
const day = (year: number, month: number, date: number) => new Date(year, month - 1, date).getTime()
const read = (query: string, typing = false) => parseSearch(query, typing, now)
const text = (text: string, facts = {}) => ({
  type: 'text',
  column: null,
  text,
  prefix: false,
  typing: false,
  ...facts,
})

describe('a date is', () => {
  it.each<[typed: string, from: number, until: number]>([
    ['2025', day(2025, 1, 1), day(2026, 1, 1)],
    ['2025-03', day(2025, 3, 1), day(2025, 4, 1)],
    ['2025-12', day(2025, 12, 1), day(2026, 1, 1)],
    ['2025-03-05', day(2025, 3, 5), day(2025, 3, 6)],
    ['2025/3/5', day(2025, 3, 5), day(2025, 3, 6)],
    ['2024-02-29', day(2024, 2, 29), day(2024, 3, 1)],
    ['3.5.2025', day(2025, 5, 3), day(2025, 5, 4)],
    ['03.05.25', day(2025, 5, 3), day(2025, 5, 4)],
    ['5/3/2025', day(2025, 5, 3), day(2025, 5, 4)],
    ['23/5/2025', day(2025, 5, 23), day(2025, 5, 24)],
    ['today', day(2026, 11, 23), day(2026, 11, 24)],
    ['Yesterday', day(2026, 11, 22), day(2026, 11, 23)],
    ['сегодня', day(2026, 11, 23), day(2026, 11, 24)],
    ['ieri', day(2026, 11, 22), day(2026, 11, 23)],
    ['astăzi', day(2026, 11, 23), day(2026, 11, 24)],
    ['7d', day(2026, 11, 16), day(2026, 11, 17)],
    ['2w', day(2026, 11, 9), day(2026, 11, 10)],
    ['3m', day(2026, 8, 23), day(2026, 8, 24)],
    ['1y', day(2025, 11, 23), day(2025, 11, 24)],
  ])('%s', (typed, from, until) => {
    expect(periodOf(typed, now)).toEqual({ from, until })
  })

  it('the last of a shorter month, where a month ago there was no such day', () => {
    expect(periodOf('1m', new Date(2026, 4, 31).getTime())?.from).toBe(day(2026, 4, 30))
    expect(periodOf('1y', new Date(2024, 1, 29).getTime())?.from).toBe(day(2023, 2, 28))
  })

  it.each([
    '',
    'x',
    '2025-13',
    '2025-00',
    '2025-02-29',
    '31.4.2025',
    '13/13/2025',
    '20250305',
    '7',
    '7h',
    '1.2',
    '-1d',
    '99999d99',
    '2025-3-5-7',
  ])('not %j', (typed) => {
    expect(periodOf(typed, now)).toBe(null)
  })
})

describe('a query is read as', () => {
  it.each<[query: string, wanted: readonly object[]]>([
    ['late parcel', [text('late'), text('parcel')]],
    ['"late parcel" x', [text('late parcel'), text('x')]],
    ['„late parcel“', [text('late parcel')]],
    ['refu*', [text('refu', { prefix: true })]],
    ['"refu*"', [text('refu*')]],
    ['from:ana', [text('ana', { column: 'sender' })]],
    ['FROM:Ana', [text('Ana', { column: 'sender' })]],
    ['from:"Ana Pop" x', [text('Ana Pop', { column: 'sender' }), text('x')]],
    ['from:an*', [text('an', { column: 'sender', prefix: true })]],
    [
      'to:bo subject:hello file:x.pdf',
      [text('bo', { column: 'recipients' }), text('hello', { column: 'subject' }), text('x.pdf', { column: 'files' })],
    ],
    ['in:"Sent Items"', [{ type: 'in', value: 'Sent Items', typing: false }]],
    [
      'has:pdf is:unread',
      [
        { type: 'content', content: 'pdf' },
        { type: 'state', state: 'unread' },
      ],
    ],
    [
      'has:Photos is:flagged',
      [
        { type: 'content', content: 'image' },
        { type: 'state', state: 'starred' },
      ],
    ],
    ['after:2025', [{ type: 'time', from: day(2025, 1, 1), until: Number.MAX_SAFE_INTEGER }]],
    ['before:2025-03', [{ type: 'time', from: 0, until: day(2025, 3, 1) }]],
    ['on:today', [{ type: 'time', from: day(2026, 11, 23), until: day(2026, 11, 24) }]],
    ['от:анна', [text('анна', { column: 'sender' })]],
    ['da:anna', [text('anna', { column: 'sender' })]],
    ['de la:ana', [text('ana', { column: 'sender' })]],
    ['către:ana catre:bo', [text('ana', { column: 'recipients' }), text('bo', { column: 'recipients' })]],
    ['тема:счёт', [text('счёт', { column: 'subject' })]],
    ['есть:вложение', [{ type: 'content', content: 'attachment' }]],
    ['è:non-letto', [{ type: 'state', state: 'unread' }]],
    // What is no operator is text.
    ['https://shop.test/x', [text('https://shop.test/x')]],
    ['re: hello', [text('re:'), text('hello')]],
    ['10:30', [text('10:30')]],
    ['note:"a b"', [text('note:a b')]],
    ['follow-up', [text('follow-up')]],
    ['a AND b', [text('a'), text('AND'), text('b')]],
  ])('%s', (query, wanted) => {
    expect(read(query)).toEqual({ wanted, unwanted: [], hints: [] })
  })

  it('what must not be there, after a minus', () => {
    expect(read('a -b -"c d" -from:e')).toEqual({
      wanted: [text('a')],
      unwanted: [text('b'), text('c d'), text('e', { column: 'sender' })],
      hints: [],
    })
  })

  it('the beginning of a word while it is typed, and only then', () => {
    const typed = { prefix: true, typing: true }
    expect(read('late par', true).wanted).toEqual([text('late'), text('par', typed)])
    expect(read('late par ', true).wanted).toEqual([text('late'), text('par')])
    expect(read('from:an', true).wanted).toEqual([text('an', { column: 'sender', ...typed })])
    expect(read('"late par', true).wanted).toEqual([text('late par', typed)])
    expect(read('"late par"', true).wanted).toEqual([text('late par')])
    expect(read('has:att', true).wanted).toEqual([{ type: 'content', content: 'attachment' }])
    expect(read('is:unr', true).wanted).toEqual([{ type: 'state', state: 'unread' }])
  })
})

describe('a hint tells of', () => {
  it.each<[query: string, code: string, text: string]>([
    ['before:soon x', 'unknown-date', 'before:soon'],
    ['on:2025-02-30', 'unknown-date', 'on:2025-02-30'],
    ['has:fun x', 'unknown-has', 'has:fun'],
    ['has:att', 'unknown-has', 'has:att'],
    ['is:odd x', 'unknown-is', 'is:odd'],
    ['from: ana', 'nothing-after-operator', 'from:'],
    ['-in:', 'nothing-after-operator', '-in:'],
    ['from:""', 'nothing-after-operator', 'from:""'],
    ['😀', 'only-signs', '😀'],
    ['x 😀', 'only-signs', '😀'],
    ['...', 'only-signs', '...'],
  ])('%s', (query, code, text) => {
    expect(read(query).hints).toEqual([{ code, text }])
  })

  it('what is too long to be meant, and takes the beginning', () => {
    const { wanted, hints } = read('x'.repeat(10_000))
    expect(wanted).toEqual([text('x'.repeat(200), { prefix: true })])
    expect(hints).toEqual([{ code: 'query-cut', text: `${'x'.repeat(39)}…` }])
  })

  it('too many words, and takes the first', () => {
    const { wanted, hints } = read('word '.repeat(500))
    expect([wanted.length, hints.map(({ code }) => code)]).toEqual([32, ['query-cut']])
  })

  it('nothing where a dash or a bracket stands between words', () => {
    expect(read('a & b - (c)')).toMatchObject({ wanted: [text('a'), text('b'), text('(c)')], hints: [] })
  })
})
