import type { ContactId, ConversationId } from '../contract/ids.ts'
import type { Address, ExportedMessage } from '../contract/message.ts'
import { type AccountRow, accountsById } from './store/accounts.ts'
import { attachmentsOf } from './store/attachments.ts'
import { directionOfCode, kindOfCode } from './store/codes.ts'
import type { Database } from './store/database.ts'
import { exportedRow, messageIdsAfter, messageIdsFrom } from './store/timeline.ts'

const pageSize = 200

/** Every message in full, oldest first, or those of one contact's timeline; a page at a time. */
export async function* exportMessages(
  db: Database,
  filter: { readonly contact?: ContactId },
): AsyncIterable<ExportedMessage> {
  const accounts = accountsById(db)
  let after = -1
  for (;;) {
    const { contact } = filter
    const ids =
      contact === undefined ? messageIdsAfter(db, after, pageSize) : messageIdsFrom(db, contact, after + 1, pageSize)
    for (const id of ids) {
      const message = exportedMessage(db, accounts, id)
      if (message) yield message
    }
    if (ids.length < pageSize) return
    after = ids.at(-1) as number
  }
}

function exportedMessage(db: Database, accounts: ReadonlyMap<number, AccountRow>, id: number): ExportedMessage | null {
  const row = exportedRow(db, id)
  const account = row && accounts.get(row.account_id)
  if (!row || !account) return null
  const { to, cc } = JSON.parse(row.recipients) as { to: readonly Address[]; cc: readonly Address[] }
  return {
    origin: row.origin,
    account: account.key,
    conversation: row.conversation_id as ConversationId,
    contact: row.contact_id as ContactId,
    direction: directionOfCode(row.direction),
    kind: kindOfCode(row.kind),
    from: { name: row.from_name, address: row.from_address },
    to,
    cc,
    subject: row.subject,
    sentAt: row.sent_at,
    text: row.text,
    html: row.html,
    attachments: attachmentsOf(db, id).map(({ name, type, size_bytes: sizeBytes }) => ({ name, type, sizeBytes })),
  }
}
