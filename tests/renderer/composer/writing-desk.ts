import type {
  DraftChange,
  DraftFile,
  DraftFileId,
  DraftId,
  DraftView,
  OutboxId,
} from '../../../src-main/contract/compose.ts'
import { DeskError } from '../../../src-main/contract/errors.ts'
import type { AccountId, ActionId, ContactId, ConversationId, MessageId } from '../../../src-main/contract/ids.ts'
import { type Answers, type ScriptedClient, scriptedClient } from '../../support/scripted-client.ts'

export const ana = 1 as ContactId
export const kettle = 11 as ConversationId
export const toaster = 12 as ConversationId
export const question = 111 as MessageId

/** A desk that keeps drafts in memory, as the engine does: one of a conversation for answers, one for notes. */
export function writingDesk(first: readonly Partial<DraftView>[] = [], answers: Answers = {}) {
  let drafts: readonly DraftView[] = first.map((draft, index) => draftOf({ id: (index + 1) as DraftId, ...draft }))
  let files = 0
  let next = first.length + 1
  const find = (id: DraftId): DraftView => {
    const found = drafts.find((draft) => draft.id === id)
    if (!found) throw new DeskError('not-found', 'draft-gone', 'This draft is gone')
    return found
  }
  const put = (changed: DraftView): DraftView => {
    drafts = [...drafts.filter(({ id }) => id !== changed.id), changed]
    return changed
  }
  const remove = (id: DraftId): DraftView => {
    const found = find(id)
    drafts = drafts.filter((draft) => draft !== found)
    return found
  }
  const removed = new Map<DraftId, DraftView>()
  const engine: ScriptedClient = scriptedClient({
    'draft.list': () => drafts.filter(({ body, files: own }) => body !== '' || own.length > 0),
    'draft.open': ({ kind, conversation, message = null, body = '' }) => {
      const known = drafts.find(
        (each) => each.conversation === conversation && (each.kind === 'note') === (kind === 'note'),
      )
      if (known && kind !== 'new') return put({ ...known, kind, answers: message ?? known.answers })
      return put(draftOf({ id: next++ as DraftId, kind, conversation: conversation ?? null, answers: message, body }))
    },
    'draft.save': ({ draft, change }) => put({ ...find(draft), ...fieldsOf(change), changedAt: next++ }),
    'draft.remove': ({ draft }) => {
      removed.set(draft, remove(draft))
      return {}
    },
    'draft.restore': ({ draft }) => put(removed.get(draft) as DraftView),
    'draft.addFile': ({ draft, name, type, inline, base64, done }) => {
      if (!done) return null
      files += 1
      const contentId = inline ? `picture-${files}` : null
      const file: DraftFile = { id: files as DraftFileId, name, type, sizeBytes: atob(base64).length, contentId }
      put({ ...find(draft), files: [...find(draft).files, file] })
      return file
    },
    'draft.removeFile': ({ draft, file }) => {
      put({ ...find(draft), files: find(draft).files.filter(({ id }) => id !== file) })
      return {}
    },
    'draft.send': ({ draft }) => {
      remove(draft)
      return { outbox: 7 as OutboxId }
    },
    'draft.keepNote': ({ draft }) => {
      remove(draft)
      return { action: 5 as ActionId }
    },
    ...answers,
  })
  return { engine, drafts: () => drafts, bodies: () => drafts.map(({ body }) => body) }
}

export function draftOf(draft: Partial<DraftView>): DraftView {
  return {
    id: 1 as DraftId,
    kind: 'reply',
    contact: ana,
    conversation: kettle,
    answers: question,
    account: 'email:help@shop.test' as AccountId,
    channel: 'email',
    from: { name: '', address: 'help@shop.test' },
    to: [{ name: 'Ana', address: 'ana@home.test' }],
    cc: [],
    bcc: [],
    subject: 'Re: Kettle',
    body: '',
    quote: true,
    signature: false,
    language: null,
    steps: [],
    files: [],
    changedAt: 0,
    preview: '',
    ...draft,
  }
}

function fieldsOf(change: DraftChange): Partial<DraftView> {
  const { from: _, ...fields } = change
  return fields as Partial<DraftView>
}

/** As the engine client says when the engine went away under a question. */
export const restarted = new DeskError('network', 'engine-restarted', 'The desk restarted')
