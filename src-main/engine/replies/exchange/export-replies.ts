import type { CannedReply } from '../../../contract/canned.ts'
import { wholeBlob } from '../../store/attachments.ts'
import { filesOfReply } from '../../store/canned-files.ts'
import type { Database } from '../../store/database.ts'
import { writeCsv, writeList } from './csv.ts'

export const exportFormat = 'throughline-canned-replies'
export const csvColumns = ['title', 'folder', 'tags', 'shortcut', 'subject', 'channel', 'language', 'body', 'steps']

/** All replies with their files, for another desk. */
export function exportJson(db: Database, replies: readonly CannedReply[]): string {
  const written = replies.map(({ id, used: _, lastUsedAt: __, ...reply }) => ({
    ...reply,
    files: filesOfReply(db, id).map(({ name, type, blob_hash }) => ({
      name,
      type,
      base64: Buffer.from(wholeBlob(db, blob_hash) ?? []).toString('base64'),
    })),
  }))
  return `${JSON.stringify({ format: exportFormat, version: 1, replies: written }, null, 2)}\n`
}

/** All replies without their files, a row for each variant, for a spreadsheet. */
export function exportCsv(replies: readonly CannedReply[]): string {
  const rows = replies.flatMap((reply) =>
    reply.variants.map(({ channel, language, body }, at) => [
      reply.title,
      reply.folder,
      // Said once: a spreadsheet full of repeats is no pleasure to edit.
      at === 0 ? writeList(reply.tags) : '',
      at === 0 ? reply.shortcut : '',
      at === 0 ? reply.subject : '',
      channel ?? '',
      language ?? '',
      body,
      at === 0 && reply.steps.length > 0 ? JSON.stringify(reply.steps) : '',
    ]),
  )
  return writeCsv(csvColumns, rows)
}
