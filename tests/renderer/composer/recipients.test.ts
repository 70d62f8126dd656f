import { describe, expect, it } from 'vitest'
import { isPlausible, parseRecipients, withRecipients } from '../../../src-renderer/features/composer/recipients.ts'

describe('typed recipients', () => {
  it.each([
    ['ana@shop.test', [['', 'ana@shop.test']]],
    ['Ana Popescu <ana@shop.test>', [['Ana Popescu', 'ana@shop.test']]],
    [
      '"Popescu, Ana" <ana@shop.test>, bo@shop.test',
      [
        ['Popescu, Ana', 'ana@shop.test'],
        ['', 'bo@shop.test'],
      ],
    ],
    ['"O\\"Neil" <o@shop.test>', [['O"Neil', 'o@shop.test']]],
    [
      'a@x.test; b@x.test\nc@x.test',
      [
        ['', 'a@x.test'],
        ['', 'b@x.test'],
        ['', 'c@x.test'],
      ],
    ],
    ['mailto:ana@shop.test', [['', 'ana@shop.test']]],
    ['<ana@shop.test>', [['', 'ana@shop.test']]],
    ['Ána Țară <țară@пошта.рф>', [['Ána Țară', 'țară@пошта.рф']]],
    ['somebody', [['', 'somebody']]],
    [' , ;\n', []],
  ])('%s', (text, people) => {
    expect(parseRecipients(text).map(({ name, address }) => [name, address])).toEqual(people)
  })

  it('are marked when they cannot be addresses', () => {
    for (const good of ['ana@shop.test', 'o.neil+x@sub.shop.test', 'почта@пример.рф'])
      expect(isPlausible(good)).toBe(true)
    for (const bad of ['somebody', 'a@b', 'a b@shop.test', 'a@@shop.test', '@shop.test', 'a@shop.'])
      expect(isPlausible(bad)).toBe(false)
  })

  it('are there once, however their letters are written', () => {
    const ana = { name: 'Ana', address: 'ana@shop.test' }
    const again = { name: '', address: 'ANA@shop.test' }
    const bo = { name: '', address: 'bo@shop.test' }
    expect(withRecipients([ana], [again, bo, bo])).toEqual([ana, bo])
  })
})
