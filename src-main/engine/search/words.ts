// Scripts written without spaces: the index would take a whole sentence for one word.
const unspaced =
  '\\u0e00-\\u0eff\\u1780-\\u17ff\\u3005-\\u3007\\u3040-\\u30ff\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\uff66-\\uff9d'
const hasUnspaced = new RegExp(`[${unspaced}]`)
const unspacedRun = new RegExp(`[${unspaced}]+`, 'g')

// The index folds case and the accents of Latin letters by itself. These it would keep, or break a word at: signs of no
// width, Hebrew points, Arabic marks; Greek accents; letters in two parts, as in names of files on a Mac; wide and
// half-width forms; the mark of our own facets.
const invisible = '\\u200b-\\u200d\\u2060\\ufeff\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u0640\\u064b-\\u065f\\u0670'
const greek = '\\u0386\\u0388-\\u0390\\u03aa-\\u03b0\\u03ca-\\u03ce\\u1f00-\\u1fff'
const wideRun = /[\uff01-\uffee]+/g
const inParts = /[\u0300-\u036f\u1100-\u11ff\u3099\u309a]/
const foldedSign = new RegExp(`[${invisible}${greek}ẞ\\ue000]`, 'g')

// Latin, Cyrillic and Armenian letters, punctuation, signs and emoji hold none of them, and that is told in a moment:
// what is done here is done with every text of a first sync.
const beyondUsual = /[^\0-\u02ff\u0400-\u058f\u2010-\u205f\u20a0-\u2bff\ud800-\udfff]/

/** No letter that anybody writes: begins the words by which the index knows facts about a message. */
export const facetMark = '\ue000'

/** Whether the text holds a script that has to be cut before it is indexed or asked for. */
export function isUnspaced(text: string): boolean {
  return hasUnspaced.test(text)
}

/** Text with one spelling for what readers take for the same: ё is е, ß is ss, wide is narrow, marks are left out. */
export function foldSpelling(text: string): string {
  const usual = foldUsual(text)
  return beyondUsual.test(usual) ? foldUnusual(usual) : usual
}

function foldUsual(text: string): string {
  return text.replace(/[ёЁ]/g, 'е').replaceAll('ß', 'ss').replaceAll('\u00ad', '')
}

function foldUnusual(text: string): string {
  const narrow = text.replace(wideRun, (run) => run.normalize('NFKC'))
  const whole = inParts.test(narrow) ? foldUsual(narrow.normalize('NFC')) : narrow
  return whole.replace(foldedSign, foldSign)
}

function foldSign(sign: string): string {
  if (sign === 'ẞ') return 'ss'
  if (sign === facetMark) return ' '
  // An accented Greek letter leaves the letter, a sign of no width (or the Arabic stretch) leaves nothing.
  return sign.normalize('NFD').replace(/[^\p{L}]|\u0640/gu, '')
}

const markedLatin = /[\u00c0-\u024f\u1e00-\u1eff]/g

/** Text as the index compares it: one spelling, small, Latin letters without their marks. */
export function asIndexed(text: string): string {
  return foldSpelling(text)
    .replace(markedLatin, (letter) => letter.normalize('NFD').replace(/\p{M}/gu, ''))
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll('ς', 'σ')
}

/** Overlapping pairs of a run: `お世話に` becomes `お世 世話 話に`, so that any part of it of two signs or more is found. */
export function pairsOf(run: string): readonly string[] {
  if (run.length < 2) return [run]
  return Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2))
}

/**
 * Text as the index wants it: one spelling, and runs without spaces cut into overlapping pairs. The last sign stands
 * once more for itself: no pair begins with it, and whoever asks for a single sign asks for beginnings.
 */
export function cutWords(text: string): string {
  const usual = foldUsual(text)
  if (!beyondUsual.test(usual)) return usual
  const folded = foldUnusual(usual)
  if (!isUnspaced(folded)) return folded
  return folded.replace(unspacedRun, (run) => ` ${pairsOf(run).join(' ')}${run.length > 1 ? ` ${run.at(-1)}` : ''} `)
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
