import { expect, it } from 'vitest'
import { columnsOf, fitted, printable, printableLines, sizeText } from '../../../src-main/hosts/cli/printable.ts'
import { tableLines } from '../../../src-main/hosts/cli/table.ts'

it('shows what would command a terminal instead of obeying it', () => {
  expect(printable('a\u001b]0;title\u0007b\u009b2J')).toBe('a\ufffd]0;title\ufffdb\ufffd2J')
  expect(printable('invoice\u202efdp.exe')).toBe('invoice\ufffdfdp.exe')
  expect(printableLines('one\r\ntwo\r\u001b[2Jthree')).toEqual(['one', 'two', '\ufffd[2Jthree'])
})

it.each([
  ['abc', 3],
  ['日本', 4],
  ['é', 1],
  ['e\u0301', 1],
  ['👩‍👩‍👧', 2],
  ['한글', 4],
])('counts %s as %i columns', (text, columns) => {
  expect(columnsOf(text)).toBe(columns)
})

it('cuts and fills to exactly the columns asked for', () => {
  for (const text of ['', 'short', 'a very long text', '日本語のテキスト', 'a日本語のテキスト']) {
    expect(columnsOf(fitted(text, 8)), text).toBe(8)
  }
})

it('aligns a table, whatever the script of its cells', () => {
  const columns = [
    { heading: 'NAME', widest: 6 },
    { heading: 'N', widest: 3 },
  ]
  expect(
    tableLines(columns, [
      ['田中', '1'],
      ['Anastasia', '22'],
    ]),
  ).toEqual(['NAME    N', '田中    1', 'Anast…  22'])
})

it('names sizes as people do', () => {
  expect([0, 999, 1_000, 12_345, 1_234_567, 9.87e9].map(sizeText)).toEqual([
    '0 B',
    '999 B',
    '1.0 KB',
    '12 KB',
    '1.2 MB',
    '9.9 GB',
  ])
})
