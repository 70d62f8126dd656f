import type { CallRequest } from '../../contract/calls.ts'
import type { QueueCounts, QueueRow } from '../../contract/desk.ts'
import type { AccountId, ContactId, MessageId } from '../../contract/ids.ts'
import type { ChannelKind } from '../../contract/message.ts'
import { contactName } from '../people/contact-card.ts'
import { accountByKey } from '../store/accounts.ts'
import { directionOfCode, kindOfCode } from '../store/codes.ts'
import type { Database } from '../store/database.ts'
import { timeOfMessageId } from '../store/derived-id.ts'
import { messageById } from '../store/messages.ts'
import { identitiesOf } from '../store/people.ts'
import { inFilter, type QueueEntry, queueCount, queueEntry, queueKeyColumn, queuePage } from '../store/queue.ts'

/** One page of the queue; `next` is the key to ask on with. */
export function queuePageView(
  db: Database,
  request: CallRequest<'queue.page'>,
): { readonly rows: readonly QueueRow[]; readonly next: string | null } {
  const { filter, order, limit } = request
  const scope = scopeOf(db, request.account)
  if (scope === null) return { rows: [], next: null }
  const after = request.after === null ? null : Number(request.after)
  const entries = queuePage(db, { scope, filter, order, after, limit })
  const last = entries.at(-1)
  const next = last && entries.length === limit ? String(last[queueKeyColumn(filter)]) : null
  return { rows: entries.flatMap((entry) => queueRow(db, entry)), next }
}

/** The rows of some contacts that are in the filter now. */
export function queueRowsView(db: Database, request: CallRequest<'queue.rows'>): readonly QueueRow[] {
  const scope = scopeOf(db, request.account)
  if (scope === null) return []
  return request.contacts.flatMap((contact) => {
    const entry = queueEntry(db, scope, contact)
    return entry && inFilter(entry, request.filter) ? queueRow(db, entry) : []
  })
}

export function queueCounts(db: Database, account: AccountId | null): QueueCounts {
  const scope = scopeOf(db, account)
  if (scope === null) return { all: 0, unread: 0, unanswered: 0, done: 0 }
  return {
    all: queueCount(db, scope, 'all'),
    unread: queueCount(db, scope, 'unread'),
    unanswered: queueCount(db, scope, 'unanswered'),
    done: queueCount(db, scope, 'done'),
  }
}

/** Null for an account that was removed meanwhile. */
function scopeOf(db: Database, account: AccountId | null): number | null {
  return account === null ? 0 : (accountByKey(db, account)?.id ?? null)
}

function queueRow(db: Database, entry: QueueEntry): readonly QueueRow[] {
  const last = messageById(db, entry.last_id)
  if (!last) return []
  const identities = identitiesOf(db, entry.contact_id)
  return [
    {
      contact: entry.contact_id as ContactId,
      name: contactName(identities),
      address: identities[0]?.address ?? '',
      channels: [...new Set(identities.map((identity) => identity.channel as ChannelKind))],
      lastMessage: {
        id: last.id as MessageId,
        direction: directionOfCode(last.direction),
        kind: kindOfCode(last.kind),
        subject: last.subject,
        preview: last.preview,
        hasAttachments: last.attachments > 0,
      },
      lastAt: timeOfMessageId(last.id),
      waitingSince: entry.waiting_id === null ? null : timeOfMessageId(entry.waiting_id),
      unread: entry.unread,
      openConversations: entry.open,
    },
  ]
}
