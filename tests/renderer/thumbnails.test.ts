import { afterEach, describe, expect, it, vi } from 'vitest'
import { DeskError } from '../../src-main/contract/errors.ts'
import type { AttachmentId } from '../../src-main/contract/ids.ts'
import type { Attachment } from '../../src-main/contract/message.ts'
import { createThumbnails } from '../../src-renderer/features/timeline/attachments/thumbnails.ts'
import { scriptedClient } from '../support/scripted-client.ts'

afterEach(() => void vi.restoreAllMocks())

describe('the small pictures of attachments', () => {
  it('are made of what lies on this computer, one after the other', async () => {
    const { thumbnails, asked } = begun()
    for (const id of [1, 2]) thumbnails.getState().want(file(id))
    thumbnails.getState().want(file(3, { offline: false }))
    thumbnails.getState().want(file(4, { type: 'application/zip', name: 'a.zip' }))
    thumbnails.getState().want(file(5, { sizeBytes: 40_000_000 }))
    await expect.poll(() => Object.keys(thumbnails.getState().pictures)).toEqual(['1', '2'])
    expect(asked()).toEqual([1, 2])
  })

  it('are not made for a row that is out of view again', async () => {
    const { thumbnails, asked } = begun()
    thumbnails.getState().want(file(1))
    const unwant = thumbnails.getState().want(file(2))
    thumbnails.getState().want(file(3))
    unwant()
    await expect.poll(() => Object.keys(thumbnails.getState().pictures)).toEqual(['1', '3'])
    expect(asked()).toEqual([1, 3])
  })

  it('are none for a damaged file, and are not tried again', async () => {
    const { thumbnails, asked } = begun({ paint: () => Promise.reject(new Error('not an image')) })
    thumbnails.getState().want(file(1))
    await expect.poll(() => thumbnails.getState().pictures).toEqual({ 1: null })
    thumbnails.getState().want(file(1))
    thumbnails.getState().want(file(2))
    await expect.poll(asked).toEqual([1, 2])
  })

  it('survive a file that cannot be read', async () => {
    const { thumbnails } = begun({ unreadable: 1 })
    thumbnails.getState().want(file(1))
    thumbnails.getState().want(file(2))
    await expect.poll(() => thumbnails.getState().pictures).toEqual({ 1: null, 2: expect.stringContaining('blob:') })
  })

  it('are let go of with their timeline', async () => {
    const { thumbnails } = begun()
    const revoked = vi.spyOn(URL, 'revokeObjectURL')
    thumbnails.getState().want(file(1))
    await expect.poll(() => thumbnails.getState().pictures[1 as AttachmentId]).toBeTruthy()
    thumbnails.getState().dispose()
    expect(revoked).toHaveBeenCalledWith(thumbnails.getState().pictures[1 as AttachmentId])
  })
})

type Deps = NonNullable<Parameters<typeof createThumbnails>[1]>

function begun({ paint, unreadable }: { readonly paint?: Deps['paint']; readonly unreadable?: number } = {}) {
  const client = scriptedClient({
    'attachment.read': ({ attachment }) => {
      if (attachment === unreadable) throw new DeskError('not-found', 'attachment-not-kept', 'It is gone')
      return { base64: 'AAAA', sizeBytes: 3 }
    },
  })
  const thumbnails = createThumbnails(client, { idle: async () => {}, paint: paint ?? (async (blob) => blob) })
  return { thumbnails, asked: () => client.inputsOf('attachment.read').map(({ attachment }) => attachment) }
}

function file(id: number, facts: Partial<Attachment> = {}): Attachment {
  const plain = { name: 'lamp.png', type: 'image/png', sizeBytes: 3, contentId: null, inline: false, offline: true }
  return { ...plain, id: id as AttachmentId, ...facts }
}
