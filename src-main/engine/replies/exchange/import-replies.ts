import type { CallOutput } from '../../../contract/calls.ts'
import type { CannedImportProblem } from '../../../contract/canned.ts'
import { deleteCannedFile, filesOfReply, insertCannedFile } from '../../store/canned-files.ts'
import { insertReply, replyByShortcut, replyByTitle, updateReply } from '../../store/canned-replies.ts'
import type { Database } from '../../store/database.ts'
import { contentOf, syntaxProblemIn } from '../keep-replies.ts'
import { type ReadReplies, type ReadReply, readJson, readSpreadsheet } from './read-replies.ts'

/** Takes in what can be read of a file; a reply of the same title in the same folder gets the new text. */
export function importReplies(
  db: Database,
  { format, text }: { format: 'json' | 'csv'; text: string },
): CallOutput<'canned.import'> {
  const read = format === 'json' ? readJson(text) : readSpreadsheet(text)
  const problems = [...read.problems, ...problemsIn(read)]
  const broken = new Set(problems.filter(({ code }) => code === 'template').map(({ row }) => row))
  const taken = read.replies.filter(({ row }) => !broken.has(row)).map((each) => take(db, each, problems))
  const replaced = taken.filter((kind) => kind === 'replaced').length
  return { added: taken.length - replaced, replaced, problems: problems.sort((a, b) => a.row - b.row) }
}

function problemsIn({ replies }: ReadReplies): readonly CannedImportProblem[] {
  return replies.flatMap(({ row, reply }) => {
    const problem = syntaxProblemIn(reply)
    return problem ? [{ row, code: 'template' as const, text: problem.text }] : []
  })
}

function take(db: Database, { row, reply, files }: ReadReply, problems: CannedImportProblem[]): 'added' | 'replaced' {
  const known = replyByTitle(db, reply.title, reply.folder)
  const namesake = replyByShortcut(db, reply.shortcut)
  const isTaken = namesake !== null && namesake.id !== known?.id
  if (isTaken) problems.push({ row, code: 'shortcut', text: reply.shortcut })
  const content = contentOf(isTaken ? { ...reply, shortcut: known?.shortcut ?? '' } : reply)
  if (known) updateReply(db, known.id, content)
  const id = known?.id ?? insertReply(db, content)
  if (files.length > 0) for (const old of filesOfReply(db, id)) deleteCannedFile(db, old.id)
  for (const { name, type, base64 } of files)
    insertCannedFile(db, { reply: id, name, type, content: Buffer.from(base64, 'base64') })
  return known ? 'replaced' : 'added'
}
