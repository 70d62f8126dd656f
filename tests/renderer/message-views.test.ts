import { describe, expect, it } from 'vitest'
import { DeskError } from '../../src-main/contract/errors.ts'
import type { MessageId } from '../../src-main/contract/ids.ts'
import {
  createMessageViews,
  openFoldsOf,
  showsRemoteImages,
  untouchedView,
} from '../../src-renderer/features/timeline/message-views.ts'
import { scriptedDesk } from './scripted-desk.ts'

const [first, second] = [1, 2] as MessageId[]
const body = { id: first as MessageId, text: '', html: '<p>', folds: [], imagesAllowed: false }

describe('how messages are looked at', () => {
  it('folds are opened and closed for one message, and for all', () => {
    const views = createMessageViews(scriptedDesk([]))
    const open = (id = first) => {
      const state = views.getState()
      return openFoldsOf(state.views[id as MessageId] ?? untouchedView, state.allFoldsOpen)
    }
    expect(open()).toEqual([])
    views.getState().toggleFolds(first as MessageId)
    expect(open()).toBe('all')
    expect(open(second)).toEqual([])
    views.getState().update(first as MessageId, { openFolds: [12] })
    views.getState().toggleFolds(first as MessageId)
    expect(open()).toEqual([])
    views.getState().toggleAllFolds()
    expect([open(), open(second)]).toEqual(['all', 'all'])
    views.getState().toggleFolds(second as MessageId)
    expect([open(), open(second)]).toEqual(['all', []])
    views.getState().toggleAllFolds()
    expect([open(), open(second)]).toEqual([[], []])
  })

  it('remote images follow the word for the message, then the one for the sender, then what the body came with', () => {
    const shows = (view: Partial<typeof untouchedView>, senders = {}) =>
      showsRemoteImages({ ...untouchedView, ...view }, senders, 'Ana@Mail.test')
    expect(shows({})).toBe(false)
    expect(shows({ body })).toBe(false)
    expect(shows({ body: { ...body, imagesAllowed: true } })).toBe(true)
    expect(shows({ body: { ...body, imagesAllowed: true } }, { 'ana@mail.test': false })).toBe(false)
    expect(shows({ body }, { 'ana@mail.test': true })).toBe(true)
    expect(shows({ body, remoteImages: true }, { 'ana@mail.test': false })).toBe(true)
  })

  it('a sender is allowed once the engine has kept it', async () => {
    const desk = scriptedDesk([], { 'images.allow': () => ({}) })
    const views = createMessageViews(desk)
    await views.getState().allowImages('Ana@Mail.test', true)
    expect(views.getState().imageSenders).toEqual({ 'ana@mail.test': true })
    desk.answers['images.allow'] = () => Promise.reject(new DeskError('store', 'disk-full', 'The disk is full'))
    await expect(views.getState().allowImages('ana@mail.test', false)).rejects.toThrow('The disk is full')
    expect(views.getState().imageSenders).toEqual({ 'ana@mail.test': true })
  })
})
