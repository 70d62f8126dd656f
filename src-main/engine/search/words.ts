// Scripts written without spaces: the index would take a whole sentence for one word.
const unspaced =
  '\\u0e00-\\u0eff\\u1780-\\u17ff\\u3005-\\u3007\\u3040-\\u30ff\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\uff66-\\uff9d'
const hasUnspaced = new RegExp(`[${unspaced}]`)
const unspacedRun = new RegExp(`[${unspaced}]+`, 'g')

/** Whether the text holds a script that has to be cut before it is indexed or asked for. */
export function isUnspaced(text: string): boolean {
  return hasUnspaced.test(text)
}

/** Overlapping pairs of a run: `お世話に` becomes `お世 世話 話に`, so that any part of it of two signs or more is found. */
export function pairsOf(run: string): readonly string[] {
  if (run.length < 2) return [run]
  return Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2))
}

/**
 * Text as the index wants it: runs without spaces are cut into overlapping pairs, all else stays as it is. The last sign
 * stands once more for itself: no pair begins with it, and whoever asks for a single sign asks for beginnings.
 */
export function cutWords(text: string): string {
  if (!isUnspaced(text)) return text
  return text.replace(unspacedRun, (run) => ` ${pairsOf(run).join(' ')}${run.length > 1 ? ` ${run.at(-1)}` : ''} `)
}

/** Splits into runs with and without spaces, in order: for queries, whose parts are asked for differently. */
export function splitRuns(text: string): readonly { readonly text: string; readonly unspaced: boolean }[] {
  const runs: { text: string; unspaced: boolean }[] = []
  let at = 0
  for (const found of text.matchAll(unspacedRun)) {
    if (found.index > at) runs.push({ text: text.slice(at, found.index), unspaced: false })
    runs.push({ text: found[0], unspaced: true })
    at = found.index + found[0].length
  }
  if (at < text.length) runs.push({ text: text.slice(at), unspaced: false })
  return runs
}
