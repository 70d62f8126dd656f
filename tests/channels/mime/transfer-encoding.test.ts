import { describe, expect, it } from 'vitest'
import { decodedSize, decodeTransfer } from '../../../src-main/channels/mime/transfer-encoding.ts'

const decode = (text: string, encoding: string) =>
  Buffer.from(decodeTransfer(Buffer.from(text, 'latin1'), encoding)).toString()

describe('transfer encodings', () => {
  it.each([
    ['base64', 'SGVs\r\nbG8=\r\n', 'Hello'],
    ['BASE64', 'SGVsbG8', 'Hello'],
    ['base64;', 'SGVsbG8=', 'Hello'],
    ['base64', 'SGVs*bG!8=', 'Hello'],
    ['base64', 'SGVs\r\nbG8=\r\nIHdv\r\ncmxk\r\n', 'Hello world'],
    ['base64', '', ''],
    ['quoted-printable', 'Gr=C3=BC=C3=9Fe=\r\n!', 'Grüße!'],
    ['Quoted-Printable', 'soft=  \r\nbreak', 'softbreak'],
    ['quoted printable', 'a=20b', 'a b'],
    ['quoted-printable', '=c3=bc', 'ü'],
    ['quoted-printable', '1+1=2, x=y, 100=', '1+1=2, x=y, 100'],
    ['x-uuencode', 'begin 644 a\n%2&5L;&\\\n`\nend\n', 'Hello'],
    ['7bit', 'a=20b', 'a=20b'],
    ['7-bit', 'a', 'a'],
    ['text/html', 'a', 'a'],
    ['', 'a', 'a'],
  ])('undoes %s of %j', (encoding, encoded, text) => {
    expect(decode(encoded, encoding)).toBe(text)
  })

  it.each([0, 1, 2, 3, 56, 57, 58, 113, 114, 115, 1000, 5701])(
    'tells the size of %d base64 bytes without decoding',
    (size) => {
      for (const newline of ['\r\n', '\n']) {
        const lines = Buffer.alloc(size, 'x')
          .toString('base64')
          .replace(/.{76}(?=.)/g, `$&${newline}`)
        const encoded = Buffer.from(lines + newline)
        expect(decodedSize(encoded.length, 'base64', encoded)).toBe(size)
      }
    },
  )

  it('estimates the size of base64 that is not at hand to two bytes', () => {
    const encoded = Buffer.alloc(5701, 'x')
      .toString('base64')
      .replace(/.{76}(?=.)/g, '$&\r\n')
    expect(Math.abs(decodedSize(encoded.length, 'base64', null) - 5701)).toBeLessThanOrEqual(2)
  })
})
