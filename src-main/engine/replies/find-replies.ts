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
const leastScore = 0.35
const ofTitle = 1
const ofShortcut = 1.05
const ofLabels = 0.8
/** All words stand in the text, but not in the title. */
const inText = 0.4
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
  const ranked = replies.flatMap((reply) => {
    const score = typed === '' ? 1 : closeness(reply, typed, words)
    if (score < leastScore) return []
    const habit = habitOf(reply.row, now)
    return {
      row: reply.row,
      score: score * (1 + habitWeight * habit) * (speaks(reply.row, language) ? 1 : otherLanguage),
    }
  })
  return ranked
    .sort((a, b) => b.score - a.score || a.row.title.localeCompare(b.row.title) || a.row.id - b.row.id)
    .slice(0, limit)
    .map(({ row }) => row)
}

function closeness(reply: ListedReply, typed: string, words: readonly string[]): number {
  if (reply.row.shortcut !== '' && asIndexed(reply.row.shortcut) === typed) return 2
  return Math.max(
    ofTitle * scoreOf(typed, reply.title),
    ofShortcut * scoreOf(typed, reply.shortcut),
    ofLabels * scoreOf(typed, reply.labels),
    words.every((word) => reply.row.words.includes(` ${word}`)) ? inText : 0,
  )
}

function scoreOf(typed: string, target: ListedReply['title']): number {
  return fuzzysort.single(typed, target)?.score ?? 0
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
