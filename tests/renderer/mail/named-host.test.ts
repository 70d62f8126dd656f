import { describe, expect, it } from 'vitest'
import { misnamedHost } from '../../../src-renderer/features/timeline/mail/named-host.ts'

describe('a link that names another host than it opens', () => {
  it.each([
    ['https://www.mybank.example/login', 'https://evil.example/login', 'mybank.example'],
    ['mybank.example', 'https://mybank.example.evil.test/', 'mybank.example'],
    ['  www.mybank.example ', 'http://192.0.2.1/', 'mybank.example'],
    ['mybank.co.uk', 'https://evil.co.uk/', 'mybank.co.uk'],
    ['mybank.example', 'https://mybank.example@evil.test/', 'mybank.example'],
    ['my\u200bbank.example', 'https://evil.test/', 'mybank.example'],
    ['mybank.example/a/b?c', 'https://evil.test/', 'mybank.example'],
    ['mybànk.example', 'https://mybank.example/', 'xn--mybnk-tqa.example'],
    ['почта.рф', 'https://evil.test/', 'xn--80a1acny.xn--p1ai'],
  ])('is told: %s to %s', (words, href, named) => {
    expect(misnamedHost(words, href)).toBe(named)
  })

  it.each([
    ['Click here', 'https://evil.test/'],
    ['the order', 'https://shop.example/1'],
    ['mybank.example', 'https://mybank.example/'],
    ['mybank.example', 'https://links.mybank.example/x?y'],
    ['www.mybank.co.uk', 'https://mail.mybank.co.uk/'],
    ['invoice.pdf', 'https://shop.example/files/1'],
    ['help@mybank.example', 'mailto:help@evil.test'],
    ['Version 2.10', 'https://shop.example/'],
    ['See mybank.example for more', 'https://shop.example/'],
    ['mybank.example', 'tel:123'],
    ['', 'https://shop.example/'],
  ])('is not told: %s to %s', (words, href) => {
    expect(misnamedHost(words, href)).toBeNull()
  })
})
