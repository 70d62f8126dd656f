import { describe, expect, it } from 'vitest'
import type { Place } from '../../../src-main/channels/channel.ts'
import { searchMessages } from '../../../src-main/engine/search/search-messages.ts'
import { clearIndex } from '../../../src-main/engine/store/search-index.ts'
import { putUnindexed } from '../../../src-main/engine/store/unindexed.ts'
import { type BareDesk, bareDesk } from '../../support/bare-desk.ts'
import { dumpDesk } from '../../support/dump-desk.ts'
import { inbox, mail, said, seen, unread } from '../../support/remote-events.ts'
import { ask, now } from './ask.ts'

const archive = (uid: number): Place => ({ folder: 'Archive', uid })

/** What a message is found by that lies somewhere else now. */
function whereIs(desk: BareDesk): Readonly<Record<string, number>> {
  return Object.fromEntries(['in:inbox', 'in:archive', 'hello'].map((query) => [query, ask(desk, { query }).count]))
}

describe('the index follows a message', () => {
  const hello = mail({ text: 'hello', subject: '', place: inbox(1) })
  async function deskWithHello(): Promise<BareDesk> {
    const desk = await bareDesk()
    desk.ingest(hello, mail({ id: 'other', at: 1, text: 'x', subject: '', place: archive(9) }))
    expect(whereIs(desk)).toEqual({ 'in:inbox': 1, 'in:archive': 1, hello: 1 })
    return desk
  }
  const placed = (place: Place) => ({ type: 'placed' as const, remoteId: hello.remoteId, place, flags: seen })
  const removed = (place: Place) => ({ type: 'removed' as const, folder: place.folder, uids: [place.uid] })

  it('that is moved, whichever folder is read first', async () => {
    for (const events of [
      [placed(archive(1)), removed(inbox(1))],
      [removed(inbox(1)), placed(archive(1))],
    ]) {
      const desk = await deskWithHello()
      desk.ingest(...events)
      expect(whereIs(desk)).toEqual({ 'in:inbox': 0, 'in:archive': 2, hello: 1 })
    }
  })

  it('that is copied, removed and comes back', async () => {
    const desk = await deskWithHello()
    desk.ingest(placed(archive(1)))
    expect(whereIs(desk)).toEqual({ 'in:inbox': 1, 'in:archive': 2, hello: 1 })
    desk.ingest(removed(inbox(1)), removed(archive(1)))
    expect(whereIs(desk)).toEqual({ 'in:inbox': 0, 'in:archive': 1, hello: 0 })
    desk.ingest(said({ ...hello, place: archive(2) }))
    expect(whereIs(desk)).toEqual({ 'in:inbox': 0, 'in:archive': 2, hello: 1 })
  })

  it('whose folder is numbered anew', async () => {
    const desk = await deskWithHello()
    desk.ingest(
      { type: 'renumbered', folder: 'INBOX', uidValidity: '1' },
      { type: 'renumbered', folder: 'INBOX', uidValidity: '2' },
      placed(inbox(7)),
      { type: 'numbered', folder: 'INBOX', uidValidity: '2' },
    )
    expect(whereIs(desk)).toEqual({ 'in:inbox': 1, 'in:archive': 1, hello: 1 })
    desk.ingest(
      { type: 'renumbered', folder: 'INBOX', uidValidity: '3' },
      { type: 'numbered', folder: 'INBOX', uidValidity: '3' },
    )
    expect(whereIs(desk)).toEqual({ 'in:inbox': 0, 'in:archive': 1, hello: 0 })
  })

  it('that another one pushes out of its place', async () => {
    const desk = await deskWithHello()
    desk.ingest(placed(archive(1)))
    desk.ingest(mail({ id: 'new', at: 5, text: 'y', subject: '', place: inbox(1) }))
    expect([whereIs(desk), ask(desk, { query: 'hello in:inbox' }).count]).toEqual([
      { 'in:inbox': 1, 'in:archive': 2, hello: 1 },
      0,
    ])
  })

  it('that comes and is moved at once', async () => {
    const desk = await bareDesk()
    desk.ingest(hello, placed(archive(1)), removed(inbox(1)))
    expect([ask(desk, { query: 'hello in:archive' }).count, ask(desk, { query: 'hello in:inbox' }).count]).toEqual([
      1, 0,
    ])
  })

  it('that is edited', async () => {
    const desk = await bareDesk()
    desk.ingest(mail({ id: 'm', text: 'hello', subject: '' }))
    desk.ingest(mail({ id: 'm', text: 'goodbye', subject: '' }))
    expect(['hello', 'goodbye'].map((query) => ask(desk, { query }).count)).toEqual([0, 1])
  })

  it('whose flags change, though those are not in it', async () => {
    const desk = await deskWithHello()
    expect(ask(desk, { query: 'hello is:unread' }).count).toBe(1)
    desk.ingest({ type: 'flags', place: inbox(1), flags: { ...seen, flagged: true } })
    expect(['is:unread', 'is:starred'].map((query) => ask(desk, { query: `hello ${query}` }).count)).toEqual([0, 1])
    desk.ingest({ type: 'flags', place: inbox(1), flags: unread })
    expect(['is:unread', 'is:starred'].map((query) => ask(desk, { query: `hello ${query}` }).count)).toEqual([1, 0])
  })
})

describe('stored mail that waits to be indexed', () => {
  async function deskThatWaits(): Promise<BareDesk> {
    const desk = await bareDesk()
    desk.ingest(
      ...Array.from({ length: 7 }, (_, at) => mail({ id: `${at}`, at, text: `hello ${at}`, place: inbox(at + 1) })),
    )
    const newest = desk.rows<{ id: number }>('SELECT max(id) AS id FROM message')[0]?.id as number
    clearIndex(desk.db)
    putUnindexed(desk.db, { through: newest, messages: 7 })
    return desk
  }
  const missing = (desk: BareDesk, notYetSynced: number | null) =>
    searchMessages(
      desk.db,
      { query: 'x', order: 'newest', limit: 1, after: null, typing: false },
      { now, notYetSynced },
    ).notYetIndexed

  it('is put in newest first, slice by slice, and then the index is as if it had always been', async () => {
    const desk = await deskThatWaits()
    const found: number[] = []
    do found.push(ask(desk, { query: 'hello' }).count)
    while (desk.run('indexStored', { limit: 3 }))
    expect([...found, ask(desk, { query: 'hello' }).count]).toEqual([0, 3, 6, 7])
    const refilled = dumpDesk(desk.db)
    desk.run('rebuild', {})
    expect(dumpDesk(desk.db)).toEqual(refilled)
  })

  it('is counted as not yet indexed, beside what the servers hold', async () => {
    const desk = await deskThatWaits()
    expect([missing(desk, 5), missing(desk, 0), missing(desk, null)]).toEqual([12, 7, 7])
    desk.run('indexStored', { limit: 3 })
    expect(missing(desk, 0)).toBe(4)
    while (desk.run('indexStored', { limit: 3 }));
    expect([missing(desk, 5), missing(desk, 0), missing(desk, null)]).toEqual([5, 0, null])
  })

  it('is indexed once, though it is moved or comes again meanwhile', async () => {
    const desk = await deskThatWaits()
    desk.run('indexStored', { limit: 3 })
    const first = mail({ id: '0', at: 0, text: 'hello 0' })
    desk.ingest(
      { type: 'placed', remoteId: first.remoteId, place: archive(1), flags: seen },
      { type: 'removed', folder: 'INBOX', uids: [1] },
    )
    desk.ingest(mail({ id: 'new', at: 100, text: 'hello new' }))
    while (desk.run('indexStored', { limit: 3 }));
    expect(ask(desk, { query: 'hello' }).hits.map(({ snippet }) => snippet)).toEqual([
      'hello new',
      ...[6, 5, 4, 3, 2, 1, 0].map((n) => `hello ${n}`),
    ])
    expect(ask(desk, { query: 'in:archive' }).count).toBe(1)
  })
})
