import { describe, expect, it } from 'vitest'
import type { ConversationId, MessageId } from '../../src-main/contract/ids.ts'
import { timelineItems } from '../../src-renderer/features/timeline/timeline-items.ts'
import { entry } from './scripted-desk.ts'

const noon = new Date(2026, 2, 3, 12).getTime()
const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

function at(sentAt: number, conversation = 1) {
  return entry(sentAt, { sentAt, conversation: conversation as ConversationId })
}

function shape(...args: Parameters<typeof timelineItems>) {
  return timelineItems(...args).map((item) => (item.type === 'entry' && item.continued ? 'continued' : item.type))
}

it('names the day and the conversation once for entries that follow each other', () => {
  expect(shape([at(noon), at(noon + minuteMs)], new Map(), null)).toEqual(['day', 'conversation', 'entry', 'continued'])
})

it('names the conversation again where another one came between', () => {
  const entries = [at(noon), at(noon + 1, 2), at(noon + 2)]
  expect(shape(entries, new Map(), null).filter((type) => type === 'conversation')).toHaveLength(3)
})

it('starts every day with its name, but does not repeat the conversation that goes on', () => {
  const types = shape([at(noon), at(noon + dayMs)], new Map(), null)
  expect(types).toEqual(['day', 'conversation', 'entry', 'day', 'entry'])
})

it('names the sender again after ten minutes', () => {
  expect(shape([at(noon), at(noon + 11 * minuteMs)], new Map(), null).at(-1)).toBe('entry')
})

it('draws the line above the first unread entry', () => {
  const types = shape([at(noon), at(noon + 1)], new Map(), (noon + 1) as MessageId)
  expect(types.slice(-2)).toEqual(['unread', 'continued'])
})

it('gives every row a key of its own', () => {
  const keys = timelineItems([at(noon), at(noon + 1, 2), at(noon + dayMs)], new Map(), noon as MessageId).map(
    ({ key }) => key,
  )
  expect(new Set(keys).size).toBe(keys.length)
})

describe('a conversation that is folded away', () => {
  const entries = [at(noon), at(noon + 1), at(noon + dayMs), at(noon + dayMs + 1, 2), at(noon + dayMs + 2, 2)]

  it('keeps its heading, which knows what lies below, and no day of its own', () => {
    const folded = new Set(entries.slice(0, 3).map(({ id }) => id))
    expect(shape(entries, new Map(), null, folded)).toEqual([
      'day',
      'conversation',
      'day',
      'conversation',
      'entry',
      'continued',
    ])
    const [, heading] = timelineItems(entries, new Map(), null, folded)
    expect(heading).toMatchObject({ messages: [...folded], folded: 3 })
  })

  it('shows what came later, under its sender’s name', () => {
    const folded = new Set([entries[3]?.id as MessageId])
    expect(shape(entries, new Map(), null, folded).slice(-2)).toEqual(['conversation', 'entry'])
  })
})
