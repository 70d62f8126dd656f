import type { CallRequest } from '../../contract/calls.ts'
import { type QueueCounts, type QueueFilter, type QueueRow, queueFilters } from '../../contract/desk.ts'
import type { ContactId, MessageId } from '../../contract/ids.ts'
import type { ChannelKind } from '../../contract/message.ts'
import type { DueGroups } from '../../contract/sla.ts'
import { type Priority, priorities } from '../../contract/triage.ts'
import { dueViews } from '../due/due-view.ts'
import { contactName } from '../people/contact-card.ts'
import { accountByKey } from '../store/accounts.ts'
import { directionOfCode, kindOfCode } from '../store/codes.ts'
import { type ConversationRow, sortedConversations } from '../store/conversations.ts'
import type { Database } from '../store/database.ts'
import { firstMessageIdAt, timeOfMessageId } from '../store/derived-id.ts'
import { contactsWithDrafts, countDrafts } from '../store/drafts.ts'
import { messageById } from '../store/messages.ts'
import { contactsWithAnswers, countOutbox } from '../store/outbox.ts'
import { identitiesOf } from '../store/people.ts'
import type { QueueEntry } from '../store/queue.ts'
import { assigneeFacet, priorityFacet, starredFacet, tagFacet } from '../store/queue-facets.ts'
import {
  facetSize,
  type QueueNarrowing,
  type QueuePosition,
  type QueueView,
  queueCount,
  queueEntryIn,
  queueKeyColumn,
  queuePage,
} from '../store/queue-pages.ts'
import { scopeOfChannel } from '../store/queue-scopes.ts'
import { contactsWithinWarning } from '../store/sla-due.ts'
import { agentName } from './agent.ts'

/** One page of the queue; `next` is the key to ask on with. */
export function queuePageView(
  db: Database,
  request: CallRequest<'queue.page'>,
  now: number,
): { readonly rows: readonly QueueRow[]; readonly next: string | null } {
  const { order, limit } = request
  const narrowing = narrowingOf(db, request, request.filter)
  if (narrowing === null) return { rows: [], next: null }
  const entries = queuePage(db, narrowing, { order, after: positionOf(request.after), limit })
  const last = entries.at(-1)
  const next = last && entries.length === limit ? `${last[queueKeyColumn(narrowing.view)]}-${last.contact_id}` : null
  const row = rowOf(db, narrowing.view, now)
  return { rows: entries.flatMap(row), next }
}

function positionOf(after: string | null): QueuePosition | null {
  const [, key, contact] = /^(\d{1,16})-(\d{1,16})$/.exec(after ?? '') ?? []
  return key === undefined ? null : { key: Number(key), contact: Number(contact) }
}

/** The rows of some contacts that are in the filter now. */
export function queueRowsView(db: Database, request: CallRequest<'queue.rows'>, now: number): readonly QueueRow[] {
  const narrowing = narrowingOf(db, request, request.filter)
  if (narrowing === null) return []
  const row = rowOf(db, narrowing.view, now)
  return request.contacts.flatMap((contact) => {
    const entry = queueEntryIn(db, narrowing, contact)
    return entry ? row(entry) : []
  })
}

type Question = CallRequest<'queue.counts'>

export function queueCounts(db: Database, request: Question): QueueCounts {
  const counts = Object.fromEntries(queueFilters.map((filter) => [filter, countOf(db, request, filter)]))
  return { ...(counts as Record<QueueFilter, number>), drafts: countDrafts(db), ...countOutbox(db) }
}

const countLimit = 1_000

/** Contacts in one view, counted as far as anybody reads. */
export function queueCountView(db: Database, request: CallRequest<'queue.count'>): number {
  return countOf(db, request, request.filter, countLimit)
}

function countOf(db: Database, request: Question, filter: QueueFilter, limit?: number): number {
  const narrowing = narrowingOf(db, request, filter)
  return narrowing === null ? 0 : queueCount(db, narrowing, limit)
}

const wholeDesk: Question = {
  account: null,
  channel: null,
  attachments: false,
  since: null,
  until: null,
  assignee: null,
  tag: null,
  priority: null,
  starred: false,
}

/** How many wait for an answer or are unread on the whole desk: for the badge. */
export function waitingCounts(db: Database): Pick<QueueCounts, 'unread' | 'unanswered'> {
  return { unread: countOf(db, wholeDesk, 'unread'), unanswered: countOf(db, wholeDesk, 'unanswered') }
}

const soonMs = 15 * 60_000

/** Who is breached, due soon, today and later, each counted as far as anybody reads. */
export function dueGroups(db: Database, request: CallRequest<'sla.groups'>, now: number): DueGroups {
  const narrowing = narrowingOf(db, request, 'due')
  const soonUntil = now + soonMs
  const todayUntil = Math.max(soonUntil, endOfDay(now))
  const count = (from: number, before: number) =>
    narrowing === null
      ? 0
      : queueCount(
          db,
          { ...narrowing, from: Math.max(narrowing.from, from), before: Math.min(narrowing.before, before) },
          countLimit,
        )
  const counts = {
    breached: count(1, now),
    soon: count(now, soonUntil),
    today: count(soonUntil, todayUntil),
    later: count(todayUntil, Number.MAX_SAFE_INTEGER - 1),
  }
  return { asOf: now, soonUntil, todayUntil, ...counts, capped: Object.values(counts).includes(countLimit) }
}

/** Of this computer's day. */
function endOfDay(time: number): number {
  const day = new Date(time)
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1).getTime()
}

/** How many are breached, within their warning, and due today, on the whole desk: for the badge and the chip. */
export function dueCounts(db: Database, now: number): { breached: number; soon: number; today: number } {
  const { breached, soon, today } = dueGroups(db, wholeDesk, now)
  return { breached, soon: contactsWithinWarning(db, now, countLimit), today: soon + today }
}

/** Null where no row can count: an account that was removed meanwhile, a channel that the account is not of. */
function narrowingOf(db: Database, question: Question, filter: QueueFilter): QueueNarrowing | null {
  const { account, channel, attachments, since, until, priority } = question
  const scope = scopeOf(db, account, channel)
  if (scope === null) return null
  const [facet = '', ...others] = facetsOf(db, question, filter).toSorted(
    (one, other) => facetSize(db, scope, one) - facetSize(db, scope, other),
  )
  const view = filter === 'mine' ? 'all' : filter
  // What sleeps or is due has times of its own, which are no messages'.
  const keyAt = view === 'snoozed' || view === 'due' ? (time: number) => time : firstMessageIdAt
  return {
    scope,
    view,
    facet,
    others,
    normal: priority === 'normal',
    attached: attachments,
    from: since === null ? 0 : keyAt(since),
    before: until === null ? Number.MAX_SAFE_INTEGER : keyAt(until),
  }
}

function facetsOf(
  db: Database,
  { assignee, tag, priority, starred }: Question,
  filter: QueueFilter,
): readonly string[] {
  const facets: string[] = []
  if (filter === 'mine') facets.push(assigneeFacet(agentName(db)))
  if (assignee !== null) facets.push(assigneeFacet(assignee))
  if (tag !== null) facets.push(tagFacet(tag))
  if (priority !== null && priority !== 'normal') facets.push(priorityFacet(priority))
  if (starred) facets.push(starredFacet)
  return [...new Set(facets)]
}

function scopeOf(db: Database, account: string | null, channel: ChannelKind | null): number | null {
  if (account === null) return channel === null ? 0 : scopeOfChannel(db, channel)
  const row = accountByKey(db, account)
  return row && (channel === null || row.channel === channel) ? row.id : null
}

/** Makes the rows of one answer: who is being written to is looked up once. */
function rowOf(db: Database, view: QueueView, now: number): (entry: QueueEntry) => readonly QueueRow[] {
  const drafts = contactsWithDrafts(db)
  const answers = contactsWithAnswers(db)
  const dues = dueViews(db, now)
  return (entry) => {
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
        due: dues.ofContact(entry.contact_id, entry.scope > 0 ? entry.scope : null, entry.due_at),
        unread: entry.unread,
        openConversations: entry.open,
        ...sortingOf(db, view, entry),
        snoozedUntil: entry.wakes_at,
        hasDraft: drafts.has(entry.contact_id),
        answerPending: answers.has(entry.contact_id),
      },
    ]
  }
}

/** How agents sorted the conversations that put a contact into a view. */
function sortingOf(
  db: Database,
  view: QueueView,
  entry: QueueEntry,
): Pick<QueueRow, 'priority' | 'assignees' | 'tags' | 'starred'> {
  const rows = sortedConversations(db, entry.contact_id, entry.scope > 0 ? entry.scope : null).filter((row) =>
    isInView(row, view),
  )
  const normal = priorities.indexOf('normal')
  // One of normal priority outranks one of low; those are not among the sorted ones.
  const isAllSorted = rows.length >= (view === 'waiting' ? entry.waiting : entry.open)
  const highest = Math.max(...rows.map(({ priority }) => priority), isAllSorted && rows.length > 0 ? 0 : normal)
  return {
    priority: priorities[highest] as Priority,
    assignees: distinct(rows.flatMap(({ assignee }) => assignee ?? [])),
    tags: distinct(rows.flatMap(({ tags }) => JSON.parse(tags) as string[])),
    starred: rows.some(({ starred }) => starred === 1),
  }
}

function isInView(row: ConversationRow, view: QueueView): boolean {
  switch (view) {
    case 'waiting':
      return row.status === 1
    case 'due':
      return row.due_at !== null && row.snoozed_until === null
    case 'snoozed':
      return row.snoozed_until !== null
    case 'done':
      return true
    default:
      return row.open === 1
  }
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)].sort()
}
