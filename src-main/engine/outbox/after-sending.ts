import type { afterSending } from '../../contract/compose.ts'
import type { ConversationId } from '../../contract/ids.ts'
import type { ActionResult, Author } from '../desk/actions.ts'
import { applyStep } from '../desk/triage/apply-triage.ts'
import type { Database } from '../store/database.ts'

/** What happens to a conversation when its answer goes to the outbox; null when nothing does. */
export function applyAfterSending(
  db: Database,
  conversation: number,
  afterwards: (typeof afterSending)[number],
  author: Author,
): ActionResult | null {
  if (afterwards === 'nothing') return null
  const target = { type: 'conversations' as const, ids: [conversation as ConversationId] }
  return applyStep(db, { target, step: { type: 'status', status: afterwards } }, author)
}
