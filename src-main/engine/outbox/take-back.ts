import { DeskError } from '../../contract/errors.ts'
import { undo } from '../desk/actions.ts'
import { isUndone } from '../store/actions.ts'
import type { Database } from '../store/database.ts'
import { deleteDraftFile, filesOfOutbox, moveFilesToDraft } from '../store/draft-files.ts'
import { insertDraft } from '../store/drafts.ts'
import {
  deleteOutboxItem,
  draftOfItem,
  type OutboxProgress,
  type OutboxRow,
  outboxItem,
  setProgress,
} from '../store/outbox.ts'
import { by, type OperationContext } from '../writer/operation.ts'
import { contactsOfItem } from './contacts-of-item.ts'
import { seenNow } from './stale.ts'

/*
 * What a person does with an answer in the outbox. Each throws `rejected` for one that left (`already-sent`) or that is on
 * its way (`being-sent`), for what happens to it now is not ours to say.
 */

/** Back into a draft, with its files; what was done to the conversation with it is undone. */
export function editItem(
  db: Database,
  { item: id }: { item: number },
  context: OperationContext,
): { readonly draft: number; readonly contacts: readonly number[] } {
  const item = changeableItem(db, id)
  const written = draftOfItem(db, id)
  if (!written) throw new DeskError('bug', 'unexpected', 'The answer lost what it was written as')
  const draft = insertDraft(db, { ...written, changedAt: context.now })
  moveFilesToDraft(db, id, draft)
  return { draft, contacts: takenBack(db, item, context) }
}

/** It will not be sent. */
export function dropItem(db: Database, { item: id }: { item: number }, context: OperationContext): readonly number[] {
  const item = changeableItem(db, id)
  forgetFiles(db, id)
  return takenBack(db, item, context)
}

/** It waits until a person lets it go. */
export function holdByAgent(db: Database, { item: id }: { item: number }): readonly number[] {
  const item = changeableItem(db, id)
  if (item.state === 'waiting') change(db, item, { state: 'held', hold: { type: 'by-agent' } })
  return contactsOfItem(db, item)
}

/**
 * At once: without waiting for its time, for the next try, or for what a person held it for. `anyway` also outweighs what
 * the desk held it for, which the person has seen. Throws `rejected` (`held`) where that is wanted and not said.
 */
export function sendItemNow(
  db: Database,
  { item: id, anyway }: { item: number; anyway: boolean },
  { now }: OperationContext,
): readonly number[] {
  const item = changeableItem(db, id)
  if (item.state === 'held' && item.hold?.type !== 'by-agent' && !anyway)
    throw new DeskError('rejected', 'held', 'This answer is held: look at what was written since')
  change(db, item, {
    state: 'waiting',
    dueAt: Math.min(item.dueAt, now),
    nextTryAt: null,
    attempts: item.state === 'failed' ? 0 : item.attempts,
    error: null,
    hold: null,
    anyway: item.anyway || anyway,
    ...(anyway ? seenNow(db, item) : {}),
    // Its days of tries begin anew.
    ...(item.state === 'failed' ? { dueAt: now } : {}),
  })
  return contactsOfItem(db, item)
}

export function forgetFiles(db: Database, item: number): void {
  for (const file of filesOfOutbox(db, item)) deleteDraftFile(db, file.id)
}

/** All that an account that leaves the desk had on its way. */
export function forgetItem(db: Database, item: number): void {
  forgetFiles(db, item)
  deleteOutboxItem(db, item)
}

function takenBack(db: Database, item: OutboxRow, context: OperationContext): readonly number[] {
  const contacts = new Set(contactsOfItem(db, item))
  deleteOutboxItem(db, item.id)
  for (const seq of [item.thenAction, item.replyAction]) {
    if (seq === null || isUndone(db, seq)) continue
    for (const contact of undo(db, seq, by(context)).contacts) contacts.add(contact)
  }
  return [...contacts]
}

function changeableItem(db: Database, id: number): OutboxRow {
  const item = outboxItem(db, id)
  if (!item) throw new DeskError('not-found', 'outbox-item-gone', 'This is not in the outbox any more')
  if (item.state === 'sent') throw new DeskError('rejected', 'already-sent', 'This was sent already')
  if (item.state === 'sending' || item.state === 'uncertain')
    throw new DeskError('rejected', 'being-sent', 'This is being sent; wait a moment')
  return item
}

function change(db: Database, item: OutboxRow, progress: Partial<OutboxProgress>): void {
  setProgress(db, item.id, { ...item, ...progress })
}
