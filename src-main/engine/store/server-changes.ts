import { type MoveDestination, type MoveTarget, moveTargets, type Place } from '../../channels/channel.ts'
import type { DeskErrorShape } from '../../contract/errors.ts'
import { type Database, prepared } from './database.ts'
import type { MessageRow } from './messages.ts'

/** What of an agent's words the server of a message knows too. */
export type ServerWord = 'seen' | 'flagged' | 'place'

/** A word that the server does not know yet. It lies over what the server says of the message. */
export interface PendingWord {
  readonly id: number
  readonly account_id: number
  readonly message_id: number
  readonly what: ServerWord
  /** 0 or 1; for `place` a position in the channel's move targets. */
  readonly value: number
  /** Of a `place`: the folder it goes back to, where that is not the inbox. */
  readonly folder: string | null
  /** The action that said so. */
  readonly seq: number
  /** Above 0 it may have reached the server although nobody heard of it. */
  readonly attempts: number
}

/** A change as it leaves for the server. */
export interface ServerChange {
  readonly id: number
  readonly message: number
  readonly attempts: number
  readonly change:
    | { readonly type: 'seen' | 'flagged'; readonly on: boolean }
    | { readonly type: 'move'; readonly to: MoveDestination }
  /** Where the message lies; none when there is nothing left to change. */
  readonly places: readonly Place[]
}

/**
 * What may leave now, oldest first, one change of each message at a time: a move changes where the next one applies.
 */
export function dueChanges(db: Database, accountId: number, now: number, limit: number): readonly ServerChange[] {
  const sql = `SELECT * FROM server_change WHERE account_id = ? AND next_try_at <= ? AND NOT EXISTS (
      SELECT 1 FROM server_change AS earlier
      WHERE earlier.message_id = server_change.message_id AND earlier.id < server_change.id
        AND earlier.next_try_at IS NOT NULL)
    ORDER BY id LIMIT ?`
  const rows = prepared(db, sql).all(accountId, now, limit) as PendingWord[]
  return rows.map((row) => ({
    id: row.id,
    message: row.message_id,
    attempts: row.attempts,
    change: row.what === 'place' ? { type: 'move', to: destination(row) } : { type: row.what, on: row.value === 1 },
    places: placesOf(db, row),
  }))
}

function destination({ value, folder }: PendingWord): MoveDestination {
  const target = moveTargets[value] as MoveTarget
  return folder === null ? target : { folder, otherwise: target }
}

/** What comes back from the trash lies there; all else where the desk follows it. */
function placesOf(db: Database, row: PendingWord): readonly Place[] {
  const places = placesToday(db, row.message_id)
  return places.length > 0 ? places : trashPlaces(db, row.message_id)
}

function placesToday(db: Database, messageId: number): readonly Place[] {
  return prepared(
    db,
    `SELECT folder.path AS folder, uid FROM place
     JOIN folder ON folder.id = place.folder_id AND folder.generation = place.generation
     WHERE message_id = ? AND path <> '' ORDER BY folder_id, uid`,
  ).all(messageId) as Place[]
}

/** Whether there may be something to take out of the inbox, which is a label where there is no folder of that name. */
export function isInInbox(db: Database, message: Pick<MessageRow, 'id' | 'account_id'>): boolean {
  return !hasInbox(db, message.account_id) || placesToday(db, message.id).some(({ folder }) => isInbox(folder))
}

/** The folder that a message goes back to when its move is taken back; null for the inbox, and where the desk does not know. */
export function folderToReturnTo(db: Database, messageId: number): string | null {
  const places = placesToday(db, messageId)
  return places.some(({ folder }) => isInbox(folder)) ? null : (places[0]?.folder ?? null)
}

const isInbox = (folder: string) => folder.toUpperCase() === 'INBOX'

function hasInbox(db: Database, accountId: number): boolean {
  const sql = "SELECT 1 FROM folder WHERE account_id = ? AND upper(path) = 'INBOX'"
  return prepared(db, sql).get(accountId) !== undefined
}

/** The earliest moment at which one of them is tried again, epoch ms; null when nothing waits. */
export function nextChangeAt(db: Database, accountId: number): number | null {
  const sql = 'SELECT min(next_try_at) FROM server_change WHERE account_id = ?'
  return prepared(db, sql).pluck().get(accountId) as number | null
}

/** Notes, before they leave, that the server may know of them from now on. */
export function countTry(db: Database, ids: readonly number[]): void {
  const sql = 'UPDATE server_change SET attempts = attempts + 1 WHERE id = ?'
  for (const id of ids) prepared(db, sql).run(id)
}

/** `nextTryAt` null: not again before a person says so; the word stays, on this desk alone. */
export function changeFailed(db: Database, id: number, error: DeskErrorShape, nextTryAt: number | null): void {
  const sql = 'UPDATE server_change SET error = ?, next_try_at = ? WHERE id = ?'
  prepared(db, sql).run(JSON.stringify(error), nextTryAt, id)
}

/** How many wait for an account's server, and why the first of those that failed did. */
export function pendingChanges(
  db: Database,
  accountId: number,
): { readonly count: number; readonly error: DeskErrorShape | null } {
  const count = prepared(db, 'SELECT count(*) FROM server_change WHERE account_id = ?').pluck().get(accountId)
  const sql = 'SELECT error FROM server_change WHERE account_id = ? AND error IS NOT NULL ORDER BY id LIMIT 1'
  const error = prepared(db, sql).pluck().get(accountId) as string | undefined
  return { count: count as number, error: error === undefined ? null : (JSON.parse(error) as DeskErrorShape) }
}

/** A line that came back: what failed for want of it leaves at once. */
export function retryChanges(db: Database, accountId: number): void {
  const sql = 'UPDATE server_change SET next_try_at = 0 WHERE account_id = ? AND next_try_at > 0'
  prepared(db, sql).run(accountId)
}

export function pendingById(db: Database, id: number): PendingWord | null {
  return (prepared(db, 'SELECT * FROM server_change WHERE id = ?').get(id) as PendingWord | undefined) ?? null
}

export function pendingWord(db: Database, messageId: number, what: ServerWord): PendingWord | null {
  const sql = 'SELECT * FROM server_change WHERE message_id = ? AND what = ?'
  return (prepared(db, sql).get(messageId, what) as PendingWord | undefined) ?? null
}

/** Takes the place of what was said before of the same; under a new id, for the other may be on its way. */
export function putPendingWord(db: Database, word: Omit<PendingWord, 'id'>): void {
  deletePendingWord(db, word.message_id, word.what)
  const sql = `INSERT INTO server_change (account_id, message_id, what, value, folder, seq, attempts)
    VALUES (@account_id, @message_id, @what, @value, @folder, @seq, @attempts)`
  prepared(db, sql).run(word)
}

export function deletePendingWord(db: Database, messageId: number, what: ServerWord): void {
  prepared(db, 'DELETE FROM server_change WHERE message_id = ? AND what = ?').run(messageId, what)
}

export function deletePendingWords(db: Database, messageId: number): void {
  prepared(db, 'DELETE FROM server_change WHERE message_id = ?').run(messageId)
}

/** All that is pending on the desk, for a rebuild: no log says what the servers know by now. */
export function allPendingWords(db: Database): readonly PendingWord[] {
  return prepared(db, 'SELECT * FROM server_change ORDER BY id').all() as PendingWord[]
}

export function trashPlaces(db: Database, messageId: number): readonly Place[] {
  const sql = 'SELECT folder, uid FROM trash_place WHERE message_id = ? ORDER BY folder, uid'
  return prepared(db, sql).all(messageId) as Place[]
}

export function putTrashPlace(db: Database, messageId: number, place: Place): void {
  prepared(db, 'INSERT OR IGNORE INTO trash_place VALUES (?, ?, ?)').run(messageId, place.folder, place.uid)
}

export function deleteTrashPlaces(db: Database, messageId: number): void {
  prepared(db, 'DELETE FROM trash_place WHERE message_id = ?').run(messageId)
}
