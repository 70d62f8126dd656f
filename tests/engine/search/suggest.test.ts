import { describe, expect, it } from 'vitest'
import { suggestions } from '../../../src-main/engine/search/suggest.ts'
import { type BareDesk, bareDesk } from '../../support/bare-desk.ts'
import { inbox, mail, us } from '../../support/remote-events.ts'

async function shop(): Promise<BareDesk> {
  const desk = await bareDesk()
  desk.ingest(
    mail({ from: 'Ana Pop <ana@mail.test>', at: 1, place: inbox(1) }),
    mail({ from: 'Anton <anton@mail.test>', at: 2, place: { folder: 'Big Orders', uid: 1 } }),
    mail({ from: us, to: ['Bo <bo@mail.test>'], at: 3, place: { folder: 'Sent', uid: 1 } }),
  )
  return desk
}

const words = (desk: BareDesk, query: string) => suggestions(desk.db, query).map(({ word }) => word)

describe('what completes', () => {
  it.each<[query: string, words: readonly string[]]>([
    ['fr', ['from:']],
    ['invoice fr', ['from:']],
    ['sub', ['subject:']],
    ['inv', ['has:invitation']],
    ['unr', ['is:unread']],
    ['pdf', ['has:pdf']],
    ['от', ['from:']],
    ['in:', ['in:inbox', 'in:sent', 'in:"Big Orders"', 'in:email', `in:${us}`]],
    ['in:b', ['in:"Big Orders"']],
    ['in:"big', ['in:"Big Orders"']],
    ['has:', ['has:attachment', 'has:image', 'has:pdf', 'has:link', 'has:invitation']],
    ['-has:i', ['has:image', 'has:invitation']],
    ['is:un', ['is:unread', 'is:unanswered']],
    ['after:', ['after:today', 'after:yesterday', 'after:7d', 'after:1m', 'after:1y']],
    ['from:', ['from:anton@mail.test', 'from:ana@mail.test']],
    ['from:an', ['from:anton@mail.test', 'from:ana@mail.test']],
    ['from:pop', ['from:ana@mail.test']],
    ['to:', ['to:bo@mail.test']],
    // Written in the reader's words, it stays so.
    ['от:po', ['от:ana@mail.test']],
  ])('%s', async (query, expected) => {
    expect(words(await shop(), query)).toEqual(expected)
  })

  it.each([
    '',
    ' ',
    'f',
    'x',
    'hello',
    'from:ana ',
    'has:pdf',
    'subject:x',
    'http:',
    '"fr" ',
    'is:unread',
    'from:😀',
    'from:"',
    '\0',
    'x'.repeat(10_000),
  ])('nothing: %j', async (query) => {
    const about = suggestions((await shop()).db, query)
    expect(about.filter(({ about }) => about.type !== 'person')).toEqual([])
  })

  it('stands in the place of what was typed, ready for the next word', async () => {
    const desk = await shop()
    const taken = (query: string) => suggestions(desk.db, query)[0]?.query
    expect(taken('late parcel fr')).toBe('late parcel from:')
    expect(taken('late -in:bi')).toBe('late -in:"Big Orders" ')
    expect(taken('late from:pop')).toBe('late from:ana@mail.test ')
    expect(taken('"late parcel" unr')).toBe('"late parcel" is:unread ')
  })

  it('names a person', async () => {
    const [person] = suggestions((await shop()).db, 'from:pop')
    expect(person?.about).toEqual({ type: 'person', name: 'Ana Pop', address: 'ana@mail.test' })
  })
})
