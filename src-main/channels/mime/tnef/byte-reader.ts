import { asBuffer } from '../bytes.ts'

/** Reads little-endian values one after the other. Throws `RangeError` where the bytes end before a value does. */
export class ByteReader {
  private readonly bytes: Buffer
  private at = 0

  constructor(bytes: Uint8Array) {
    this.bytes = asBuffer(bytes)
  }

  get left(): number {
    return this.bytes.length - this.at
  }

  uint8(): number {
    return this.bytes.readUInt8(this.advance(1))
  }

  uint16(): number {
    return this.bytes.readUInt16LE(this.advance(2))
  }

  uint32(): number {
    return this.bytes.readUInt32LE(this.advance(4))
  }

  /** A view, not a copy. */
  take(length: number): Buffer {
    const start = this.advance(length)
    return this.bytes.subarray(start, start + length)
  }

  private advance(length: number): number {
    const start = this.at
    if (start + length > this.bytes.length) throw new RangeError('The bytes end early')
    this.at = start + length
    return start
  }
}
