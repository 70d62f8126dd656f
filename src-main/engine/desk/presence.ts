import { type OwnAccount, ownAccounts } from '../people/own-account.ts'
import { identifyStored, storedEnvelope } from '../people/stored-people.ts'
import { storedText } from '../search/stored-text.ts'
import { countMessages } from '../store/accounts.ts'
import type { Database } from '../store/database.ts'
import { bodyOf, type MessageRow, setBlocked, setGone } from '../store/messages.ts'
import { addParticipation, deleteParticipations, participantsOf } from '../store/people.ts'
import { setContact } from '../store/projections.ts'
import { indexMessage, unindexMessage } from '../store/search-index.ts'
import { isBlocked } from './triage/block.ts'
import type { DeskWork } from './work.ts'

/**
 * Puts a message on the timeline, or takes it from there, the queue and the search as if it had never been said; the
 * row stays, for agents undo what they do.
 */
export function showMessage(work: DeskWork, row: MessageRow, isShown: boolean): void {
  if ((row.gone === 0) === isShown) return
  setGone(work.db, row.id, !isShown)
  countMessages(work.db, row.account_id, isShown ? 1 : -1)
  if (isShown) show(work, row)
  else hide(work, row)
}

function hide({ db, projection, lost }: DeskWork, row: MessageRow): void {
  const contacts = participantsOf(db, row.id)
  deleteParticipations(db, row.id)
  unindexMessage(db, row.id)
  projection.removed(row, contacts)
  for (const contact of contacts) lost(contact, row.id)
}

function show({ db, projection }: DeskWork, row: MessageRow): void {
  const account = ownAccounts(db).get(row.account_id)
  const contacts = account && assignAnew(db, account, row)
  if (!contacts) return
  const text = storedText(db, { ...row, gone: 0 })
  if (text) indexMessage(db, row.id, text)
  projection.added({ ...row, contact_id: contacts[0] }, contacts)
}

/**
 * Puts a message that was hidden back to its people; null where its body is not on the desk. Meanwhile an agent may have
 * said that its address belongs to another contact, or blocked it.
 */
export function assignAnew(db: Database, account: OwnAccount, row: MessageRow): readonly [number, ...number[]] | null {
  const body = bodyOf(db, row.id)
  if (!body) return null
  const contacts = identifyStored(db, account, row, storedEnvelope(row, body))
  setContact(db, row.id, contacts[0])
  for (const contact of contacts) addParticipation(db, contact, row.id)
  setBlocked(db, row.id, isBlocked(db, account.channel, row))
  return contacts
}
