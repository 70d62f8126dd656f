import type { CallRequest } from '../../src-main/contract/calls.ts'
import type { QueueOrder } from '../../src-main/contract/desk.ts'
import { timeOfMessageId } from '../../src-main/engine/store/derived-id.ts'
import type { BareDesk } from './bare-desk.ts'

interface Said {
  readonly id: number
  readonly contact_id: number
  readonly unread: number
  readonly files: number
}
interface Conversation {
  readonly contact_id: number
  readonly waiting_id: number | null
  readonly open: number
}

/** The queue as messages and conversations say it, read one by one: contact, unread messages, open conversations. */
export function slowQueue(
  desk: BareDesk,
  question: Omit<CallRequest<'queue.rows'>, 'contacts'>,
  order: QueueOrder,
): readonly (readonly [contact: number, unread: number, open: number])[] {
  const { filter, account, channel, attachments, since, until } = question
  const accounts = desk
    .rows<{ id: number; key: string; channel: string }>('SELECT id, key, channel FROM account')
    .filter((each) => (account === null || each.key === account) && (channel === null || each.channel === channel))
    .map(({ id }) => id)
  const ofAccounts = `account_id IN (${accounts.join() || 'NULL'})`
  const said = desk.rows<Said>(
    `SELECT id, contact_id, direction = 0 AND ifnull(read_override, flags & 1) = 0 AS unread,
       (SELECT count(*) FROM attachment JOIN message_body USING (message_id)
        WHERE message_id = message.id AND (inline = 0 OR html IS NULL)) AS files
     FROM message WHERE gone = 0 AND ${ofAccounts} ORDER BY id`,
  )
  const conversations = desk.rows<Conversation>(`SELECT * FROM conversation WHERE ${ofAccounts}`)
  const entries = [...new Set(said.map((message) => message.contact_id))].map((contact) => {
    const own = said.filter((message) => message.contact_id === contact)
    const theirs = conversations.filter((conversation) => conversation.contact_id === contact)
    const waiting = theirs.flatMap(({ waiting_id: id }) => (id === null ? [] : [id])).sort((a, b) => a - b)
    return {
      contact,
      last: own.at(-1)?.id ?? 0,
      waiting: waiting[0] ?? null,
      unread: own.filter((message) => message.unread === 1).length,
      open: theirs.filter((conversation) => conversation.open === 1).length,
      files: own.some((message) => message.files > 0),
    }
  })
  const shown = entries.flatMap((entry) => {
    const key = filter === 'unanswered' ? entry.waiting : entry.last
    const counts = { all: entry.open > 0, unread: entry.unread > 0, unanswered: true, done: entry.open === 0 }[filter]
    if (key === null || !counts || (attachments && !entry.files)) return []
    const time = timeOfMessageId(key)
    return (since === null || time >= since) && (until === null || time < until) ? [{ ...entry, key }] : []
  })
  return shown
    .sort((a, b) => (order === 'newest' ? b.key - a.key : a.key - b.key))
    .map(({ contact, unread, open }) => [contact, unread, open])
}
