import { ownAccounts } from '../people/own-account.ts'
import { identifyStored, storedEnvelope } from '../people/stored-people.ts'
import { storedText } from '../search/stored-text.ts'
import { countMessages } from '../store/accounts.ts'
import type { Database } from '../store/database.ts'
import { bodyOf, type MessageRow, setGone } from '../store/messages.ts'
import { addParticipation, deleteParticipations, participantsOf } from '../store/people.ts'
import { setContact } from '../store/projections.ts'
import { indexMessage, unindexMessage } from '../store/search-index.ts'
import type { Projection } from './projection.ts'

/**
 * Puts a note on the timeline, or takes it from there as if it had never been said; the row stays, for the action may be
 * undone. No server knows notes, so nothing else hides or shows them.
 */
export function showNote(db: Database, note: MessageRow, isShown: boolean, projection: Projection): void {
  if ((note.gone === 0) === isShown) return
  setGone(db, note.id, !isShown)
  countMessages(db, note.account_id, isShown ? 1 : -1)
  if (isShown) show(db, note, projection)
  else hide(db, note, projection)
}

function hide(db: Database, note: MessageRow, projection: Projection): void {
  const contacts = participantsOf(db, note.id)
  deleteParticipations(db, note.id)
  unindexMessage(db, note.id)
  projection.removed(note, contacts)
}

function show(db: Database, note: MessageRow, projection: Projection): void {
  const body = bodyOf(db, note.id)
  const account = ownAccounts(db).get(note.account_id)
  if (!body || !account) return
  const contacts = identifyStored(db, account, note, storedEnvelope(note, body))
  setContact(db, note.id, contacts[0])
  for (const contact of contacts) addParticipation(db, contact, note.id)
  const text = storedText(db, { ...note, gone: 0 })
  if (text) indexMessage(db, note.id, text)
  projection.added({ ...note, contact_id: contacts[0] }, contacts)
}
