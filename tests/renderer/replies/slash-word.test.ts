import { expect, it } from 'vitest'
import { slashAfter, slashQuery } from '../../../src-renderer/components/rich-text/slash-word.ts'
import { placePopup } from '../../../src-renderer/features/replies/picker/place-popup.ts'

it.each([
  ['/', ''],
  ['/thanks', 'thanks'],
  ['Dear Ana, /', ''],
  ['Dear Ana, /where order', 'where order'],
  ['/возврат денег ', 'возврат денег '],
  ['one /a /b', 'b'],
  ['and/or', null],
  ['3 / 4', null],
  ['https://shop.test/a', null],
  ['/two  blanks', null],
  ['/one.', null],
  ['/a b c d e f', null],
  [`/${'a'.repeat(61)}`, null],
  ['', null],
])('after %j somebody asks for %j', (before, query) => expect(slashQuery(before)).toBe(query))

it('looks at a long text without delay', () => {
  expect(slashQuery(`/${'a b '.repeat(50_000)}!`)).toBeNull()
})

it.each([
  ['', '/'],
  ['Hello ', '/'],
  ['Hello', ' /'],
  ['Hello /re', ''],
])('a button writes after %j: %j', (before, written) => expect(slashAfter(before)).toBe(written))

it('stands above the line at the foot of a window, below it at the top, and always inside', () => {
  const window = { width: 1280, height: 800 }
  expect(placePopup({ left: 400, top: 600, bottom: 620 }, window)).toMatchObject({
    bottom: 206,
    left: 384,
    height: 348,
  })
  expect(placePopup({ left: 400, top: 100, bottom: 120 }, window)).toMatchObject({ top: 126, height: 348 })
  expect(placePopup({ left: 1270, top: 600, bottom: 620 }, window)).toMatchObject({ left: 1280 - 680 - 16 })
  expect(placePopup({ left: 0, top: 200, bottom: 220 }, { width: 500, height: 400 })).toMatchObject({
    width: 468,
    left: 16,
    height: 178,
  })
})
