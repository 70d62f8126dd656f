import { type AnsweredBefore, questionsLike } from '../store/canned-uses.ts'
import type { Database } from '../store/database.ts'
import { questionWords } from './question-words.ts'
import { openQuestion } from './reply-scene.ts'

const suggestedReplies = 3
const comparedQuestions = 60
/** So many words in common, or this part of a short question, are no accident. */
const leastCommon = 2
const leastPart = 0.5

/** The replies that answered most like this before, best first; none where nothing is alike. Local, and no more than that. */
export function suggestReplies(db: Database, conversation: number): readonly number[] {
  const words = questionWords(openQuestion(db, conversation))
  if (words.length === 0) return []
  const match = words.map((word) => `"${word}"`).join(' OR ')
  return rankReplies(words, questionsLike(db, match, comparedQuestions)).slice(0, suggestedReplies)
}

/**
 * Replies by what they answered before, best first. Each question that a reply answered counts for it by its own rank,
 * the second half as much as the first, so that neither the much used nor the once lucky reply wins by that alone.
 */
export function rankReplies(words: readonly string[], answered: readonly AnsweredBefore[]): readonly number[] {
  const asked = new Set(words)
  const ranks = new Map<number, number[]>()
  for (const { reply, words: before, rank } of answered) {
    const common = before.split(' ').filter((word) => asked.has(word)).length
    if (common < leastCommon && common < asked.size * leastPart) continue
    ranks.set(reply, [...(ranks.get(reply) ?? []), -rank])
  }
  const worth = (list: readonly number[]) =>
    list.toSorted((a, b) => b - a).reduce((sum, rank, at) => sum + rank / 2 ** at, 0)
  return [...ranks].sort((a, b) => worth(b[1]) - worth(a[1]) || a[0] - b[0]).map(([reply]) => reply)
}
