const begun = /(?:^|\s)\/([\p{L}\p{N}_-]{0,60})$/u

/** What follows a slash at the beginning of the word before the cursor; null where there is none. */
export function slashQuery(before: string): string | null {
  return begun.exec(before)?.[1] ?? null
}
