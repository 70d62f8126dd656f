import type { CallRequest } from '../../../contract/calls.ts'
import type { DeskErrorShape } from '../../../contract/errors.ts'
import type { IdentityName } from '../../people/links.ts'
import { withRoom } from '../../store/database.ts'
import { changeFailed, countTry } from '../../store/server-changes.ts'
import { by, operation } from '../../writer/operation.ts'
import type { ActionResult } from '../actions.ts'
import {
  applyStep,
  markContact,
  mergeConversations,
  moveConversation,
  type ReadMark,
  splitConversation,
  unblockSender,
  wakeSleepers,
} from './apply-triage.ts'
import { changesDelivered, type Delivered } from './server-delivery.ts'

/** What agents say of conversations, and what their servers answer. */
export const triageOperations = {
  markContact: operation<ReadMark, ActionResult>((db, mark, context) => markContact(db, mark, by(context))),
  applyStep: operation<CallRequest<'triage.apply'>, ActionResult>((db, input, context) =>
    withRoom(db, () => applyStep(db, input, by(context))),
  ),
  moveConversation: operation<CallRequest<'conversation.move'>, ReturnType<typeof moveConversation>>(
    (db, input, context) => moveConversation(db, input, by(context)),
  ),
  splitConversation: operation<CallRequest<'conversation.split'>, ReturnType<typeof splitConversation>>(
    (db, input, context) => splitConversation(db, input, by(context)),
  ),
  mergeConversations: operation<CallRequest<'conversation.merge'>, ActionResult>((db, input, context) =>
    mergeConversations(db, input, by(context)),
  ),
  unblockSender: operation<IdentityName, ActionResult>((db, sender, context) => unblockSender(db, sender, by(context))),
  wakeSleepers: operation<Record<string, never>, ReturnType<typeof wakeSleepers>>((db, _, context) =>
    wakeSleepers(db, by(context)),
  ),
  changesTried: operation<{ ids: readonly number[] }, void>((db, { ids }) => countTry(db, ids)),
  changesDelivered: operation<{ changes: readonly Delivered[] }, readonly number[]>(changesDelivered),
  changesFailed: operation<{ ids: readonly number[]; error: DeskErrorShape; nextTryAt: number | null }, void>(
    (db, { ids, error, nextTryAt }) => {
      for (const id of ids) changeFailed(db, id, error, nextTryAt)
    },
  ),
}
