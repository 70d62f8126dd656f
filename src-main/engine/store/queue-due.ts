import type { AccountRow } from './accounts.ts'
import { type ConversationRow, dueConversationsOf } from './conversations.ts'
import { type Database, prepared } from './database.ts'
import { facetsOf } from './queue-facets.ts'
import { channelScope } from './queue-scopes.ts'

type DueEntry = readonly [scope: number, facet: string, dueAt: number | null]

/** Brings the rows of contacts in the queue up to date after due times alone are others. */
export function settleQueueDue(
  db: Database,
  accounts: ReadonlyMap<number, AccountRow>,
  contacts: ReadonlySet<number>,
): void {
  const known = prepared(db, 'SELECT scope, facet, due_at FROM queue WHERE contact_id = ?').raw()
  const update = prepared(db, 'UPDATE queue SET due_at = ? WHERE contact_id = ? AND scope = ? AND facet = ?')
  for (const contact of contacts) {
    // What is due first stands first.
    const rows = dueConversationsOf(db, contact)
    for (const [scope, facet, before] of known.all(contact) as unknown as readonly DueEntry[]) {
      const first = rows.find(
        (row) => isInScope(accounts, row, scope) && (facet === '' || facetsOf(row).includes(facet)),
      )
      const dueAt = first?.due_at ?? null
      if (dueAt !== before) update.run(dueAt, contact, scope, facet)
    }
  }
}

function isInScope(accounts: ReadonlyMap<number, AccountRow>, { account_id }: ConversationRow, scope: number): boolean {
  if (scope >= 0) return scope === 0 || scope === account_id
  const account = accounts.get(account_id)
  return account !== undefined && channelScope(account.channel) === scope
}
