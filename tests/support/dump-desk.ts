import type { Database } from '../../src-main/engine/store/database.ts'

/** Every projection, by its own order: two desks with the same dump show the same to every window. */
const questions: Readonly<Record<string, string>> = {
  threadRefs: 'SELECT * FROM thread_ref ORDER BY account_id, ref',
  conversations: 'SELECT * FROM conversation ORDER BY id',
  identities: 'SELECT * FROM identity ORDER BY id',
  links: 'SELECT * FROM identity_link ORDER BY identity_id',
  contacts: 'SELECT * FROM contact ORDER BY id',
  notes: 'SELECT * FROM contact_note ORDER BY identity_id',
  participations: 'SELECT * FROM participation ORDER BY contact_id, message_id',
  queue: 'SELECT * FROM queue ORDER BY scope, contact_id, facet',
  marks: 'SELECT * FROM mark ORDER BY message_id, topic, seq',
  blocked: 'SELECT * FROM blocked_sender ORDER BY identity_id, seq',
  // A scope that was emptied may leave zeros.
  queueCounts: `SELECT * FROM queue_count
    WHERE "all" + unread + unanswered + unassigned + waiting + snoozed + done + due > 0 ORDER BY scope, facet, attached`,
  accounts: 'SELECT id, key, messages FROM account ORDER BY id',
  // A hidden message is judged again when it is shown.
  messages: `SELECT id, remote_id, direction, flags, gone, missing, read_override, star_override, marked,
      conversation_id, thread_id, contact_id, iif(gone, NULL, blocked) AS blocked
    FROM message ORDER BY id`,
  changes: 'SELECT id, message_id, what, value, seq FROM server_change ORDER BY id',
  words: "SELECT term, doc, col, offset FROM temp.word WHERE col <> 'facets' ORDER BY doc, col, offset, term",
  // A folder's number tells in which order folders were seen; its path is what it is.
  facets: `SELECT iif(term GLOB '*f[0-9]*', (SELECT path FROM folder WHERE id = substr(term, 3)), term) AS facet, doc
    FROM temp.word WHERE col = 'facets' ORDER BY doc, facet`,
}

export function dumpDesk(db: Database): Readonly<Record<string, readonly unknown[]>> {
  db.exec("CREATE VIRTUAL TABLE IF NOT EXISTS temp.word USING fts5vocab('main', 'search', 'instance')")
  return Object.fromEntries(Object.entries(questions).map(([name, sql]) => [name, db.prepare(sql).raw().all()]))
}
