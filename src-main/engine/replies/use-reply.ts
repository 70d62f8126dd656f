import { writtenDraft } from '../drafts/written-draft.ts'
import { filesOfReply } from '../store/canned-files.ts'
import { countUse } from '../store/canned-replies.ts'
import { forgetOldUses, putUse } from '../store/canned-uses.ts'
import type { Database } from '../store/database.ts'
import { filesOfDraft, insertDraftFile } from '../store/draft-files.ts'
import { updateDraft } from '../store/drafts.ts'
import { messageById, textOf } from '../store/messages.ts'
import type { OperationContext } from '../writer/operation.ts'
import { usableReply } from './keep-replies.ts'
import { settledSteps } from './macro-steps.ts'
import { questionWords } from './question-words.ts'
import { ownWords } from './reply-scene.ts'

const rememberedUses = 200

/**
 * Notes that a reply was used in a draft: counts it, learns from what it answers, and takes its files and its steps into
 * the draft. A file that is in the draft already is not put there twice.
 */
export function useReply(
  db: Database,
  { reply: id, draft: draftId }: { reply: number; draft: number },
  { now }: OperationContext,
): void {
  const reply = usableReply(db, id)
  const draft = writtenDraft(db, draftId)
  countUse(db, id, now)
  if (draft.answersId !== null && draft.kind !== 'note') learn(db, id, draft.answersId, now)
  const present = new Set(filesOfDraft(db, draftId).map(({ name, blob_hash }) => fileKey(name, blob_hash)))
  for (const { name, type, size_bytes, blob_hash } of filesOfReply(db, id)) {
    if (present.has(fileKey(name, blob_hash))) continue
    insertDraftFile(db, draftId, { name, type, size_bytes, content_id: null, blob_hash, attachment_id: null })
  }
  updateDraft(db, { ...draft, steps: settledSteps([...draft.steps, ...reply.steps]), changedAt: now })
}

function learn(db: Database, reply: number, message: number, at: number): void {
  // An answer that goes on with our own words answers no question.
  if (messageById(db, message)?.direction !== 0) return
  const words = questionWords(ownWords(textOf(db, message) ?? ''))
  if (words.length === 0) return
  putUse(db, { reply, message, at, words: words.join(' ') })
  forgetOldUses(db, reply, rememberedUses)
}

function fileKey(name: string, hash: Uint8Array | null): string {
  return `${hash ? Buffer.from(hash).toString('hex') : ''} ${name}`
}
