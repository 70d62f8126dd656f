import { expect, it } from 'vitest'
import { linkify } from '../../src-renderer/features/timeline/linkify.ts'

function links(text: string): readonly string[] {
  return linkify(text).flatMap((part) => (part.type === 'link' ? [part.href] : []))
}

it.each([
  ['See https://shop.test/a?b=c#d.', 'https://shop.test/a?b=c#d'],
  ['(https://en.wiki.test/Kettle_(device))', 'https://en.wiki.test/Kettle_(device)'],
  ['<https://shop.test/x>', 'https://shop.test/x'],
  ['Go to www.shop.test, please', 'https://www.shop.test'],
  ['Write to ana.p+1@mail.example!', 'mailto:ana.p+1@mail.example'],
  ['HTTPS://SHOP.TEST/ABC', 'HTTPS://SHOP.TEST/ABC'],
])('finds the link in %j', (text, href) => {
  expect(links(text)).toEqual([href])
})

it.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'a @ b', '3.14', 'order#1007'])(
  'makes no link of %j',
  (text) => {
    expect(links(text)).toEqual([])
  },
)

it('loses not a character', () => {
  const text = 'a https://x.test/1, b\nwww.y.test/2) c@d.test.\n'
  expect(
    linkify(text)
      .map((part) => part.text)
      .join(''),
  ).toBe(text)
})
