import { moveTargets } from '../../channels/channel.ts'
import { type Database, prepared } from './database.ts'
import { setGone, setReadOverride, setStarOverride } from './messages.ts'
import { clearIndex } from './search-index.ts'
import { allPendingWords } from './server-changes.ts'

/** Empties every table that `rebuild` makes again, and what agents' actions left on the messages. */
export function clearProjections(db: Database): void {
  for (const table of [
    'thread_ref',
    'conversation',
    'identity',
    'identity_link',
    'contact_note',
    'contact',
    'participation',
    'queue',
    'queue_count',
    'mark',
    'blocked_sender',
  ]) {
    db.exec(`DELETE FROM ${table}`)
  }
  db.exec(
    `UPDATE message SET read_override = NULL, star_override = NULL, marked = NULL, thread_id = NULL, blocked = NULL
     WHERE coalesce(read_override, star_override, marked, thread_id, blocked) IS NOT NULL`,
  )
  db.exec('UPDATE message SET gone = missing WHERE gone <> missing')
  // A stale conversation would be counted until its messages are threaded again.
  db.exec('UPDATE message SET conversation_id = 0')
  clearIndex(db)
}

/** Lays over the messages what agents said of them and their servers do not know yet. */
export function layPendingWords(db: Database): void {
  for (const { message_id: id, what, value } of allPendingWords(db)) {
    if (what === 'seen') setReadOverride(db, id, value)
    else if (what === 'flagged') setStarOverride(db, id, value)
    else setGone(db, id, value === moveTargets.indexOf('trash'))
  }
}

/** Ids of all stored messages in time order, those that are gone too. */
export function storedMessagesAfter(db: Database, after: number, limit: number): readonly number[] {
  return prepared(db, 'SELECT id FROM message WHERE id > ? ORDER BY id LIMIT ?').pluck().all(after, limit) as number[]
}

export function reassignMessage(
  db: Database,
  id: number,
  conversationId: number,
  contactId: number,
  direction: number,
): void {
  prepared(db, 'UPDATE message SET conversation_id = ?, contact_id = ?, direction = ? WHERE id = ?').run(
    conversationId,
    contactId,
    direction,
    id,
  )
}

export function recountAccounts(db: Database): void {
  db.exec('UPDATE account SET messages = (SELECT count(*) FROM message WHERE account_id = account.id AND gone = 0)')
}

export function setContact(db: Database, messageId: number, contactId: number): void {
  prepared(db, 'UPDATE message SET contact_id = ? WHERE id = ?').run(contactId, messageId)
}
