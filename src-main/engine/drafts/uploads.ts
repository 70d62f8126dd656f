import { randomUUID } from 'node:crypto'
import type { CallRequest } from '../../contract/calls.ts'
import { checkSize, encodedBytes, type SendingLimits } from './check-draft.ts'

interface Upload {
  readonly slices: Buffer[]
  sizeBytes: number
  lastAt: number
}

export interface UploadedFile {
  readonly content: Uint8Array
  /** Minted here for a picture in the text; null for a file beside it. */
  readonly contentId: string | null
}

/** Files on their way from a window into a draft, gathered until they are whole. */
export interface Uploads {
  /** Null until the last slice came. Throws `attachment-too-large` as soon as the draft would not leave with it. */
  add(slice: CallRequest<'draft.addFile'>, limits: SendingLimits, alreadyBytes: number): UploadedFile | null
}

/** A window that went away does not finish what it began. */
const forgottenAfterMs = 10 * 60_000

export function createUploads(now: () => number): Uploads {
  const uploads = new Map<string, Upload>()
  const forgetOld = () => {
    for (const [key, { lastAt }] of uploads) if (now() - lastAt > forgottenAfterMs) uploads.delete(key)
  }
  return {
    add({ draft, upload: name, base64, done, inline }, limits, alreadyBytes) {
      forgetOld()
      const key = `${draft} ${name}`
      const upload = uploads.get(key) ?? { slices: [], sizeBytes: 0, lastAt: now() }
      const slice = Buffer.from(base64, 'base64')
      upload.slices.push(slice)
      upload.sizeBytes += slice.byteLength
      upload.lastAt = now()
      uploads.set(key, upload)
      try {
        checkSize(alreadyBytes + encodedBytes(upload.sizeBytes), limits)
      } catch (error) {
        uploads.delete(key)
        throw error
      }
      if (!done) return null
      uploads.delete(key)
      return { content: Buffer.concat(upload.slices), contentId: inline ? `${randomUUID()}@desk.invalid` : null }
    },
  }
}
