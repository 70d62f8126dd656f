// Soft breaks leave room for a few levels of quoting by others before a terminal of 80 columns breaks the line (RFC 3676 4.2).
const longestLine = 74
const signatureMark = '-- '

/**
 * A text as `format=flowed; delsp=no` (RFC 3676), lines joined by CRLF: paragraphs are broken softly, quote marks are
 * repeated on every line, and what would be read as a quote or as mbox's "From " is space-stuffed. `unflow` gives the text
 * back. A word longer than a line stays whole.
 */
export function flowText(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .flatMap(flowLine)
    .join('\r\n')
}

function flowLine(line: string): readonly string[] {
  const marks = /^(?:> ?)+/.exec(line)?.[0] ?? ''
  const depth = marks.replaceAll(' ', '').length
  const rest = line.slice(marks.length)
  // A space at the end would flow into the next paragraph.
  const content = rest === signatureMark ? rest : rest.trimEnd()
  const quote = '>'.repeat(depth)
  return softBreaks(content, Math.max(20, longestLine - depth)).map((piece) => `${quote}${stuffed(piece, depth)}`)
}

function stuffed(piece: string, depth: number): string {
  const needed = depth > 0 ? piece !== '' : /^(?: |>|From )/.test(piece)
  return needed ? ` ${piece}` : piece
}

/** Pieces that end with a space, except the last. */
function softBreaks(content: string, longest: number): readonly string[] {
  const pieces: string[] = []
  let piece = ''
  for (const [word] of content.matchAll(/ *[^ ]+ ?/g)) {
    // A piece of its own that reads "-- " would be taken for the signature's mark, and would not flow.
    if (
      piece !== '' &&
      piece.endsWith(' ') &&
      piece !== signatureMark &&
      piece.length + word.trimEnd().length > longest
    ) {
      pieces.push(piece)
      piece = ''
    }
    piece += word
  }
  return [...pieces, piece]
}
