import type { ActionId } from '../../contract/ids.ts'
import type { ActionResult } from '../desk/actions.ts'
import type { Handlers } from '../rpc/handlers.ts'
import type { DeskParts } from './desk-parts.ts'

type ActionCalls = 'contact.read' | 'conversation.status' | 'contact.done' | 'contact.note' | 'action.undo'

/** What an agent does: each appends to the action log and shows at once. */
export function actionHandlers({ store, changes }: DeskParts): Pick<Handlers, ActionCalls> {
  const told = (result: ActionResult) => {
    changes.add(result.contacts)
    return { action: result.seq as ActionId | null }
  }
  return {
    'contact.read': async (request) => told(await store.writer.run('markContact', request)),
    'conversation.status': async (request) => told(await store.writer.run('setStatus', request)),
    'contact.done': async (request) => told(await store.writer.run('setContactDone', request)),
    'contact.note': async (request) => told(await store.writer.run('setNote', request)),
    'action.undo': async ({ action }) => {
      told(await store.writer.run('undo', { seq: action }))
      return {}
    },
  }
}
