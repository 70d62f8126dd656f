import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type BareDesk, bareDesk } from '../../support/bare-desk.ts'
import { attachment, inbox, mail, seen, us } from '../../support/remote-events.ts'
import { ask } from './ask.ts'

const day = 24 * 60
const flagged = { seen: true, flagged: true, answered: false }
const at = (folder: string, uid = 1) => ({ folder, uid })

/** Subjects of what a query finds, newest first. */
function found(desk: BareDesk, query: string, typing = false): readonly string[] {
  return ask(desk, { query, typing }).hits.map(({ subject }) => subject)
}

/** Ten days of a shop: Ana asks and is answered, Bo waits, a newsletter and a bounce came too. */
async function shop(): Promise<BareDesk> {
  const desk = await bareDesk()
  desk.ingest(
    mail({ subject: 'question', from: 'Ana Pop <ana@mail.test>', at: 0, id: 'q', flags: seen, place: inbox(1) }),
    mail({
      subject: 'answer',
      from: us,
      to: ['Ana Pop <ana@mail.test>'],
      at: day,
      refs: ['q'],
      flags: seen,
      place: at('Sent'),
    }),
    mail({
      subject: 'thanks',
      from: 'Ana Pop <ana@mail.test>',
      at: 2 * day,
      refs: ['q'],
      flags: flagged,
      place: at('INBOX.Archive'),
    }),
    mail({
      subject: 'first',
      from: 'Bo <bo@mail.test>',
      at: 3 * day,
      id: 'b',
      place: inbox(3),
      attachments: [attachment('bill.pdf')],
    }),
    mail({
      subject: 'second',
      from: 'Bo <bo@mail.test>',
      at: 4 * day,
      refs: ['b'],
      place: at('Big Orders'),
      text: 'see https://x.test',
    }),
    mail({
      subject: 'news',
      from: 'news@list.test',
      at: 5 * day,
      kind: 'bulk',
      place: inbox(5),
      attachments: [attachment('logo.png', { type: 'image/png', inline: true })],
    }),
    mail({ subject: 'returned', from: 'mailer@mail.test', at: 6 * day, kind: 'bounce', flags: seen, place: inbox(6) }),
    mail({ subject: 'away', from: 'cy@mail.test', at: 7 * day, kind: 'auto-reply', flags: seen, place: inbox(7) }),
    mail({ subject: 'lunch', from: 'dee@mail.test', at: 8 * day, kind: 'invitation', flags: seen, place: inbox(8) }),
  )
  return desk
}

describe('a question is answered for', () => {
  it.each<[query: string, subjects: readonly string[]]>([
    ['from:ana', ['thanks', 'question']],
    ['from:"Ana Pop"', ['thanks', 'question']],
    ['from:ana@mail.test', ['thanks', 'question']],
    ['to:ana', ['answer']],
    ['subject:first', ['first']],
    ['file:bill', ['first']],
    ['in:inbox', ['lunch', 'away', 'returned', 'news', 'first', 'question']],
    ['in:sent', ['answer']],
    ['in:archive', ['thanks']],
    ['in:архив', ['thanks']],
    ['in:"big orders"', ['second']],
    ['in:email -in:inbox', ['second', 'thanks', 'answer']],
    [`in:${us} from:bo`, ['second', 'first']],
    ['in:support from:bo', ['second', 'first']],
    ['has:attachment', ['first']],
    ['has:pdf', ['first']],
    ['has:image', ['news']],
    ['has:link', ['second']],
    ['has:invitation', ['lunch']],
    ['is:sent', ['answer']],
    ['is:received from:ana', ['thanks', 'question']],
    ['is:unread', ['news', 'second', 'first']],
    ['is:unread from:bo', ['second', 'first']],
    ['-is:unread from:bo', []],
    ['is:read from:ana', ['thanks', 'question']],
    ['is:starred', ['thanks']],
    ['is:unanswered', ['second', 'first', 'thanks']],
    ['is:unanswered in:inbox', ['first']],
    ['-is:unanswered from:ana', ['question']],
    ['is:bounce', ['returned']],
    ['is:auto-reply', ['away']],
    ['is:newsletter', ['news']],
    ['after:2026-11-08', ['lunch', 'away']],
    ['after:3d', ['lunch', 'away']],
    ['before:2026-11-02', ['question']],
    ['on:2026-11-04', ['first']],
    ['-on:2026-11 is:received', []],
    ['-on:2026-11-04 from:bo', ['second']],
    ['-before:2026-11-08', ['lunch', 'away']],
    ['after:2026-11-02 before:2026-11-04 from:ana', ['thanks']],
    ['after:2026-11-04 before:2026-11-02', []],
    ['-from:bo -from:ana -is:sent -in:inbox', []],
    ['-hello', ['second']],
    ['-goodbye is:sent', ['answer']],
    ['от:ана', []],
    ['от:ana есть:вложение', []],
    ['от:bo есть:вложение', ['first']],
  ])('%s', async (query, subjects) => {
    expect(found(await shop(), query)).toEqual(subjects)
  })

  it('every one of many thousand, where nearly all match and few are unread or wait', async () => {
    const desk = await bareDesk()
    const old = ['a', 'b', 'c'].map((id, n) => mail({ id, subject: id, from: `${id}@mail.test`, at: n }))
    const answered = Array.from({ length: 3_500 }, (_, n) =>
      mail({ id: `${n}`, subject: 'x', from: us, at: 10 + n, flags: seen }),
    )
    desk.ingest(...old, ...answered)
    for (const query of ['is:unread', 'hello is:unread', 'is:unanswered', 'hello is:unanswered -is:starred']) {
      expect([query, found(desk, query)]).toEqual([query, ['c', 'b', 'a']])
    }
    expect(found(desk, 'hello is:unread -subject:b -on:2025')).toEqual(['c', 'a'])
    // What has to be asked message by message is counted to a hundred.
    expect(ask(desk, { query: '-is:unread' })).toMatchObject({ count: 100, countCapped: true })
  })

  it('mail that lies in two mailboxes, by the channel or the address of one', async () => {
    const desk = await bareDesk()
    const chat = desk.account('telegram:shop', { channel: 'telegram' })
    desk.ingest(mail({ subject: 'by mail' }))
    desk.ingestInto(chat, mail({ subject: 'by chat', at: 1 }))
    expect(found(desk, 'in:telegram')).toEqual(['by chat'])
    expect(found(desk, 'in:email')).toEqual(['by mail'])
    // Neither knows an inbox: what came is the inbox.
    expect(found(desk, 'in:inbox')).toEqual(['by chat', 'by mail'])
  })
})

describe('what the desk does not have is left out with a hint', () => {
  it.each(['in:nowhere', 'in:trash', 'in:mastodon'])('%s', async (query) => {
    const { hits, hints } = ask(await shop(), { query: `thanks ${query}` })
    expect([hits.length, hints]).toEqual([1, [{ code: 'unknown-in', text: query.slice(3) }]])
  })

  it('and alone it finds nothing, but says why', async () => {
    const { hits, hints } = ask(await shop(), { query: 'from:' })
    expect([hits, hints.map(({ code }) => code)]).toEqual([[], ['nothing-after-operator']])
  })

  it('a value that is still typed stands for the first that begins so', async () => {
    const desk = await shop()
    expect(found(desk, 'in:arch', true)).toEqual(['thanks'])
    expect(found(desk, 'in:big', true)).toEqual(['second'])
    expect(found(desk, 'has:inv', true)).toEqual(['lunch'])
    expect(found(desk, 'from:an', true)).toEqual(['thanks', 'question'])
  })
})

describe('whatever is typed', () => {
  const piece = fc.constantFrom(
    'from:',
    'to:',
    'in:',
    'has:',
    'is:',
    'before:',
    'after:',
    'on:',
    'subject:',
    'file:',
    '-',
    '"',
    '„',
    '*',
    '(',
    ')',
    ':',
    '^',
    '+',
    '{',
    '}',
    ',',
    '\\',
    "'",
    ';',
    'NEAR',
    'NEAR(a b, 2)',
    'AND',
    'OR',
    'NOT',
    'rowid:1',
    'facets:in',
    'body : x',
    '{subject} :',
    '\0',
    '\ue000in',
    '\ue000a1',
    '\ud800',
    '😀',
    '👩‍👩‍👧',
    '\u202e',
    '\u0301',
    '注',
    'ｱﾞ',
    'unread',
    'inbox',
    '2025',
    '2025-99-99',
    '7d',
    '99999y',
    '9'.repeat(30),
    ' ',
    ' ',
    '\t',
    '\n',
    'a',
    'hello',
    'x'.repeat(300),
  )

  it('is answered, as it is typed and when it is done, in every order', async () => {
    const desk = await shop()
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 12 }),
        fc.boolean(),
        fc.constantFrom('newest', 'relevance'),
        (pieces, typing, order) => {
          const { hits, count } = ask(desk, { query: pieces.join(''), typing, order })
          expect(hits.length).toBe(count)
        },
      ),
      { numRuns: 2_000, seed: 8 },
    )
  })

  it('never reaches the facts that the index keeps like words', async () => {
    const desk = await shop()
    for (const query of ['in', 'a1', 'f1', 'hpdf', '\ue000in', '"\ue000out"', 'facets:in', '{facets} : in']) {
      expect([query, ask(desk, { query }).count]).toEqual([query, 0])
    }
    desk.ingest(mail({ text: '\ue000out \ue000a1', subject: 'forged', at: 9 * day }))
    expect(found(desk, 'is:sent')).toEqual(['answer'])
  })

  it.each(['9007199254740993', '-1', 'x', '1-', '12-99999999', '1e9', ''])(
    'a page after %j is a page',
    async (after) => {
      const desk = await shop()
      for (const order of ['newest', 'relevance'] as const) {
        expect(ask(desk, { query: 'hello', order, after }).count).toBeGreaterThan(0)
      }
    },
  )
})
