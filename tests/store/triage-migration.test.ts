import { expect, it } from 'vitest'
import { rebuild } from '../../src-main/engine/desk/rebuild.ts'
import { type Database, openDatabase } from '../../src-main/engine/store/database.ts'
import { migrate } from '../../src-main/engine/store/migrate.ts'
import { migrations } from '../../src-main/engine/store/migrations/migrations.ts'
import { type BareDesk, bareDesk, testKey } from '../support/bare-desk.ts'
import { conversationOf } from '../support/desk-rows.ts'
import { dumpDesk } from '../support/dump-desk.ts'
import { inbox, mail } from '../support/remote-events.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { done, onConversation } from '../support/triage-steps.ts'

const local = 'files:old'

/** A small history as this program tells it: what is done, opened again, read here, read in files, starred. */
async function history(): Promise<BareDesk> {
  const desk = await bareDesk()
  desk.ingest(
    mail({ from: 'Ana <ana@mail.test>', text: 'done', at: 1, place: inbox(1) }),
    mail({ from: 'Bo <bo@mail.test>', text: 'read', at: 2, place: inbox(2), flags: starred }),
    mail({ from: 'Cy <cy@mail.test>', text: 'opened again', at: 3, place: inbox(3) }),
  )
  desk.ingestInto(desk.account(local, { local: true }), mail({ from: 'Dee <dee@mail.test>', text: 'filed', at: 4 }))
  const contactOf = (text: string) => {
    const sql = 'SELECT contact_id AS id FROM message JOIN message_body ON message_id = message.id WHERE text = ?'
    return desk.rows<{ id: number }>(sql, text)[0]?.id ?? 0
  }
  desk.run('applyStep', onConversation(conversationOf(desk, 'done'), done))
  desk.run('markContact', { contact: contactOf('read'), read: true })
  desk.run('markContact', { contact: contactOf('filed'), read: true })
  const { seq } = desk.run('applyStep', onConversation(conversationOf(desk, 'opened again'), done))
  desk.run('undo', { seq: seq ?? 0 })
  return desk
}
const starred = { seen: false, flagged: true, answered: false }

/** Columns that were there before triage, and what some of them were called. */
const kept: Readonly<Record<string, string>> = {
  account: 'id, key, channel, address, name, settings, own_addresses, sample, paused, messages, created_at',
  message: `id, account_id, remote_id, origin, channel_message_id, kind, direction, sent_at, received_at, from_name,
    from_address, subject, preview, attachments, size_bytes, flags, gone, read_override, conversation_id, contact_id`,
  message_body: 'message_id, text, html, recipients, refs, source, about',
  folder: 'id, account_id, path, uid_validity, generation',
  place: 'folder_id, generation, uid, message_id, flags',
  thread_ref: 'account_id, ref, conversation_id',
  identity: 'id, channel, address, name, name_rank, name_id, contact_id',
  contact: 'id, first_id, last_id, received, sent',
  participation: 'contact_id, message_id',
  conversation: 'id, account_id, contact_id, first_id, last_id, messages, waiting_id, open',
}

/** The same history in a file of the format before triage, with the log in its old words. */
async function beforeTriage(desk: BareDesk): Promise<Database> {
  const path = `${await temporaryFolder()}/old.db`
  const db = openDatabase(path, { keyHex: testKey })
  for (const step of migrations.slice(0, 5)) db.exec(step)
  db.pragma('user_version = 5')
  const copy = (table: string, columns: string, from = table) => {
    for (const row of desk.rows(`SELECT ${columns} FROM ${from}`)) {
      const names = Object.keys(row)
      db.prepare(`INSERT INTO ${table} (${names}) VALUES (${names.map((name) => `@${name}`)})`).run(row)
    }
  }
  for (const [table, columns] of Object.entries(kept)) copy(table, columns)
  copy('queue', 'scope, contact_id, last_id, waiting_id, unread, open, attached', "queue WHERE facet = ''")
  db.exec('UPDATE conversation SET done_through = last_id WHERE open = 0')

  const ref = (text: string) =>
    desk.rows<{ account: string; message: string; id: number }>(
      `SELECT key AS account, remote_id AS message, message.id FROM message JOIN account ON account.id = account_id
       JOIN message_body ON message_id = message.id WHERE text = ?`,
      text,
    )[0]
  const said = (kind: string, text: string, change: object, undoes: number | null = null) => {
    const { id, ...names } = ref(text) ?? { id: 0 }
    const insert = "INSERT INTO action (clock, author, at, kind, payload, undoes) VALUES (?, 'x', 0, ?, ?, ?)"
    const count = db.prepare('SELECT count(*) FROM action').pluck().get() as number
    db.prepare(insert).run(
      `${count}`.padStart(12, '0'),
      kind,
      JSON.stringify({ items: [{ ...names, ...change }] }),
      undoes,
    )
    return id
  }
  const isOpen = { before: { message: '', status: 'open' }, after: 'done' }
  const mark = db.prepare('UPDATE message SET done_mark = ? WHERE id = ?')
  mark.run(1, said('status', 'done', isOpen))
  said('read', 'read', { before: null, after: 1 })
  said('read', 'filed', { before: null, after: 1 })
  said('status', 'opened again', isOpen)
  mark.run(-5, said('status', 'opened again', { before: { message: '', status: 'done' }, after: 'open' }, 4))
  return db
}

/** What follows from the log; the search index is filled in later, and what is pending was said by nobody in particular. */
function projections(db: Database): unknown {
  const { words, facets, changes, ...rest } = dumpDesk(db)
  return rest
}

it('makes of what was done, read and starred what this program makes of it, and a rebuild changes nothing', async () => {
  const desk = await history()
  const db = await beforeTriage(desk)
  migrate(db)
  expect(projections(db)).toEqual(projections(desk.db))
  const pending = 'SELECT what, value FROM server_change'
  expect(db.prepare(pending).all()).toEqual(desk.rows(pending))
  db.transaction(() => rebuild(db, () => {})).immediate()
  expect(projections(db)).toEqual(projections(desk.db))
  db.close()
})
