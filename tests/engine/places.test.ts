import { describe, expect, it } from 'vitest'
import { type BareDesk, bareDesk } from '../support/bare-desk.ts'
import { inbox, mail, minuteMs, seen, unread } from '../support/remote-events.ts'

const hello = mail({ id: 'hello@mail.test', text: 'Hello', place: inbox(1) })
const again = mail({ id: 'again@mail.test', text: 'Again', at: 1, place: inbox(2) })
const archive = (uid: number) => ({ folder: 'Archive', uid })
const flagged = { seen: false, flagged: true, answered: false }

/** Texts on the desk that are not hidden, oldest first. */
function shown(desk: BareDesk): readonly string[] {
  const sql = 'SELECT text FROM message JOIN message_body ON message_id = id WHERE gone = 0 ORDER BY id'
  return desk.rows<{ text: string }>(sql).map((row) => row.text)
}

function stored(desk: BareDesk): number {
  return desk.rows('SELECT 1 FROM message').length
}

function flagsOf(desk: BareDesk): readonly number[] {
  return desk.rows<{ flags: number }>('SELECT flags FROM message ORDER BY id').map((row) => row.flags)
}

describe('a message on its server', () => {
  it('that moves to another followed folder stays one message', async () => {
    const desk = await bareDesk()
    desk.ingest(hello)
    desk.ingest(
      { type: 'removed', folder: 'INBOX', uids: [1] },
      { type: 'placed', remoteId: hello.remoteId, place: archive(7), flags: unread },
    )
    expect(shown(desk)).toEqual(['Hello'])
    expect(stored(desk)).toBe(1)
  })

  it('that leaves one folder in a batch and comes to the other in the next is hidden only in between', async () => {
    const desk = await bareDesk()
    desk.ingest(hello)
    desk.ingest({ type: 'removed', folder: 'INBOX', uids: [1] })
    expect(shown(desk)).toEqual([])
    desk.ingest({ ...hello, place: archive(7) })
    expect(shown(desk)).toEqual(['Hello'])
    expect(stored(desk)).toBe(1)
    expect(desk.rows('SELECT unread FROM queue WHERE scope = 0')).toEqual([{ unread: 1 }])
  })

  it('that lies in two folders is there until both have lost it', async () => {
    const desk = await bareDesk()
    desk.ingest(hello, { ...hello, place: archive(7) })
    desk.ingest({ type: 'removed', folder: 'INBOX', uids: [1] })
    expect(shown(desk)).toEqual(['Hello'])
    desk.ingest({ type: 'removed', folder: 'Archive', uids: [7] })
    expect(shown(desk)).toEqual([])
    expect(desk.rows('SELECT * FROM queue')).toEqual([])
    expect(desk.rows('SELECT * FROM contact')).toEqual([])
  })

  it('that is gone is kept in the log and found by no search', async () => {
    const desk = await bareDesk()
    desk.ingest(hello)
    desk.ingest({ type: 'deleted', remoteIds: [hello.remoteId] })
    expect(stored(desk)).toBe(1)
    expect(desk.rows("SELECT rowid FROM search WHERE search MATCH 'hello'")).toEqual([])
  })

  it('takes up a number that another message had', async () => {
    const desk = await bareDesk()
    desk.ingest(hello)
    desk.ingest({ ...again, place: inbox(1) })
    expect(shown(desk)).toEqual(['Again'])
  })

  it('is read when it is read in any of its folders, and unread again when it is in none', async () => {
    const desk = await bareDesk()
    desk.ingest(hello, { type: 'placed', remoteId: hello.remoteId, place: archive(7), flags: seen })
    expect(flagsOf(desk)).toEqual([1])
    desk.ingest({ type: 'flags', place: archive(7), flags: flagged })
    expect(flagsOf(desk)).toEqual([2])
    desk.ingest({ type: 'flags', place: inbox(1), flags: seen })
    expect(flagsOf(desk)).toEqual([3])
    desk.ingest({ type: 'removed', folder: 'INBOX', uids: [1] })
    expect(flagsOf(desk)).toEqual([2])
    expect(desk.rows("SELECT unread FROM queue WHERE facet = ''")).toEqual([{ unread: 1 }, { unread: 1 }])
  })
})

describe('a listing of a folder', () => {
  it('removes what it does not name, sets flags, and leaves what lies beyond it', async () => {
    const desk = await bareDesk()
    const third = mail({ text: 'Third', at: 2, place: inbox(30) })
    desk.ingest(hello, again, third)
    desk.ingest({ type: 'listing', folder: 'INBOX', from: 1, to: 10, uids: [2], flags: [seen] })
    expect(shown(desk)).toEqual(['Again', 'Third'])
    expect(flagsOf(desk)).toEqual([0, 1, 0])
  })

  it('that is empty empties its range', async () => {
    const desk = await bareDesk()
    desk.ingest(hello, again)
    desk.ingest({ type: 'listing', folder: 'INBOX', from: 1, to: 4_294_967_295, uids: [], flags: [] })
    expect(shown(desk)).toEqual([])
  })
})

describe('a folder that was numbered anew', () => {
  const numberedAnew = async () => {
    const desk = await bareDesk()
    desk.ingest({ type: 'renumbered', folder: 'INBOX', uidValidity: '1' }, hello, again)
    desk.ingest({ type: 'renumbered', folder: 'INBOX', uidValidity: '2' })
    return desk
  }

  it('shows everything while its messages are being found again', async () => {
    const desk = await numberedAnew()
    expect(shown(desk)).toEqual(['Hello', 'Again'])
    desk.ingest({ type: 'placed', remoteId: hello.remoteId, place: inbox(2), flags: seen })
    expect(shown(desk)).toEqual(['Hello', 'Again'])
  })

  it('keeps what was found again, under its new number, and hides what was not', async () => {
    const desk = await numberedAnew()
    desk.ingest({ type: 'placed', remoteId: hello.remoteId, place: inbox(2), flags: unread })
    desk.ingest({ type: 'numbered', folder: 'INBOX', uidValidity: '2' })
    expect(shown(desk)).toEqual(['Hello'])
    expect(desk.rows('SELECT uid FROM place')).toEqual([{ uid: 2 }])
    expect(stored(desk)).toBe(2)
  })

  it('is not confused when it is told twice, after a crash', async () => {
    const desk = await numberedAnew()
    desk.ingest({ type: 'placed', remoteId: hello.remoteId, place: inbox(1), flags: unread })
    desk.ingest({ type: 'renumbered', folder: 'INBOX', uidValidity: '2' })
    desk.ingest(again, { type: 'placed', remoteId: hello.remoteId, place: inbox(1), flags: unread })
    desk.ingest({ type: 'numbered', folder: 'INBOX', uidValidity: '2' })
    desk.ingest({ type: 'numbered', folder: 'INBOX', uidValidity: '2' })
    expect(shown(desk)).toEqual(['Hello', 'Again'])
    expect(stored(desk)).toBe(2)
    expect(desk.rows('SELECT uid FROM place ORDER BY uid')).toEqual([{ uid: 1 }, { uid: 2 }])
  })

  it('may be numbered anew once more before it was ready', async () => {
    const desk = await numberedAnew()
    desk.ingest({ type: 'placed', remoteId: hello.remoteId, place: inbox(1), flags: unread })
    desk.ingest({ type: 'renumbered', folder: 'INBOX', uidValidity: '3' })
    expect(shown(desk)).toEqual(['Hello', 'Again'])
    desk.ingest({ type: 'placed', remoteId: again.remoteId, place: inbox(1), flags: unread })
    desk.ingest({ type: 'numbered', folder: 'INBOX', uidValidity: '3' })
    expect(shown(desk)).toEqual(['Again'])
  })
})

describe('channels without places', () => {
  it('rewrite a message that was edited, and what finds it', async () => {
    const desk = await bareDesk()
    const post = mail({ id: 'post', text: 'The parcel is late', place: null })
    desk.ingest(post)
    desk.ingest({ ...post, text: 'The parcel arrived', subject: 'Solved' })
    expect(shown(desk)).toEqual(['The parcel arrived'])
    expect(desk.rows("SELECT rowid FROM search WHERE search MATCH 'late'")).toEqual([])
    expect(desk.rows("SELECT rowid FROM search WHERE search MATCH 'arrived AND solved'")).toHaveLength(1)
    expect(desk.rows('SELECT subject, preview FROM message')).toEqual([
      { subject: 'Solved', preview: 'The parcel arrived' },
    ])
  })

  it('may announce a message and its edit in one batch', async () => {
    const desk = await bareDesk()
    const post = mail({ id: 'post', text: 'First', place: null })
    desk.ingest(post, { ...post, text: 'Second' })
    expect(shown(desk)).toEqual(['Second'])
    expect(desk.rows("SELECT rowid FROM search WHERE search MATCH 'first'")).toEqual([])
    expect(desk.rows("SELECT rowid FROM search WHERE search MATCH 'second'")).toHaveLength(1)
  })

  it('bring back what was deleted, as it is now', async () => {
    const desk = await bareDesk()
    const post = mail({ id: 'post', text: 'First', place: null })
    desk.ingest(post)
    desk.ingest({ type: 'deleted', remoteIds: [post.remoteId] })
    desk.ingest({ ...post, text: 'Restored' })
    expect(shown(desk)).toEqual(['Restored'])
    expect(desk.rows("SELECT rowid FROM search WHERE search MATCH 'restored'")).toHaveLength(1)
    expect(desk.rows("SELECT rowid FROM search WHERE search MATCH 'first'")).toEqual([])
  })
})

describe('mail', () => {
  it('that lies in a mailbox keeps the text that was read: a copy may differ in its footer', async () => {
    const desk = await bareDesk()
    desk.ingest(hello)
    desk.ingest({ ...hello, text: 'Hello\n-- \nlist footer', place: archive(3) })
    expect(shown(desk)).toEqual(['Hello'])
  })

  it('of one moment gets ids of its own, in the order of time', async () => {
    const desk = await bareDesk()
    // More than one millisecond's share of ids: the rest takes the neighbours.
    const crowd = Array.from({ length: 2_100 }, (_, n) => mail({ id: `${n}@mail.test`, text: `${n}` }))
    desk.ingest(...crowd)
    const later = mail({ id: 'later', at: 1 })
    desk.ingest(later)
    expect(stored(desk)).toBe(2_101)
    const [newest] = desk.rows<{ sent_at: number }>('SELECT sent_at FROM message ORDER BY id DESC LIMIT 1')
    expect(newest?.sent_at).toBe(crowd[0] ? crowd[0].sentAt + minuteMs : null)
  })

  it('to ten thousand people is stored whole and put on few timelines', async () => {
    const desk = await bareDesk()
    const to = Array.from({ length: 10_000 }, (_, n) => `P${n} <p${n}@mail.test>`)
    desk.ingest(mail({ from: 'Press <press@mail.test>', to, kind: 'bulk' }))
    expect(desk.rows('SELECT 1 FROM participation')).toHaveLength(20)
    const [body] = desk.rows<{ recipients: string }>('SELECT recipients FROM message_body')
    expect(JSON.parse(body?.recipients ?? '{}').to).toHaveLength(10_000)
  })

  it('for an account that was removed meanwhile is refused, and nothing of it is stored', async () => {
    const desk = await bareDesk()
    expect(() => desk.run('ingest', { accountId: 99, events: [], cursor: '1', live: true })).toThrow(/removed/)
    expect(desk.rows('SELECT * FROM sync_cursor')).toEqual([])
  })
})
