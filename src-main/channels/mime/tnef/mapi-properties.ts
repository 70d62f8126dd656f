import { ByteReader } from './byte-reader.ts'

/** Properties by their id: the first value of each, as bytes. */
export type MapiProperties = ReadonlyMap<number, MapiValue>

export interface MapiValue {
  /** MAPI type, such as `0x1f` for UTF-16 text. */
  readonly type: number
  readonly bytes: Buffer
}

const mostProperties = 5_000
const firstNamed = 0x8000
const manyValues = 0x1000

/** Ends at what cannot be read: the properties before it count. */
export function readMapiProperties(bytes: Uint8Array): MapiProperties {
  const properties = new Map<number, MapiValue>()
  const reader = new ByteReader(bytes)
  try {
    const count = Math.min(reader.uint32(), mostProperties)
    for (let index = 0; index < count; index++) {
      const type = reader.uint16()
      const id = reader.uint16()
      if (id >= firstNamed) skipName(reader)
      const value = readValue(reader, type)
      if (value && !properties.has(id)) properties.set(id, { type: type & ~manyValues, bytes: value })
    }
  } catch (thrown) {
    if (!(thrown instanceof RangeError)) throw thrown
  }
  return properties
}

/** A property that a program named itself: its set, and a number or a word. */
function skipName(reader: ByteReader): void {
  reader.take(16)
  if (reader.uint32() === 0) reader.uint32()
  else takePadded(reader, reader.uint32())
}

function readValue(reader: ByteReader, type: number): Buffer | null {
  const width = widthOf(type & ~manyValues)
  const isList = width === null || (type & manyValues) !== 0
  const values = isList ? reader.uint32() : 1
  let first: Buffer | null = null
  for (let index = 0; index < values; index++) {
    const value = width === null ? takePadded(reader, reader.uint32()) : reader.take(width)
    first ??= value
  }
  return first
}

function takePadded(reader: ByteReader, length: number): Buffer {
  const value = reader.take(length)
  // The last value of a stream may lack its padding.
  reader.take(Math.min(reader.left, (4 - (length % 4)) % 4))
  return value
}

/** Bytes of a value of fixed length; null for texts, bytes and objects, which say theirs. */
function widthOf(type: number): number | null {
  switch (type) {
    case 0x0d:
    case 0x1e:
    case 0x1f:
    case 0x102:
      return null
    case 0x05:
    case 0x06:
    case 0x07:
    case 0x14:
    case 0x40:
      return 8
    case 0x48:
      return 16
    default:
      return 4
  }
}
