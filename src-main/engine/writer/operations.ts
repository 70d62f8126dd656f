import {
  type ActionResult,
  linkIdentities,
  markContact,
  type ReadMark,
  setContactDone,
  setNote,
  setStatus,
  undo,
} from '../desk/actions.ts'
import { rebuild } from '../desk/rebuild.ts'
import type { IdentityName } from '../people/links.ts'
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
import type { Database } from '../store/database.ts'
import { putImageSender } from '../store/image-senders.ts'
import { deleteEmptyQueueCounts } from '../store/queue.ts'
import { deleteThreadRefs } from '../store/removal.ts'
import { mergeIndex } from '../store/search-index.ts'
import { putSetting } from '../store/settings.ts'
import { type IngestInput, type IngestResult, ingest } from '../sync/ingest.ts'
import { type RemovedSlice, removeMessages } from '../sync/remove-messages.ts'

/** What an operation may use besides the database. */
export interface OperationContext {
  readonly now: number
  readonly author: string
  readonly progress: (done: number) => void
}

type Operation<Input, Output> = (db: Database, input: Input, context: OperationContext) => Output

function operation<Input, Output>(run: Operation<Input, Output>): Operation<Input, Output> {
  return run
}

/** Everything that writes. Each runs in one transaction on the writer's thread, one after the other. */
export const operations = {
  ingest: operation<IngestInput, IngestResult>(ingest),
  putAccount: operation<NewAccount, AccountRow>(putAccount),
  pauseAccount: operation<{ id: number; paused: boolean }, void>((db, { id, paused }) => pauseAccount(db, id, paused)),
  noteSynced: operation<{ id: number }, void>((db, { id }, { now }) => noteSynced(db, id, now)),
  removeMessages: operation<{ accountId: number; limit: number }, RemovedSlice>(removeMessages),
  forgetCursor: operation<{ id: number }, void>((db, { id }) => deleteCursor(db, id)),
  deleteAccount: operation<{ id: number }, void>((db, { id }) => {
    deleteThreadRefs(db, id)
    forgetActionsOn(db, id)
    deleteAccount(db, id)
    deleteEmptyQueueCounts(db)
  }),
  keepContent: operation<{ attachment: number; content: Uint8Array }, void>((db, { attachment, content }) =>
    keepContent(db, attachment, content),
  ),
  markContact: operation<ReadMark, ActionResult>((db, mark, context) => markContact(db, mark, by(context))),
  setStatus: operation<{ conversations: readonly number[]; status: 'open' | 'done' }, ActionResult>(
    (db, { conversations, status }, context) => setStatus(db, conversations, status, by(context)),
  ),
  setContactDone: operation<{ contact: number }, ActionResult>((db, { contact }, context) =>
    setContactDone(db, contact, by(context)),
  ),
  setNote: operation<{ contact: number; text: string }, ActionResult>((db, { contact, text }, context) =>
    setNote(db, contact, text, by(context)),
  ),
  linkIdentities: operation<{ people: readonly (readonly IdentityName[])[] }, ActionResult>((db, { people }, context) =>
    linkIdentities(db, people, by(context)),
  ),
  undo: operation<{ seq: number }, ActionResult>((db, { seq }, context) => undo(db, seq, by(context))),
  allowImages: operation<{ address: string; allowed: boolean }, void>((db, { address, allowed }) =>
    putImageSender(db, address, allowed),
  ),
  putSetting: operation<{ key: string; value: unknown }, void>((db, { key, value }) => putSetting(db, key, value)),
  indexStored: operation<{ limit: number }, boolean>((db, { limit }) => indexStored(db, limit)),
  mergeIndex: operation<{ pages: number }, boolean>((db, { pages }) => mergeIndex(db, pages)),
  rebuild: operation<Record<string, never>, void>((db, _, { progress }) => rebuild(db, progress)),
} as const

function by(context: OperationContext): { name: string; now: number } {
  return { name: context.author, now: context.now }
}

export type Operations = typeof operations
export type OperationName = keyof Operations
export type OperationInput<Name extends OperationName> = Parameters<Operations[Name]>[1]
export type OperationOutput<Name extends OperationName> = ReturnType<Operations[Name]>
