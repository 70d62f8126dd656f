import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { decodeCharset } from '../../../src-main/channels/mime/charsets.ts'

const latin1 = (text: string) => Buffer.from(text, 'latin1')

describe('charsets', () => {
  it.each([
    ['utf-8', 'Grüße, жизнь, 世界 🎉'],
    ['UTF8', 'Grüße'],
    ['iso-8859-1', 'Grüße'],
    ['iso-8859-2', 'Žluťoučký kůň'],
    ['iso-8859-15', 'nur 5 €'],
    ['windows-1250', 'Źdźbło'],
    ['windows-1251', 'Здравствуйте'],
    ['"windows-1251"', 'Здравствуйте'],
    ['cp1252', '“quoted” – 5 €'],
    ['koi8-r', 'Спасибо за ответ'],
    ['koi8-u', 'Дякую за відповідь'],
    ['iso-2022-jp', 'お世話になっております'],
    ['shift_jis', 'ありがとうございます'],
    ['cp932', 'ありがとうございます'],
    ['euc-jp', '注文の件について'],
    ['gb2312', '您好，我的订单'],
    ['gb18030', '您好，我的订单'],
    ['big5', '您好，我的訂單'],
    ['ks_c_5601-1987', '안녕하세요'],
    ['euc-kr', '안녕하세요'],
    ['utf-7', 'Grüße + Küsse'],
    ['unicode-1-1-utf-7', 'Grüße'],
    ['cp850', 'Größe café'],
    ['cp-850', 'Größe café'],
    ['ibm437', 'Größe café'],
    ['utf-16le', 'Grüße'],
    ['tis-620', 'สวัสดี'],
    ['iso-8859-7', 'Καλημέρα'],
    ['iso-8859-9', 'Teşekkürler'],
    ['macintosh', 'Größe'],
  ])('reads %s as declared', (label, text) => {
    const plain = label.replaceAll('"', '').toLowerCase()
    const bytes = plain === 'iso-2022-jp' ? iso2022jp(text) : iconv.encode(text, encoderName(plain))
    expect(decodeCharset(bytes, label)).toBe(text)
  })

  it.each<readonly [why: string, bytes: Buffer, declared: string | null, text: string]>([
    ['UTF-8 that says us-ascii', Buffer.from('Grüße'), 'us-ascii', 'Grüße'],
    ['UTF-8 that says iso-8859-1', Buffer.from('Grüße für 5 €'), 'iso-8859-1', 'Grüße für 5 €'],
    ['UTF-8 that says nothing', Buffer.from('жизнь'), null, 'жизнь'],
    ['UTF-8 that says shift_jis', Buffer.from('жизнь прекрасна'), 'shift_jis', 'жизнь прекрасна'],
    ['windows-1252 that says utf-8', latin1('Gr\xfc\xdfe \x96 5 \x80'), 'utf-8', 'Grüße – 5 €'],
    ['windows-1252 that says nothing', latin1('Gr\xfc\xdfe'), null, 'Grüße'],
    ['UTF-8 cut in the middle of a letter', Buffer.from('жизнь').subarray(0, 9), 'utf-8', 'жизн\ufffd'],
    ['an unknown charset', latin1('Gr\xfc\xdfe'), 'x-klingon', 'Grüße'],
    ['"unknown-8bit"', Buffer.from('Grüße'), 'unknown-8bit', 'Grüße'],
    ['Japanese that says nothing', iso2022jp('すみません'), null, 'すみません'],
    ['Japanese that says us-ascii', iso2022jp('すみません'), 'us-ascii', 'すみません'],
    ['Japanese that says utf-8', iso2022jp('すみません'), 'utf-8', 'すみません'],
    ['a byte order mark', Buffer.from('\ufeffHello'), 'utf-8', 'Hello'],
    ['UTF-16 by its mark', Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from('Hi', 'utf16le')]), null, 'Hi'],
    ['plain ASCII that says utf-16', latin1('Hello'), 'utf-16', 'Hello'],
    ['a charset with a language', latin1('caf\xe9'), 'iso-8859-1*fr', 'café'],
  ])('reads %s', (_why, bytes, declared, text) => {
    expect(decodeCharset(bytes, declared)).toBe(text)
  })

  it('takes the charset of the body for raw bytes in a header', () => {
    expect(decodeCharset(iconv.encode('Привет', 'koi8-r'), null, 'koi8-r')).toBe('Привет')
  })
})

/** iconv-lite cannot write it: kanji by way of EUC-JP between its two escapes. */
function iso2022jp(text: string): Buffer {
  const seven = iconv.encode(text, 'euc-jp').map((byte) => byte & 0x7f)
  return Buffer.concat([latin1('\x1b$B'), seven, latin1('\x1b(B')])
}

function encoderName(label: string): string {
  switch (label) {
    case 'ks_c_5601-1987':
      return 'euc-kr'
    case 'unicode-1-1-utf-7':
      return 'utf-7'
    case 'cp-850':
      return 'cp850'
    default:
      return label
  }
}
