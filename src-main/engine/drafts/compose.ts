import { htmlToText } from '../../channels/mime/html-text.ts'
import type { DraftRow } from '../store/drafts.ts'
import { cleanHtml } from './clean-html.ts'
import type { Quote } from './quote.ts'

export interface Composed {
  readonly text: string
  /** Null where the channel knows no markup. */
  readonly html: string | null
}

const outgoing = { pictures: true, styles: true, links: 'kept' } as const

/** What leaves of a draft: the agent's words, the signature below, then the history. */
export function compose(
  draft: Pick<DraftRow, 'body'>,
  parts: { readonly markup: boolean; readonly signatureHtml: string; readonly quote: Quote | null },
): Composed {
  const { markup, signatureHtml, quote } = parts
  if (!markup) return { text: draft.body.trim(), html: null }
  const signature = textOfHtml(signatureHtml)
  const text = [
    textOfHtml(draft.body),
    // RFC 3676 4.3: the blank behind the dashes is what readers' programs know it by.
    ...(signature ? [`-- \n${signature}`] : []),
    ...(quote ? [quote.text] : []),
  ].join('\n\n')
  const html = [
    `<div dir="auto">${cleanHtml(draft.body, outgoing)}</div>`,
    ...(signature ? [`<div>-- <br>${cleanHtml(signatureHtml, outgoing)}</div>`] : []),
    ...(quote ? [`<br><div>${quote.html}</div>`] : []),
  ].join('')
  return { text, html }
}

/** The words of an editor's HTML, links spelt out. */
export function textOfHtml(html: string): string {
  return htmlToText(cleanHtml(html, { pictures: false, styles: false, links: 'spelt' }))
}
