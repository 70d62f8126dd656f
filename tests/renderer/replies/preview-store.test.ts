import { expect, it } from 'vitest'
import { DeskError } from '../../../src-main/contract/errors.ts'
import type { ConversationId } from '../../../src-main/contract/ids.ts'
import { createPreviewStore } from '../../../src-renderer/features/replies/library/preview-store.ts'
import { rendered, repliesDesk } from './replies-desk.ts'

const wording = (body: string) => ({ channel: null, language: null, body })

it('shows a text as it was last written, for whom it was last asked', async () => {
  const { engine } = repliesDesk([], {
    'canned.preview': ({ variant, conversation }) => rendered(`${variant.body} for ${conversation}`),
  })
  const store = createPreviewStore(engine)
  const text = () => store.getState().rendered?.text
  store.getState().show(wording('A'), '')
  await expect.poll(text).toBe('A for null')
  for (const body of ['Ab', 'Abc', 'Abcd']) store.getState().show(wording(body), '')
  await expect.poll(text).toBe('Abcd for null')
  expect(engine.inputsOf('canned.preview').map(({ variant }) => variant.body)).toEqual(['A', 'Abcd'])
  store.getState().setCustomer({ name: 'Ana', conversation: 7 as ConversationId })
  await expect.poll(text).toBe('Abcd for 7')
})

it('tells of a conversation that is gone, and goes back to somebody invented', async () => {
  const gone = new DeskError('not-found', 'message-gone', 'Gone')
  const { engine } = repliesDesk([], {
    'canned.preview': ({ conversation }) => (conversation === null ? rendered('Hi') : Promise.reject(gone)),
  })
  const store = createPreviewStore(engine)
  store.getState().show(wording('Hi'), '')
  store.getState().setCustomer({ name: 'Ana', conversation: 7 as ConversationId })
  await expect.poll(() => store.getState().error?.code).toBe('message-gone')
  store.getState().setCustomer(null)
  await expect.poll(() => store.getState().error).toBeNull()
  expect(store.getState().rendered?.text).toBe('Hi')
})

it('fills a text again when a field of the desk changed', async () => {
  const { engine } = repliesDesk([], { 'settings.set': () => ({}) })
  const store = createPreviewStore(engine)
  store.getState().show(wording('{{ custom.phone }}'), '')
  await expect.poll(() => store.getState().variables).toMatchObject([{ name: 'contact.name' }])
  await store.getState().setField('phone', '555')
  expect(engine.inputsOf('settings.set')).toEqual([{ key: 'custom.phone', value: '555' }])
  engine.answer({
    'canned.variables': () => [{ name: 'custom.phone', example: '555' }],
    'canned.preview': () => rendered('555'),
  })
  engine.emit({ type: 'setting', key: 'custom.phone', value: '555' })
  await expect.poll(() => store.getState().rendered?.text).toBe('555')
  expect(store.getState().variables).toMatchObject([{ name: 'custom.phone' }])
  store.getState().dispose()
})
