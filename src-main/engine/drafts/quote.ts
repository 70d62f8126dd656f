import type { DraftKind } from '../../contract/compose.ts'
import type { Address } from '../../contract/message.ts'
import { directionOfCode } from '../store/codes.ts'
import type { Database } from '../store/database.ts'
import { bodyOf, messageById } from '../store/messages.ts'
import { attribution, forwardHead, type QuotedHead } from './attribution.ts'
import { cleanHtml, escapeHtml } from './clean-html.ts'

/** The history below an answer, both ways. */
export interface Quote {
  readonly html: string
  readonly text: string
}

/** A longer page is quoted as its words. */
const longestHtml = 400_000
const longestText = 400_000

/** What is quoted of a message, as mail clients do; null when the message left the desk, and for what must not leave it. */
export function quoteOf(db: Database, messageId: number, kind: DraftKind, language: string): Quote | null {
  const row = messageById(db, messageId)
  const body = bodyOf(db, messageId)
  if (!row || !body || directionOfCode(row.direction) === 'internal') return null
  const { to } = JSON.parse(body.recipients) as { to: readonly Address[] }
  const from = { name: row.from_name, address: row.from_address }
  const head: QuotedHead = { from, to, subject: row.subject, sentAt: row.sent_at }
  const text = body.text.slice(0, longestText).trimEnd()
  const html =
    body.html !== null && body.html.length <= longestHtml
      ? cleanHtml(body.html, { pictures: false, styles: false, links: 'kept' })
      : textAsHtml(text)
  if (kind === 'forward') {
    const lines = forwardHead(head, language)
    return {
      text: `${lines.join('\n')}\n\n${text}`,
      html: `<p>${lines.map(escapeHtml).join('<br>')}</p>${html}`,
    }
  }
  const line = attribution(head, language)
  return {
    text: `${line}\n${quoted(text)}`,
    html: `<p>${escapeHtml(line)}</p><blockquote type="cite" style="margin:0 0 0 0.8ex;border-left:1px solid #ccc;padding-left:1ex">${html}</blockquote>`,
  }
}

/** RFC 3676 4.5: a quote of a quote gets its mark beside the other, without a blank between. */
function quoted(text: string): string {
  return text
    .split('\n')
    .map((line) => (line.startsWith('>') ? `>${line}` : line === '' ? '>' : `> ${line}`))
    .join('\n')
}

export function textAsHtml(text: string): string {
  return `<p>${escapeHtml(text).replaceAll('\n', '<br>')}</p>`
}
