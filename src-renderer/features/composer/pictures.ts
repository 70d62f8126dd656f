import type { DraftFile, DraftId } from '../../../src-main/contract/compose.ts'
import { DeskError } from '../../../src-main/contract/errors.ts'
import type { EngineClient } from '../../engine-client/engine-client.ts'
import type { DraftKeeper } from './draft-keeper.ts'

/** The pictures inside drafts, as addresses that the window can show. */
export interface Pictures {
  /** Of a picture that was just pasted: its bytes need not come back from the desk. */
  keep(contentId: string, bytes: Blob): void
  /** Rejects where the draft has no such picture. */
  addressOf(draft: DraftId | null, contentId: string): Promise<string>
}

const sliceBytes = 1 << 20

export function createPictures(engine: EngineClient, keeper: DraftKeeper): Pictures {
  // Content-IDs are unique, so that a picture stands for all time; a window's worth of them is small.
  const addresses = new Map<string, Promise<string>>()

  async function load(draft: DraftId, file: DraftFile): Promise<string> {
    const slices: Uint8Array<ArrayBuffer>[] = []
    for (let offset = 0; offset < file.sizeBytes; offset += sliceBytes) {
      const length = Math.min(sliceBytes, file.sizeBytes - offset)
      const { base64 } = await engine.call('draft.readFile', { draft, file: file.id, offset, length })
      slices.push(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)))
    }
    return URL.createObjectURL(new Blob(slices, { type: file.type }))
  }

  return {
    keep: (contentId, bytes) => void addresses.set(contentId, Promise.resolve(URL.createObjectURL(bytes))),
    addressOf(draft, contentId) {
      const known = addresses.get(contentId)
      if (known) return known
      const file =
        draft === null
          ? undefined
          : keeper
              .getState()
              .drafts.get(draft)
              ?.draft.files.find((each) => each.contentId === contentId)
      if (draft === null || !file)
        return Promise.reject(new DeskError('not-found', 'picture-gone', 'This picture is not in the draft any more'))
      const loading = load(draft, file)
      addresses.set(contentId, loading)
      loading.catch(() => addresses.delete(contentId))
      return loading
    },
  }
}
