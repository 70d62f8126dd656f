import type { Projection } from '../desk/projection.ts'
import type { Database } from '../store/database.ts'
import { addParticipation, deleteParticipations, participantsOf } from '../store/people.ts'
import { setContact } from '../store/projections.ts'
import { ownAccounts } from './own-account.ts'
import { identifyStored, storedEnvelope, storedMessage } from './stored-people.ts'

/** Assigns messages to people anew. `lost` is told of each contact that a message is not with any more. */
export function reassign(
  db: Database,
  messages: Iterable<number>,
  projection: Projection,
  lost: (contact: number, message: number) => void,
): void {
  const accounts = ownAccounts(db)
  for (const id of messages) {
    const stored = storedMessage(db, accounts, id)
    // What is hidden is on no timeline; it is assigned when it is shown again.
    if (!stored || stored.row.gone === 1) continue
    const { row, body, account } = stored
    const before = participantsOf(db, id)
    deleteParticipations(db, id)
    const after = identifyStored(db, account, row, storedEnvelope(row, body))
    for (const contact of after) addParticipation(db, contact, id)
    setContact(db, id, after[0])
    projection.removed(row, [...before, ...after])
    projection.removed({ ...row, contact_id: after[0] }, [])
    for (const contact of before) if (!after.includes(contact)) lost(contact, id)
  }
}
