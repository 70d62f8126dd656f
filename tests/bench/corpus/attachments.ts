import { base64Lines } from './mime.ts'
import { type Random, randomFrom, weighted } from './random.ts'

const kinds = weighted<readonly [type: string, extension: string, magic: string]>([
  [32, ['application/pdf', 'pdf', '%PDF-1.4\n']],
  [28, ['image/jpeg', 'jpg', '\xff\xd8\xff\xe0']],
  [20, ['image/png', 'png', '\x89PNG\r\n']],
  [10, ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'docx', 'PK\x03\x04']],
  [10, ['application/zip', 'zip', 'PK\x03\x04']],
])

/** Bytes that no compressor shrinks, as pictures and PDFs are. */
const noise = noiseBytes(2 << 20)

export interface AttachmentSizes {
  readonly minBytes: number
  readonly maxBytes: number
}

/** A file part; sizes are log-uniform: most are small, a few carry the weight. */
export function attachmentPart(random: Random, name: string, { minBytes, maxBytes }: AttachmentSizes): Buffer {
  const [type, extension, magic] = kinds(random)
  const size = Math.round(minBytes * (maxBytes / minBytes) ** random.next())
  return filePart(random, { type, name: `${name}.${extension}`, magic, size, disposition: 'attachment' })
}

/** The little logo in a signature. */
export function inlineLogo(random: Random): Buffer {
  const size = random.between(1500, 6000)
  return filePart(random, { type: 'image/png', name: 'logo.png', magic: '\x89PNG\r\n', size, disposition: 'inline' })
}

interface FilePart {
  readonly type: string
  readonly name: string
  readonly magic: string
  readonly size: number
  readonly disposition: 'attachment' | 'inline'
}

function filePart(random: Random, { type, name, magic, size, disposition }: FilePart): Buffer {
  const start = random.between(0, noise.length - size - 1)
  const bytes = Buffer.concat([Buffer.from(magic, 'latin1'), noise.subarray(start, start + size)])
  const id = disposition === 'inline' ? 'Content-ID: <logo@acme>\n' : ''
  // The long form of RFC 2231 where the name is not ASCII.
  const filename = /^[\x20-\x7e]*$/.test(name) ? `filename="${name}"` : `filename*=utf-8''${encodeURIComponent(name)}`
  const head = `Content-Type: ${type}\nContent-Transfer-Encoding: base64\n${id}Content-Disposition: ${disposition}; ${filename}\n\n`
  return Buffer.from(head + base64Lines(bytes))
}

function noiseBytes(length: number): Buffer {
  const random = randomFrom('noise')
  const bytes = Buffer.alloc(length)
  for (let index = 0; index < length; index += 4) bytes.writeUInt32LE(Math.floor(random.next() * 2 ** 32), index)
  return bytes
}
