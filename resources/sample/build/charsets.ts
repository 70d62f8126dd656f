import iconv from 'iconv-lite'

/** Text in the charset a customer's mail client would have used. */
export function encodeText(text: string, charset: string): Buffer {
  return charset === 'iso-2022-jp' ? encodeIso2022Jp(text) : iconv.encode(text, charset)
}

/** iconv-lite reads ISO-2022-JP but does not write it: it is EUC-JP in seven bits between two escapes (RFC 1468). */
function encodeIso2022Jp(text: string): Buffer {
  const chunks: Buffer[] = []
  let kanji = false
  for (const character of text) {
    const bytes = iconv.encode(character, 'euc-jp')
    const wide = bytes.length === 2
    if (wide !== kanji) chunks.push(Buffer.from(wide ? '\x1b$B' : '\x1b(B', 'latin1'))
    kanji = wide
    chunks.push(wide ? Buffer.from(bytes.map((byte) => byte & 0x7f)) : bytes)
  }
  if (kanji) chunks.push(Buffer.from('\x1b(B', 'latin1'))
  return Buffer.concat(chunks)
}

/** RFC 2047 words, folded; plain ASCII stays as it is. */
export function encodeHeader(text: string, charset: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text
  const words: string[] = []
  let chunk = ''
  for (const character of text) {
    if (encodeText(chunk + character, charset).toString('base64').length > 44) {
      words.push(chunk)
      chunk = ''
    }
    chunk += character
  }
  words.push(chunk)
  return words.map((word) => `=?${charset}?B?${encodeText(word, charset).toString('base64')}?=`).join('\r\n ')
}

/** RFC 2045 quoted-printable, lines of at most 76. */
export function quotedPrintable(bytes: Buffer): string {
  return bytes
    .toString('latin1')
    .split('\r\n')
    .map((line) => {
      let out = ''
      let width = 0
      for (const [index, character] of [...line].entries()) {
        const code = character.charCodeAt(0)
        const last = index === line.length - 1
        const plain = (code >= 33 && code <= 126 && code !== 61) || ((code === 32 || code === 9) && !last)
        const piece = plain ? character : `=${code.toString(16).toUpperCase().padStart(2, '0')}`
        if (width + piece.length > 75) {
          out += '=\r\n'
          width = 0
        }
        out += piece
        width += piece.length
      }
      return out
    })
    .join('\r\n')
}

export function base64Lines(bytes: Buffer): string {
  return bytes.toString('base64').replace(/.{76}/g, '$&\r\n')
}
