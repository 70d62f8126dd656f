const marks = ['\n>From ', '\n>>'] as const

/**
 * Undoes the `>` that writers of mailboxes put before "From " lines (mboxo, mboxrd). Inside a quotation the `>` is the
 * quote's own and stays.
 */
export function unescapeFromLines(bytes: Buffer): Buffer {
  if (!marks.some((mark) => bytes.includes(mark))) return bytes
  const kept: Buffer[] = []
  let from = 0
  for (let at = nextEscape(bytes, 0); at >= 0; at = nextEscape(bytes, at + 1)) {
    if (isInQuote(bytes, at)) continue
    kept.push(bytes.subarray(from, at))
    from = at + 1
  }
  return kept.length === 0 ? bytes : Buffer.concat([...kept, bytes.subarray(from)])
}

/** The `>` of the next line that reads `>From ` after any more of them, or -1. */
function nextEscape(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf('\n>', from); at >= 0; at = bytes.indexOf('\n>', at + 1)) {
    let word = at + 1
    while (bytes[word] === 62 && word - at < 20) word++
    if (bytes.subarray(word, word + 5).toString('latin1') === 'From ') return at + 1
  }
  return -1
}

function isInQuote(bytes: Buffer, lineStart: number): boolean {
  const before = bytes.lastIndexOf(10, lineStart - 2)
  const after = bytes.indexOf(10, lineStart)
  return isQuoted(bytes, before + 1) || (after >= 0 && isQuoted(bytes, after + 1))
}

/** A quoted line that is no escaped "From " line itself. */
function isQuoted(bytes: Buffer, lineStart: number): boolean {
  return bytes[lineStart] === 62 && !/^>+From /.test(bytes.subarray(lineStart, lineStart + 25).toString('latin1'))
}
