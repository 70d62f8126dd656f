import { describe, expect, it } from 'vitest'
import { cleanHtml } from '../../../src-main/engine/drafts/clean-html.ts'
import { compose } from '../../../src-main/engine/drafts/compose.ts'

const outgoing = { pictures: true, styles: true, links: 'kept' } as const

describe('what leaves', () => {
  it.each([
    ['<p onclick="x()">Hi</p>', '<p>Hi</p>'],
    ['<script>x()</script><p>Hi</p>', '<p>Hi</p>'],
    ['<style>p{}</style>Hi<iframe src="x"></iframe>', 'Hi'],
    ['<a href="javascript:x()">Hi</a>', '<a>Hi</a>'],
    ['<a href="https://shop.test/?a=1&b=2">Hi</a>', '<a href="https://shop.test/?a=1&amp;b=2">Hi</a>'],
    ['<img src="https://spy.test/p.gif">', ''],
    ['<img src="cid:logo@desk" alt="Logo" width="40">', '<img src="cid:logo@desk" alt="Logo" width="40">'],
    ['<mark data-unresolved="x">Ana</mark>', 'Ana'],
    ['<p style="color: red; position: fixed">Hi</p>', '<p style="color: red">Hi</p>'],
    ['<p style="background-color: url(x)">Hi</p>', '<p>Hi</p>'],
    ['1 < 2 &amp; 3 > 2', '1 &lt; 2 &amp; 3 &gt; 2'],
    ['<b><i>Hi', '<b><i>Hi</i></b>'],
    ['<custom-tag>Hi</custom-tag>', 'Hi'],
    ['<p dir="rtl">שלום</p>', '<p dir="rtl">שלום</p>'],
    ['<table><tr><td colspan="2" width="9">x</td></tr></table>', '<table><tr><td colspan="2">x</td></tr></table>'],
  ])('of %j is %j', (html, clean) => {
    expect(cleanHtml(html, outgoing)).toBe(clean)
  })

  it('does not grow or hang with what is nested without end', () => {
    const clean = cleanHtml(`${'<div>'.repeat(50_000)}Hi`, outgoing)
    expect(clean.length).toBeLessThan(5_000)
    expect(clean).toContain('Hi')
  })
})

describe('the text beside the HTML', () => {
  const textOf = (body: string, signatureHtml = '') =>
    compose({ body }, { markup: true, signatureHtml, quote: null }).text

  it('spells links out, once', () => {
    expect(textOf('<a href="https://shop.test/7">your order</a>')).toBe('your order (https://shop.test/7)')
    expect(textOf('<a href="https://shop.test/">shop.test</a>')).toBe('shop.test')
  })

  it('has lists, and the signature under its mark', () => {
    expect(textOf('<p>Bring:</p><ul><li>tea</li><li>milk</li></ul>', '<p>Mo<br>Shop</p>')).toBe(
      'Bring:\n\n- tea\n- milk\n\n-- \nMo\nShop',
    )
  })

  it('is all there is where a channel knows no markup', () => {
    expect(compose({ body: ' a < b ' }, { markup: false, signatureHtml: '<p>x</p>', quote: null })).toEqual({
      text: 'a < b',
      html: null,
    })
  })
})
