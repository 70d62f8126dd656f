/** A run of plain text, or a link in it. */
export type TextPart =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'link'; readonly text: string; readonly href: string }

const linkPattern = /\bhttps?:\/\/[^\s<>"'`]+|\bwww\.[^\s<>"'`]+\.[^\s<>"'`]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/giu
const closing: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' }

/** Finds web and mail addresses in plain text. Punctuation that ends the sentence is not part of a link. */
export function linkify(text: string): readonly TextPart[] {
  const parts: TextPart[] = []
  let end = 0
  for (const match of text.matchAll(linkPattern)) {
    const link = withoutTrailing(match[0])
    if (match.index > end) parts.push({ type: 'text', text: text.slice(end, match.index) })
    parts.push({ type: 'link', text: link, href: hrefOf(link) })
    end = match.index + link.length
  }
  if (end < text.length) parts.push({ type: 'text', text: text.slice(end) })
  return parts
}

function hrefOf(link: string): string {
  if (/^https?:/i.test(link)) return link
  return link.includes('@') && !/^www\./i.test(link) ? `mailto:${link}` : `https://${link}`
}

function withoutTrailing(link: string): string {
  let kept = link
  for (;;) {
    const last = kept.at(-1) ?? ''
    const opening = closing[last]
    const unbalanced = opening !== undefined && kept.split(opening).length < kept.split(last).length
    if (!/[.,;:!?*_]/.test(last) && !unbalanced) return kept
    kept = kept.slice(0, -1)
  }
}
