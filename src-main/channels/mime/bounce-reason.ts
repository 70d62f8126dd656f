const longestReason = 300

/** Enhanced status code (RFC 3463), such as `5.1.1`; empty where there is none. */
export function statusIn(text: string): string {
  return /(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?![\d.]*\d)/.exec(text)?.[0] ?? ''
}

/** A server's own words on one line that a card can show. */
export function shortReason(text: string): string {
  let codes = 0
  const line = text
    .slice(0, 4 * longestReason)
    .replace(/\s+/g, ' ')
    .trim()
    // Servers repeat the code at the beginning of each line of theirs (RFC 5321 4.2.1).
    .replace(/(?<=^| )([245]\d\d)[- ]([245]\.\d{1,3}\.\d{1,3} )/g, (_, reply: string, status: string) =>
      codes++ === 0 ? `${reply} ${status}` : '',
    )
  return line.length <= longestReason ? line : `${line.slice(0, longestReason - 1).trimEnd()}…`
}
