import type { CallName, CallOutput, CallRequest } from '../../src-main/contract/calls.ts'
import type { ContactCard, ConversationHead, QueueRow, TimelinePage } from '../../src-main/contract/desk.ts'
import { DeskError } from '../../src-main/contract/errors.ts'
import type { DeskEvent } from '../../src-main/contract/events.ts'
import type { ActionId, ContactId, ConversationId, MessageId } from '../../src-main/contract/ids.ts'
import type { TimelineEntry } from '../../src-main/contract/message.ts'
import type { DueGroups, SlaDue } from '../../src-main/contract/sla.ts'
import type { TriageState } from '../../src-main/contract/triage.ts'
import type { EngineClient } from '../../src-renderer/engine-client/engine-client.ts'

type Answers = { [Name in CallName]?: (input: CallRequest<Name>) => CallOutput<Name> | Promise<CallOutput<Name>> }

/** What a scripted customer wrote, oldest first. */
export interface ScriptedContact {
  readonly id: ContactId
  readonly name: string
  readonly entries: readonly TimelineEntry[]
  /** Of their conversation the clock that runs out first. */
  readonly due?: SlaDue
}

/** A desk in memory for the window's own tests: it answers like the engine does, but from a list of contacts. */
export interface ScriptedDesk extends EngineClient {
  contacts: ScriptedContact[]
  /** Replaces single answers: a failure, a slow one. */
  readonly answers: Answers
  /** Every question asked, oldest first. */
  readonly asked: { readonly name: CallName; readonly input: unknown }[]
  emit(event: DeskEvent): void
  /** Appends to a contact's timeline and tells of it. */
  arrive(contact: ContactId, entry: TimelineEntry): void
}

export function scriptedDesk(contacts: readonly ScriptedContact[], answers: Answers = {}): ScriptedDesk {
  const listeners = new Set<(event: DeskEvent) => void>()
  const desk: ScriptedDesk = {
    contacts: [...contacts],
    answers,
    asked: [],
    async call(name, input) {
      desk.asked.push({ name, input })
      const answer = desk.answers[name] ?? scripted(desk)[name]
      if (!answer) throw new DeskError('bug', 'unexpected', `The scripted desk has no answer to ${name}`)
      return answer(input as never) as never
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    connection: () => 'connected',
    onConnection: () => () => {},
    emit(event) {
      for (const listener of listeners) listener(event)
    },
    arrive(id, entry) {
      desk.contacts = desk.contacts.map((contact) =>
        contact.id === id ? { ...contact, entries: [...contact.entries, entry] } : contact,
      )
      desk.emit({ type: 'changed', contacts: [id] })
    },
  }
  return desk
}

function scripted(desk: ScriptedDesk): Answers {
  const contactOf = (id: ContactId) => {
    const found = desk.contacts.find((contact) => contact.id === id)
    if (!found) throw new DeskError('not-found', 'contact-gone', 'This customer is gone')
    return found
  }
  const rows = (filter: string) => desk.contacts.map(rowOf).filter((row) => inFilter(row, filter))
  return {
    'queue.page': ({ filter, order, after, limit }) => {
      const sign = order === 'newest' ? -1 : 1
      const sorted = rows(filter).sort((a, b) => sign * (keyOf(a, filter) - keyOf(b, filter)))
      const from = after === null ? 0 : sorted.findIndex((row) => String(keyOf(row, filter)) === after) + 1
      const page = sorted.slice(from, from + limit)
      const last = page.at(-1)
      return { rows: page, next: last && from + limit < sorted.length ? String(keyOf(last, filter)) : null }
    },
    'queue.rows': ({ filter, contacts }) => rows(filter).filter((row) => contacts.includes(row.contact)),
    'queue.counts': () => ({
      all: rows('all').length,
      unread: rows('unread').length,
      unanswered: rows('unanswered').length,
      due: rows('due').length,
      mine: 0,
      unassigned: 0,
      waiting: 0,
      snoozed: 0,
      done: 0,
      drafts: 0,
      outbox: 0,
      held: 0,
    }),
    'queue.count': ({ filter }) => ({ count: rows(filter).length }),
    'sla.groups': () => groupsOf(rows('due')),
    'timeline.page': ({ contact, anchor, limit }) => pageOf(contactOf(contact).entries, anchor, limit),
    'timeline.nextUnread': ({ contact, after }) => {
      const unread = contactOf(contact).entries.filter((entry) => entry.unread)
      return { message: (unread.find(({ id }) => id > (after ?? -1)) ?? unread[0])?.id ?? null }
    },
    'contact.card': ({ contact }) => cardOf(contactOf(contact)),
    'contact.read': () => ({ action: 1 as ActionId }),
    'triage.apply': () => ({ action: 2 as ActionId }),
    'triage.words': () => ({ me: 'Mara', agents: ['Mara', 'Ivo'], tags: ['refund'] }),
    'action.undo': () => ({}),
    'message.body': ({ message }) => {
      const entry = desk.contacts.flatMap(({ entries }) => entries).find(({ id }) => id === message)
      return { id: message, text: entry?.text ?? '', folds: [], html: null, imagesAllowed: false }
    },
    'account.list': () => [],
    'job.list': () => [],
    'settings.get': () => ({}),
    'settings.set': () => ({}),
    'search.messages': () => ({ hits: [], count: 0, countCapped: false, notYetIndexed: null, hints: [], next: null }),
    'search.suggest': () => [],
  }
}

function pageOf(
  entries: readonly TimelineEntry[],
  anchor: CallRequest<'timeline.page'>['anchor'],
  limit: number,
): TimelinePage {
  let [from, to] = [Math.max(0, entries.length - limit), entries.length]
  const at = (id: number) => entries.findIndex((entry) => entry.id >= id)
  if (anchor?.type === 'before') [from, to] = [Math.max(0, at(anchor.message) - limit), at(anchor.message)]
  else if (anchor?.type === 'after') [from, to] = [at(anchor.message) + 1, at(anchor.message) + 1 + limit]
  else if (anchor) {
    const found = anchor.type === 'around' ? at(anchor.message) : entries.findIndex((e) => e.sentAt >= anchor.time)
    const middle = found < 0 ? entries.length : found
    from = Math.max(0, middle - Math.floor(limit / 2))
    to = from + limit
  }
  const shown = entries.slice(from, to)
  return { entries: shown, conversations: headsOf(shown), older: from > 0, newer: to < entries.length, outgoing: [] }
}

const untouched: TriageState = {
  status: 'open',
  snoozedUntil: null,
  assignee: null,
  priority: 'normal',
  tags: [],
  starred: false,
  spam: false,
}

function headsOf(entries: readonly TimelineEntry[]): readonly ConversationHead[] {
  const ids = [...new Set(entries.map((entry) => entry.conversation))]
  return ids.map((id) => {
    const own = entries.filter((entry) => entry.conversation === id) as [TimelineEntry, ...TimelineEntry[]]
    const { account, channel, subject } = own[0]
    const [firstAt, lastAt] = [own[0].sentAt, own.at(-1)?.sentAt ?? own[0].sentAt]
    const waitingSince = own.at(-1)?.direction === 'in' ? lastAt : null
    const counted = { messages: own.length, firstAt, lastAt, waitingSince }
    return { id, account, channel, subject, triage: untouched, ...counted, due: null }
  })
}

function rowOf(contact: ScriptedContact): QueueRow {
  const last = contact.entries.at(-1) as TimelineEntry
  const waiting = last.direction === 'in' ? last.sentAt : null
  return {
    contact: contact.id,
    name: contact.name,
    address: contact.entries.find((entry) => entry.direction === 'in')?.from.address ?? '',
    channels: [...new Set(contact.entries.map((entry) => entry.channel))],
    lastMessage: {
      id: last.id,
      direction: last.direction,
      kind: last.kind,
      subject: last.subject,
      preview: last.text.slice(0, 120),
      hasAttachments: last.attachments.length > 0,
    },
    lastAt: last.sentAt,
    waitingSince: waiting,
    due: contact.due ?? null,
    unread: contact.entries.filter((entry) => entry.unread).length,
    openConversations: 1,
    priority: 'normal',
    assignees: [],
    tags: [],
    starred: false,
    snoozedUntil: null,
    hasDraft: false,
    answerPending: false,
  }
}

function groupsOf(due: readonly QueueRow[]): DueGroups {
  const asOf = Date.now()
  const soonUntil = asOf + 15 * 60_000
  const todayUntil = new Date(asOf).setHours(24, 0, 0, 0)
  const within = (from: number, to: number) =>
    due.filter((row) => (row.due?.dueAt ?? 0) > from && (row.due?.dueAt ?? 0) <= to).length
  return {
    asOf,
    soonUntil,
    todayUntil,
    breached: within(Number.NEGATIVE_INFINITY, asOf),
    soon: within(asOf, soonUntil),
    today: within(soonUntil, todayUntil),
    later: within(todayUntil, Number.POSITIVE_INFINITY),
    capped: false,
  }
}

function inFilter(row: QueueRow, filter: string): boolean {
  if (filter === 'unread') return row.unread > 0
  if (filter === 'unanswered') return row.waitingSince !== null
  if (filter === 'due') return row.due?.dueAt !== undefined && row.due.dueAt !== null
  return filter === 'all'
}

function keyOf(row: QueueRow, filter: string): number {
  if (filter === 'due') return row.due?.dueAt ?? 0
  return filter === 'unanswered' ? (row.waitingSince ?? 0) : row.lastMessage.id
}

function cardOf({ id, name, entries, due }: ScriptedContact): ContactCard {
  const conversations = headsOf(entries)
  const received = entries.filter((entry) => entry.direction === 'in')
  return {
    id,
    name,
    identities: [{ channel: 'email', address: received[0]?.from.address ?? '', name }],
    firstAt: entries[0]?.sentAt ?? 0,
    lastAt: entries.at(-1)?.sentAt ?? 0,
    received: received.length,
    sent: entries.length - received.length,
    unread: entries.filter((entry) => entry.unread).length,
    waitingSince: null,
    due: due ?? null,
    responses: null,
    note: '',
    conversations,
    conversationCount: conversations.length,
  }
}

/** A message of a customer, with whatever the test cares about. */
export function entry(id: number, change: Partial<TimelineEntry> = {}): TimelineEntry {
  return {
    id: id as MessageId,
    account: 'email:help@shop.test' as TimelineEntry['account'],
    channel: 'email',
    conversation: 1 as ConversationId,
    contact: 1 as ContactId,
    direction: 'in',
    kind: 'message',
    from: { name: 'Ana Popescu', address: 'ana@mail.test' },
    to: [{ name: '', address: 'help@shop.test' }],
    cc: [],
    subject: 'Where is my parcel?',
    sentAt: id,
    text: `Message ${id}`,
    textCut: false,
    folds: [],
    about: null,
    hasHtml: false,
    attachments: [],
    unread: false,
    flagged: false,
    undelivered: [],
    ...change,
  }
}
