import { DeskError } from '../../contract/errors.ts'
import { applyLinks, type IdentityLink, type IdentityName, isLinked } from '../people/links.ts'
import { applyNotes, type IdentityNote, noteChanges } from '../people/notes.ts'
import { type ActionRow, actionBySeq, appendAction, isUndone } from '../store/actions.ts'
import type { Database } from '../store/database.ts'
import type { MessageRow } from '../store/messages.ts'
import { contactById } from '../store/people.ts'
import { nextClock } from './clock.ts'
import { showMessage } from './presence.ts'
import { type MessageRef, messageFinder, refOf } from './triage/message-ref.ts'
import { applyTriage, type TriageAction } from './triage/triage-action.ts'
import { type DeskWork, deskWork } from './work.ts'

/** `link`: an address belongs to the contact of another one; null makes it a contact of its own again. */
interface LinkAction {
  readonly kind: 'link'
  readonly items: readonly IdentityLink[]
}

/** `note`: what agents know about a person, in their own words. */
interface NoteAction {
  readonly kind: 'note'
  readonly items: readonly IdentityNote[]
}

/** `reply`: an answer (its Message-ID) to a message was handed to the outbox; null when it was taken back. */
interface ReplyAction {
  readonly kind: 'reply'
  readonly items: readonly (MessageRef & { readonly before: string | null; readonly after: string | null })[]
}

/** `keep-note`: a note stands on the timeline, or was taken back. */
interface KeepNoteAction {
  readonly kind: 'keep-note'
  readonly items: readonly (MessageRef & { readonly before: boolean; readonly after: boolean })[]
}

export type DeskAction = TriageAction | LinkAction | NoteAction | ReplyAction | KeepNoteAction

export interface ActionResult {
  /** Null when there was nothing to do. */
  readonly seq: number | null
  readonly contacts: readonly number[]
}

export interface Author {
  readonly name: string
  readonly now: number
}

/** Appends an action and applies it, in the caller's transaction. */
export function act(work: DeskWork, action: DeskAction, author: Author, undoes: number | null = null): ActionResult {
  // What triage said is undone by its number alone.
  const isUndo = action.kind === 'triage' && undoes !== null
  if (action.items.length === 0 && !isUndo) return { seq: null, contacts: [] }
  const { kind, ...payload } = action
  const row = {
    clock: nextClock(work.db, author.now, author.name),
    author: author.name,
    at: author.now,
    kind,
    payload: JSON.stringify(payload),
    undoes,
  }
  const seq = appendAction(work.db, row)
  applyAction(work, { ...row, seq }, false)
  return { seq, contacts: work.finish() }
}

/** What an action does to the projections; replaying the log calls it again. Messages the desk lost are passed over. */
export function applyAction(work: DeskWork, row: ActionRow, isReplay: boolean): void {
  const { db, projection } = work
  const find = messageFinder(work)
  const action = actionOf(row)
  switch (action.kind) {
    case 'triage': {
      const { root, counts } = firstSaid(db, row)
      const { items } = root === row ? action : (actionOf(root) as TriageAction)
      applyTriage(work, items, { seq: root.seq, at: root.at, counts, isReplay })
      return
    }
    case 'link':
      applyLinks(db, action.items, projection)
      return
    case 'note':
      for (const contact of applyNotes(db, action.items)) projection.contactChanged(contact)
      return
    case 'reply':
      for (const item of action.items) {
        const answered = find(item)
        if (answered) projection.conversationChanged(answered.conversation_id)
      }
      return
    case 'keep-note':
      for (const item of action.items) {
        const note = find(item)
        if (note) showMessage(work, note, item.after)
      }
      return
  }
}

/** The action at the beginning of a chain of undoing and doing again, and whether it counts after this one. */
function firstSaid(db: Database, row: ActionRow): { readonly root: ActionRow; readonly counts: boolean } {
  let root = row
  let counts = true
  while (root.undoes !== null) {
    const undone = actionBySeq(db, root.undoes)
    if (!undone) break
    root = undone
    counts = !counts
  }
  return { root, counts }
}

export function actionOf(row: ActionRow): DeskAction {
  return { kind: row.kind, ...JSON.parse(row.payload) } as DeskAction
}

/** Says that addresses belong to one person; the first one's contact takes the others in. */
export function linkIdentities(
  db: Database,
  people: readonly (readonly IdentityName[])[],
  author: Author,
): ActionResult {
  const items = people.flatMap(([first, ...others]) =>
    first ? others.map((identity) => ({ identity, before: null, after: first })) : [],
  )
  return act(deskWork(db), { kind: 'link', items: items.filter((item) => !isLinked(db, item)) }, author)
}

/** Writes the note about a contact anew; throws `not-found` when the contact has no message left. */
export function setNote(db: Database, contact: number, text: string, author: Author): ActionResult {
  if (!contactById(db, contact))
    throw new DeskError('not-found', 'contact-gone', 'This contact has no messages on the desk any more')
  return act(deskWork(db), { kind: 'note', items: noteChanges(db, contact, text) }, author)
}

/** Says that an answer to a message went to the outbox. */
export function noteReply(db: Database, answered: MessageRow, channelMessageId: string, author: Author): ActionResult {
  const work = deskWork(db)
  const items = [{ ...refOf(work, answered), before: null, after: channelMessageId }]
  return act(work, { kind: 'reply', items }, author)
}

/** Says that a note, which is stored already, stands on the timeline. */
export function noteKept(db: Database, note: MessageRow, author: Author): ActionResult {
  const work = deskWork(db)
  return act(work, { kind: 'keep-note', items: [{ ...refOf(work, note), before: false, after: true }] }, author)
}

/** Appends the inverse of an action. Undoing twice is refused, for the log would then say what nobody meant. */
export function undo(db: Database, seq: number, author: Author): ActionResult {
  const row = actionBySeq(db, seq)
  if (!row) throw new DeskError('not-found', 'action-unknown', 'There is nothing to undo')
  if (isUndone(db, seq)) throw new DeskError('rejected', 'action-undone', 'This was undone already')
  return act(deskWork(db), inverse(actionOf(row)), author, seq)
}

function inverse(action: DeskAction): DeskAction {
  switch (action.kind) {
    case 'triage':
      return { ...action, items: [] }
    case 'link':
      return { kind: 'link', items: action.items.map(turned) }
    case 'note':
      return { kind: 'note', items: action.items.map(turned) }
    case 'reply':
      return { kind: 'reply', items: action.items.map(turned) }
    case 'keep-note':
      return { kind: 'keep-note', items: action.items.map(turned) }
  }
}

function turned<Item extends { readonly before: unknown; readonly after: unknown }>(item: Item): Item {
  return { ...item, before: item.after, after: item.before }
}
