import { describe, expect, it } from 'vitest'
import { questionWords } from '../../../src-main/engine/replies/question-words.ts'
import { rankReplies } from '../../../src-main/engine/replies/suggest-replies.ts'

describe('what a question is about', () => {
  it.each([
    ['Where are my refunds? I was refunded twice.', ['refun', 'twice']],
    ['Dov’è la mia fattura? Grazie', ['fattu']],
    ['Где моя посылка? Посылку отправили LP-2288', ['посыл', 'отпра']],
    ['Unde este comanda? 12345', []],
    ['', []],
  ])('%j', (text, words) => {
    expect(questionWords(text).filter((word) => word !== 'la')).toEqual(words)
  })
})

describe('replies are ranked by what they answered', () => {
  const asked = ['lamp', 'crack', 'shade', 'broke']
  const answered = (reply: number, words: string, rank: number) => ({ reply, words, rank })

  it('best fit first', () => {
    expect(rankReplies(asked, [answered(1, 'lamp shade', -1), answered(2, 'crack broke shade', -3)])).toEqual([2, 1])
  })

  it('by several questions rather than by one, but each further one counts less', () => {
    const often = Array.from({ length: 30 }, () => answered(1, 'lamp shade', -1))
    expect(rankReplies(asked, [...often, answered(2, 'lamp shade', -1.5)])).toEqual([1, 2])
    expect(rankReplies(asked, [...often, answered(2, 'lamp shade crack', -2.5)])).toEqual([2, 1])
  })

  it('not by a single word in common', () => {
    expect(rankReplies(asked, [answered(1, 'lamp price', -9)])).toEqual([])
  })

  it('by one word where the question has no more than two', () => {
    expect(rankReplies(['invoi', 'pleas'], [answered(1, 'invoi vat', -1)])).toEqual([1])
  })
})
