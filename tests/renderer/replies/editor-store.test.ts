import { describe, expect, it } from 'vitest'
import type { CannedReplyId } from '../../../src-main/contract/canned.ts'
import { DeskError } from '../../../src-main/contract/errors.ts'
import { createEditorStore, isChanged } from '../../../src-renderer/features/replies/library/editor-store.ts'
import type { Answers } from '../../support/scripted-client.ts'
import { cannedReply, repliesDesk } from './replies-desk.ts'

const refund = cannedReply(1, 'Refund', { used: 3 })

function editor(answers: Answers = {}) {
  const desk = repliesDesk([refund], answers)
  const store = createEditorStore(desk.engine)
  const state = () => store.getState()
  return { ...desk, state, changed: () => isChanged(state()) }
}

describe('a canned reply that is written', () => {
  it('is kept when it is saved, and not before', async () => {
    const { state, changed, replies } = editor()
    state().open(refund)
    expect(changed()).toBe(false)
    state().change({ title: 'Money back' })
    state().changeVariant({ body: '<p>Of course</p>' })
    expect(changed()).toBe(true)
    expect(replies()[0]?.title).toBe('Refund')
    expect(await state().save()).toBe(true)
    expect(changed()).toBe(false)
    expect(replies()[0]).toMatchObject({ title: 'Money back', variants: [{ body: '<p>Of course</p>' }], used: 3 })
  })

  it('is not changed when all is as it was again', () => {
    const { state, changed } = editor()
    state().open(refund)
    state().change({ title: 'R' })
    state().change({ title: 'Refund' })
    expect(changed()).toBe(false)
    state().create()
    expect(changed()).toBe(false)
  })

  it('has a wording for each channel and language', async () => {
    const { state, replies } = editor()
    state().open(refund)
    const { session } = state()
    state().addVariant()
    state().changeVariant({ language: 'it', channel: 'livechat', body: '<p>Certo</p>' })
    expect(state()).toMatchObject({ variant: 1, session: session + 1 })
    await state().save()
    expect(replies()[0]?.variants).toMatchObject([{ language: null }, { language: 'it', channel: 'livechat' }])
    state().chooseVariant(0)
    state().removeVariant()
    expect(state().fields?.variants).toMatchObject([{ language: 'it' }])
    state().removeVariant()
    expect(state().fields?.variants).toHaveLength(1)
  })

  it('stays as it is written when it cannot be saved', async () => {
    const taken = new DeskError('rejected', 'shortcut-taken', 'Taken', { shortcut: 're', title: 'Other' })
    const { state, changed } = editor({ 'canned.save': () => Promise.reject(taken) })
    state().open(refund)
    state().change({ shortcut: 're' })
    expect(await state().save()).toBe(false)
    expect(state()).toMatchObject({ problem: { code: 'shortcut-taken' }, saving: false, fields: { shortcut: 're' } })
    expect(changed()).toBe(true)
    state().change({ shortcut: 'ref' })
    expect(state().problem).toBeNull()
  })

  it('keeps what is typed while it is being saved', async () => {
    const { state, changed } = editor()
    state().open(refund)
    state().change({ title: 'Money' })
    const saved = state().save()
    state().change({ title: 'Money back' })
    await saved
    expect(state().fields?.title).toBe('Money back')
    expect(changed()).toBe(true)
  })

  it('is kept first when a file is put beside it', async () => {
    const { state, replies } = editor()
    state().create({ title: 'Return' })
    await state().addFiles([new File(['label'], 'label.pdf', { type: 'application/pdf' })])
    expect(replies().at(-1)).toMatchObject({ title: 'Return', files: [{ name: 'label.pdf', sizeBytes: 5 }] })
    await state().removeFile(0)
    expect(state().kept?.files).toEqual([])
  })

  it('follows what another window saved, unless something else is being written', () => {
    const { state, changed } = editor()
    state().open(refund)
    state().refresh([{ ...refund, title: 'Theirs', used: 4 }])
    expect(state()).toMatchObject({ fields: { title: 'Theirs' }, kept: { used: 4 } })
    state().change({ title: 'Mine' })
    state().refresh([{ ...refund, title: 'Theirs again' }])
    expect(state().fields?.title).toBe('Mine')
    expect(changed()).toBe(true)
  })

  it('can be kept as a new one when it was thrown away meanwhile', async () => {
    const { state, replies } = editor()
    state().open(refund)
    state().change({ title: 'Mine' })
    state().refresh([])
    expect(state().kept).toBeNull()
    await state().save()
    expect(replies().at(-1)?.id).not.toBe(1 as CannedReplyId)
    state().refresh([])
    expect(state().fields).toBeNull()
  })
})
