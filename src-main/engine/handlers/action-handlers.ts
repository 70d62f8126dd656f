import type { ActionId } from '../../contract/ids.ts'
import type { ActionResult } from '../desk/actions.ts'
import type { Handlers } from '../rpc/handlers.ts'
import type { DeskParts } from './desk-parts.ts'

type ActionCalls =
  | 'contact.read'
  | 'triage.apply'
  | 'triage.unblock'
  | 'conversation.move'
  | 'conversation.split'
  | 'conversation.merge'
  | 'contact.note'
  | 'action.undo'

/** What an agent does: each appends to the action log and shows at once. */
export function actionHandlers({
  store,
  changes,
  sleepers,
  deliveries,
  outboxPulse,
}: DeskParts): Pick<Handlers, ActionCalls> {
  const told = (result: ActionResult) => {
    changes.add(result.contacts)
    // What sleeps may be other conversations now.
    sleepers.look()
    // Some of it the server is to be told.
    outboxPulse.beat()
    deliveries.wake()
    return { action: result.seq as ActionId | null }
  }
  return {
    'contact.read': async (request) => told(await store.writer.run('markContact', request)),
    'triage.apply': async (request) => told(await store.writer.run('applyStep', request)),
    'triage.unblock': async (request) => told(await store.writer.run('unblockSender', request)),
    'conversation.move': async (request) => {
      const result = await store.writer.run('moveConversation', request)
      return { ...told(result), contact: result.contact }
    },
    'conversation.split': async (request) => {
      const result = await store.writer.run('splitConversation', request)
      return { ...told(result), conversation: result.conversation }
    },
    'conversation.merge': async (request) => told(await store.writer.run('mergeConversations', request)),
    'contact.note': async (request) => told(await store.writer.run('setNote', request)),
    'action.undo': async ({ action }) => {
      told(await store.writer.run('undo', { seq: action }))
      return {}
    },
  }
}
