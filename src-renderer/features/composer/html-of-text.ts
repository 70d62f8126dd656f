const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** Plain text, such as that of a `mailto:` link, as the editor writes it: a paragraph a line. */
export function htmlOfText(text: string): string {
  if (text.trim() === '') return ''
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => `<p>${line.replace(/[&<>]/g, (sign) => signs[sign] ?? sign)}</p>`)
    .join('')
}
