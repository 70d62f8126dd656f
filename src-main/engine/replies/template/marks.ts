import { escapeHtml } from '../../drafts/clean-html.ts'

/**
 * Places in a filled template that are no text yet: variables nobody filled in, and gaps for the agent. While the text is
 * made they travel as signs that nobody writes, so that cleaning the HTML and reading its words leave them alone.
 */
const unresolvedSign = '\ue0f0'
const placeholderSign = '\ue0f1'
const endSign = '\ue0f2'
const anySign = /[\ue0f0-\ue0f2]/g
const mark = /([\ue0f0\ue0f1])([^\ue0f0-\ue0f2]*)\ue0f2/g
const tagOrMark = /<[^>]*>|[\ue0f0\ue0f1][^\ue0f0-\ue0f2]*\ue0f2/g

export function unresolvedMark(name: string): string {
  return unresolvedSign + withoutMarks(name) + endSign
}

export function placeholderMark(label: string): string {
  return placeholderSign + withoutMarks(label) + endSign
}

/** What comes from outside cannot pretend to be a mark. */
export function withoutMarks(text: string): string {
  return text.replace(anySign, '')
}

/** Marks as the editor knows them. One inside a tag (an address of a link) would break it, and stands behind it instead. */
export function marksAsHtml(html: string): string {
  return html.replace(tagOrMark, (found) => {
    if (!found.startsWith('<')) return found.replace(mark, (_, sign: string, words: string) => element(sign, words))
    const inside = [...found.matchAll(mark)].map(([, sign = '', words = '']) => element(sign, words))
    return found.replace(mark, '') + inside.join('')
  })
}

/** Marks where there is no markup: `{{contact.first_name}}`, `⟨what you found⟩` (see `plainGap`). */
export function marksAsText(text: string): string {
  return text.replace(mark, (_, sign: string, words: string) =>
    sign === unresolvedSign ? `{{${words}}}` : `⟨${words}⟩`,
  )
}

/** `words` were cleaned with the text around them: they are HTML already. */
function element(sign: string, words: string): string {
  const escaped = escapeHtml(words.replace(/&(?:amp|lt|gt|quot);/g, (entity) => entities[entity] ?? entity))
  return sign === unresolvedSign
    ? `<mark data-unresolved="${escaped}">{{${escaped}}}</mark>`
    : `<span data-placeholder="${escaped}">${escaped}</span>`
}

const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' }
