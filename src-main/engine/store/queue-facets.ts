import { priorities } from '../../contract/triage.ts'
import { type ContactFacts, type ConversationRow, contactFacts, sortedConversations } from './conversations.ts'
import type { Database } from './database.ts'
import type { QueueEntry } from './queue.ts'

export const assigneeFacet = (name: string) => `assignee:${name}`
export const tagFacet = (tag: string) => `tag:${tag}`
export const priorityFacet = (priority: string) => `priority:${priority}`
export const starredFacet = 'starred'

type Base = Pick<QueueEntry, 'scope' | 'contact_id' | 'last_id' | 'unread' | 'attached'>

/** The rows of a contact: one of all its conversations, and one of those that have each facet. */
export function entriesOf(db: Database, base: Base): readonly QueueEntry[] {
  const account = base.scope === 0 ? null : base.scope
  const facts = contactFacts(db, base.contact_id, account)
  if (facts.sorted === 0) return [entryOfAll(base, facts, 0)]
  const sorted = sortedConversations(db, base.contact_id, account)
  const assigned = sorted.filter((row) => row.open === 1 && row.assignee !== null).length
  const byFacet = new Map<string, ConversationRow[]>()
  for (const row of sorted) {
    for (const facet of facetsOf(row)) byFacet.set(facet, [...(byFacet.get(facet) ?? []), row])
  }
  return [entryOfAll(base, facts, assigned), ...[...byFacet].map(([facet, rows]) => entryOfFacet(base, facet, rows))]
}

function entryOfAll(base: Base, facts: ContactFacts, assigned: number): QueueEntry {
  return {
    ...base,
    facet: '',
    waiting_id: facts.waiting_id,
    open: facts.open,
    unassigned: facts.open - assigned,
    waiting: facts.waiting,
    wakes_at: facts.wakes_at,
    hidden: facts.spam === 1 && facts.other === 0 ? 1 : 0,
    due_at: facts.due_at,
  }
}

function entryOfFacet(base: Base, facet: string, rows: readonly ConversationRow[]): QueueEntry {
  const open = rows.filter((row) => row.open === 1)
  return {
    ...base,
    facet,
    waiting_id: least(open.map((row) => row.waiting_id)),
    open: open.length,
    unassigned: open.filter((row) => row.assignee === null).length,
    waiting: rows.filter((row) => row.status === 1).length,
    wakes_at: least(rows.map((row) => row.snoozed_until)),
    hidden: 0,
    due_at: least(rows.map((row) => (row.snoozed_until === null ? row.due_at : null))),
  }
}

/** The facets that a conversation has. */
export function facetsOf(row: ConversationRow): readonly string[] {
  const facets = (JSON.parse(row.tags) as string[]).map(tagFacet)
  if (row.assignee !== null) facets.push(assigneeFacet(row.assignee))
  if (row.priority !== priorities.indexOf('normal')) facets.push(priorityFacet(priorities[row.priority] ?? 'normal'))
  if (row.starred === 1) facets.push(starredFacet)
  return facets
}

function least(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : Math.min(...known)
}
