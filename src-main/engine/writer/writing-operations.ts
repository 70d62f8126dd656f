import {
  addDraftFile,
  type NewFile,
  removeDraft,
  removeDraftFile,
  restoreDraft,
  saveDraft,
} from '../drafts/change-drafts.ts'
import { keepNote } from '../drafts/keep-note.ts'
import { openDraft } from '../drafts/open-draft.ts'
import { sendDraft } from '../drafts/send-draft.ts'
import {
  beginSending,
  copyFailed,
  copyKept,
  holdItem,
  keepFileOfItem,
  lineIsBack,
  noteFailure,
  resumeOutbox,
  settleSent,
} from '../outbox/delivery-steps.ts'
import { dropItem, editItem, holdByAgent, sendItemNow } from '../outbox/take-back.ts'
import { deleteServerDraft, putServerDraft, type ServerDraftRow } from '../store/server-drafts.ts'
import { operation } from './operation.ts'

/** What agents write, and how it leaves. */
export const writingOperations = {
  openDraft: operation(openDraft),
  saveDraft: operation(saveDraft),
  removeDraft: operation(removeDraft),
  restoreDraft: operation(restoreDraft),
  addDraftFile: operation<NewFile, number>(addDraftFile),
  removeDraftFile: operation(removeDraftFile),
  sendDraft: operation(sendDraft),
  keepNote: operation(keepNote),
  editItem: operation(editItem),
  dropItem: operation(dropItem),
  holdByAgent: operation(holdByAgent),
  sendItemNow: operation(sendItemNow),
  resumeOutbox: operation<Record<string, never>, void>(resumeOutbox),
  lineIsBack: operation(lineIsBack),
  beginSending: operation(beginSending),
  noteFailure: operation(noteFailure),
  holdItem: operation(holdItem),
  settleSent: operation(settleSent),
  copyKept: operation(copyKept),
  copyFailed: operation(copyFailed),
  keepFileOfItem: operation(keepFileOfItem),
  noteServerDraft: operation<ServerDraftRow, void>((db, row) => putServerDraft(db, row)),
  forgetServerDraft: operation<{ draft: number }, void>((db, { draft }) => deleteServerDraft(db, draft)),
} as const
