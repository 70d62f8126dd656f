import { storedEnvelope } from '../people/stored-people.ts'
import { attachmentsOf } from '../store/attachments.ts'
import { kindOfCode } from '../store/codes.ts'
import type { Database } from '../store/database.ts'
import { bodyOf, type MessageRow } from '../store/messages.ts'
import { foldersOf } from '../store/places.ts'
import type { IndexedText } from '../store/search-index.ts'
import { indexedText } from './indexed-text.ts'

/** The words a stored message is found by; null where its body is not on the desk. */
export function storedText(db: Database, row: MessageRow): IndexedText | null {
  const body = bodyOf(db, row.id)
  if (!body) return null
  const envelope = storedEnvelope(row, body)
  const attachments = attachmentsOf(db, row.id).map(({ name, type, inline }) => ({ name, type, inline: inline === 1 }))
  return indexedText(
    { ...envelope, subject: row.subject, text: body.text, attachments },
    {
      account: row.account_id,
      direction: envelope.direction,
      kind: kindOfCode(row.kind),
      folders: foldersOf(db, row.id),
    },
  )
}
