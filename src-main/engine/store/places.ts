import { type Database, prepared } from './database.ts'

export interface FolderRow {
  readonly id: number
  readonly path: string
  readonly uid_validity: string | null
  readonly generation: number
}

/** The folder's row, made on first sight. */
export function folderOf(db: Database, accountId: number, path: string): FolderRow {
  const find = prepared(db, 'SELECT id, path, uid_validity, generation FROM folder WHERE account_id = ? AND path = ?')
  const known = find.get(accountId, path) as FolderRow | undefined
  if (known) return known
  prepared(db, 'INSERT INTO folder (account_id, path) VALUES (?, ?)').run(accountId, path)
  return find.get(accountId, path) as FolderRow
}

/** The path of the folder that stands for somewhere on the server where nobody looked: no server has one without a name. */
export const elsewhere = ''

/** Begins a new numbering: older places count until `dropOldPlaces`. */
export function renumberFolder(db: Database, folderId: number, uidValidity: string): void {
  prepared(
    db,
    `UPDATE folder SET uid_validity = ?, generation = generation + 1
     WHERE id = ? AND uid_validity IS NOT NULL AND uid_validity <> ?`,
  ).run(uidValidity, folderId, uidValidity)
  prepared(db, 'UPDATE folder SET uid_validity = ? WHERE id = ? AND uid_validity IS NULL').run(uidValidity, folderId)
}

export interface PlaceRow {
  readonly uid: number
  readonly message_id: number
  readonly flags: number
}

export function placeAt(db: Database, folder: FolderRow, uid: number): PlaceRow | null {
  const sql = 'SELECT uid, message_id, flags FROM place WHERE folder_id = ? AND generation = ? AND uid = ?'
  return (prepared(db, sql).get(folder.id, folder.generation, uid) as PlaceRow | undefined) ?? null
}

export function placesBetween(db: Database, folder: FolderRow, from: number, to: number): readonly PlaceRow[] {
  return prepared(
    db,
    `SELECT uid, message_id, flags FROM place
     WHERE folder_id = ? AND generation = ? AND uid BETWEEN ? AND ? ORDER BY uid`,
  ).all(folder.id, folder.generation, from, to) as PlaceRow[]
}

/** Puts a message where nothing is known to lie; false, and nothing done, where something does. */
export function takePlace(db: Database, folder: FolderRow, uid: number, messageId: number, flags: number): boolean {
  const sql = 'INSERT INTO place VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING'
  return prepared(db, sql).run(folder.id, folder.generation, uid, messageId, flags).changes === 1
}

export function putPlace(db: Database, folder: FolderRow, uid: number, messageId: number, flags: number): void {
  prepared(
    db,
    `INSERT INTO place VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET message_id = excluded.message_id, flags = excluded.flags`,
  ).run(folder.id, folder.generation, uid, messageId, flags)
}

export function deletePlace(db: Database, folder: FolderRow, uid: number): void {
  prepared(db, 'DELETE FROM place WHERE folder_id = ? AND generation = ? AND uid = ?').run(
    folder.id,
    folder.generation,
    uid,
  )
}

/** Sets one flag of a message wherever it lies. */
export function setPlacedFlag(db: Database, messageId: number, flag: number, on: boolean): void {
  const flags = on ? 'flags | @flag' : 'flags & ~@flag'
  prepared(db, `UPDATE place SET flags = ${flags} WHERE message_id = @message`).run({ flag, message: messageId })
}

/** A message that was somewhere is found at a place. */
export function forgetElsewhere(db: Database, accountId: number, messageId: number): void {
  const sql = `DELETE FROM place WHERE message_id = ?
    AND folder_id IN (SELECT id FROM folder WHERE account_id = ? AND path = '')`
  prepared(db, sql).run(messageId, accountId)
}

/** Drops the places of older numberings; returns the messages that lay there. */
export function dropOldPlaces(db: Database, folder: FolderRow): readonly number[] {
  return prepared(db, 'DELETE FROM place WHERE folder_id = ? AND generation < ? RETURNING message_id')
    .pluck()
    .all(folder.id, folder.generation) as number[]
}

export function deletePlacesOfMessage(db: Database, messageId: number): void {
  prepared(db, 'DELETE FROM place WHERE message_id = ?').run(messageId)
}

/** The flags of a message over all its places: seen or flagged anywhere is seen or flagged. Null without a place. */
export function placedFlags(db: Database, messageId: number): number | null {
  const rows = prepared(db, 'SELECT flags FROM place WHERE message_id = ?').pluck().all(messageId) as number[]
  return rows.length === 0 ? null : rows.reduce((all, flags) => all | flags, 0)
}

/** Where a message can be fetched from now, the current numbering only. */
export function currentPlaceOf(db: Database, messageId: number): { folder: string; uid: number } | null {
  return (
    (prepared(
      db,
      `SELECT folder.path AS folder, place.uid FROM place
       JOIN folder ON folder.id = place.folder_id AND folder.generation = place.generation
       WHERE place.message_id = ? AND path <> '' ORDER BY place.folder_id LIMIT 1`,
    ).get(messageId) as { folder: string; uid: number } | undefined) ?? null
  )
}

/** The folders a message lies in, ascending: the old and the new numbering of one are the same folder. */
export function foldersOf(db: Database, messageId: number): readonly number[] {
  const sql = 'SELECT DISTINCT folder_id FROM place WHERE message_id = ? ORDER BY folder_id'
  return prepared(db, sql).pluck().all(messageId) as number[]
}

export interface AccountFolder {
  readonly id: number
  readonly account_id: number
  readonly path: string
}

/** Every folder of the desk, with the account it belongs to. */
export function allFolders(db: Database): readonly AccountFolder[] {
  const sql = "SELECT id, account_id, path FROM folder WHERE path <> '' ORDER BY account_id, path"
  return prepared(db, sql).all() as AccountFolder[]
}
