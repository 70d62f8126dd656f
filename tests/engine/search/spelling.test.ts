import { describe, expect, it } from 'vitest'
import { bareDesk } from '../../support/bare-desk.ts'
import { attachment, mail } from '../../support/remote-events.ts'
import { ask } from './ask.ts'

async function marks(text: string, query: string): Promise<readonly string[] | null> {
  const desk = await bareDesk()
  desk.ingest(mail({ text, subject: '' }))
  const [hit] = ask(desk, { query }).hits
  return hit ? hit.snippetHighlights.map(([from, to]) => hit.snippet.slice(from, to)) : null
}

describe('one word, however it is spelled', () => {
  it.each<[text: string, query: string, marked: readonly string[]]>([
    ['Где мой счёт?', 'счет', ['счёт']],
    ['Где мой счет?', 'СЧЁТ', ['счет']],
    ['in der Hauptstraße', 'hauptstrasse', ['Hauptstraße']],
    ['in der HAUPTSTRASSE', 'Hauptstraße', ['HAUPTSTRASSE']],
    ['Καλημέρα, φίλος', 'καλημερα', ['Καλημέρα']],
    ['ΟΔΟΣ', 'οδός', ['ΟΔΟΣ']],
    ['İstanbul', 'istanbul', ['İstanbul']],
    ['Cafe\u0301 fermé', 'café', ['Cafe\u0301']],
    ['Rech\u00adnung anbei', 'Rechnung', ['Rech\u00adnung']],
    ['zero\u200bwidth', 'zerowidth', ['zero\u200bwidth']],
    ['ＡＢＣ１２３', 'abc123', ['ＡＢＣ１２３']],
    ['ﾊﾟｿｺﾝ', 'パソコン', ['ﾊﾟｿｺﾝ']],
    ['パソコン', 'ﾊﾟｿｺﾝ', ['パソコン']],
    ['שָׁלוֹם', 'שלום', ['שָׁלוֹם']],
    ['مُحَمَّد', 'محمد', ['مُحَمَّد']],
    ['Đặt hàng', 'Đat hang', ['Đặt', 'hàng']],
  ])('%s is found by %s', async (text, query, marked) => {
    expect(await marks(text, query)).toEqual(marked)
  })

  it.each([
    ['мой', 'мои'],
    ['øl', 'ol'],
    ['1,000', '1000'],
  ])('but %s is not %s', async (text, query) => {
    expect(await marks(text, query)).toBe(null)
  })

  it('in names of files as a Mac writes them, letters in two parts', async () => {
    const desk = await bareDesk()
    desk.ingest(
      mail({ attachments: ['счёт.pdf', 'Übersicht.pdf', '한국.pdf'].map((name) => attachment(name.normalize('NFD'))) }),
    )
    for (const query of ['счет', 'übersicht', 'ubersicht', '한국']) {
      expect([query, ask(desk, { query: `file:${query}` }).count]).toEqual([query, 1])
    }
  })
})

describe('a word that is begun', () => {
  it('finds every word that begins so', async () => {
    const desk = await bareDesk()
    desk.ingest(...Array.from({ length: 60 }, (_, n) => mail({ id: `${n}`, at: n, text: `word${n}` })))
    expect(ask(desk, { query: 'word*' })).toMatchObject({ count: 60, hints: [] })
    expect(ask(desk, { query: 'wor', typing: true })).toMatchObject({ count: 60, hints: [] })
  })

  it('finds those used of late where very many begin so, and says that these are not all', async () => {
    const desk = await bareDesk()
    desk.ingest(...Array.from({ length: 400 }, (_, n) => mail({ id: `${n}`, at: n, text: `word${n}` })))
    const { hits, hints, count } = ask(desk, { query: 'word*', limit: 5 })
    expect(hits.map(({ snippet }) => snippet)).toEqual([399, 398, 397, 396, 395].map((n) => `word${n}`))
    expect(count).toBeLessThan(400)
    expect(hints).toEqual([{ code: 'many-words', text: 'word' }])
    // The next key tells more.
    expect(ask(desk, { query: 'word', typing: true }).hints).toEqual([])
  })

  it('of a phrase goes on with its last word', async () => {
    const desk = await bareDesk()
    desk.ingest(mail({ text: 'the tracking number' }), mail({ at: 1, text: 'the tracking code' }))
    expect(ask(desk, { query: '"tracking nu', typing: true }).count).toBe(1)
    expect(ask(desk, { query: 'ana@ma*' }).count).toBe(2)
  })
})
