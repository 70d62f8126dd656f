import type { CallRequest } from '../../contract/calls.ts'
import type { DraftKind } from '../../contract/compose.ts'
import { DeskError } from '../../contract/errors.ts'
import type { Address, ChannelKind } from '../../contract/message.ts'
import { identityId } from '../people/participants.ts'
import { isFile } from '../reading/files.ts'
import { type AccountRow, accountsById } from '../store/accounts.ts'
import { attachmentsOf } from '../store/attachments.ts'
import { directionCode, directionOfCode } from '../store/codes.ts'
import { conversationsOfContact, exchangeOf } from '../store/conversations.ts'
import type { Database } from '../store/database.ts'
import { deleteDraftFile, filesOfDraft, insertDraftFile } from '../store/draft-files.ts'
import {
  allDrafts,
  type DraftRow,
  draftOfConversation,
  insertDraft,
  type Recipients,
  updateDraft,
} from '../store/drafts.ts'
import { bodyOf, type MessageRow, messageById } from '../store/messages.ts'
import { newestInConversation } from '../store/outbox.ts'
import { identityById } from '../store/people.ts'
import type { OperationContext } from '../writer/operation.ts'
import { identityOf, signatureOf } from './own-addresses.ts'
import { type AnsweredEnvelope, recipientsFor, retargeted } from './recipients.ts'
import { forwardSubject, replySubject } from './subjects.ts'

/**
 * The draft of a conversation: the one that is being written, turned into the kind that is asked for, or a new one with
 * its recipients and subject. Returns its id. Throws `not-found` when there is nothing to write about or from.
 */
export function openDraft(db: Database, request: CallRequest<'draft.open'>, { now }: OperationContext): number {
  if (request.kind === 'new') return openNew(db, request, now)
  const answered = answeredMessage(db, request)
  const account = accountsById(db).get(answered.account_id)
  if (!account) throw new DeskError('not-found', 'account-gone', 'This account is not on the desk any more')
  const known = draftOfConversation(db, answered.conversation_id, request.kind === 'note')
  if (known) return turnInto(db, known, request.kind, request.message === null ? null : answered, account, now)
  const target = targetOf(db, request.kind, answered, account)
  const id = insertDraft(db, {
    ...target.recipients,
    kind: request.kind,
    accountId: account.id,
    answersId: answered.id,
    fromAddress: target.from,
    subject: target.subject,
    body: request.body,
    quote: request.kind !== 'note',
    signature: request.kind !== 'note' && signatureOf(account) !== '',
    language: null,
    steps: [],
    changedAt: now,
  })
  if (request.kind === 'forward') takeFilesAlong(db, id, answered.id)
  return id
}

function openNew(db: Database, { to, subject, body }: CallRequest<'draft.open'>, now: number): number {
  const untouched = allDrafts(db).find(
    (draft) => draft.kind === 'new' && draft.body === '' && (draft.to[0]?.address ?? '') === to,
  )
  if (untouched && subject === '' && body === '') return untouched.id
  const account = accountFor(db, to)
  return insertDraft(db, {
    kind: 'new',
    accountId: account.id,
    answersId: null,
    fromAddress: identityOf(account, '').address,
    to: to === '' ? [] : [{ name: identityById(db, identityId(account.channel, to))?.name ?? '', address: to }],
    cc: [],
    bcc: [],
    subject,
    body,
    quote: false,
    signature: signatureOf(account) !== '',
    language: null,
    steps: [],
    changedAt: now,
  })
}

/** The account that wrote with a person last, else the first that has a server. */
function accountFor(db: Database, address: string): AccountRow {
  const accounts = [...accountsById(db).values()]
  for (const channel of new Set(accounts.map((account): ChannelKind => account.channel))) {
    const identity = address === '' ? null : identityById(db, identityId(channel, address))
    const last = identity && conversationsOfContact(db, identity.contact_id, 1)[0]
    const found = accounts.find((account) => account.id === last?.account_id && account.settings !== null)
    if (found) return found
  }
  const first = accounts.find((account) => account.settings !== null) ?? accounts[0]
  if (!first) throw new DeskError('not-found', 'no-account', 'Add an account first: there is nothing to send from')
  return first
}

function answeredMessage(db: Database, { kind, message, conversation }: CallRequest<'draft.open'>): MessageRow {
  const asked = message === null ? null : messageById(db, message)
  // Who answers a note answers what it was about: of the note itself nothing may be quoted or passed on.
  const isOut = kind !== 'note' && asked?.direction === internal
  const about = isOut ? asked.conversation_id : asked ? null : conversation
  const row = about === null ? asked : newestOf(db, about)
  if (!row) throw new DeskError('not-found', 'message-gone', 'This is not on the desk or the server any more')
  return row
}

/** What one would answer: the last that was said, else whatever came or went last. */
function newestOf(db: Database, conversation: number): MessageRow | null {
  const id = exchangeOf(db, conversation, 1)[0]?.[0] ?? newestInConversation(db, conversation, 'mail')
  return id === null ? null : messageById(db, id)
}

const internal = directionCode('internal')

/** Another kind of answer keeps what was written, the files and whom the agent added. */
function turnInto(
  db: Database,
  draft: DraftRow,
  kind: DraftKind,
  asked: MessageRow | null,
  account: AccountRow,
  now: number,
): number {
  const before = draft.answersId === null ? null : messageById(db, draft.answersId)
  const answered = asked ?? before
  if (!before || !answered || kind === 'note' || (draft.kind === kind && answered.id === before.id)) return draft.id
  const was = targetOf(db, draft.kind, before, account)
  const is = targetOf(db, kind, answered, account)
  updateDraft(db, {
    ...draft,
    ...retargeted(draft, was.recipients, is.recipients),
    kind,
    answersId: answered.id,
    subject: draft.subject === was.subject ? is.subject : draft.subject,
    quote: draft.quote || (kind === 'forward' && draft.kind !== 'forward'),
    changedAt: now,
  })
  if (draft.kind === 'forward') leaveFilesBehind(db, draft.id)
  if (kind === 'forward') takeFilesAlong(db, draft.id, answered.id)
  return draft.id
}

interface Target {
  readonly recipients: Recipients
  readonly subject: string
  readonly from: string
}

function targetOf(db: Database, kind: DraftKind, answered: MessageRow, account: AccountRow): Target {
  const envelope = envelopeOf(db, answered)
  const own = new Set(account.ownAddresses)
  // Whoever wrote to an alias is answered from it.
  const addressed = [envelope.from, ...envelope.to, ...envelope.cc].map(({ address }) => address.toLowerCase())
  const from = identityOf(account, addressed.find((address) => own.has(address)) ?? '').address
  const recipients = recipientsFor(kind, envelope, own)
  if (kind === 'note') return { recipients, subject: answered.subject, from }
  return {
    recipients,
    from,
    subject: kind === 'forward' ? forwardSubject(answered.subject) : replySubject(answered.subject),
  }
}

function envelopeOf(db: Database, row: MessageRow): AnsweredEnvelope {
  const recipients = JSON.parse(bodyOf(db, row.id)?.recipients ?? '{}') as Partial<AnsweredEnvelope>
  const list = (people: readonly Address[] | undefined) => people ?? []
  return {
    direction: directionOfCode(row.direction),
    from: { name: row.from_name, address: row.from_address },
    replyTo: list(recipients.replyTo),
    to: list(recipients.to),
    cc: list(recipients.cc),
    bcc: [],
  }
}

/** What is passed on keeps its files; those that are at the server only are fetched before it leaves. */
function takeFilesAlong(db: Database, draftId: number, messageId: number): void {
  for (const file of attachmentsOf(db, messageId)) {
    if (!isFile({ ...file, inline: file.inline === 1 }) || (file.blob_hash === null && file.section === null)) continue
    const { name, type, size_bytes, blob_hash } = file
    insertDraftFile(db, draftId, { name, type, size_bytes, content_id: null, blob_hash, attachment_id: file.id })
  }
}

function leaveFilesBehind(db: Database, draftId: number): void {
  for (const file of filesOfDraft(db, draftId)) if (file.attachment_id !== null) deleteDraftFile(db, file.id)
}
