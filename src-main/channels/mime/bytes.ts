/** The same memory as a Buffer, for its fast searches. Nothing is copied. */
export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** A copy in memory of its own: a view sent to another thread would drag the whole mail (or Node's buffer pool) along. */
export function ownCopy(bytes: Uint8Array): Uint8Array {
  const copy = new Uint8Array(bytes.length)
  copy.set(bytes)
  return copy
}

/** A string whose characters are bytes ("binary", latin1) back as those bytes. */
export function bytesOfBinary(binary: string): Buffer {
  return Buffer.from(binary, 'latin1')
}
