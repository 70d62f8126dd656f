/** Size of an image in pixels, as its first bytes say. */
export interface PixelSize {
  readonly width: number
  readonly height: number
}

/**
 * Reads the size of a PNG, GIF, WebP, BMP or JPEG without decoding it, for a few bytes can claim a picture that fills
 * the memory. Null for other formats and where the size is not among these bytes.
 */
export function pixelSizeOf(bytes: Uint8Array): PixelSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const begins = (text: string, at = 0) =>
    bytes.length >= at + text.length && [...text].every((letter, index) => bytes[at + index] === letter.charCodeAt(0))
  if (begins('\x89PNG') && bytes.length >= 24) return { width: view.getUint32(16), height: view.getUint32(20) }
  if (begins('GIF8') && bytes.length >= 10) return { width: view.getUint16(6, true), height: view.getUint16(8, true) }
  if (begins('BM') && bytes.length >= 26)
    return { width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) }
  if (begins('RIFF') && begins('WEBP', 8) && bytes.length >= 30) return webpSize(view)
  return begins('\xff\xd8') ? jpegSize(view) : null
}

function webpSize(view: DataView): PixelSize | null {
  const uint24 = (at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 65_536
  switch (view.getUint8(15)) {
    case 0x20: // "VP8 ", lossy
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
    case 0x4c: {
      // "VP8L", lossless: two numbers of 14 bits
      const bits = view.getUint32(21, true)
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
    }
    case 0x58: // "VP8X", extended
      return { width: uint24(24) + 1, height: uint24(27) + 1 }
    default:
      return null
  }
}

/** Walks the segments up to the frame header (SOF0 to SOF15 without the three that are none). */
function jpegSize(view: DataView): PixelSize | null {
  let at = 2
  while (at + 9 < view.byteLength) {
    if (view.getUint8(at) !== 0xff) return null
    const marker = view.getUint8(at + 1)
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    // Fill bytes may stand before a marker.
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2)
  }
  return null
}
