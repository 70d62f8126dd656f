import { describe, expect, it } from 'vitest'
import type { ContactId } from '../../src-main/contract/ids.ts'
import { createFirstPages } from '../../src-renderer/features/timeline/first-pages.ts'
import { entry, scriptedDesk } from './scripted-desk.ts'

const ana = 1 as ContactId
const ben = 2 as ContactId

describe('the first page of a timeline', () => {
  it('is there at once where it was expected', async () => {
    const { pages, questions } = desk()
    pages.expect(ana)
    await expect.poll(() => questions()).toBe(1)
    expect(pages.get(ana)).toMatchObject({ entries: [{ id: 1 }] })
  })

  it('is asked for when nobody expected it', async () => {
    const { pages } = desk()
    expect((await pages.get(ben)).entries.map(({ id }) => id)).toEqual([2])
  })

  it('is read of the one the pointer stays on, not of those it crosses', async () => {
    const { pages, asked, questions } = desk()
    pages.expect(ana)
    pages.expect(ben)
    await expect.poll(() => questions()).toBe(1)
    expect(asked()).toEqual([ben])
  })

  it('is read again when the customer changed in the meantime', async () => {
    const { pages, scripted, questions } = desk()
    pages.expect(ana)
    await expect.poll(() => questions()).toBe(1)
    scripted.arrive(ana, entry(7))
    const page = await pages.get(ana)
    expect(page.entries.map(({ id }) => id)).toEqual([1, 7])
    expect(questions()).toBe(2)
  })

  it('reaches back to where the unread part begins', async () => {
    const { pages } = desk(80)
    const page = await pages.get(ana)
    expect(page.entries).toHaveLength(80)
  })
})

function desk(unread = 0) {
  const mail = unread === 0 ? [entry(1)] : Array.from({ length: unread }, (_, at) => entry(at + 1, { unread: true }))
  const scripted = scriptedDesk([
    { id: ana, name: 'Ana', entries: mail },
    { id: ben, name: 'Ben', entries: [entry(2)] },
  ])
  const asked: ContactId[] = []
  const call = scripted.call.bind(scripted)
  const engine = {
    ...scripted,
    call: ((name, input) => {
      if (name === 'timeline.page') asked.push((input as { contact: ContactId }).contact)
      return call(name, input)
    }) as typeof scripted.call,
  }
  return { pages: createFirstPages(engine), scripted, asked: () => asked, questions: () => asked.length }
}
