import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pixelSizeOf } from '../../src-renderer/features/timeline/attachments/image-pixels.ts'

const bytes = (hex: string) => new Uint8Array(Buffer.from(hex.replaceAll(' ', ''), 'hex'))
const pictures = new URL('../../resources/sample/build/attachments/', import.meta.url)

describe('the size of a picture before it is decoded', () => {
  it.each(readdirSync(pictures))('is read from %s', (name) => {
    const { width, height } = pixelSizeOf(readFileSync(new URL(name, pictures))) ?? { width: 0, height: 0 }
    expect(Math.min(width, height)).toBeGreaterThan(90)
    expect(Math.max(width, height)).toBeLessThan(4_000)
  })

  it.each([
    ['GIF', '474946383961 4001 f000', 320, 240],
    ['BMP', `424d ${'00'.repeat(16)} 40010000 10ffffff`, 320, 240],
    ['WebP, lossy', '52494646 00000000 57454250 56503820 00000000 000000 9d012a 4001 f000', 320, 240],
    ['WebP, lossless', '52494646 00000000 57454250 5650384c 00000000 2f 3fc13b00 00000000 00', 320, 240],
    ['WebP, extended', '52494646 00000000 57454250 56503858 0a000000 00000000 3f0100 ef0000', 320, 240],
    ['a PNG that claims a wall', '89504e470d0a1a0a 0000000d 49484452 7fffffff 7fffffff', 2 ** 31 - 1, 2 ** 31 - 1],
  ])('is read from %s', (_, hex, width, height) => {
    expect(pixelSizeOf(bytes(hex))).toEqual({ width, height })
  })

  it('is unknown for anything else, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.uint8Array(),
        fc.constantFrom('', '89504e47', 'ffd8ff', '52494646000000005745425056503858'),
        (end, begin) => {
          pixelSizeOf(new Uint8Array([...bytes(begin), ...end]))
        },
      ),
    )
    expect(pixelSizeOf(bytes('00'))).toBeNull()
    expect(pixelSizeOf(bytes('ffd8 ffe0 0010'))).toBeNull()
  })
})
