import type { SampleReply } from '../../channels/files/sample-replies.ts'
import { insertCannedFile } from '../store/canned-files.ts'
import { insertReply, replyByShortcut, sampleReplyIds } from '../store/canned-replies.ts'
import { putUse } from '../store/canned-uses.ts'
import type { Database } from '../store/database.ts'
import type { OperationContext } from '../writer/operation.ts'
import { contentOf, forgetReply } from './keep-replies.ts'
import { questionWords } from './question-words.ts'

/** Puts the replies of the sample workspace on the desk, unless they are there. */
export function putSampleReplies(
  db: Database,
  { replies }: { replies: readonly SampleReply[] },
  { now }: OperationContext,
): void {
  if (sampleReplyIds(db).length > 0) return
  for (const { reply, files, answers } of replies) {
    const shortcut = replyByShortcut(db, reply.shortcut) ? '' : reply.shortcut
    const id = insertReply(db, contentOf({ ...reply, shortcut }, true))
    for (const file of files) insertCannedFile(db, { ...file, reply: id })
    // Without a history there is nothing else to learn from.
    for (const question of answers)
      putUse(db, { reply: id, message: null, at: now, words: questionWords(question).join(' ') })
  }
}

/** Takes them away again; those that an agent changed are the agent's. */
export function removeSampleReplies(db: Database): void {
  for (const id of sampleReplyIds(db)) forgetReply(db, id)
}
