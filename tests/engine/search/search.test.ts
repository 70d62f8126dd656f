import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SearchHit } from '../../../src-main/contract/desk.ts'
import { type BareDesk, bareDesk } from '../../support/bare-desk.ts'
import { attachment, mail, us } from '../../support/remote-events.ts'
import { ask } from './ask.ts'

function search(desk: BareDesk, query: string, typing = false): readonly SearchHit[] {
  return ask(desk, { query, typing }).hits
}

async function deskWith(...texts: readonly string[]): Promise<BareDesk> {
  const desk = await bareDesk()
  desk.ingest(...texts.map((text, at) => mail({ id: `${at}`, text, at, subject: '' })))
  return desk
}

/** How many messages of a text are found. */
async function finds(text: string, query: string, typing = false): Promise<boolean> {
  return search(await deskWith(text), query, typing).length === 1
}

const marked = (hit: SearchHit | undefined) =>
  hit?.snippetHighlights.map(([start, end]) => hit.snippet.slice(start, end)) ?? []

describe('a search finds', () => {
  it.each<[found: string, text: string, query: string]>([
    ['a word', 'Your parcel is late', 'parcel'],
    ['words in any order', 'Your parcel is late', 'late parcel'],
    ['a word in another case', 'Your PARCEL is late', 'pArcel'],
    ['a word without its accents', 'Das Päckchen, el teléfono, Țară', 'packchen telefono tara'],
    ['a word with accents that the text lacks', 'the cafe', 'café'],
    ['a phrase', 'the tracking number of it', '"tracking number"'],
    ['a phrase over punctuation', 'the tracking-number, sir', '"tracking number"'],
    ['a hyphenated word', 'a follow-up call', 'follow-up'],
    ['the beginning of a word with a star', 'authorisation failed', 'author*'],
    ['a number', 'order 123456 of today', '123456'],
    ['Russian', 'Где моя посылка?', 'посылка'],
    ['Russian in another case', 'Где моя ПОСЫЛКА?', 'посылка'],
    ['Japanese inside a sentence', 'いつもお世話になっております', '世話'],
    ['a longer part of Japanese', 'いつもお世話になっております', 'お世話になって'],
    ['Japanese katakana', '注文したパソコンが届きません', 'パソコン'],
    ['Chinese', '我的包裹在哪里', '包裹'],
    ['a single sign of Chinese that begins a pair', '我的包裹在哪里', '包'],
    ['the last sign of Chinese', '我的包裹在哪里', '里'],
    ['Thai', 'พัสดุของฉันอยู่ที่ไหน', 'ของฉัน'],
    ['Korean', '소포가 아직 안 왔어요', '소포가'],
    ['a mixture', 'iPhone15を買いました', 'iPhone15 買い'],
    ['an address', 'write to ana.pop@mail.test now', 'ana.pop@mail.test'],
    ['an unclosed phrase', 'the tracking number', '"tracking num number'],
  ])('%s', async (found, text, query) => {
    // The unclosed phrase is the exception that proves the rule: its words stand so in no text.
    expect(await finds(text, query)).toBe(found !== 'an unclosed phrase')
  })

  it('the word that is still being typed', async () => {
    expect(await finds('Your parcel is late', 'your par', true)).toBe(true)
    expect(await finds('Your parcel is late', 'your par', false)).toBe(false)
    expect(await finds('Your parcel is late', 'your par ', true)).toBe(false)
  })

  it('subjects, people and names of files', async () => {
    const desk = await bareDesk()
    desk.ingest(
      mail({
        subject: 'Rechnung',
        text: '',
        from: 'Ana Pop <ana@mail.test>',
        cc: ['Bo <bo@mail.test>'],
        attachments: [attachment('contrato.pdf')],
      }),
    )
    for (const query of ['rechnung', 'Pop', 'ana@mail.test', 'bo', 'contrato.pdf', 'contrato', 'rechnung contrato']) {
      expect([query, search(desk, query).length]).toEqual([query, 1])
    }
  })

  it('the newest first, page by page', async () => {
    const desk = await deskWith(...Array.from({ length: 12 }, (_, n) => `parcel ${n}`))
    const pages: string[] = []
    let after: string | null = null
    do {
      const { hits, count, next } = ask(desk, { query: 'parcel', limit: 5, after })
      expect(count).toBe(12)
      pages.push(...hits.map((hit) => hit.snippet))
      after = next
    } while (after !== null)
    expect(pages).toEqual(Array.from({ length: 12 }, (_, n) => `parcel ${11 - n}`))
  })

  it('counts no further than a thousand, and says so', async () => {
    const desk = await deskWith(...Array.from({ length: 1_001 }, () => 'parcel'))
    const result = ask(desk, { query: 'parcel', limit: 1 })
    expect([result.count, result.countCapped]).toEqual([1_000, true])
  })
})

describe('a search does not find', () => {
  it.each<[text: string, query: string]>([
    ['Your parcel is late', 'parcels'],
    ['Your parcel is late', 'parcel early'],
    ['number of tracking', '"tracking number"'],
    ['我的包裹在哪里', '裹包'],
    ['unrelated', 'relate'],
  ])('in "%s" what is not there: %s', async (text, query) => {
    expect(await finds(text, query)).toBe(false)
  })
})

describe('whatever is typed', () => {
  const hostile = [
    '',
    ' ',
    '"',
    '""',
    '"""',
    '*',
    '**',
    "'",
    '(',
    ')',
    '((((',
    'AND',
    'OR',
    'NOT',
    'NEAR(a b)',
    'a AND',
    'NOT a',
    'subject:x',
    '-a',
    '+a',
    '^a',
    '{a b}:c',
    'a"b',
    '"a',
    'a*b',
    '*a',
    '\0',
    'a\0b',
    '"\0"',
    '\ud800',
    '😀',
    '👩‍👩‍👧',
    '%',
    '_',
    '\\',
    ';--',
    "'; DROP TABLE message; --",
    'x'.repeat(10_000),
    'a '.repeat(5_000),
    '"'.repeat(9_999),
    '世'.repeat(10_000),
    '\u0301',
    '…',
    '\u202e',
    '.*',
    '[a-z]',
    'a:b:c',
    '１２３',
    'ﬁ',
  ]

  it('is text to look for, and never an error', async () => {
    const desk = await deskWith('a b c and or not near subject 😀 x')
    for (const query of hostile) {
      for (const typing of [false, true]) expect(Array.isArray(search(desk, query, typing)), query).toBe(true)
    }
    expect(search(desk, 'AND OR NOT')).toHaveLength(1)
    expect(search(desk, 'subject:a')).toHaveLength(0)
    expect(search(desk, '-near')).toHaveLength(0)
    expect(search(desk, '-far')).toHaveLength(1)
  })

  it('is no error even as random noise', async () => {
    const desk = await deskWith('some text')
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.boolean(), (query, typing) => {
        search(desk, query, typing)
      }),
      { numRuns: 500, seed: 3 },
    )
  })
})

describe('highlights', () => {
  it.each<[text: string, query: string, marks: readonly string[]]>([
    ['Your parcel is late, the PARCEL!', 'parcel', ['parcel', 'PARCEL']],
    ['El teléfono y la telefonía', 'telefono', ['teléfono']],
    ['El teléfono y la telefonía', 'telefon*', ['teléfon', 'telefon']],
    ['e\u0301te\u0301 encore', 'été', ['e\u0301te\u0301']],
    ['the tracking  number, tracking it', '"tracking number"', ['tracking number']],
    ['いつもお世話になっております', '世話', ['世話']],
    ['😀😀 parcel 😀', 'parcel', ['parcel']],
    ['İstanbul and ISTANBUL', 'and', ['and']],
    ['parcelparcel parcel', 'parcel', ['parcel']],
  ])('in "%s" of %s stand on the words', async (text, query, marks) => {
    expect(marked(search(await deskWith(text), query)[0])).toEqual(marks)
  })

  it('show the place of the match in a long text, on one line', async () => {
    const text = `${'lorem ipsum\n'.repeat(400)}here is the needle\n${'dolor sit '.repeat(100)}`
    const [hit] = search(await deskWith(text), 'needle')
    expect(marked(hit)).toEqual(['needle'])
    expect(hit?.snippet.length).toBeLessThan(200)
    expect(hit?.snippet).not.toContain('\n')
  })

  it('stand in the subject too, and nowhere where only a name matched', async () => {
    const desk = await bareDesk()
    desk.ingest(mail({ subject: 'Late Parcel', text: 'hello', from: 'Ana <ana@mail.test>' }))
    const [bySubject, byName] = [search(desk, 'parcel')[0], search(desk, 'ana')[0]]
    expect(bySubject?.subjectHighlights).toEqual([[5, 11]])
    expect([byName?.subjectHighlights, byName?.snippetHighlights, byName?.snippet]).toEqual([[], [], 'hello'])
  })

  it('never leave the text, whatever it is', async () => {
    const desk = await bareDesk()
    const text = fc.string({
      unit: fc.constantFrom('a', 'A', 'é', 'e\u0301', 'İ', 'ß', '世', '界', '😀', ' ', '-', '"', '\u0301'),
      maxLength: 30,
    })
    fc.assert(
      fc.property(text, text, (body, query) =>
        desk.pretend(() => {
          desk.ingest(mail({ text: body, subject: body }))
          for (const hit of search(desk, query, true)) {
            for (const [highlights, shown] of [
              [hit.snippetHighlights, hit.snippet],
              [hit.subjectHighlights, hit.subject],
            ] as const) {
              let end = 0
              for (const [from, to] of highlights) {
                expect(from).toBeGreaterThanOrEqual(end)
                expect(to).toBeGreaterThan(from)
                expect(to).toBeLessThanOrEqual(shown.length)
                end = to
              }
            }
          }
        }),
      ),
      { numRuns: 300, seed: 4 },
    )
  })
})

describe('the index', () => {
  /** A slow reader: the same rules by looking at every word of every text. */
  function slowly(texts: readonly string[], words: readonly { word: string; prefix: boolean }[]): readonly number[] {
    const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
    return texts.flatMap((text, at) => {
      const there = fold(text).split(/[^\p{L}\p{N}]+/u)
      const has = ({ word, prefix }: { word: string; prefix: boolean }) =>
        there.some((each) => (prefix ? each.startsWith(fold(word)) : each === fold(word)))
      return words.every(has) ? [at] : []
    })
  }
  const word = fc.constantFrom(
    'parcel',
    'Parcels',
    'päckchen',
    'Pack',
    'late',
    'LATER',
    'посылка',
    'Посыл',
    'été',
    'ete',
    'x1',
  )
  const text = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(', '))

  it('says the same as reading everything', async () => {
    const desk = await bareDesk()
    const term = fc.record({ word, prefix: fc.boolean() })
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 1, maxLength: 8 }),
        fc.array(term, { minLength: 1, maxLength: 3 }),
        (texts, terms) =>
          desk.pretend(() => {
            desk.ingest(
              ...texts.map((each, at) => mail({ id: `${at}`, text: each, at, subject: `${at}`, from: us, to: [us] })),
            )
            const query = terms.map((each) => `${each.word}${each.prefix ? '*' : ''}`).join(' ')
            const found = search(desk, query).map((hit) => Number(hit.subject))
            expect(found.sort((a, b) => a - b)).toEqual(slowly(texts, terms))
          }),
      ),
      { numRuns: 200, seed: 5 },
    )
  })

  it('finds any part of two signs or more of a text without spaces', async () => {
    const desk = await bareDesk()
    const signs = fc.string({ unit: fc.constantFrom('世', '界', '注', '文', 'の', 'カ'), minLength: 2, maxLength: 12 })
    fc.assert(
      fc.property(signs, fc.nat(), fc.nat(), (sentence, from, length) =>
        desk.pretend(() => {
          desk.ingest(mail({ text: `前書き。${sentence}。後書き`, subject: '' }))
          const start = from % (sentence.length - 1)
          const part = sentence.slice(start, start + 2 + (length % (sentence.length - start - 1)))
          expect([part, search(desk, part).length]).toEqual([part, 1])
        }),
      ),
      { numRuns: 200, seed: 6 },
    )
  })
})
