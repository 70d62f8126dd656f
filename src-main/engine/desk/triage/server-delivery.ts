import type { Place } from '../../../channels/channel.ts'
import { storedText } from '../../search/stored-text.ts'
import { flaggedFlag, seenFlag } from '../../store/codes.ts'
import type { Database } from '../../store/database.ts'
import { type MessageRow, messageById, setFlags, setMissing } from '../../store/messages.ts'
import { deletePlace, elsewhere, folderOf, placeAt, placedFlags, putPlace, setPlacedFlag } from '../../store/places.ts'
import { indexMessage, unindexMessage } from '../../store/search-index.ts'
import {
  deletePendingWord,
  deleteTrashPlaces,
  type PendingWord,
  pendingById,
  putTrashPlace,
} from '../../store/server-changes.ts'
import { type DeskWork, deskWork } from '../work.ts'
import { lift, placeOf } from './server-words.ts'

/** A change that the server took. `moved`: where the places of a move lie now; null where the server did not tell. */
export interface Delivered {
  readonly id: number
  readonly moved: readonly { readonly from: Place; readonly to: Place | null }[]
}

/**
 * The server knows what agents said: from now on it is its word again, and what another client says of the message
 * later counts. Changes that something else took the place of meanwhile are passed over. Returns the contacts that changed.
 */
export function changesDelivered(db: Database, { changes }: { changes: readonly Delivered[] }): readonly number[] {
  const work = deskWork(db)
  for (const change of changes) {
    const word = pendingById(db, change.id)
    const row = word && messageById(db, word.message_id)
    if (!word || !row) continue
    if (word.what === 'place') settlePlace(work, row, word, change.moved)
    else settleFlag(work, row, word)
    deletePendingWord(db, word.message_id, word.what)
    lift(work, row.id, word.what)
  }
  return work.finish()
}

function settleFlag({ db }: DeskWork, row: MessageRow, { what, value }: PendingWord): void {
  const flag = what === 'seen' ? seenFlag : flaggedFlag
  setPlacedFlag(db, row.id, flag, value === 1)
  const flags = value === 1 ? row.flags | flag : row.flags & ~flag
  setFlags(db, row.id, placedFlags(db, row.id) ?? flags)
}

/** Mail in the trash has no place that counts: nobody follows it there. It is remembered for who takes it back. */
function settlePlace(work: DeskWork, row: MessageRow, { value }: PendingWord, moved: Delivered['moved']): void {
  const { db } = work
  const isTrash = value === placeOf('trash')
  for (const { from, to } of moved) {
    const left = folderOf(db, row.account_id, from.folder)
    const there = placeAt(db, left, from.uid)
    // The sync may have told of the move already, and of what lies in its place now.
    if (there?.message_id === row.id && (isTrash || to)) deletePlace(db, left, from.uid)
    if (to && isTrash) putTrashPlace(db, row.id, to)
    if (to && !isTrash) putPlace(db, folderOf(db, row.account_id, to.folder), to.uid, row.id, there?.flags ?? row.flags)
  }
  if (!isTrash) deleteTrashPlaces(db, row.id)
  const isTakenBack = value === placeOf('inbox') || value === placeOf('sent')
  if (isTakenBack && placedFlags(db, row.id) === null) {
    // Nobody knows where it lies, but the agent wants it on the desk.
    putPlace(db, folderOf(db, row.account_id, elsewhere), row.id, row.id, row.flags)
  }
  const isPlaced = placedFlags(db, row.id) !== null
  if (isPlaced || isTrash) setMissing(db, row.id, !isPlaced)
  if (row.gone === 0) indexAnew(work, row)
}

/** The index knows folders. */
function indexAnew({ db }: DeskWork, row: MessageRow): void {
  const text = storedText(db, row)
  unindexMessage(db, row.id)
  if (text) indexMessage(db, row.id, text)
}
