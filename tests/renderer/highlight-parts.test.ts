import { expect, it } from 'vitest'
import { highlightParts } from '../../src-renderer/features/search/highlight-parts.ts'

function marked(text: string, highlights: readonly (readonly [number, number])[]): string {
  return highlightParts(text, highlights)
    .map((run) => (run.marked ? `[${run.text}]` : run.text))
    .join('')
}

it('marks the ranges and keeps the rest', () => {
  expect(
    marked('late parcel, late', [
      [0, 4],
      [13, 17],
    ]),
  ).toBe('[late] parcel, [late]')
})

it('survives ranges that overlap, are empty or lie beyond the text', () => {
  expect(
    marked('abcdef', [
      [0, 3],
      [2, 4],
      [4, 4],
      [4, 99],
    ]),
  ).toBe('[abc]def')
})

it('shows a text without matches as it is', () => {
  expect(marked('abc', [])).toBe('abc')
  expect(marked('', [])).toBe('')
})
