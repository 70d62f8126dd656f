import { conversationStatuses, type Priority, priorities, type TriageState } from '../../../contract/triage.ts'
import {
  type ConversationFacts,
  type ConversationRow,
  colleagueSpokeAfter,
  isStarred,
  newestBlocked,
} from '../../store/conversations.ts'
import type { Database } from '../../store/database.ts'
import { type MarkRow, marksOfConversation } from '../../store/marks.ts'

/** What marks are about; of each topic the newest counts. A tag is a topic of its own. */
export const statusTopic = 'status'
export const assigneeTopic = 'assignee'
export const priorityTopic = 'priority'
export const spamTopic = 'spam'
/** That what was said so far needs no answer. */
export const noAnswerTopic = 'no-answer'
export const tagTopic = (tag: string) => `tag:${tag}`

/** Values of the status: the contract's words, or asleep until a time. */
export const asleepUntil = (time: number) => `asleep:${time}`

export type Triage = Pick<
  ConversationRow,
  'status' | 'settled_through' | 'snoozed_until' | 'assignee' | 'priority' | 'tags' | 'starred' | 'spam'
>

const open = conversationStatuses.indexOf('open')

/**
 * What agents said of a conversation, as far as its messages did not overrule it: a customer's message opens what was
 * done or waited for it, and wakes what slept; so does what a colleague says, but not one's own answer (Intercom's rule).
 */
export function triageOf(db: Database, conversation: number, facts: ConversationFacts): Triage {
  const newest = new Map<string, MarkRow>()
  for (const mark of marksOfConversation(db, conversation)) newest.set(mark.topic, mark)
  return {
    ...settledBy(statusOf(db, conversation, facts, newest.get(statusTopic)), newest.get(noAnswerTopic)),
    assignee: newest.get(assigneeTopic)?.value || null,
    priority: priorities.indexOf((newest.get(priorityTopic)?.value ?? 'normal') as Priority),
    tags: JSON.stringify(tagsOf(newest)),
    starred: isStarred(db, conversation) ? 1 : 0,
    spam: isSpam(db, conversation, newest.get(spamTopic)) ? 1 : 0,
  }
}

function statusOf(
  db: Database,
  conversation: number,
  facts: ConversationFacts,
  mark: MarkRow | undefined,
): Pick<Triage, 'status' | 'settled_through' | 'snoozed_until'> {
  if (!mark || mark.value === 'open') return { status: open, settled_through: null, snoozed_until: null }
  const customerSpoke = (facts.customer_id ?? 0) > mark.message_id
  if (mark.value.startsWith('asleep:')) {
    const awake = customerSpoke || colleagueSpokeAfter(db, conversation, mark.message_id)
    return { status: open, settled_through: null, snoozed_until: awake ? null : Number(mark.value.slice(7)) }
  }
  const said = conversationStatuses.indexOf(mark.value as TriageState['status'])
  return { status: customerSpoke ? open : said, settled_through: mark.message_id, snoozed_until: null }
}

/** What needs no answer waits for none, whatever the status. */
function settledBy<Status extends Pick<Triage, 'settled_through'>>(status: Status, mark: MarkRow | undefined): Status {
  const through = Math.max(status.settled_through ?? 0, mark?.message_id ?? 0)
  return { ...status, settled_through: through === 0 ? null : through }
}

function tagsOf(newest: ReadonlyMap<string, MarkRow>): readonly string[] {
  const tags = [...newest].flatMap(([topic, { value }]) =>
    topic.startsWith('tag:') && value === '1' ? topic.slice(4) : [],
  )
  return tags.sort()
}

/** Whoever was blocked writes spam, until an agent says of it that it is none. */
function isSpam(db: Database, conversation: number, mark: MarkRow | undefined): boolean {
  const blocked = newestBlocked(db, conversation)
  if (blocked !== null && blocked > (mark?.message_id ?? 0)) return true
  return mark?.value === '1'
}

/** As a window is told. */
export function triageState(row: ConversationRow): TriageState {
  return {
    status: conversationStatuses[row.status] ?? 'open',
    snoozedUntil: row.snoozed_until,
    assignee: row.assignee,
    priority: priorities[row.priority] ?? 'normal',
    tags: JSON.parse(row.tags) as string[],
    starred: row.starred === 1,
    spam: row.spam === 1,
  }
}
