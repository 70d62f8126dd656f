import fuzzysort from 'fuzzysort'
import { asIndexed } from '../search/words.ts'
import type { CannedRow } from '../store/canned-replies.ts'
import type { ListedReply } from './library.ts'

export interface ReplyQuestion {
  readonly text: string
  /** The customer's; replies that are written in others only come after the rest. */
  readonly language: string | null
  readonly now: number
  readonly limit: number
}

/** Below this a match is rather an accident of letters. */
const leastScore = 0.25
const ofLabels = 0.8
/** The beginning of a shortcut. */
const ofShortcut = 0.95
/** All words stand in the text, but not in the title. */
const inText = 0.4
const exactShortcut = 2
/** What is used day by day comes before what fits a little better. */
const habitWeight = 0.15
const otherLanguage = 0.7
const dayMs = 86_400_000
const halfLifeDays = 30

/** Replies that a few typed letters mean, best first; all of them, the habitual first, when nothing was typed. */
export function findReplies(
  replies: readonly ListedReply[],
  { text, language, now, limit }: ReplyQuestion,
): readonly CannedRow[] {
  const typed = asIndexed(text).trim()
  const words = typed.split(/\s+/)
  const ranked: { readonly row: CannedRow; readonly score: number }[] = []
  for (const reply of replies) {
    const score = typed === '' ? 1 : closeness(reply, typed, words)
    if (score < leastScore) continue
    const weight = (1 + habitWeight * habitOf(reply.row, now)) * (speaks(reply.row, language) ? 1 : otherLanguage)
    ranked.push({ row: reply.row, score: score * weight })
  }
  // The sort keeps the order of the titles among equals.
  return ranked
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ row }) => row)
}

function closeness({ row, shortcut, title, labels }: ListedReply, typed: string, words: readonly string[]): number {
  if (shortcut === typed) return exactShortcut
  const inLabels = fuzzysort.single(typed, labels)?.score ?? 0
  const letters = Math.max(
    shortcut.startsWith(typed) ? ofShortcut : 0,
    ofLabels * inLabels,
    // The title begins the labels: what is not in these is not in it.
    inLabels > 0 ? (fuzzysort.single(typed, title)?.score ?? 0) : 0,
  )
  return letters < inText && words.every((word) => row.words.includes(` ${word}`)) ? inText : letters
}

/** From 0 (never used) towards 1: how often, counted less the longer ago the last time is. */
export function habitOf({ used, lastUsedAt }: Pick<CannedRow, 'used' | 'lastUsedAt'>, now: number): number {
  if (used === 0 || lastUsedAt === null) return 0
  const ageDays = Math.max(0, now - lastUsedAt) / dayMs
  const weight = (1 + Math.log2(used)) * 0.5 ** (ageDays / halfLifeDays)
  return weight / (1 + weight)
}

function speaks(row: CannedRow, language: string | null): boolean {
  if (language === null) return true
  return row.variants.some((variant) => variant.language === null || variant.language.startsWith(language.slice(0, 2)))
}
