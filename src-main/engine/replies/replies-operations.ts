import type { NewCannedFile } from '../store/canned-files.ts'
import { operation } from '../writer/operation.ts'
import { importReplies } from './exchange/import-replies.ts'
import { addReplyFile, removeReply, removeReplyFile, restoreReply, saveReply } from './keep-replies.ts'
import { putSampleReplies, removeSampleReplies } from './sample-replies.ts'
import { useReply } from './use-reply.ts'

/** What agents do with canned replies. */
export const repliesOperations = {
  saveReply: operation(saveReply),
  removeReply: operation(removeReply),
  restoreReply: operation(restoreReply),
  addReplyFile: operation<NewCannedFile, void>(addReplyFile),
  removeReplyFile: operation(removeReplyFile),
  useReply: operation(useReply),
  importReplies: operation(importReplies),
  putSampleReplies: operation(putSampleReplies),
  removeSampleReplies: operation<Record<string, never>, void>(removeSampleReplies),
} as const
