import { expect, it } from 'vitest'
import { slashQuery } from '../../../src-renderer/components/rich-text/slash-word.ts'
import { htmlOfText } from '../../../src-renderer/features/composer/html-of-text.ts'

it.each([
  ['/', ''],
  ['/ref', 'ref'],
  ['Dear Ana, /ref', 'ref'],
  ['Добрый /возв', 'возв'],
  ['a\n/thanks_2', 'thanks_2'],
  ['and/or', null],
  ['https://shop.test', null],
  ['1/2', null],
  ['/ref ', 'ref '],
  ['', null],
])('a slash asks for a canned reply at the beginning of a word only: %j', (before, query) => {
  expect(slashQuery(before)).toBe(query)
})

it('makes paragraphs of the text of a link, and no markup', () => {
  expect(htmlOfText('Hi <b>\r\n\r\nA & B')).toBe('<p>Hi &lt;b&gt;</p><p></p><p>A &amp; B</p>')
  expect(htmlOfText('  \n ')).toBe('')
})
