/** One message as it lies in a file. */
export interface RawMail {
  /** The file, and for an mbox `#` and where in it. */
  readonly origin: string
  readonly bytes: Uint8Array
  /** Its whole size; more than `bytes` holds for a giant, of which only the head is read. */
  readonly sizeBytes: number
  /** The envelope line of an mbox without its "From "; null elsewhere. */
  readonly envelope: string | null
  /** Where in the file the next message starts. */
  readonly end: number
}

/** Of a message above that size the head and the texts in it are read; its attachments are named. */
export const largestRead = 64 << 20
