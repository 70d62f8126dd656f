import { describe, expect, it } from 'vitest'
import { wordsOf } from '../../../src-renderer/features/outbox/words-of.ts'

describe('the words of an answer', () => {
  it('are those above the quote and the line that says whose it is', () => {
    const text = 'It left today.\n\nOn 3 March 2026 at 14:05, Ana Ruiz wrote:\n\n> Where is it?\n> Ana'
    expect(wordsOf({ text })).toBe('It left today.')
  })

  it('are all of them where nothing is quoted', () => {
    expect(wordsOf({ text: 'First:\n\nsecond\n' })).toBe('First:\n\nsecond')
  })

  it('are those above the signature', () => {
    const text = 'It left today.\n\n-- \nMaria\nLamplight\n\nOn 3 March, Ana Ruiz wrote:\n> Where is it?'
    expect(wordsOf({ text })).toBe('It left today.')
  })

  it('keep a quote that is answered line by line', () => {
    const text = '> Where is it?\nOn its way.\n> And the cable?\nToo.'
    expect(wordsOf({ text })).toBe(text)
  })

  it('are those of others where a message is passed on without a word', () => {
    expect(wordsOf({ text: '\n-- \nMaria\n\nFrom: Ana\n\nWhere is it?' })).toContain('Where is it?')
  })

  it('keep a last line that introduces nothing', () => {
    expect(wordsOf({ text: 'Dear Ana\n> quoted' })).toBe('Dear Ana')
  })
})
