import { dueProjection } from '../due/project-due.ts'
import { ownAccounts } from '../people/own-account.ts'
import { forgetPeople } from '../people/stored-people.ts'
import { type AccountRow, accountsById } from '../store/accounts.ts'
import type { Database } from '../store/database.ts'
import { createProjection, type Projection } from './projection.ts'

/** What one transaction of an agent's doing works with. */
export interface DeskWork {
  readonly db: Database
  readonly projection: Projection
  readonly accounts: ReadonlyMap<number, AccountRow>
  /** Ids of the messages that were named for the log. */
  readonly named: Map<string, number>
  /** A message stands on this contact's timeline no more. */
  lost(contact: number, message: number): void
  /** Brings everything up to date; returns the contacts that changed. */
  finish(): readonly number[]
}

export function deskWork(db: Database): DeskWork {
  const accounts = accountsById(db)
  const projection = createProjection(db, dueProjection(db, accounts))
  const losses = new Map<number, Set<number>>()
  return {
    db,
    projection,
    accounts,
    named: new Map(),
    lost(contact, message) {
      losses.set(contact, (losses.get(contact) ?? new Set<number>()).add(message))
    },
    finish() {
      const changed = projection.flush()
      if (losses.size > 0) forgetPeople(db, losses, ownAccounts(db))
      return changed
    },
  }
}
