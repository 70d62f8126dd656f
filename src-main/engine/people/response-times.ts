import type { ContactCard } from '../../contract/desk.ts'
import { conversationsOfContact, exchangeOf } from '../store/conversations.ts'
import type { Database } from '../store/database.ts'
import { timeOfMessageId } from '../store/derived-id.ts'

/** A customer of ten years is judged by what is recent, and a machine that writes every minute does not hold up the card. */
const consideredConversations = 200
const consideredMessages = 4_000

/**
 * How fast a contact's messages were answered: from the oldest one that waited to our next, as in Zendesk's "next reply
 * time" but by the wall clock. What robots said on either side neither asks nor answers. Null when we never answered.
 */
export function responseTimes(db: Database, contact: number): ContactCard['responses'] {
  const answers: { readonly at: number; readonly tookMs: number }[] = []
  let left = consideredMessages
  for (const conversation of conversationsOfContact(db, contact, consideredConversations)) {
    if (left <= 0) break
    const exchange = exchangeOf(db, conversation.id, left)
    left -= exchange.length
    let askedAt: number | null = null
    for (const [id, direction] of exchange.toReversed()) {
      const at = timeOfMessageId(id)
      if (direction === 0) askedAt ??= at
      else if (askedAt !== null) {
        answers.push({ at, tookMs: at - askedAt })
        askedAt = null
      }
    }
  }
  if (answers.length === 0) return null
  const last = answers.reduce((latest, answer) => (answer.at > latest.at ? answer : latest))
  return { count: answers.length, medianMs: median(answers.map(({ tookMs }) => tookMs)), lastMs: last.tookMs }
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : Math.round(((sorted[middle - 1] ?? 0) + upper) / 2)
}
