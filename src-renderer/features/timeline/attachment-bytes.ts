import type { Attachment } from '../../../src-main/contract/message.ts'
import type { EngineClient } from '../../engine-client/engine-client.ts'

const sliceBytes = 1 << 20

/**
 * All bytes of an attachment, a megabyte a question; `onProgress` hears which part (0 to 1) is here. Rejects with
 * `DeskError` (`network` when it must be fetched and cannot).
 */
export async function readAttachment(
  engine: EngineClient,
  { id, type }: Pick<Attachment, 'id' | 'type'>,
  signal?: AbortSignal,
  onProgress?: (part: number) => void,
): Promise<Blob> {
  const slices: BlobPart[] = []
  let offset = 0
  for (;;) {
    const { base64, sizeBytes } = await engine.call('attachment.read', { attachment: id, offset, length: sliceBytes })
    signal?.throwIfAborted()
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
    slices.push(bytes)
    offset += bytes.length
    onProgress?.(sizeBytes === 0 ? 1 : offset / sizeBytes)
    if (bytes.length === 0 || offset >= sizeBytes) return new Blob(slices, { type })
  }
}
