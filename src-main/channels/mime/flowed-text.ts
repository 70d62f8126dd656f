/**
 * Joins the lines of a `format=flowed` text (RFC 3676). With `delSp` the space that marks a soft break is not part of the
 * text. Quote marks stay at the start of each paragraph.
 */
export function unflow(text: string, delSp: boolean): string {
  const out: string[] = []
  let paragraph = ''
  let depth = -1
  const flush = () => {
    if (depth >= 0) out.push(depth === 0 ? paragraph : `${'>'.repeat(depth)} ${paragraph}`)
    depth = -1
  }
  for (const line of text.split('\n')) {
    const quoted = quoteDepth(line)
    const content = unstuff(line.slice(quoted))
    const flows = content.endsWith(' ') && content !== '-- '
    if (depth >= 0 && depth !== quoted) flush()
    if (content === '-- ') flush()
    paragraph = depth < 0 ? '' : paragraph
    depth = quoted
    paragraph += flows && delSp ? content.slice(0, -1) : content
    if (!flows) flush()
  }
  flush()
  return out.join('\n')
}

function quoteDepth(line: string): number {
  let depth = 0
  while (line.charCodeAt(depth) === 62) depth++
  return depth
}

function unstuff(content: string): string {
  return content.startsWith(' ') ? content.slice(1) : content
}
