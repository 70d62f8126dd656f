import { describe, expect, it, vi } from 'vitest'
import type { CallRequest } from '../../src-main/contract/calls.ts'
import { DeskError, type DeskErrorShape } from '../../src-main/contract/errors.ts'
import type { ActionId, ContactId } from '../../src-main/contract/ids.ts'
import { createNoteDrafts } from '../../src-renderer/features/contact/note-drafts.ts'
import { scriptedDesk } from './scripted-desk.ts'

const ana = 1 as ContactId
const bo = 2 as ContactId
const kept = { action: 1 as ActionId }

interface Asked {
  readonly input: CallRequest<'contact.note'>
  readonly answer: PromiseWithResolvers<typeof kept>
}

/** Notes on a desk that answers when the test says so. */
function notes() {
  const desk = scriptedDesk([])
  const asked: Asked[] = []
  desk.answers['contact.note'] = (input) => {
    const answer = Promise.withResolvers<typeof kept>()
    asked.push({ input, answer })
    return answer.promise
  }
  const unseen: { readonly contact: ContactId; readonly error: DeskErrorShape }[] = []
  const store = createNoteDrafts(desk, (contact, error) => unseen.push({ contact, error }))
  const draft = (contact = ana) => store.getState().drafts.get(contact)
  return { ...store.getState(), draft, asked, unseen, texts: () => asked.map(({ input }) => input.text) }
}

const full = new DeskError('disk-full', 'disk-full', 'The disk is full')

describe('a note', () => {
  it('is sent when the writer pauses, once for many keys', async () => {
    vi.useFakeTimers()
    try {
      const { write, draft, texts, asked } = notes()
      for (const text of ['P', 'Pa', 'Pays late']) write(ana, text)
      expect(draft()).toMatchObject({ text: 'Pays late', state: 'typing' })
      await vi.advanceTimersByTimeAsync(799)
      expect(texts()).toEqual([])
      await vi.advanceTimersByTimeAsync(1)
      expect(texts()).toEqual(['Pays late'])
      expect(draft()?.state).toBe('saving')
      asked[0]?.answer.resolve(kept)
      await vi.advanceTimersByTimeAsync(0)
      expect(draft()).toEqual({ text: 'Pays late', state: 'saved', error: null })
    } finally {
      vi.useRealTimers()
    }
  })

  it('is sent at once when the field is left, and not again when nothing was typed since', async () => {
    const { write, save, draft, asked, texts } = notes()
    write(ana, 'Pays late')
    save(ana)
    save(ana)
    asked[0]?.answer.resolve(kept)
    await expect.poll(() => draft()?.state).toBe('saved')
    save(ana)
    expect(texts()).toEqual(['Pays late'])
  })

  it('that grows while it is saved is saved again, and never two at once', async () => {
    const { write, save, draft, asked, texts } = notes()
    write(ana, 'Pays')
    save(ana)
    write(ana, 'Pays late')
    save(ana)
    expect(texts()).toEqual(['Pays'])
    asked[0]?.answer.resolve(kept)
    await expect.poll(texts).toEqual(['Pays', 'Pays late'])
    expect(draft()).toMatchObject({ text: 'Pays late', state: 'saving' })
    asked[1]?.answer.resolve(kept)
    await expect.poll(() => draft()?.state).toBe('saved')
  })

  it('that cannot be kept stays as it was typed, with the reason, and goes with the next try', async () => {
    const { write, save, draft, asked } = notes()
    write(ana, 'Pays late')
    save(ana)
    asked[0]?.answer.reject(full)
    await expect.poll(() => draft()).toMatchObject({ text: 'Pays late', state: 'failed', error: { code: 'disk-full' } })
    save(ana)
    asked[1]?.answer.resolve(kept)
    await expect.poll(() => draft()).toEqual({ text: 'Pays late', state: 'saved', error: null })
  })

  it('of a customer who was left is saved, then forgotten; those of others stay', async () => {
    const { write, leave, draft, asked, texts } = notes()
    write(ana, 'Pays late')
    write(bo, 'Likes tea')
    leave(ana)
    expect(texts()).toEqual(['Pays late'])
    expect(draft(ana)?.text).toBe('Pays late')
    asked[0]?.answer.resolve(kept)
    await expect.poll(() => draft(ana)).toBeUndefined()
    expect(draft(bo)?.text).toBe('Likes tea')
  })

  it('that cannot be kept after its customer was left is told of, and still there when they are opened again', async () => {
    const { write, leave, draft, asked, unseen, saveAll, texts } = notes()
    write(ana, 'Pays late')
    leave(ana)
    asked[0]?.answer.reject(full)
    await expect.poll(() => unseen.map(({ contact, error }) => [contact, error.code])).toEqual([[ana, 'disk-full']])
    expect(draft()).toMatchObject({ text: 'Pays late', state: 'failed' })
    saveAll()
    expect(texts()).toEqual(['Pays late', 'Pays late'])
    asked[1]?.answer.resolve(kept)
    await expect.poll(() => draft()).toBeUndefined()
  })
})
