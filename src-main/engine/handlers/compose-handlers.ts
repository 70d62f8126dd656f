import type { DraftFileId, OutboxId } from '../../contract/compose.ts'
import { DeskError } from '../../contract/errors.ts'
import type { ActionId } from '../../contract/ids.ts'
import { deskLocale } from '../desk/desk-locale.ts'
import { encodedBytes } from '../drafts/check-draft.ts'
import { completeAddress } from '../drafts/complete-address.ts'
import { draftView, draftViews, fileView } from '../drafts/draft-view.ts'
import { quoteOf } from '../drafts/quote.ts'
import { composerProfiles, sendingLimits } from '../drafts/sending-limits.ts'
import { createUploads } from '../drafts/uploads.ts'
import { writtenDraft } from '../drafts/written-draft.ts'
import { outboxItemView, outboxView } from '../outbox/outbox-view.ts'
import type { Handlers } from '../rpc/handlers.ts'
import { accountsById } from '../store/accounts.ts'
import { readBlob } from '../store/attachments.ts'
import { filesOfDraft } from '../store/draft-files.ts'
import type { DraftRow } from '../store/drafts.ts'
import { setting } from '../store/settings.ts'
import type { DeskParts } from './desk-parts.ts'

type ComposeCalls =
  | 'compose.profiles'
  | 'compose.complete'
  | 'draft.open'
  | 'draft.save'
  | 'draft.list'
  | 'draft.remove'
  | 'draft.restore'
  | 'draft.addFile'
  | 'draft.readFile'
  | 'draft.removeFile'
  | 'draft.quote'
  | 'draft.send'
  | 'draft.keepNote'
  | 'outbox.list'
  | 'outbox.edit'
  | 'outbox.sendNow'
  | 'outbox.hold'
  | 'outbox.drop'

/** What agents write. A window is answered from the row that was stored, so it shows what will leave. */
export function composeHandlers(desk: DeskParts): Pick<Handlers, ComposeCalls> {
  const { store, deps, channels } = desk
  const { reader, writer } = store
  const uploads = createUploads(() => deps.clock.now())
  const limitsOf = (draft: DraftRow) => {
    const account = accountsById(reader).get(draft.accountId)
    if (!account) throw new DeskError('not-found', 'account-gone', 'This account is not on the desk any more')
    return sendingLimits(reader, channels, account)
  }
  /** Drafts and the queue's marks of them changed. */
  const draftsChanged = (id: number | null) => {
    desk.emit({ type: 'drafts' })
    const contact = id === null ? null : draftView(reader, id).contact
    if (contact !== null) desk.changes.add([contact])
    // Servers that keep drafts get it when its writer pauses.
    desk.deliveries.wake()
  }
  const outboxChanged = (contacts: readonly number[]) => {
    desk.outboxPulse.beat()
    desk.changes.add(contacts)
    desk.deliveries.wake()
  }

  return {
    'compose.profiles': () => composerProfiles(reader, channels),
    'compose.complete': ({ text }) => completeAddress(reader, text),
    'draft.open': async (request) => {
      const id = await writer.run('openDraft', request)
      draftsChanged(id)
      return draftView(reader, id)
    },
    'draft.save': async (request) => {
      await writer.run('saveDraft', request)
      draftsChanged(request.draft)
      return draftView(reader, request.draft)
    },
    'draft.list': ({ contact }) => draftViews(reader, contact),
    'draft.remove': async ({ draft }) => {
      const { contact } = draftView(reader, draft)
      await writer.run('removeDraft', { draft })
      draftsChanged(null)
      if (contact !== null) desk.changes.add([contact])
      return {}
    },
    'draft.restore': async ({ draft }) => {
      await writer.run('restoreDraft', { draft })
      draftsChanged(draft)
      return draftView(reader, draft)
    },
    'draft.addFile': async (request) => {
      const draft = writtenDraft(reader, request.draft)
      const already = filesOfDraft(reader, draft.id).reduce((sum, file) => sum + encodedBytes(file.size_bytes), 0)
      const whole = uploads.add(request, limitsOf(draft), already)
      if (!whole) return null
      const { name, type } = request
      const id = await writer.run('addDraftFile', { draft: draft.id, name, type, ...whole })
      draftsChanged(draft.id)
      const file = filesOfDraft(reader, draft.id).find((each) => each.id === id)
      return file ? fileView(file) : null
    },
    'draft.readFile': ({ draft, file, offset, length }) => readDraftFile(desk, draft, file, offset, length),
    'draft.removeFile': async (request) => {
      await writer.run('removeDraftFile', request)
      draftsChanged(request.draft)
      return {}
    },
    'draft.quote': ({ draft: id }) => {
      const draft = writtenDraft(reader, id)
      const quote =
        draft.answersId && quoteOf(reader, draft.answersId, draft.kind, draft.language ?? deskLocale(reader))
      return quote || { html: '', text: '' }
    },
    'draft.send': async ({ draft, seen, at, hold, afterwards }) => {
      const limits = limitsOf(writtenDraft(reader, draft))
      const undoMs = undoSeconds(desk) * 1000
      const input = { draft, seen, at, hold, afterwards, undoMs, limits, language: deskLocale(reader) }
      const { outbox, contacts } = await writer.run('sendDraft', input)
      draftsChanged(null)
      outboxChanged([...contacts, ...pendingContacts(outboxItemView(reader, outbox))])
      return { outbox: outbox as OutboxId }
    },
    'draft.keepNote': async ({ draft }) => {
      const result = await writer.run('keepNote', { draft })
      draftsChanged(null)
      desk.changes.add(result.contacts)
      return { action: result.seq as ActionId | null }
    },
    'outbox.list': () => outboxView(reader, deps.clock.now()),
    'outbox.edit': async ({ item }) => {
      const { draft, contacts } = await writer.run('editItem', { item })
      draftsChanged(draft)
      outboxChanged(contacts)
      return draftView(reader, draft)
    },
    'outbox.sendNow': async (request) => {
      outboxChanged(await writer.run('sendItemNow', request))
      return outboxItemView(reader, request.item)
    },
    'outbox.hold': async ({ item }) => {
      outboxChanged(await writer.run('holdByAgent', { item }))
      return outboxItemView(reader, item)
    },
    'outbox.drop': async ({ item }) => {
      outboxChanged(await writer.run('dropItem', { item }))
      return {}
    },
  }
}

const usualUndoSeconds = 5

/** How long an agent may take an answer back: 0 to 60 seconds. */
function undoSeconds({ store }: DeskParts): number {
  const chosen = setting(store.reader, 'send.undoSeconds')
  return typeof chosen === 'number' ? Math.min(60, Math.max(0, chosen)) : usualUndoSeconds
}

function pendingContacts({ contact }: { readonly contact: number | null }): readonly number[] {
  return contact === null ? [] : [contact]
}

function readDraftFile(
  { store }: DeskParts,
  draft: number,
  id: DraftFileId,
  offset: number,
  length: number,
): { readonly base64: string; readonly sizeBytes: number } {
  const file = filesOfDraft(store.reader, writtenDraft(store.reader, draft).id).find((each) => each.id === id)
  if (!file?.blob_hash)
    throw new DeskError('not-found', 'attachment-gone', 'This file is not here', { name: file?.name ?? '' })
  const bytes = readBlob(store.reader, file.blob_hash, offset, length)
  return { base64: Buffer.from(bytes).toString('base64'), sizeBytes: file.size_bytes }
}
