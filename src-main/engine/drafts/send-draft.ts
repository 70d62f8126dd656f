import { randomUUID } from 'node:crypto'
import type { afterSending } from '../../contract/compose.ts'
import { DeskError } from '../../contract/errors.ts'
import type { TriageStep } from '../../contract/triage.ts'
import { noteReply } from '../desk/actions.ts'
import { applySteps } from '../desk/triage/apply-triage.ts'
import { answerMoved } from '../due/answer-moved.ts'
import { holdByAgent } from '../outbox/take-back.ts'
import { settledSteps } from '../replies/macro-steps.ts'
import { accountsById } from '../store/accounts.ts'
import type { Database } from '../store/database.ts'
import { filesOfDraft, moveFilesToOutbox } from '../store/draft-files.ts'
import { type DraftRow, deleteDraft, type NewDraft } from '../store/drafts.ts'
import { bodyOf, messageById } from '../store/messages.ts'
import { insertOutboxItem, newestArrivalIn, type OutboxRow } from '../store/outbox.ts'
import { by, type OperationContext } from '../writer/operation.ts'
import { checkDraft, estimatedBytes, type SendingLimits } from './check-draft.ts'
import { type Composed, compose } from './compose.ts'
import { identityOf } from './own-addresses.ts'
import { quoteOf } from './quote.ts'
import { writtenDraft } from './written-draft.ts'

export interface SendDraftInput {
  readonly draft: number
  readonly seen: number | null
  /** Not before: send later; null for now, after `undoMs`. */
  readonly at: number | null
  readonly hold: boolean
  readonly afterwards: (typeof afterSending)[number]
  readonly undoMs: number
  /** For the words around the quote, where the draft names none. */
  readonly language: string
  readonly limits: SendingLimits
}

export interface HandedOver {
  readonly outbox: number
  readonly contacts: readonly number[]
}

/**
 * Hands a draft over to the outbox, all or nothing: checks it, composes what leaves, mints its Message-ID, notes the
 * answer in the action log with what happens to the conversation, and takes the draft away. Throws kind `rejected` with
 * what is wrong; the draft then stays as it is.
 */
export function sendDraft(db: Database, input: SendDraftInput, context: OperationContext): HandedOver {
  const draft = writtenDraft(db, input.draft)
  const { kind } = draft
  if (kind === 'note') throw new DeskError('rejected', 'note-stays', 'A note stays on this desk; it cannot be sent')
  const account = accountsById(db).get(draft.accountId)
  if (!account) throw new DeskError('not-found', 'account-gone', 'This account is not on the desk any more')
  const composed = composeDraft(db, draft, input.limits, input.language)
  const files = filesOfDraft(db, draft.id)
  const sizeBytes = estimatedBytes(
    composed,
    files.map((file) => file.size_bytes),
  )
  checkDraft(draft, composed, sizeBytes, input.limits)
  const from = identityOf(account, draft.fromAddress)
  const channelMessageId = mintMessageId(from.address)
  const answered = draft.answersId === null ? null : messageById(db, draft.answersId)
  const reply = answered && kind !== 'forward' ? noteReply(db, answered, channelMessageId, by(context)) : null
  const asked = [...draft.steps, ...stepsAfterSending(input.afterwards)]
  const afterwards = answered ? applySteps(db, answered.conversation_id, settledSteps(asked), by(context)) : null
  const { now } = context
  const item = insertOutboxItem(db, {
    ...composed,
    kind,
    accountId: account.id,
    answersId: draft.answersId,
    seenId: input.seen,
    seenArrived: answered ? newestArrivalIn(db, answered.conversation_id) : 0,
    channelMessageId,
    references: answered && kind !== 'forward' ? referencesTo(db, answered.id, answered.channel_message_id) : [],
    fromName: from.name,
    fromAddress: from.address,
    to: draft.to,
    cc: draft.cc,
    bcc: draft.bcc,
    subject: draft.subject,
    language: draft.language,
    sizeBytes,
    draft: snapshotOf(draft),
    queuedAt: now,
    dueAt: input.at === null ? now + input.undoMs : Math.max(input.at, now),
    replyAction: reply?.seq ?? null,
    thenAction: afterwards?.seq ?? null,
  })
  if (input.hold) holdByAgent(db, { item })
  if (answered && afterwards) answerMoved(db, answered.id)
  moveFilesToOutbox(db, draft.id, item)
  deleteDraft(db, draft.id)
  return { outbox: item, contacts: [...(reply?.contacts ?? []), ...(afterwards?.contacts ?? [])] }
}

/** What the agent said when sending has the last word over what canned replies brought. */
function stepsAfterSending(afterwards: SendDraftInput['afterwards']): readonly TriageStep[] {
  return afterwards === 'nothing' ? [] : [{ type: 'status', status: afterwards }]
}

/** The text of a draft as it would leave now. */
export function composeDraft(
  db: Database,
  draft: DraftRow,
  { markup, signatureHtml }: Pick<SendingLimits, 'markup' | 'signatureHtml'>,
  language: string,
): Composed {
  const quoted = draft.quote && draft.answersId !== null
  const quote = quoted ? quoteOf(db, draft.answersId, draft.kind, draft.language ?? language) : null
  return compose(draft, { markup, signatureHtml: draft.signature ? signatureHtml : '', quote })
}

/** What it was written as, for whoever takes it back. */
function snapshotOf({ id: _, removedAt: __, ...draft }: DraftRow): NewDraft {
  return draft
}

/** Under the sender's own domain, as RFC 5322 3.6.4 advises. */
export function mintMessageId(from: string): string {
  const domain = from.slice(from.lastIndexOf('@') + 1)
  return `${randomUUID()}@${/^[a-z0-9.-]+$/i.test(domain) ? domain : 'desk.invalid'}`
}

const mostReferences = 50

/** The thread up to what is answered; of a long one its root and its end. */
export function referencesTo(db: Database, answered: number, name: string | null): OutboxRow['references'] {
  const before = JSON.parse(bodyOf(db, answered)?.refs ?? '[]') as string[]
  const all = [...before.filter((ref) => ref !== name), ...(name === null ? [] : [name])]
  return all.length <= mostReferences ? all : [all[0] as string, ...all.slice(1 - mostReferences)]
}
