import { createStore, type StoreApi } from 'zustand/vanilla'
import type { AttachmentId } from '../../../../src-main/contract/ids.ts'
import type { Attachment } from '../../../../src-main/contract/message.ts'
import type { EngineClient } from '../../../engine-client/engine-client.ts'
import { readAttachment } from '../attachment-bytes.ts'
import { paintThumbnail } from './paint-thumbnail.ts'
import { previewKindOf } from './preview-kind.ts'

export interface ThumbnailsState {
  /** Object URLs of small pictures; null where none could be made. */
  readonly pictures: Readonly<Record<AttachmentId, string | null>>
  /** Asks for a picture. Answers what takes the wish back, for a row that went out of view. */
  want(attachment: Attachment): () => void
  dispose(): void
}

export type Thumbnails = StoreApi<ThumbnailsState>

interface ThumbnailDeps {
  /** Resolves when the window has nothing better to do. */
  readonly idle: () => Promise<void>
  readonly paint: typeof paintThumbnail
}

/** A picture of more bytes is made when it is looked at, not before. */
const mostBytes = 16_000_000
/** A file that takes longer gets none. */
const patienceMs = 5_000

/**
 * Small pictures of a timeline's attachments, made one at a time while the reader rests, and kept while the timeline is
 * open. Only of what lies on this computer: nothing is fetched for a glimpse.
 */
export function createThumbnails(
  engine: EngineClient,
  { idle, paint }: ThumbnailDeps = { idle: whenIdle, paint: paintThumbnail },
): Thumbnails {
  let wanted: readonly Attachment[] = []
  let working = false
  const end = new AbortController()

  const store = createStore<ThumbnailsState>()((_, get) => ({
    pictures: {},
    want(attachment) {
      if (attachment.id in get().pictures || !isWorthIt(attachment)) return () => {}
      wanted = [...wanted.filter(({ id }) => id !== attachment.id), attachment]
      void work()
      return () => {
        wanted = wanted.filter(({ id }) => id !== attachment.id)
      }
    },
    dispose() {
      end.abort()
      for (const url of Object.values(get().pictures)) if (url) URL.revokeObjectURL(url)
    },
  }))

  async function work(): Promise<void> {
    if (working) return
    working = true
    for (;;) {
      await idle()
      const next = wanted[0]
      if (!next || end.signal.aborted) break
      const url = await pictureOf(next)
      if (end.signal.aborted) break
      wanted = wanted.filter(({ id }) => id !== next.id)
      store.setState(({ pictures }) => ({ pictures: { ...pictures, [next.id]: url } }))
    }
    working = false
  }

  async function pictureOf(attachment: Attachment): Promise<string | null> {
    const kind = previewKindOf(attachment)
    const signal = AbortSignal.any([end.signal, AbortSignal.timeout(patienceMs)])
    try {
      const blob = await readAttachment(engine, attachment, signal)
      const picture = kind && (await paint(blob, kind, signal))
      return picture && URL.createObjectURL(picture)
    } catch {
      // Damaged, locked or slow: its icon stays, and looking at it says why.
      return null
    }
  }

  return store
}

function isWorthIt(attachment: Attachment): boolean {
  return attachment.offline && attachment.sizeBytes <= mostBytes && previewKindOf(attachment) !== null
}

function whenIdle(): Promise<void> {
  return new Promise((resolve) => requestIdleCallback(() => resolve(), { timeout: 500 }))
}
