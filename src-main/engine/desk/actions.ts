import { DeskError } from '../../contract/errors.ts'
import { applyLinks, type IdentityLink, type IdentityName, isLinked } from '../people/links.ts'
import { applyNotes, type IdentityNote, noteChanges } from '../people/notes.ts'
import { allAccounts } from '../store/accounts.ts'
import { type ActionRow, actionBySeq, appendAction, isUndone } from '../store/actions.ts'
import { conversationById, openConversationsOf } from '../store/conversations.ts'
import type { Database } from '../store/database.ts'
import { type MessageRow, messageById, messageByRemoteId, setDoneMark, setReadOverride } from '../store/messages.ts'
import { contactById } from '../store/people.ts'
import { newestRead, unreadBetween } from '../store/timeline.ts'
import { nextClock } from './clock.ts'
import { showNote } from './notes-on-timeline.ts'
import { createProjection, isUnread, type Projection } from './projection.ts'

/** A message by names that every desk on the account knows. */
interface MessageRef {
  readonly account: string
  readonly message: string
}

/** `read`: an agent's word on messages; null takes the word back, so the server's flag counts again. */
interface ReadAction {
  readonly kind: 'read'
  readonly items: readonly (MessageRef & { readonly before: 0 | 1 | null; readonly after: 0 | 1 | null })[]
}

/** `status`: a conversation is done up to and with a message, or open. `before` is what to say again on undo. */
interface StatusAction {
  readonly kind: 'status'
  readonly items: readonly (MessageRef & {
    readonly after: 'open' | 'done'
    readonly before: { readonly message: string; readonly status: 'open' | 'done' }
  })[]
}

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

export type DeskAction = ReadAction | StatusAction | LinkAction | NoteAction | ReplyAction | KeepNoteAction

export interface ActionResult {
  /** Null when there was nothing to do. */
  readonly seq: number | null
  readonly contacts: readonly number[]
}

interface Author {
  readonly name: string
  readonly now: number
}

/** Appends an action and applies it, in the caller's transaction. */
function act(db: Database, action: DeskAction, author: Author, undoes: number | null): ActionResult {
  if (action.items.length === 0) return { seq: null, contacts: [] }
  const seq = appendAction(db, {
    clock: nextClock(db, author.now, author.name),
    author: author.name,
    at: author.now,
    kind: action.kind,
    payload: JSON.stringify({ items: action.items }),
    undoes,
  })
  const projection = createProjection(db)
  applyAction(db, action, seq, projection)
  return { seq, contacts: projection.flush() }
}

/** What an action does to the projections; replaying the log calls it again. Messages the desk lost are passed over. */
export function applyAction(db: Database, action: DeskAction, seq: number, projection: Projection): void {
  const accounts = new Map(allAccounts(db).map((account) => [account.key as string, account.id]))
  const find = (ref: MessageRef): MessageRow | null => {
    const account = accounts.get(ref.account)
    return account === undefined ? null : messageByRemoteId(db, account, ref.message)
  }
  switch (action.kind) {
    case 'read':
      for (const item of action.items) {
        const row = find(item)
        if (!row) continue
        setReadOverride(db, row.id, item.after)
        const change = Number(isUnread({ ...row, read_override: item.after })) - Number(isUnread(row))
        if (change !== 0 && !row.gone) projection.unreadChanged(row, change as 1 | -1)
      }
      return
    case 'status':
      for (const item of action.items) {
        const row = find(item)
        if (!row) continue
        setDoneMark(db, row.id, item.after === 'done' ? seq : -seq)
        projection.conversationChanged(row.conversation_id)
      }
      return
    case 'link':
      applyLinks(db, action.items, projection)
      return
    case 'note':
      for (const contact of applyNotes(db, action.items)) projection.contactChanged(contact)
      return
    case 'reply':
      for (const item of action.items) {
        const row = find(item)
        if (row) projection.conversationChanged(row.conversation_id)
      }
      return
    case 'keep-note':
      for (const item of action.items) {
        const row = find(item)
        if (row) showNote(db, row, item.after, projection)
      }
      return
  }
}

export function actionOf(row: ActionRow): DeskAction {
  return { kind: row.kind, ...JSON.parse(row.payload) } as DeskAction
}

/** Everything a contact ever wrote. */
const allMessages = { first: 0, last: Number.MAX_SAFE_INTEGER }

export interface ReadMark {
  readonly contact: number
  readonly read: boolean
  /** Reads only from the first of these messages to the last, both included; without them all. */
  readonly between?: { readonly first: number; readonly last: number } | null
}

/** Marks what is unread of a contact as read, or its newest incoming message as unread. */
export function markContact(db: Database, { contact, read, between }: ReadMark, author: Author): ActionResult {
  const keys = accountKeys(db)
  const { first, last } = between ?? allMessages
  const newest = read ? null : newestRead(db, contact)
  const rows = read ? unreadBetween(db, contact, first, last) : newest ? [newest] : []
  const after = read ? 1 : 0
  const items = rows.map((row) => ({ ...refOf(keys, row), before: row.read_override as 0 | 1 | null, after }) as const)
  return act(db, { kind: 'read', items }, author, null)
}

/** Marks conversations as done up to their newest message, or opens them. Those already so are left alone. */
export function setStatus(
  db: Database,
  conversations: readonly number[],
  status: 'open' | 'done',
  author: Author,
): ActionResult {
  const keys = accountKeys(db)
  const items = conversations.flatMap((id) => {
    const conversation = conversationById(db, id)
    if (!conversation || (conversation.open === 1) === (status === 'open')) return []
    const last = messageById(db, conversation.last_id)
    if (!last) return []
    const doneBefore = conversation.done_through === null ? null : messageById(db, conversation.done_through)
    const before = doneBefore
      ? ({ message: doneBefore.remote_id, status: 'done' } as const)
      : ({ message: last.remote_id, status: 'open' } as const)
    return [{ ...refOf(keys, last), after: status, before }]
  })
  return act(db, { kind: 'status', items }, author, null)
}

export function setContactDone(db: Database, contact: number, author: Author): ActionResult {
  return setStatus(db, openConversationsOf(db, contact), 'done', author)
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
  return act(db, { kind: 'link', items: items.filter((item) => !isLinked(db, item)) }, author, null)
}

/** Writes the note about a contact anew; throws `not-found` when the contact has no message left. */
export function setNote(db: Database, contact: number, text: string, author: Author): ActionResult {
  if (!contactById(db, contact))
    throw new DeskError('not-found', 'contact-gone', 'This contact has no messages on the desk any more')
  return act(db, { kind: 'note', items: noteChanges(db, contact, text) }, author, null)
}

/** Says that an answer to a message went to the outbox. */
export function noteReply(db: Database, answered: MessageRow, channelMessageId: string, author: Author): ActionResult {
  const items = [{ ...refOf(accountKeys(db), answered), before: null, after: channelMessageId }]
  return act(db, { kind: 'reply', items }, author, null)
}

/** Says that a note, which is stored already, stands on the timeline. */
export function noteKept(db: Database, note: MessageRow, author: Author): ActionResult {
  return act(
    db,
    { kind: 'keep-note', items: [{ ...refOf(accountKeys(db), note), before: false, after: true }] },
    author,
    null,
  )
}

/** Appends the inverse of an action. Undoing twice is refused, for the log would then say what nobody meant. */
export function undo(db: Database, seq: number, author: Author): ActionResult {
  const row = actionBySeq(db, seq)
  if (!row) throw new DeskError('not-found', 'action-unknown', 'There is nothing to undo')
  if (isUndone(db, seq)) throw new DeskError('rejected', 'action-undone', 'This was undone already')
  return act(db, inverse(actionOf(row)), author, seq)
}

function inverse(action: DeskAction): DeskAction {
  switch (action.kind) {
    case 'read':
      return {
        kind: 'read',
        items: action.items.map((item) => ({ ...item, before: item.after, after: item.before })),
      }
    case 'status':
      return {
        kind: 'status',
        items: action.items.map((item) => ({
          account: item.account,
          message: item.before.message,
          after: item.before.status,
          before: { message: item.message, status: item.after },
        })),
      }
    case 'link':
      return {
        kind: 'link',
        items: action.items.map((item) => ({ ...item, before: item.after, after: item.before })),
      }
    case 'note':
      return {
        kind: 'note',
        items: action.items.map((item) => ({ ...item, before: item.after, after: item.before })),
      }
    case 'reply':
      return {
        kind: 'reply',
        items: action.items.map((item) => ({ ...item, before: item.after, after: item.before })),
      }
    case 'keep-note':
      return {
        kind: 'keep-note',
        items: action.items.map((item) => ({ ...item, before: item.after, after: item.before })),
      }
  }
}

function accountKeys(db: Database): ReadonlyMap<number, string> {
  return new Map(allAccounts(db).map((account) => [account.id, account.key]))
}

function refOf(keys: ReadonlyMap<number, string>, row: MessageRow): MessageRef {
  return { account: keys.get(row.account_id) ?? '', message: row.remote_id }
}
