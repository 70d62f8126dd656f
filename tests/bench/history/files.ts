import { crc32, deflateSync } from 'node:zlib'
import type { RemoteAttachment } from '../../../src-main/channels/channel.ts'
import { type Random, randomFrom, weighted } from '../corpus/random.ts'

type FileKind = readonly [type: string, extension: string, content: readonly Buffer[]]

/** Real pictures and a real PDF, for a window shows them; what it does not show stayed at the server. */
const kinds = weighted<FileKind>([
  [48, ['image/png', 'png', Array.from({ length: 16 }, (_, at) => picture(320 + 40 * at, 480 - 20 * at, at))]],
  [32, ['application/pdf', 'pdf', [onePagePdf()]]],
  [10, ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'docx', []]],
  [10, ['application/zip', 'zip', []]],
])

export function attachedFile(random: Random, name: string): RemoteAttachment {
  const [type, extension, contents] = kinds(random)
  const content = contents.length > 0 ? random.pick(contents) : null
  return {
    name: `${name}.${extension}`,
    type,
    sizeBytes: content?.length ?? random.between(5_000, 400_000),
    contentId: null,
    inline: false,
    section: content ? null : '2',
    encoding: 'base64',
    content,
  }
}

/** A PNG of coloured bands with some noise, as a screenshot has. */
function picture(width: number, height: number, seed: number): Buffer {
  const random = randomFrom(`picture ${seed}`)
  const rows = Array.from({ length: height }, (_, y) => {
    const row = Buffer.alloc(1 + width * 3)
    for (let x = 0; x < width; x += 1) {
      const noise = x % 8 === 0 ? random.between(0, 24) : 0
      row.set([(seed * 53 + y) & 0xff, (x >> 1) & 0xff, 128 + noise], 1 + x * 3)
    }
    return row
  })
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
  const pixels = deflateSync(Buffer.concat(rows))
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))])
}

function chunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name), content])
  const size = Buffer.alloc(4)
  size.writeUInt32BE(content.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([size, named, sum])
}

function onePagePdf(): Buffer {
  const drawing = 'BT /F1 24 Tf 72 700 Td (Invoice 2026-1042) Tj 0 -40 Td (Thank you for your order.) Tj ET'
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let text = '%PDF-1.4\n'
  const offsets = objects.map((object, at) => {
    const offset = text.length
    text += `${at + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`)
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows.join('')}`
  return Buffer.from(
    `${text}${table}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`,
  )
}
