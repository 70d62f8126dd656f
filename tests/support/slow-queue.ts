import type { CallRequest } from '../../src-main/contract/calls.ts'
import type { QueueFilter, QueueOrder } from '../../src-main/contract/desk.ts'
import { priorities } from '../../src-main/contract/triage.ts'
import type { ConversationRow } from '../../src-main/engine/store/conversations.ts'
import { timeOfMessageId } from '../../src-main/engine/store/derived-id.ts'
import type { BareDesk } from './bare-desk.ts'

interface Said {
  readonly id: number
  readonly contact_id: number
  readonly unread: number
  readonly files: number
}
type Conversation = Pick<
  ConversationRow,
  | 'contact_id'
  | 'waiting_id'
  | 'open'
  | 'status'
  | 'snoozed_until'
  | 'spam'
  | 'due_at'
  | 'assignee'
  | 'tags'
  | 'priority'
  | 'starred'
>
type Question = Omit<CallRequest<'queue.rows'>, 'contacts'>

/** The queue as messages and conversations say it, read one by one: contact, unread messages, open conversations. */
export function slowQueue(
  desk: BareDesk,
  question: Question,
  order: QueueOrder,
): readonly (readonly [contact: number, unread: number, open: number])[] {
  const { filter, account, channel, attachments, since, until } = question
  const accounts = desk
    .rows<{ id: number; key: string; channel: string }>('SELECT id, key, channel FROM account')
    .filter((each) => (account === null || each.key === account) && (channel === null || each.channel === channel))
    .map(({ id }) => id)
  const ofAccounts = `account_id IN (${accounts.join() || 'NULL'})`
  const said = desk.rows<Said>(
    `SELECT id, contact_id, direction = 0 AND ifnull(read_override, flags & 1) = 0
         AND (SELECT spam = 0 AND snoozed_until IS NULL FROM conversation WHERE id = conversation_id) AS unread,
       (SELECT count(*) FROM attachment JOIN message_body USING (message_id)
        WHERE message_id = message.id AND (inline = 0 OR html IS NULL)) AS files
     FROM message WHERE gone = 0 AND ${ofAccounts} ORDER BY id`,
  )
  const conversations = desk.rows<Conversation>(`SELECT * FROM conversation WHERE ${ofAccounts}`)
  const entries = [...new Set(said.map((message) => message.contact_id))].map((contact) => {
    const own = said.filter((message) => message.contact_id === contact)
    const all = conversations.filter((conversation) => conversation.contact_id === contact)
    return {
      contact,
      last: own.at(-1)?.id ?? 0,
      unread: own.filter((message) => message.unread === 1).length,
      files: own.some((message) => message.files > 0),
      isAllSpam: all.length > 0 && all.every(({ spam }) => spam === 1),
      all,
    }
  })
  const wanted = wantedFacets(question)
  const shown = entries.flatMap((entry) => {
    const inEach = wanted.map((has) => entry.all.filter((row) => row.spam === 0 && has(row)))
    if (inEach.some((rows) => rows.length === 0 || viewKey(filter, entry, rows) === null)) return []
    // The rarest facet is counted and sorted by; of equally rare ones any may be.
    const theirs = inEach[0] ?? entry.all.filter(({ spam }) => spam === 0)
    const key = viewKey(filter, entry, theirs)
    if (key === null || (attachments && !entry.files)) return []
    const time = filter === 'snoozed' ? key : timeOfMessageId(key)
    if ((since !== null && time < since) || (until !== null && time >= until)) return []
    return [{ ...entry, key, open: theirs.filter(({ open }) => open === 1).length }]
  })
  return shown
    .sort((a, b) => (order === 'newest' ? -1 : 1) * (a.key - b.key || a.contact - b.contact))
    .map(({ contact, unread, open }) => [contact, unread, open])
}

function wantedFacets({ filter, assignee, tag, priority, starred }: Question): ((row: Conversation) => boolean)[] {
  const wanted: ((row: Conversation) => boolean)[] = []
  if (filter === 'mine') wanted.push((row) => row.assignee === 'Juno')
  if (assignee !== null) wanted.push((row) => row.assignee === assignee)
  if (tag !== null) wanted.push((row) => (JSON.parse(row.tags) as string[]).includes(tag))
  if (priority !== null) wanted.push((row) => priorities[row.priority] === priority)
  if (starred) wanted.push((row) => row.starred === 1)
  return wanted
}

interface Entry {
  readonly last: number
  readonly unread: number
  readonly isAllSpam: boolean
}

/** What an entry is sorted by in a view, from some of its conversations; null when it is not in it. */
function viewKey(filter: QueueFilter, entry: Entry, rows: readonly Conversation[]): number | null {
  const open = rows.filter((row) => row.open === 1)
  const waiting = rows.some((row) => row.status === 1)
  const asleep = rows.flatMap(({ snoozed_until: until }) => until ?? []).sort((a, b) => a - b)
  const asked = open.flatMap(({ waiting_id: id }) => id ?? []).sort((a, b) => a - b)
  const last = (isIn: boolean) => (isIn ? entry.last : null)
  switch (filter) {
    case 'all':
    case 'mine':
      return last(open.length > 0)
    case 'unread':
      return last(entry.unread > 0)
    case 'unanswered':
      return asked[0] ?? null
    case 'due':
      return (
        rows
          .flatMap(({ due_at: at, snoozed_until: until }) => (until === null && at !== null ? at : []))
          .sort((a, b) => a - b)[0] ?? null
      )
    case 'unassigned':
      return last(open.some(({ assignee }) => assignee === null))
    case 'waiting':
      return last(waiting)
    case 'snoozed':
      return asleep[0] ?? null
    case 'done':
      return last(open.length === 0 && !waiting && asleep.length === 0 && !entry.isAllSpam)
  }
}
