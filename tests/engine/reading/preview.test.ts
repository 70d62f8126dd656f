import { describe, expect, it } from 'vitest'
import { previewOf } from '../../../src-main/engine/reading/preview.ts'

describe('previews', () => {
  it('are the beginning of a text on one line', () => {
    expect(previewOf('  Hello,\n\n where\tis it?\u00a0 Ana')).toBe('Hello, where is it? Ana')
  })

  it('are cut, and cost no more for a long text', () => {
    expect(previewOf('word '.repeat(1_000_000))).toHaveLength(160)
    expect(previewOf(' '.repeat(1_000_000))).toBe('')
  })

  it.each([
    ['On 3 March 2025 at 14:05, Desk wrote:\n> Which?\n> This?\n\nThe blue one.', 'The blue one.'],
    ['Yes.\n\nOn 3 March 2025 at 14:05, Desk <d@shop.test> wrote:\n> Which?\n', 'Yes.'],
    ['Yes.\n\nVon meinem iPhone gesendet\n', 'Yes.'],
    [`${'> quoted before the answer\n'.repeat(60)}\nThe answer.`, 'The answer.'],
    ['Desk wrote:\n> Which size?\n42\n> Which colour?\nBlue', 'Desk wrote: 42 Blue'],
    ['> only\n> a\n> quote', '> only > a > quote'],
  ])('of %j begin with what is new', (text, preview) => {
    expect(previewOf(text)).toBe(preview)
  })
})
