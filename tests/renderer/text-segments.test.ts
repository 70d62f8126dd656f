import { describe, expect, it } from 'vitest'
import { textSegments } from '../../src-renderer/features/timeline/text-segments.ts'

describe('a text with folds', () => {
  it('is cut at them, without the empty lines that set them apart', () => {
    const text = 'Hello,\n\nyes.\n\nOn Monday, Ana wrote:\n> Is it?\n\n-- \nMarco\n'
    const quote = { kind: 'quote', start: text.indexOf('On Monday'), end: text.indexOf('\n\n-- ') } as const
    const signature = { kind: 'signature', start: text.indexOf('-- '), end: text.length - 1 } as const
    expect(textSegments(text, [quote, signature])).toEqual([
      { start: 0, text: 'Hello,\n\nyes.', fold: null },
      { start: quote.start, text: 'On Monday, Ana wrote:\n> Is it?', fold: 'quote' },
      { start: signature.start, text: '-- \nMarco', fold: 'signature' },
    ])
  })

  it('keeps how its first line is set in', () => {
    expect(textSegments('\n\n  a poem\n', [])).toEqual([{ start: 0, text: '  a poem', fold: null }])
  })

  it('is nothing where it says nothing', () => {
    expect(textSegments(' \n\n ', [])).toEqual([])
  })
})
