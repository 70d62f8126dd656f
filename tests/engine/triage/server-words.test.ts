import { describe, expect, it } from 'vitest'
import type { Flags, Place, RemoteMessage } from '../../../src-main/channels/channel.ts'
import type { TriageStep } from '../../../src-main/contract/triage.ts'
import { dueChanges } from '../../../src-main/engine/store/server-changes.ts'
import { type BareDesk, bareDesk } from '../../support/bare-desk.ts'
import { conversationOf, peopleIn, talks, triageIn } from '../../support/desk-rows.ts'
import { dumpDesk } from '../../support/dump-desk.ts'
import { inbox, mail, seen, unread, us } from '../../support/remote-events.ts'
import { onConversation } from '../../support/triage-steps.ts'

const question = mail({ id: 'q', text: 'question', at: 1, place: inbox(1) })
const read: TriageStep = { type: 'read', read: true }
const star = { type: 'star', on: true } as const
const starred: Flags = { seen: false, flagged: true, answered: false }

async function deskWith(...messages: readonly RemoteMessage[]): Promise<BareDesk> {
  const desk = await bareDesk()
  desk.ingest(...messages)
  return desk
}

const apply = (desk: BareDesk, step: TriageStep): number =>
  desk.run('applyStep', onConversation(conversationOf(desk, 'question'), step)).seq ?? 0
const undo = (desk: BareDesk, seq: number): number => desk.run('undo', { seq }).seq ?? 0
const due = (desk: BareDesk) => dueChanges(desk.db, 1, Number.MAX_SAFE_INTEGER, 100)
const words = (desk: BareDesk) =>
  due(desk).map(({ change }) => (change.type === 'move' ? change.to : `${change.on ? '' : 'not '}${change.type}`))

/** The server takes all that waits for it; what moves lies at `to` from then on. */
function deliver(desk: BareDesk, to: Place | null = null): void {
  // Of each message one change may leave at a time.
  for (let changes = due(desk); changes.length > 0; changes = due(desk)) {
    desk.run('changesTried', { ids: changes.map(({ id }) => id) })
    const delivered = changes.map(({ id, places }) => ({ id, moved: places.map((from) => ({ from, to })) }))
    desk.run('changesDelivered', { changes: delivered })
  }
}

const serverSays = (desk: BareDesk, flags: Flags) => desk.ingest({ type: 'flags', place: inbox(1), flags })
const isUnread = (desk: BareDesk) => peopleIn(desk, 'unread').length > 0

describe('a flag that an agent sets', () => {
  it('outranks what the server says until the server has it', async () => {
    const desk = await deskWith(question)
    apply(desk, read)
    serverSays(desk, starred)
    expect(isUnread(desk)).toBe(false)
    deliver(desk)
    expect([words(desk), isUnread(desk)]).toEqual([[], false])
  })

  it('may be changed by another client afterwards: the last writer wins', async () => {
    const desk = await deskWith(question)
    apply(desk, read)
    deliver(desk)
    serverSays(desk, unread)
    expect(isUnread(desk)).toBe(true)
    serverSays(desk, seen)
    expect(isUnread(desk)).toBe(false)
  })

  it('leaves the other flags to whoever sets them', async () => {
    const desk = await deskWith(question)
    apply(desk, read)
    serverSays(desk, starred)
    expect(triageIn(desk, 'question').starred).toBe(true)
    apply(desk, { type: 'star', on: false })
    deliver(desk)
    expect([isUnread(desk), triageIn(desk, 'question').starred]).toEqual([false, false])
    expect(desk.rows('SELECT flags FROM place')).toEqual([{ flags: 1 }])
  })

  it('is told once however often it was changed before it left', async () => {
    const desk = await deskWith(question)
    apply(desk, star)
    apply(desk, { type: 'star', on: false })
    apply(desk, star)
    expect(words(desk)).toEqual(['flagged'])
  })

  it('settles quietly when the message went away meanwhile', async () => {
    const desk = await deskWith(question)
    apply(desk, star)
    desk.ingest({ type: 'removed', folder: 'INBOX', uids: [1] })
    expect(due(desk).map(({ places }) => places)).toEqual([[]])
    deliver(desk)
    expect([words(desk), talks(desk)]).toEqual([[], []])
  })

  it('stays when the server refuses it, and a rebuild keeps it', async () => {
    const desk = await deskWith(question)
    apply(desk, read)
    const error = { kind: 'rejected', code: 'read-only', message: 'No', params: {} } as const
    desk.run('changesFailed', { ids: due(desk).map(({ id }) => id), error, nextTryAt: null })
    expect(due(desk)).toEqual([])
    const before = dumpDesk(desk.db)
    desk.run('rebuild', {})
    expect(dumpDesk(desk.db)).toEqual(before)
    expect(isUnread(desk)).toBe(false)
  })
})

describe('undoing what a server is to be told', () => {
  it('before it left tells nothing', async () => {
    const desk = await deskWith(question)
    const before = dumpDesk(desk.db)
    undo(desk, apply(desk, star))
    expect(dumpDesk(desk.db)).toEqual(before)
  })

  it('before it left says again what was said before', async () => {
    const desk = await deskWith(question)
    apply(desk, star)
    undo(desk, apply(desk, { type: 'star', on: false }))
    expect([words(desk), triageIn(desk, 'question').starred]).toEqual([['flagged'], true])
  })

  it('steps back through all that was said, one after another', async () => {
    const desk = await deskWith(question)
    const before = dumpDesk(desk.db)
    const said = [star, { ...star, on: false }, star].map((step) => apply(desk, step))
    for (const seq of said.toReversed()) undo(desk, seq)
    expect(dumpDesk(desk.db)).toEqual(before)
  })

  it('while it may be on its way says the opposite, whatever comes of it', async () => {
    const desk = await deskWith(question)
    const seq = apply(desk, star)
    const [change] = due(desk)
    desk.run('changesTried', { ids: [change?.id ?? 0] })
    undo(desk, seq)
    expect(words(desk)).toEqual(['not flagged'])
    // The answer to the first comes late.
    desk.run('changesDelivered', { changes: [{ id: change?.id ?? 0, moved: [] }] })
    serverSays(desk, starred)
    expect([words(desk), triageIn(desk, 'question').starred]).toEqual([['not flagged'], false])
  })

  it('after it arrived says the opposite, and doing it again says it again', async () => {
    const desk = await deskWith(question)
    const seq = apply(desk, read)
    deliver(desk)
    const undone = undo(desk, seq)
    expect([words(desk), isUnread(desk)]).toEqual([['not seen'], true])
    deliver(desk)
    undo(desk, undone)
    expect([words(desk), isUnread(desk)]).toEqual([['seen'], false])
  })
})

describe('a move', () => {
  const trash = { folder: 'Trash', uid: 7 }

  it('to the archive takes mail out of the inbox alone, and the desk keeps it', async () => {
    const orders = { folder: 'Orders', uid: 2 }
    const sent = mail({ id: 'a', from: us, text: 'answer', at: 2, refs: ['q'], place: { folder: 'Sent', uid: 1 } })
    const desk = await deskWith(question, { ...question, place: orders }, sent)
    apply(desk, { type: 'archive' })
    expect(due(desk)).toMatchObject([{ change: { to: 'archive' }, places: [inbox(1), orders] }])
    // The server tells of the move before it answers; what was filed stays where it is.
    desk.ingest({ type: 'removed', folder: 'INBOX', uids: [1] })
    const moved = [
      { from: inbox(1), to: { folder: 'Archive', uid: 3 } },
      { from: orders, to: orders },
    ]
    desk.run('changesDelivered', { changes: [{ id: due(desk)[0]?.id ?? 0, moved }] })
    expect(talks(desk)).toEqual([['question', 'answer']])
    const sql = 'SELECT path, uid FROM place JOIN folder ON folder.id = folder_id WHERE message_id = ? ORDER BY path'
    const [{ id } = { id: 0 }] = desk.rows<{ id: number }>('SELECT min(id) AS id FROM message')
    expect(desk.rows(sql, id)).toEqual([
      { path: 'Archive', uid: 3 },
      { path: 'Orders', uid: 2 },
    ])
  })

  it('to the junk keeps the mail on the desk, as spam', async () => {
    const desk = await deskWith(question)
    apply(desk, { type: 'spam', on: true })
    deliver(desk, { folder: 'Junk', uid: 4 })
    desk.ingest({ type: 'removed', folder: 'INBOX', uids: [1] })
    expect([talks(desk), triageIn(desk, 'question').spam]).toEqual([[['question']], true])
    apply(desk, { type: 'spam', on: false })
    expect(due(desk)).toMatchObject([{ change: { to: 'inbox' }, places: [{ folder: 'Junk', uid: 4 }] }])
  })

  it('to the trash is taken back from there', async () => {
    const desk = await deskWith(question)
    const seq = apply(desk, { type: 'delete' })
    deliver(desk, trash)
    expect(talks(desk)).toEqual([])
    undo(desk, seq)
    expect(talks(desk)).toEqual([['question']])
    expect(due(desk)).toMatchObject([{ change: { to: 'inbox' }, places: [trash] }])
    deliver(desk, inbox(9))
    expect([talks(desk), desk.rows('SELECT * FROM trash_place')]).toEqual([[['question']], []])
    const before = dumpDesk(desk.db)
    desk.run('rebuild', {})
    expect(dumpDesk(desk.db)).toEqual(before)
  })

  it('is taken back to the folder where each message lay', async () => {
    const sent = mail({
      id: 'a',
      from: us,
      text: 'answer',
      at: 2,
      refs: ['q'],
      place: { folder: 'Sent Items', uid: 1 },
    })
    const filed = mail({ id: 'f', text: 'filed', at: 3, refs: ['q'], place: { folder: 'Orders', uid: 5 } })
    const desk = await deskWith(question, sent, filed)
    const seq = apply(desk, { type: 'delete' })
    deliver(desk, trash)
    const undone = undo(desk, seq)
    const home = ['inbox', { folder: 'Sent Items', otherwise: 'sent' }, { folder: 'Orders', otherwise: 'inbox' }]
    expect(words(desk)).toEqual(home)
    // Said again and taken back before the server heard of it.
    undo(desk, undo(desk, undone))
    expect(words(desk)).toEqual(home)
  })

  it('to the archive leaves alone what was put into a folder by hand, also when it is undone', async () => {
    const filed = mail({ id: 'f', text: 'filed', at: 3, refs: ['q'], place: { folder: 'Orders', uid: 5 } })
    const desk = await deskWith(question, filed)
    const seq = apply(desk, { type: 'archive' })
    deliver(desk, { folder: 'Archive', uid: 3 })
    undo(desk, seq)
    expect(due(desk)).toMatchObject([{ change: { to: 'inbox' }, places: [{ folder: 'Archive', uid: 3 }] }])
  })

  it('that another client takes back shows the mail again', async () => {
    const desk = await deskWith(question)
    apply(desk, { type: 'delete' })
    deliver(desk, trash)
    desk.ingest({ ...question, place: inbox(9) })
    expect(talks(desk)).toEqual([['question']])
  })

  it('on its way hides the mail whatever the server still says', async () => {
    const desk = await deskWith(question)
    apply(desk, { type: 'delete' })
    desk.ingest(question, { type: 'flags', place: inbox(1), flags: seen })
    expect(talks(desk)).toEqual([])
  })

  it('without an answer where it went to is believed', async () => {
    const desk = await deskWith(question)
    apply(desk, { type: 'delete' })
    deliver(desk, null)
    expect([talks(desk), words(desk)]).toEqual([[], []])
  })
})

describe('without a server', () => {
  const local = async () => {
    const desk = await bareDesk()
    desk.ingestInto(desk.account('email:imported', { local: true }), { ...question, place: null })
    return desk
  }

  it.each([read, star, { type: 'delete' }, { type: 'spam', on: true }, { type: 'archive' }] as const)(
    '%o is kept here, tells nobody and is undone',
    async (step) => {
      const desk = await local()
      const before = dumpDesk(desk.db)
      const seq = apply(desk, step)
      const after = dumpDesk(desk.db)
      expect(after).not.toEqual(before)
      expect(desk.rows('SELECT * FROM server_change')).toEqual([])
      desk.run('rebuild', {})
      expect(dumpDesk(desk.db)).toEqual(after)
      undo(desk, seq)
      expect(dumpDesk(desk.db)).toEqual(before)
    },
  )

  it('what was deleted stays so when the files are read again', async () => {
    const desk = await local()
    apply(desk, { type: 'delete' })
    desk.ingestInto(desk.account('email:imported', { local: true }), { ...question, place: null })
    expect(talks(desk)).toEqual([])
  })
})
