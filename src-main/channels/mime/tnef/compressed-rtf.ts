/** With these words every reader and writer begins (MS-OXRTFCP 2.1.3.1). */
const dictionary =
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx'

const windowSize = 4096
const longestRtf = 8 << 20
const compressed = 0x75465a4c
const plain = 0x414c454d

/** The RTF that Outlook stores compressed (MS-OXRTFCP); what can be read of a broken one. */
export function decompressRtf(bytes: Buffer): Buffer {
  if (bytes.length < 16) return Buffer.alloc(0)
  const content = bytes.subarray(16)
  const length = Math.min(bytes.readUInt32LE(4), longestRtf)
  const kind = bytes.readUInt32LE(8)
  if (kind === plain) return content.subarray(0, length)
  return kind === compressed ? decompress(content, length) : Buffer.alloc(0)
}

function decompress(content: Buffer, length: number): Buffer {
  const window = Buffer.alloc(windowSize)
  let writeAt = window.write(dictionary, 'latin1')
  const out = Buffer.alloc(length)
  let written = 0
  const put = (byte: number) => {
    window[writeAt] = byte
    writeAt = (writeAt + 1) % windowSize
    if (written < length) out[written++] = byte
  }
  // A flag for each of the eight tokens that follow: one byte, or a place and a length in the window.
  for (let at = 0; at < content.length && written < length; ) {
    const flags = content[at++] as number
    for (let bit = 0; bit < 8 && at < content.length; bit++) {
      if ((flags & (1 << bit)) === 0) {
        put(content[at++] as number)
        continue
      }
      if (at + 1 >= content.length) return out.subarray(0, written)
      const token = content.readUInt16BE(at)
      at += 2
      const from = token >> 4
      if (from === writeAt) return out.subarray(0, written)
      for (let index = 0; index < (token & 15) + 2; index++) put(window[(from + index) % windowSize] as number)
    }
  }
  return out.subarray(0, written)
}
