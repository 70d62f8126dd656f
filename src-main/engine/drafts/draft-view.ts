import type { DraftFile, DraftFileId, DraftId, DraftView } from '../../contract/compose.ts'
import type { ContactId, ConversationId, MessageId } from '../../contract/ids.ts'
import { identityId } from '../people/participants.ts'
import { previewOf } from '../reading/preview.ts'
import { type AccountRow, accountsById } from '../store/accounts.ts'
import { conversationById } from '../store/conversations.ts'
import type { Database } from '../store/database.ts'
import { type DraftFileRow, filesOfDraft } from '../store/draft-files.ts'
import { begunDrafts, type DraftRow, type Recipients } from '../store/drafts.ts'
import { messageById } from '../store/messages.ts'
import { identityById } from '../store/people.ts'
import { textOfHtml } from './compose.ts'
import { identityOf } from './own-addresses.ts'
import { writtenDraft } from './written-draft.ts'

/** A draft as a window shows it. Throws `not-found` when it was sent or thrown away. */
export function draftView(db: Database, id: number): DraftView {
  return viewOf(db, accountsById(db), writtenDraft(db, id)) as DraftView
}

/** Drafts that say something, of one contact or of all, the one written last first. */
export function draftViews(db: Database, contact: ContactId | null): readonly DraftView[] {
  const accounts = accountsById(db)
  return begunDrafts(db).flatMap((draft) => {
    const view = viewOf(db, accounts, draft)
    return view && (contact === null || view.contact === contact) ? [view] : []
  })
}

/** Null for a draft of an account that left the desk. */
function viewOf(db: Database, accounts: ReadonlyMap<number, AccountRow>, draft: DraftRow): DraftView | null {
  const account = accounts.get(draft.accountId)
  if (!account) return null
  const { conversation, contact } = whereItBelongs(db, account, draft)
  return {
    id: draft.id as DraftId,
    kind: draft.kind,
    contact,
    conversation,
    answers: draft.answersId as MessageId | null,
    account: account.key,
    channel: account.channel,
    from: identityOf(account, draft.fromAddress),
    to: draft.to,
    cc: draft.cc,
    bcc: draft.bcc,
    subject: draft.subject,
    body: draft.body,
    quote: draft.quote,
    signature: draft.signature,
    language: draft.language,
    steps: draft.steps,
    files: filesOfDraft(db, draft.id).map(fileView),
    changedAt: draft.changedAt,
    preview: previewOf(textOfHtml(draft.body.slice(0, 20_000))),
  }
}

/** Its conversation and contact now: both may have joined others since it was begun. */
export function whereItBelongs(
  db: Database,
  account: AccountRow,
  written: Recipients & { readonly answersId: number | null },
): { readonly conversation: ConversationId | null; readonly contact: ContactId | null } {
  const answered = written.answersId === null ? null : messageById(db, written.answersId)
  const conversation = answered && conversationById(db, answered.conversation_id)
  if (conversation)
    return { conversation: conversation.id as ConversationId, contact: conversation.contact_id as ContactId }
  const first = written.to[0]
  const identity = first ? identityById(db, identityId(account.channel, first.address)) : null
  return { conversation: null, contact: (identity?.contact_id ?? null) as ContactId | null }
}

export function fileView(file: DraftFileRow): DraftFile {
  return {
    id: file.id as DraftFileId,
    name: file.name,
    type: file.type,
    sizeBytes: file.size_bytes,
    contentId: file.content_id,
  }
}
