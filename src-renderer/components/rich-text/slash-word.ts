/** A few words, for who looks for a reply rarely knows one by its first. */
const begun = /(?:^|\s)\/((?:[\p{L}\p{N}_-]+(?: [\p{L}\p{N}_-]+){0,4} ?)?)$/u
const longest = 60

/** What follows a slash at the beginning of the words before the cursor; null where there is none. */
export function slashQuery(before: string): string | null {
  const query = begun.exec(before)?.[1] ?? null
  return query !== null && query.length > longest ? null : query
}

/** What is written before the cursor to begin such words; empty where the slash stands already. */
export function slashAfter(before: string): string {
  if (slashQuery(before) !== null) return ''
  return /(?:^|\s)$/.test(before) ? '/' : ' /'
}
