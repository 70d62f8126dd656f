import type { AccountRow } from './accounts.ts'
import { dueConversationsOf } from './conversations.ts'
import { type Database, prepared } from './database.ts'
import { facetsOf } from './queue-facets.ts'
import { channelScope } from './queue-scopes.ts'

type DueEntry = readonly [scope: number, facet: string, dueAt: number | null]
/** What is due first stands first. */
type DueInAccount = readonly [accountId: number, dueAt: number | null]

/** Contacts of the queue, beyond one of them. */
export function queueContactsAfter(db: Database, after: number, limit: number): readonly number[] {
  const sql = `SELECT contact_id FROM queue WHERE contact_id > ? AND scope = 0 AND facet = ''
    ORDER BY contact_id LIMIT ?`
  return prepared(db, sql).pluck().all(after, limit) as number[]
}

/** Brings the rows of contacts in the queue up to date after due times alone are others. */
export function settleQueueDue(
  db: Database,
  accounts: ReadonlyMap<number, AccountRow>,
  contacts: readonly number[],
): void {
  const known = prepared(db, 'SELECT scope, facet, due_at FROM queue WHERE contact_id = ?').raw()
  const update = prepared(db, 'UPDATE queue SET due_at = ? WHERE contact_id = ? AND scope = ? AND facet = ?')
  for (const contact of contacts) {
    const entries = known.all(contact) as unknown as readonly DueEntry[]
    const byFacet = new Map([['', dueInAccounts(db, contact)]])
    if (entries.some(([, facet]) => facet !== '')) addFacets(db, contact, byFacet)
    for (const [scope, facet, before] of entries) {
      const first = byFacet.get(facet)?.find(([account]) => isInScope(accounts, account, scope))
      const dueAt = first?.[1] ?? null
      if (dueAt !== before) update.run(dueAt, contact, scope, facet)
    }
  }
}

function dueInAccounts(db: Database, contact: number): DueInAccount[] {
  const sql = `SELECT account_id, due_at FROM conversation INDEXED BY conversation_due
    WHERE contact_id = ? AND due_at IS NOT NULL AND snoozed_until IS NULL ORDER BY due_at`
  return prepared(db, sql).raw().all(contact) as unknown as DueInAccount[]
}

function addFacets(db: Database, contact: number, byFacet: Map<string, DueInAccount[]>): void {
  for (const row of dueConversationsOf(db, contact)) {
    for (const facet of facetsOf(row)) {
      const due = byFacet.get(facet) ?? []
      due.push([row.account_id, row.due_at])
      byFacet.set(facet, due)
    }
  }
}

function isInScope(accounts: ReadonlyMap<number, AccountRow>, accountId: number, scope: number): boolean {
  if (scope >= 0) return scope === 0 || scope === accountId
  const account = accounts.get(accountId)
  return account !== undefined && channelScope(account.channel) === scope
}
