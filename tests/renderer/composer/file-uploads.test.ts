import { describe, expect, it } from 'vitest'
import type { DraftId } from '../../../src-main/contract/compose.ts'
import { DeskError } from '../../../src-main/contract/errors.ts'
import { createDraftKeeper } from '../../../src-renderer/features/composer/draft-keeper.ts'
import { createFileUploads } from '../../../src-renderer/features/composer/file-uploads.ts'
import { draftOf, restarted, writingDesk } from './writing-desk.ts'

const id = 1 as DraftId
const bytes = (size: number) => Uint8Array.from({ length: size }, (_, index) => (index * 7) % 251)

function uploads(answers: Parameters<typeof writingDesk>[1] = {}) {
  const desk = writingDesk([{}], answers)
  const keeper = createDraftKeeper(desk.engine)
  keeper.getState().take(draftOf({}))
  const store = createFileUploads(desk.engine, keeper)
  const files = () => keeper.getState().drafts.get(id)?.draft.files ?? []
  return { ...desk, store, ...store.getState(), files, under: () => store.getState().uploads }
}

describe('a file', () => {
  it('arrives in slices that are all of it, and only the last one ends it', async () => {
    const { add, engine, files, under } = uploads()
    const content = bytes(2_000_000)
    await add(id, [new File([content], 'plan.pdf', { type: 'application/pdf' })])
    const slices = engine.inputsOf('draft.addFile')
    expect(slices.map(({ done }) => done)).toEqual([false, false, true])
    expect(Math.max(...slices.map(({ base64 }) => base64.length))).toBeLessThanOrEqual(1_500_000)
    expect(Buffer.concat(slices.map(({ base64 }) => Buffer.from(base64, 'base64'))).equals(content)).toBe(true)
    expect(new Set(slices.map(({ upload }) => upload)).size).toBe(1)
    expect([files().map(({ name }) => name), under()]).toEqual([['plan.pdf'], []])
  })

  it('without anything in it arrives as well', async () => {
    const { add, engine, files } = uploads()
    await add(id, [new File([], 'empty.txt')])
    expect(engine.inputsOf('draft.addFile')).toMatchObject([{ base64: '', done: true }])
    expect(files()).toHaveLength(1)
  })

  it('that is refused stays to be seen with the reason, and the others arrive', async () => {
    const { add, files, under, engine } = uploads({
      'draft.addFile': () => {
        throw new DeskError('rejected', 'attachment-too-large', 'Too large')
      },
    })
    expect(await add(id, [new File(['a'], 'a.zip')])).toEqual([])
    expect(under()).toMatchObject([{ file: { name: 'a.zip' }, error: { code: 'attachment-too-large' } }])
    expect([files(), engine.inputsOf('draft.addFile')]).toMatchObject([[], [{ name: 'a.zip' }]])
  })

  it('begins anew when it is tried again', async () => {
    const { add, retry, under, files, engine } = uploads()
    const good = writingDesk([{}]).engine
    engine.answer({
      'draft.addFile': () => {
        throw restarted
      },
    })
    await add(id, [new File([bytes(10)], 'a.bin')])
    engine.answer({ 'draft.addFile': (input) => good.call('draft.addFile', input) })
    retry(under()[0]?.id ?? '')
    await expect.poll(() => files().length).toBe(1)
    const names = engine.inputsOf('draft.addFile').map(({ upload }) => upload)
    expect(new Set(names).size).toBe(2)
  })

  it('that is taken away on its way is not sent on', async () => {
    const { add, cancel, under, engine, files } = uploads()
    engine.answer({
      'draft.addFile': () => {
        cancel(under()[0]?.id ?? '')
        return null
      },
    })
    expect(await add(id, [new File([bytes(3_000_000)], 'a.bin')])).toEqual([])
    expect(engine.inputsOf('draft.addFile').some(({ done }) => done)).toBe(false)
    expect(files()).toEqual([])
  })

  it('that cannot be read is told', async () => {
    const { add, under } = uploads()
    const moved = new File(['a'], 'moved.txt')
    const unreadable = { arrayBuffer: () => Promise.reject(new Error('NotReadable')), size: 1 } as unknown as Blob
    Object.defineProperty(moved, 'slice', { value: () => unreadable })
    await add(id, [moved])
    expect(under()[0]?.error).toMatchObject({ code: 'upload-failed', params: { name: 'moved.txt' } })
  })

  it('can be taken out again', async () => {
    const { add, remove, files } = uploads()
    const [file] = await add(id, [new File(['a'], 'a.txt')])
    await remove(id, file?.id as never)
    expect(files()).toEqual([])
  })
})
