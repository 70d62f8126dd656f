import type { z } from 'zod'
import type { cannedReplyInput, TemplateProblem } from '../../contract/canned.ts'
import { DeskError } from '../../contract/errors.ts'
import { deleteCannedFile, filesOfReply, insertCannedFile, type NewCannedFile } from '../store/canned-files.ts'
import {
  type CannedContent,
  type CannedRow,
  deleteReplyRow,
  insertReply,
  repliesToForget,
  replyById,
  replyByShortcut,
  setReplyRemoved,
  setShortcut,
  updateReply,
} from '../store/canned-replies.ts'
import { forgetUsesOfReply } from '../store/canned-uses.ts'
import type { Database } from '../store/database.ts'
import type { OperationContext } from '../writer/operation.ts'
import { checkBody, checkLine } from './check-template.ts'
import { replyWords } from './reply-words.ts'

export type ReplyContent = z.output<typeof cannedReplyInput>

const keptAfterRemovalMs = 24 * 60 * 60_000
/** What a mail may carry at most, nearly everywhere. */
const mostFileBytes = 25 * 1024 * 1024

/** Keeps a new reply or the new state of one; returns its id. Throws `rejected` for a shortcut that another one has. */
export function saveReply(db: Database, { id, reply }: { id: number | null; reply: ReplyContent }): number {
  const content = contentOf(reply)
  const namesake = replyByShortcut(db, content.shortcut)
  if (namesake && namesake.id !== id) throw shortcutTaken(content.shortcut, namesake.title)
  const problem = syntaxProblemIn(reply)
  if (problem)
    throw new DeskError('invalid', 'template-broken', `Line ${problem.line} of the template: ${problem.text}`, {
      line: problem.line,
      detail: problem.text,
    })
  if (id === null) return insertReply(db, content)
  updateReply(db, usableReply(db, id).id, content)
  return id
}

/** A reply as it is stored: an agent wrote it, whatever it was before. */
export function contentOf(reply: ReplyContent, sample = false): CannedContent {
  return { ...reply, tags: [...new Set(reply.tags)], words: replyWords(reply.subject, reply.variants), sample }
}

/** The first place where a template of the reply cannot be read; null when all can. */
export function syntaxProblemIn({ subject, variants }: ReplyContent): TemplateProblem | null {
  const problems = [...checkLine(subject), ...variants.flatMap(({ body }) => checkBody(body))]
  return problems.find(({ code }) => code === 'syntax' || code === 'too-long') ?? null
}

/** Throws a reply away; for a day it can be brought back. Forgets those whose day is over. */
export function removeReply(db: Database, { id }: { id: number }, { now }: OperationContext): void {
  setReplyRemoved(db, usableReply(db, id).id, now)
  for (const old of repliesToForget(db, now - keptAfterRemovalMs)) forgetReply(db, old)
}

/** Brings a removed reply back; its shortcut may be another one's by now. */
export function restoreReply(db: Database, { id }: { id: number }): void {
  const row = replyById(db, id)
  if (!row) throw replyGone()
  const namesake = replyByShortcut(db, row.shortcut)
  if (namesake && namesake.id !== id) setShortcut(db, id, '')
  setReplyRemoved(db, id, null)
}

/** Takes a reply off the desk with its files and what it answered. */
export function forgetReply(db: Database, id: number): void {
  for (const file of filesOfReply(db, id)) deleteCannedFile(db, file.id)
  forgetUsesOfReply(db, id)
  deleteReplyRow(db, id)
}

/** Puts a file beside a reply. Throws `rejected` when no mail could carry them all. */
export function addReplyFile(db: Database, file: NewCannedFile): void {
  const row = usableReply(db, file.reply)
  const sizeBytes = filesOfReply(db, row.id).reduce((sum, each) => sum + each.size_bytes, file.content.byteLength)
  if (sizeBytes > mostFileBytes)
    throw new DeskError('rejected', 'reply-files-too-large', 'The files of a reply may have 25 MB together', {
      limitMb: mostFileBytes / (1024 * 1024),
    })
  insertCannedFile(db, file)
  makeOurs(db, row)
}

/** Takes the file at this place of the list away. */
export function removeReplyFile(db: Database, { id, index }: { id: number; index: number }): void {
  const row = usableReply(db, id)
  const file = filesOfReply(db, id)[index]
  if (!file) throw new DeskError('not-found', 'reply-file-gone', 'This file is not with the reply any more')
  deleteCannedFile(db, file.id)
  makeOurs(db, row)
}

/** A reply of the sample that an agent changed does not leave with it. */
function makeOurs(db: Database, row: CannedRow): void {
  if (row.sample) updateReply(db, row.id, { ...row, sample: false })
}

/** Throws `not-found` for one that was thrown away. */
export function usableReply(db: Database, id: number): CannedRow {
  const row = replyById(db, id)
  if (!row || row.removedAt !== null) throw replyGone()
  return row
}

function replyGone(): DeskError {
  return new DeskError('not-found', 'reply-gone', 'This canned reply is not on the desk any more')
}

function shortcutTaken(shortcut: string, title: string): DeskError {
  return new DeskError('rejected', 'shortcut-taken', `"/${shortcut}" is the shortcut of "${title}" already`, {
    shortcut,
    title,
  })
}
