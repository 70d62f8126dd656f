import type { CallRequest } from '../../contract/calls.ts'
import type { QueueCounts, QueueFilter, QueueRow } from '../../contract/desk.ts'
import type { ContactId, MessageId } from '../../contract/ids.ts'
import type { ChannelKind } from '../../contract/message.ts'
import { contactName } from '../people/contact-card.ts'
import { accountByKey } from '../store/accounts.ts'
import { directionOfCode, kindOfCode } from '../store/codes.ts'
import type { Database } from '../store/database.ts'
import { firstMessageIdAt, timeOfMessageId } from '../store/derived-id.ts'
import { messageById } from '../store/messages.ts'
import { identitiesOf } from '../store/people.ts'
import {
  isInQueue,
  type QueueEntry,
  type QueueNarrowing,
  queueCount,
  queueEntry,
  queueKeyColumn,
  queuePage,
} from '../store/queue.ts'
import { scopeOfChannel } from '../store/queue-scopes.ts'

/** One page of the queue; `next` is the key to ask on with. */
export function queuePageView(
  db: Database,
  request: CallRequest<'queue.page'>,
): { readonly rows: readonly QueueRow[]; readonly next: string | null } {
  const { filter, order, limit } = request
  const narrowing = narrowingOf(db, request, filter)
  if (narrowing === null) return { rows: [], next: null }
  const after = request.after === null ? null : Number(request.after)
  const entries = queuePage(db, narrowing, { order, after, limit })
  const last = entries.at(-1)
  const next = last && entries.length === limit ? String(last[queueKeyColumn(filter)]) : null
  return { rows: entries.flatMap((entry) => queueRow(db, entry)), next }
}

/** The rows of some contacts that are in the filter now. */
export function queueRowsView(db: Database, request: CallRequest<'queue.rows'>): readonly QueueRow[] {
  const narrowing = narrowingOf(db, request, request.filter)
  if (narrowing === null) return []
  return request.contacts.flatMap((contact) => {
    const entry = queueEntry(db, narrowing.scope, contact)
    return entry && isInQueue(entry, narrowing) ? queueRow(db, entry) : []
  })
}

export function queueCounts(db: Database, request: CallRequest<'queue.counts'>): QueueCounts {
  const count = (filter: QueueFilter) => countOf(db, request, filter)
  return { all: count('all'), unread: count('unread'), unanswered: count('unanswered'), done: count('done') }
}

function countOf(db: Database, request: CallRequest<'queue.counts'>, filter: QueueFilter): number {
  const narrowing = narrowingOf(db, request, filter)
  return narrowing === null ? 0 : queueCount(db, narrowing)
}

const wholeDesk = { account: null, channel: null, attachments: false, since: null, until: null } as const

/** How many wait for an answer or are unread on the whole desk: for the badge. */
export function waitingCounts(db: Database): Pick<QueueCounts, 'unread' | 'unanswered'> {
  return { unread: countOf(db, wholeDesk, 'unread'), unanswered: countOf(db, wholeDesk, 'unanswered') }
}

/** Null where no row can count: an account that was removed meanwhile, a channel that the account is not of. */
function narrowingOf(
  db: Database,
  { account, channel, attachments, since, until }: CallRequest<'queue.counts'>,
  filter: QueueFilter,
): QueueNarrowing | null {
  const scope = scopeOf(db, account, channel)
  if (scope === null) return null
  return {
    scope,
    filter,
    attached: attachments,
    from: since === null ? 0 : firstMessageIdAt(since),
    before: until === null ? Number.MAX_SAFE_INTEGER : firstMessageIdAt(until),
  }
}

function scopeOf(db: Database, account: string | null, channel: ChannelKind | null): number | null {
  if (account === null) return channel === null ? 0 : scopeOfChannel(db, channel)
  const row = accountByKey(db, account)
  return row && (channel === null || row.channel === channel) ? row.id : null
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
