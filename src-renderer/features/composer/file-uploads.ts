import { createStore, type StoreApi } from 'zustand/vanilla'
import type { DraftFile, DraftFileId, DraftId } from '../../../src-main/contract/compose.ts'
import { DeskError, type DeskErrorShape } from '../../../src-main/contract/errors.ts'
import type { EngineClient } from '../../engine-client/engine-client.ts'
import { readBase64 } from '../../engine-client/read-base64.ts'
import type { DraftKeeper } from './draft-keeper.ts'

/** A file on its way into a draft. */
export interface Upload {
  readonly id: string
  readonly draft: DraftId
  readonly file: File
  readonly inline: boolean
  readonly sentBytes: number
  readonly error: DeskErrorShape | null
}

export interface FileUploadsState {
  readonly uploads: readonly Upload[]
  /** Puts files into a draft; answers those that arrived. What did not stays in `uploads` with its error. */
  add(draft: DraftId, files: readonly File[], inline?: boolean): Promise<readonly DraftFile[]>
  retry(upload: string): void
  /** Takes a file that is on its way, or did not arrive, away. */
  cancel(upload: string): void
  remove(draft: DraftId, file: DraftFileId): Promise<void>
}

export type FileUploads = StoreApi<FileUploadsState>

/** A slice of 768 KB is 1 MB in base64. */
const sliceBytes = 768 * 1024

/** Files that go into drafts, for the whole window: they arrive although their customer is left meanwhile. */
export function createFileUploads(engine: EngineClient, keeper: DraftKeeper): FileUploads {
  const store = createStore<FileUploadsState>()((set, get) => ({
    uploads: [],
    async add(draft, files, inline = false) {
      const added = files.map((file) => ({ id: crypto.randomUUID(), draft, file, inline, sentBytes: 0, error: null }))
      set({ uploads: [...get().uploads, ...added] })
      const arrived: DraftFile[] = []
      for (const upload of added) {
        const file = await send(upload.id)
        if (file) arrived.push(file)
      }
      return arrived
    },
    retry: (id) => void send(id),
    cancel: (id) => set({ uploads: get().uploads.filter((upload) => upload.id !== id) }),
    async remove(draft, file) {
      await engine.call('draft.removeFile', { draft, file })
      keeper.getState().setFiles(draft, (files) => files.filter(({ id }) => id !== file))
    },
  }))

  const find = (id: string) => store.getState().uploads.find((upload) => upload.id === id)

  function update(id: string, change: Partial<Upload>): void {
    const uploads = store.getState().uploads.map((upload) => (upload.id === id ? { ...upload, ...change } : upload))
    store.setState({ uploads })
  }

  async function send(id: string): Promise<DraftFile | null> {
    const upload = find(id)
    if (!upload) return null
    update(id, { sentBytes: 0, error: null })
    try {
      const stored = await sendSlices(upload)
      store.getState().cancel(id)
      if (stored)
        keeper.getState().setFiles(upload.draft, (files) => [...files.filter(({ id }) => id !== stored.id), stored])
      return stored
    } catch (thrown) {
      update(id, { error: DeskError.from(thrown).toShape() })
      return null
    }
  }

  /** Null when it was taken away meanwhile. */
  async function sendSlices({ id, draft, file, inline }: Upload): Promise<DraftFile | null> {
    // Another try is another upload: what came of the one before is forgotten by the desk.
    const about = { draft, upload: crypto.randomUUID(), name: file.name, type: file.type, inline }
    let stored: DraftFile | null = null
    for (let from = 0; from === 0 || from < file.size; from += sliceBytes) {
      if (!find(id)) return null
      const slice = file.slice(from, from + sliceBytes)
      const base64 = await readBase64(slice, file.name)
      const done = from + sliceBytes >= file.size
      stored = await engine.call('draft.addFile', { ...about, base64, done })
      update(id, { sentBytes: from + slice.size })
    }
    return stored
  }

  return store
}
