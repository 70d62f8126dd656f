/** Writes what Outlook writes: a `winmail.dat` of attributes and MAPI properties (MS-OXTNEF). */
export function tnef(...attributes: readonly Buffer[]): Buffer {
  return Buffer.concat([Buffer.from([0x78, 0x9f, 0x3e, 0x22, 0x01, 0x00]), ...attributes])
}

export function attribute(level: 1 | 2, id: number, data: Buffer): Buffer {
  const head = Buffer.alloc(9)
  head.writeUInt8(level)
  head.writeUInt32LE(id, 1)
  head.writeUInt32LE(data.length, 5)
  const checksum = Buffer.alloc(2)
  checksum.writeUInt16LE(data.reduce((sum, byte) => (sum + byte) & 0xffff, 0))
  return Buffer.concat([head, data, checksum])
}

export const codePage = (page: number): Buffer => attribute(1, 0x00069007, uint32(page, 0))
export const messageProperties = (...each: readonly Buffer[]): Buffer =>
  attribute(1, 0x00069003, Buffer.concat([uint32(each.length), ...each]))

/** A file as Outlook attaches it: its rendering, its title of old, its bytes, its properties. */
export function file(title: string, content: Buffer, ...properties: readonly Buffer[]): Buffer {
  return Buffer.concat([
    attribute(2, 0x00069002, Buffer.alloc(14)),
    attribute(2, 0x00018010, Buffer.from(`${title}\0`, 'latin1')),
    attribute(2, 0x0006800f, content),
    attribute(2, 0x00069005, Buffer.concat([uint32(properties.length), ...properties])),
  ])
}

export function textProperty(id: number, text: string): Buffer {
  return variable(0x1f, id, Buffer.from(`${text}\0`, 'utf16le'))
}

export function bytesProperty(id: number, bytes: Buffer): Buffer {
  return variable(0x102, id, bytes)
}

export function numberProperty(id: number, value: number): Buffer {
  return Buffer.concat([uint16(0x03), uint16(id), uint32(value)])
}

/** A property of a program's own, by a word, which readers must step over. */
export function namedProperty(word: string, text: string): Buffer {
  const name = Buffer.from(`${word}\0`, 'utf16le')
  const value = Buffer.from(`${text}\0`, 'utf16le')
  return Buffer.concat([
    uint16(0x1f),
    uint16(0x8001),
    Buffer.alloc(16),
    uint32(1),
    padded(name),
    uint32(1),
    padded(value),
  ])
}

/** RTF in the container that says it is not compressed. */
export function plainRtf(rtf: string): Buffer {
  const content = Buffer.from(rtf, 'latin1')
  return Buffer.concat([uint32(content.length + 12), uint32(content.length), uint32(0x414c454d), uint32(0), content])
}

function variable(type: number, id: number, value: Buffer): Buffer {
  return Buffer.concat([uint16(type), uint16(id), uint32(1), padded(value)])
}

function padded(value: Buffer): Buffer {
  return Buffer.concat([uint32(value.length), value, Buffer.alloc((4 - (value.length % 4)) % 4)])
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}

function uint32(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length)
  for (const [index, value] of values.entries()) bytes.writeUInt32LE(value, 4 * index)
  return bytes
}
