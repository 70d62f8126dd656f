import type { ConversationHead } from '../../contract/desk.ts'
import type { ConversationId } from '../../contract/ids.ts'
import type { DueViews } from '../due/due-view.ts'
import type { AccountRow } from '../store/accounts.ts'
import { type ConversationRow, conversationById } from '../store/conversations.ts'
import type { Database } from '../store/database.ts'
import { timeOfMessageId } from '../store/derived-id.ts'
import { messageById } from '../store/messages.ts'
import { triageState } from './triage/triage-of.ts'

/** What a window shows above a conversation. The subject is that of its first message. */
export function conversationHead(
  db: Database,
  accounts: ReadonlyMap<number, AccountRow>,
  row: ConversationRow,
  dues: DueViews,
): ConversationHead | null {
  const account = accounts.get(row.account_id)
  const first = messageById(db, row.first_id)
  if (!account || !first) return null
  return {
    id: row.id as ConversationId,
    account: account.key,
    channel: account.channel,
    subject: first.subject,
    triage: triageState(row),
    messages: row.messages,
    firstAt: timeOfMessageId(row.first_id),
    lastAt: timeOfMessageId(row.last_id),
    waitingSince: row.waiting_id === null ? null : timeOfMessageId(row.waiting_id),
    due: dues.ofConversation(row),
  }
}

export function conversationHeads(
  db: Database,
  accounts: ReadonlyMap<number, AccountRow>,
  ids: Iterable<number>,
  dues: DueViews,
): readonly ConversationHead[] {
  return [...ids].flatMap((id) => {
    const row = conversationById(db, id)
    const head = row && conversationHead(db, accounts, row, dues)
    return head ? [head] : []
  })
}
