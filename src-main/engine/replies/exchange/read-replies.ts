import { z } from 'zod'
import { type CannedImportProblem, type CannedVariant, cannedReplyInput } from '../../../contract/canned.ts'
import { type ChannelKind, channelKinds } from '../../../contract/message.ts'
import { triageStep } from '../../../contract/triage.ts'
import { textAsHtml } from '../../drafts/quote.ts'
import type { ReplyContent } from '../keep-replies.ts'
import { type CsvRow, readCsv, readList } from './csv.ts'

/** A reply that a file holds, and where. */
export interface ReadReply {
  readonly row: number
  readonly reply: ReplyContent
  readonly files: readonly { readonly name: string; readonly type: string; readonly base64: string }[]
}

export interface ReadReplies {
  readonly replies: readonly ReadReply[]
  readonly problems: readonly CannedImportProblem[]
}

const file = z.object({ name: z.string().max(500), type: z.string().max(200), base64: z.base64() })
const exported = z.union([z.object({ replies: z.array(z.unknown()) }), z.array(z.unknown())])
const withFiles = cannedReplyInput.extend({ files: z.array(file).default([]) })

/** Reads our own JSON, or a bare list of replies. */
export function readJson(text: string): ReadReplies {
  const problems: CannedImportProblem[] = []
  const list = listIn(text)
  if (!list) return { replies: [], problems: [{ row: 0, code: 'not-readable', text: '' }] }
  const replies = list.flatMap((each, at) => {
    const row = at + 1
    const parsed = withFiles.safeParse(
      withoutBadShortcut(each, (shortcut) => problems.push(shortcutProblem(row, shortcut))),
    )
    if (parsed.success) {
      const { files, ...reply } = parsed.data
      return [{ row, reply, files }]
    }
    problems.push({ row, ...problemOf(parsed.error) })
    return []
  })
  return { replies, problems }
}

function listIn(text: string): readonly unknown[] | null {
  try {
    const parsed = exported.safeParse(JSON.parse(text.replace(/^\ufeff/, '')))
    if (!parsed.success) return null
    return Array.isArray(parsed.data) ? parsed.data : parsed.data.replies
  } catch {
    return null
  }
}

/** Columns as others call them: Chatwoot, Zendesk, a colleague's spreadsheet. */
const synonyms: Readonly<Record<string, readonly string[]>> = {
  title: ['title', 'name', 'titolo', 'titlu', 'название'],
  body: ['body', 'content', 'text', 'message', 'comment', 'testo', 'текст'],
  shortcut: ['shortcut', 'short_code', 'shortcode', 'short code'],
  folder: ['folder', 'category', 'group'],
  tags: ['tags', 'labels'],
  subject: ['subject'],
  channel: ['channel'],
  language: ['language', 'locale', 'lang'],
  steps: ['steps', 'actions'],
}

/** Reads a spreadsheet: a row for each variant; rows of one title and folder are one reply. */
export function readSpreadsheet(text: string): ReadReplies {
  const { rows, broken } = readCsv(text)
  const problems: CannedImportProblem[] = [...broken].map(([row, words]) => ({
    row,
    code: 'not-readable',
    text: words,
  }))
  const groups = Map.groupBy(
    rows.filter(({ row }) => !broken.has(row)),
    (each) => JSON.stringify([titleOf(each), field(each, 'folder')]),
  )
  const replies = [...groups.values()].flatMap((group) => replyOf(group, problems) ?? [])
  return { replies, problems: problems.sort((a, b) => a.row - b.row) }
}

function replyOf(group: readonly CsvRow[], problems: CannedImportProblem[]): ReadReply | null {
  const [first] = group
  if (!first) return null
  const { row } = first
  const said = (name: string) => group.map((each) => field(each, name)).find((value) => value !== '') ?? ''
  if (titleOf(first) === '') {
    for (const each of group) problems.push({ row: each.row, code: 'no-title', text: '' })
    return null
  }
  const variants = group.flatMap((each) => variantOf(each, problems) ?? [])
  const steps = stepsIn(said('steps'))
  if (!steps) problems.push({ row, code: 'unknown-steps', text: said('steps').slice(0, 200) })
  if (variants.length === 0 || !steps) return null
  const written = {
    title: titleOf(first),
    folder: field(first, 'folder'),
    tags: readList(said('tags')),
    shortcut: said('shortcut').replace(/^\//, ''),
    subject: said('subject'),
    variants,
    steps,
  }
  const parsed = cannedReplyInput.safeParse(
    withoutBadShortcut(written, (shortcut) => problems.push(shortcutProblem(row, shortcut))),
  )
  if (parsed.success) return { row, reply: parsed.data, files: [] }
  problems.push({ row, ...problemOf(parsed.error) })
  return null
}

function variantOf(each: CsvRow, problems: CannedImportProblem[]): CannedVariant | null {
  const body = field(each, 'body')
  const channel = field(each, 'channel').toLowerCase()
  if (body === '') {
    problems.push({ row: each.row, code: 'no-body', text: '' })
    return null
  }
  if (channel !== '' && !channelKinds.includes(channel as ChannelKind)) {
    problems.push({ row: each.row, code: 'unknown-channel', text: channel.slice(0, 100) })
    return null
  }
  return {
    channel: channel === '' ? null : (channel as ChannelKind),
    language: field(each, 'language').toLowerCase().split(/[-_]/)[0] || null,
    // A text without a tag is plain: its lines are to stay lines.
    body: /<\w[^>]*>/.test(body) ? body : textAsBody(body),
  }
}

/** Escaped but for what stands between the braces, which Liquid is to read as it is. */
function textAsBody(text: string): string {
  return textAsHtml(text.replace(/\r\n?/g, '\n'))
}

function stepsIn(words: string): ReplyContent['steps'] | null {
  if (words === '') return []
  try {
    const parsed = z.array(triageStep).safeParse(JSON.parse(words))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

function titleOf(row: CsvRow): string {
  return field(row, 'title') || field(row, 'shortcut')
}

function field(row: CsvRow, name: string): string {
  const heading = synonyms[name]?.find((each) => Object.hasOwn(row.fields, each))
  return heading === undefined ? '' : (row.fields[heading] ?? '').trim()
}

function shortcutProblem(row: number, shortcut: string): CannedImportProblem {
  return { row, code: 'shortcut', text: shortcut.slice(0, 100) }
}

/** A reply is worth more than its shortcut. */
function withoutBadShortcut(each: unknown, onBad: (shortcut: string) => void): unknown {
  if (typeof each !== 'object' || each === null || !('shortcut' in each)) return each
  if (cannedReplyInput.shape.shortcut.safeParse(each.shortcut).success) return each
  onBad(String(each.shortcut))
  return { ...each, shortcut: '' }
}

function problemOf({ issues }: z.ZodError): Pick<CannedImportProblem, 'code' | 'text'> {
  const [issue] = issues
  const [place] = issue?.path ?? []
  const text = `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim().slice(0, 300)
  if (issue?.code === 'too_big') return { code: 'too-large', text }
  if (place === 'title') return { code: 'no-title', text }
  if (place === 'variants') return { code: issue?.path.at(-1) === 'channel' ? 'unknown-channel' : 'no-body', text }
  return { code: place === 'steps' ? 'unknown-steps' : 'not-readable', text }
}
