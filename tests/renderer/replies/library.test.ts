import { describe, expect, it } from 'vitest'
import type { CannedReplyId } from '../../../src-main/contract/canned.ts'
import { DeskError } from '../../../src-main/contract/errors.ts'
import { foundRows, type LibraryRow, treeRows } from '../../../src-renderer/features/replies/library/library-rows.ts'
import { createLibraryStore } from '../../../src-renderer/features/replies/library/library-store.ts'
import { cannedReply, repliesDesk } from './replies-desk.ts'

const replies = [
  cannedReply(1, 'Hello'),
  cannedReply(2, 'Late', { folder: 'Orders' }),
  cannedReply(3, 'Label', { folder: 'Orders/Returns' }),
  cannedReply(4, 'Refund', { folder: 'Orders/Returns' }),
  cannedReply(5, 'Invoice', { folder: 'Payment' }),
]
const drawn = (rows: readonly LibraryRow[]) =>
  rows.map(
    (row) => '  '.repeat(row.level - 1) + (row.type === 'folder' ? `${row.name} (${row.count})` : row.reply.title),
  )

describe('the list of canned replies', () => {
  it('is a tree of their folders', () => {
    expect(drawn(treeRows(replies, new Set()))).toEqual([
      'Hello',
      'Orders (3)',
      '  Late',
      '  Returns (2)',
      '    Label',
      '    Refund',
      'Payment (1)',
      '  Invoice',
    ])
  })

  it('folds folders with all that is in them', () => {
    expect(drawn(treeRows(replies, new Set(['Orders'])))).toEqual(['Hello', 'Orders (3)', 'Payment (1)', '  Invoice'])
    expect(drawn(treeRows(replies, new Set(['Orders/Returns', 'Payment'])))).toEqual([
      'Hello',
      'Orders (3)',
      '  Late',
      '  Returns (2)',
      'Payment (1)',
    ])
  })

  it('shows what was found in the order in which it fits', () => {
    expect(drawn(foundRows(replies, [5, 2, 77] as CannedReplyId[]))).toEqual(['Invoice', 'Late'])
  })
})

describe('the library', () => {
  it('reads again when replies changed, also those found', async () => {
    const { engine, change } = repliesDesk(replies)
    const store = createLibraryStore(engine)
    await expect.poll(() => store.getState().replies?.length).toBe(5)
    store.getState().setQuery('re')
    await expect.poll(() => store.getState().found).toEqual([4])
    change(cannedReply(6, 'Reminder'))
    engine.emit({ type: 'canned' })
    await expect.poll(() => store.getState().found).toEqual([4, 6])
    expect(store.getState().replies).toHaveLength(6)
    store.getState().setQuery('')
    expect(store.getState().found).toBeNull()
    store.getState().dispose()
    engine.emit({ type: 'canned' })
    expect(engine.inputsOf('canned.list')).toHaveLength(2)
  })

  it('says that it cannot be read, and reads again when asked', async () => {
    const { engine } = repliesDesk(replies, {
      'canned.list': () => Promise.reject(new DeskError('store', 'store-failed', 'Damaged')),
    })
    const store = createLibraryStore(engine)
    await expect.poll(() => store.getState().error?.code).toBe('store-failed')
    engine.answer({ 'canned.list': () => replies })
    await store.getState().load()
    expect(store.getState()).toMatchObject({ error: null, replies })
  })

  it.each([
    ['replies.json', '[]', 'json'],
    ['replies.CSV', 'title,body', 'csv'],
    ['export', '\ufeff {"replies": []}', 'json'],
    ['export', 'title;body', 'csv'],
  ])('takes %s (%j) in as %s', async (name, text, format) => {
    const { engine } = repliesDesk([], { 'canned.import': () => ({ added: 1, replaced: 0, problems: [] }) })
    const store = createLibraryStore(engine)
    await store.getState().importFrom(name, text)
    expect(engine.inputsOf('canned.import')).toEqual([{ format, text }])
  })
})
