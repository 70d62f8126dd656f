import type { afterSending } from '../../contract/compose.ts'
import { type ActionResult, setStatus } from '../desk/actions.ts'
import type { Database } from '../store/database.ts'

/** What happens to a conversation when its answer goes to the outbox; null when nothing does. */
export function applyAfterSending(
  db: Database,
  conversation: number,
  afterwards: (typeof afterSending)[number],
  author: { readonly name: string; readonly now: number },
): ActionResult | null {
  if (afterwards !== 'done') return null
  return setStatus(db, [conversation], afterwards, author)
}
