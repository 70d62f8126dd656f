import type { HoldReason, OutboxId, OutboxItem, OutboxSummary } from '../../contract/compose.ts'
import { DeskError } from '../../contract/errors.ts'
import type { ContactId, ConversationId } from '../../contract/ids.ts'
import { timelineEntries } from '../desk/timeline-entries.ts'
import { fileView } from '../drafts/draft-view.ts'
import { type AccountRow, accountsById } from '../store/accounts.ts'
import type { Database } from '../store/database.ts'
import { filesOfOutbox } from '../store/draft-files.ts'
import { messageById } from '../store/messages.ts'
import {
  allPendingItems,
  type OutboxRow,
  outboxItem,
  pendingItems,
  type StoredHold,
  sentItems,
} from '../store/outbox.ts'
import { pendingChanges } from '../store/server-changes.ts'
import { contactsOfItem } from './contacts-of-item.ts'

const dayMs = 24 * 60 * 60_000
const listedSent = 100

/** The outbox of every account that has a server or something to send: what waits in its order, then what left today. */
export function outboxView(db: Database, now: number): readonly OutboxSummary[] {
  return [...accountsById(db).values()].flatMap((account) => {
    const pending = pendingItems(db, account.id)
    if (account.settings === null && pending.length === 0) return []
    const sent = sentItems(db, account.id, now - dayMs, listedSent)
    const { count, error } = pendingChanges(db, account.id)
    const items = [...pending, ...sent].map((row) => itemView(db, account, row))
    return [{ account: account.key, items, pendingChanges: count, changeError: error }]
  })
}

/** What is on its way to a contact, in the order in which it will leave. */
export function outgoingTo(db: Database, contact: ContactId): readonly OutboxItem[] {
  const accounts = accountsById(db)
  return allPendingItems(db).flatMap((row) => {
    const account = accounts.get(row.accountId)
    return account && contactsOfItem(db, row).includes(contact) ? [itemView(db, account, row)] : []
  })
}

/** Throws `not-found` for what was taken back. */
export function outboxItemView(db: Database, id: number): OutboxItem {
  const row = outboxItem(db, id)
  const account = row && accountsById(db).get(row.accountId)
  if (!row || !account) throw new DeskError('not-found', 'outbox-item-gone', 'This is not in the outbox any more')
  return itemView(db, account, row)
}

function itemView(db: Database, account: AccountRow, row: OutboxRow): OutboxItem {
  const answered = row.answersId === null ? null : messageById(db, row.answersId)
  return {
    id: row.id as OutboxId,
    kind: row.kind,
    account: account.key,
    channel: account.channel,
    contact: (contactsOfItem(db, row)[0] ?? null) as ContactId | null,
    conversation: (answered?.conversation_id ?? null) as ConversationId | null,
    from: { name: row.fromName, address: row.fromAddress },
    to: row.to,
    cc: row.cc,
    bcc: row.bcc,
    subject: row.subject,
    text: row.text,
    html: row.html,
    files: filesOfOutbox(db, row.id).map(fileView),
    sizeBytes: row.sizeBytes,
    state: row.state,
    queuedAt: row.queuedAt,
    dueAt: row.dueAt,
    attempts: row.attempts,
    nextTryAt: row.nextTryAt,
    error: row.error,
    hold: row.hold && holdView(db, row.hold),
    refused: row.refused,
    sentAt: row.sentAt,
  }
}

function holdView(db: Database, hold: StoredHold): HoldReason {
  return hold.type === 'stale' ? { type: 'stale', since: timelineEntries(db, hold.since) } : hold
}
