import type { QueueFilter, QueueRow } from '../../src-main/contract/desk.ts'
import type { ConversationId } from '../../src-main/contract/ids.ts'
import type { TriageState } from '../../src-main/contract/triage.ts'
import { queuePageView } from '../../src-main/engine/desk/queue-view.ts'
import { triageState } from '../../src-main/engine/desk/triage/triage-of.ts'
import { conversationById } from '../../src-main/engine/store/conversations.ts'
import type { BareDesk } from './bare-desk.ts'
import { firstDay } from './remote-events.ts'
import { requestOf } from './request-of.ts'

/** A view of the queue, newest first. */
export function queueOf(desk: BareDesk, filter: QueueFilter): readonly QueueRow[] {
  const page = { filter, account: null, order: 'newest', after: null, limit: 100 } as const
  return queuePageView(desk.db, requestOf('queue.page', page), firstDay).rows
}

/** Who is in a view, newest first. */
export function peopleIn(desk: BareDesk, filter: QueueFilter): readonly string[] {
  return queueOf(desk, filter).map(({ address }) => address)
}

/** The conversation of the message with this text. */
export function conversationOf(desk: BareDesk, text: string): ConversationId {
  const sql = 'SELECT conversation_id AS id FROM message JOIN message_body ON message_id = message.id WHERE text = ?'
  const [row] = desk.rows<{ id: ConversationId }>(sql, text)
  if (!row) throw new Error(`Nobody said ${text}`)
  return row.id
}

export function triageIn(desk: BareDesk, text: string): TriageState {
  const row = conversationById(desk.db, conversationOf(desk, text))
  if (!row) throw new Error(`The conversation of ${text} is gone`)
  return triageState(row)
}

/** The texts of each conversation, oldest first; what is hidden is left out. */
export function talks(desk: BareDesk): readonly (readonly string[])[] {
  const sql = `SELECT conversation_id AS id, text FROM message JOIN message_body ON message_id = message.id
    WHERE gone = 0 ORDER BY message.id`
  const found = Map.groupBy(desk.rows<{ id: number; text: string }>(sql), ({ id }) => id)
  return [...found.values()].map((rows) => rows.map(({ text }) => text))
}
