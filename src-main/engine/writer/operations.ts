import { type ActionResult, linkIdentities, setNote, undo } from '../desk/actions.ts'
import { rebuild } from '../desk/rebuild.ts'
import { triageOperations } from '../desk/triage/triage-operations.ts'
import { dueOperations } from '../due/due-operations.ts'
import { forgetWriting } from '../outbox/forget-writing.ts'
import type { IdentityName } from '../people/links.ts'
import { repliesOperations } from '../replies/replies-operations.ts'
import { indexStored } from '../search/index-stored.ts'
import {
  type AccountRow,
  deleteAccount,
  deleteCursor,
  type NewAccount,
  noteSynced,
  pauseAccount,
  putAccount,
} from '../store/accounts.ts'
import { forgetActionsOn } from '../store/actions.ts'
import { keepContent } from '../store/attachments.ts'
import { withRoom } from '../store/database.ts'
import { putImageSender } from '../store/image-senders.ts'
import { deleteEmptyQueueCounts } from '../store/queue.ts'
import { deleteThreadRefs } from '../store/removal.ts'
import { mergeIndex } from '../store/search-index.ts'
import { putSetting } from '../store/settings.ts'
import { type IngestInput, type IngestResult, ingest } from '../sync/ingest.ts'
import { type RemovedSlice, removeMessages } from '../sync/remove-messages.ts'
import { by, operation } from './operation.ts'
import { writingOperations } from './writing-operations.ts'

/** Everything that writes. Each runs in one transaction on the writer's thread, one after the other. */
export const operations = {
  ...writingOperations,
  ...repliesOperations,
  ...dueOperations,
  ingest: operation<IngestInput, IngestResult>(ingest),
  putAccount: operation<NewAccount, AccountRow>(putAccount),
  pauseAccount: operation<{ id: number; paused: boolean }, void>((db, { id, paused }) => pauseAccount(db, id, paused)),
  noteSynced: operation<{ id: number }, void>((db, { id }, { now }) => noteSynced(db, id, now)),
  removeMessages: operation<{ accountId: number; limit: number }, RemovedSlice>(removeMessages),
  forgetCursor: operation<{ id: number }, void>((db, { id }) => deleteCursor(db, id)),
  deleteAccount: operation<{ id: number }, void>((db, { id }) => {
    deleteThreadRefs(db, id)
    forgetWriting(db, id)
    forgetActionsOn(db, id)
    deleteAccount(db, id)
    deleteEmptyQueueCounts(db)
  }),
  keepContent: operation<{ attachment: number; content: Uint8Array }, void>((db, { attachment, content }) =>
    keepContent(db, attachment, content),
  ),
  ...triageOperations,
  setNote: operation<{ contact: number; text: string }, ActionResult>((db, { contact, text }, context) =>
    setNote(db, contact, text, by(context)),
  ),
  linkIdentities: operation<{ people: readonly (readonly IdentityName[])[] }, ActionResult>((db, { people }, context) =>
    linkIdentities(db, people, by(context)),
  ),
  undo: operation<{ seq: number }, ActionResult>((db, { seq }, context) =>
    withRoom(db, () => undo(db, seq, by(context))),
  ),
  allowImages: operation<{ address: string; allowed: boolean }, void>((db, { address, allowed }) =>
    putImageSender(db, address, allowed),
  ),
  putSetting: operation<{ key: string; value: unknown }, void>((db, { key, value }) => putSetting(db, key, value)),
  indexStored: operation<{ limit: number }, boolean>((db, { limit }) => indexStored(db, limit)),
  mergeIndex: operation<{ pages: number }, boolean>((db, { pages }) => mergeIndex(db, pages)),
  rebuild: operation<Record<string, never>, void>((db, _, { progress }) => rebuild(db, progress)),
} as const

export type Operations = typeof operations
export type OperationName = keyof Operations
export type OperationInput<Name extends OperationName> = Parameters<Operations[Name]>[1]
export type OperationOutput<Name extends OperationName> = ReturnType<Operations[Name]>
