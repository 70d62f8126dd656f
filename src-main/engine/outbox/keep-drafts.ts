import { type CanKeepDrafts, canKeepDrafts, type OutgoingMessage } from '../../channels/channel.ts'
import type { EmailSettings } from '../../contract/account.ts'
import { DeskError } from '../../contract/errors.ts'
import { deskLocale } from '../desk/desk-locale.ts'
import { identityOf, signatureOf } from '../drafts/own-addresses.ts'
import { composeDraft, mintMessageId, referencesTo } from '../drafts/send-draft.ts'
import { type AccountRow, accountsById } from '../store/accounts.ts'
import { wholeBlob } from '../store/attachments.ts'
import type { Database } from '../store/database.ts'
import { filesOfDraft } from '../store/draft-files.ts'
import type { DraftRow } from '../store/drafts.ts'
import { messageById } from '../store/messages.ts'
import { copiesOf, copiesWithoutDraft, copyOfDraft, draftsToCopy } from '../store/server-drafts.ts'
import type { Delivery, DeliveryDeps } from './deliveries.ts'

/** A draft is copied when its writer pauses, not at every key. */
const pauseMs = 8_000
const troubleRetryMs = 60_000

/**
 * Keeps the drafts of an account in its server's drafts folder too, if the user wishes, and takes away what was sent or
 * thrown away meanwhile. Notes stay here. Returns when to look again (epoch ms); null when nothing waits.
 */
export async function keepDrafts(deps: DeliveryDeps, delivery: Delivery): Promise<number | null> {
  const { session, accountId, signal } = delivery
  const account = accountsById(deps.reader).get(accountId)
  if (!account || !canKeepDrafts(session)) return null
  const isWished = account.channel === 'email' && (account.settings as EmailSettings | null)?.draftsOnServer === true
  try {
    const leftOver = isWished ? copiesWithoutDraft(deps.reader, accountId) : copiesOf(deps.reader, accountId)
    for (const copy of leftOver) {
      if (delivery.isLeaving()) return null
      await session.removeDraft(copy.channel_message_id, signal)
      await deps.writer.run('forgetServerDraft', { draft: copy.draft_id })
    }
    return isWished ? await copyDrafts(deps, { ...delivery, session }, account) : null
  } catch (thrown) {
    const error = DeskError.from(thrown)
    if (error.kind === 'cancelled') return null
    deps.log('warn', `A draft is not on the server: ${error.kind}: ${error.message}`)
    return deps.now() + troubleRetryMs
  }
}

async function copyDrafts(
  deps: DeliveryDeps,
  { session, accountId, signal, isLeaving }: Delivery & { readonly session: CanKeepDrafts },
  account: AccountRow,
): Promise<number | null> {
  let next: number | null = null
  for (const draft of draftsToCopy(deps.reader, accountId)) {
    if (isLeaving()) return null
    const at = draft.changedAt + pauseMs
    if (at > deps.now()) {
      next = Math.min(next ?? at, at)
      continue
    }
    const known = copyOfDraft(deps.reader, draft.id)
    const channelMessageId = known?.channel_message_id ?? mintMessageId(draft.fromAddress)
    // Before it leaves: a copy that nobody remembers would stay there for ever.
    const copy = { draft_id: draft.id, account_id: accountId, channel_message_id: channelMessageId }
    if (!known) await deps.writer.run('noteServerDraft', { ...copy, changed_at: 0 })
    await session.putDraft(draftMessage(deps.reader, account, draft, channelMessageId), signal)
    await deps.writer.run('noteServerDraft', { ...copy, changed_at: draft.changedAt })
  }
  return next
}

function draftMessage(db: Database, account: AccountRow, draft: DraftRow, channelMessageId: string): OutgoingMessage {
  const answered = draft.answersId === null || draft.kind === 'forward' ? null : messageById(db, draft.answersId)
  const references = answered ? referencesTo(db, answered.id, answered.channel_message_id) : []
  const { to, cc, bcc, subject, language } = draft
  return {
    ...composeDraft(db, draft, { markup: true, signatureHtml: signatureOf(account) }, language ?? deskLocale(db)),
    channelMessageId,
    sentAt: draft.changedAt,
    from: identityOf(account, draft.fromAddress),
    to,
    cc,
    bcc,
    subject,
    language,
    references,
    inReplyTo: references.at(-1) ?? null,
    attachments: filesOfDraft(db, draft.id).flatMap(({ name, type, content_id: contentId, blob_hash: hash }) => {
      const content = hash && wholeBlob(db, hash)
      return content ? [{ name, type, contentId, content }] : []
    }),
  }
}
