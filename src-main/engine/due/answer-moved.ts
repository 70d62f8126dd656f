import { deskWork } from '../desk/work.ts'
import type { Database } from '../store/database.ts'
import { messageById } from '../store/messages.ts'

/**
 * An answer to a message was handed over, or has left: what was said of the conversation with it counts from when it
 * leaves. Returns the contacts whose clocks are others now.
 */
export function answerMoved(db: Database, answered: number): readonly number[] {
  const message = messageById(db, answered)
  if (!message) return []
  const work = deskWork(db)
  work.projection.conversationChanged(message.conversation_id)
  return work.finish()
}
