const entity = /&(?:amp|lt|gt|quot|apos|nbsp|#39|#34|#160);/g
const meaning: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#34;': '"',
  '&apos;': "'",
  '&#39;': "'",
  '&nbsp;': ' ',
  '&#160;': ' ',
}

/** A paragraph that holds nothing but tags such as `{% if … %}`; a placeholder is something to read. */
const tagsAlone = /<p>\s*((?:\{%(?!-?\s*placeholder\b)(?:(?!%\})[\s\S]){0,500}%\}\s*)+)<\/p>[^\S\n]*\n?/g

/**
 * A body as an editor stores it, as Liquid reads it: what the editor escaped between the braces is read as it was typed,
 * and paragraphs around tags alone leave no empty lines; the end of the line is kept, for who is told of a place.
 */
export function liquidOf(html: string): string {
  return changeBetweenBraces(html, (inside) =>
    inside.replace(entity, (each) => meaning[each] ?? each).replaceAll('\u00a0', ' '),
  ).replace(tagsAlone, '$1\n')
}

const braces = [
  ['{{', '}}'],
  ['{%', '%}'],
] as const

/** By hand: an expression would look for the end of each of a thousand openings that have none. */
function changeBetweenBraces(source: string, change: (inside: string) => string): string {
  let out = ''
  let at = 0
  const openings = braces.map(([open, close]) => ({ open, close, next: source.indexOf(open) }))
  for (;;) {
    for (const each of openings) if (each.next !== -1 && each.next < at) each.next = source.indexOf(each.open, at)
    const [first] = openings.filter(({ next }) => next !== -1).sort((a, b) => a.next - b.next)
    if (!first) return out + source.slice(at)
    const end = source.indexOf(first.close, first.next + 2)
    // None of its kind is closed from here on.
    if (end === -1) first.next = -1
    else {
      out += source.slice(at, first.next) + change(source.slice(first.next, end + 2))
      at = end + 2
    }
  }
}

/** The end of a line as a reader of the text sees it; of a list's last line one, though several elements end. */
const lineEnd =
  /<\/(?:p|div|li|h[1-6]|pre|tr)>(?:[^\S\n]|<\/(?:p|div|li|ul|ol|blockquote)>)*\n?|<br\s*\/?>[^\S\n]*\n?|\n/gi

/** The line, from 1, in which a place of the source shows. */
export function lineAt(source: string, offset: number): number {
  return 1 + (source.slice(0, offset).match(lineEnd)?.length ?? 0)
}

/** The offset of a row and a column, both from 1. */
export function offsetOf(source: string, row: number, column: number): number {
  let at = 0
  for (let line = 1; line < row; line++) {
    const end = source.indexOf('\n', at)
    if (end === -1) break
    at = end + 1
  }
  return at + column - 1
}
