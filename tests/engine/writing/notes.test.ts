import { describe, expect, it } from 'vitest'
import { insertOutboxItem } from '../../../src-main/engine/store/outbox.ts'
import { bareDesk } from '../../support/bare-desk.ts'
import { ask, inbox, mail } from '../../support/remote-events.ts'
import { answer, inState, outboxItems, sendingDesk, smtp, written } from '../../support/sending-desk.ts'
import { type TestDesk, until } from '../../support/test-desk.ts'

async function noteDraft(desk: TestDesk, body = '<p>Pays <b>late</b></p>') {
  const [question] = await desk.timeline('ana@mail.test')
  const draft = await desk.call('draft.open', { kind: 'note', conversation: question?.conversation ?? null })
  await desk.call('draft.save', { draft: draft.id, change: { body } })
  return draft
}

describe('a note', () => {
  it('stands on the timeline of its conversation, is found, and does not answer anybody', async () => {
    const { desk } = await sendingDesk()
    const { action } = await desk.call('draft.keepNote', { draft: (await noteDraft(desk)).id })
    expect(action).not.toBeNull()
    const [question, note] = await desk.timeline('ana@mail.test')
    expect(note).toMatchObject({
      kind: 'note',
      direction: 'internal',
      to: [],
      cc: [],
      text: 'Pays late',
      unread: false,
    })
    expect(note?.conversation).toBe(question?.conversation)
    expect((await desk.find('late')).map(({ message }) => message)).toEqual([note?.id])
    expect(await desk.queue('unanswered')).toHaveLength(1)
    expect((await desk.call('contact.card', { contact: await desk.contact('ana@mail.test') })).sent).toBe(0)
    expect(await desk.call('draft.list', {})).toEqual([])
  })

  it('can be undone and done again', async () => {
    const { desk } = await sendingDesk()
    const { action } = await desk.call('draft.keepNote', { draft: (await noteDraft(desk)).id })
    const shown = async () => [(await desk.timeline('ana@mail.test')).length, (await desk.find('late')).length]
    await desk.call('action.undo', { action: action as never })
    expect(await shown()).toEqual([1, 0])
    expect((await desk.account()).messages).toBe(1)
    await desk.finished(await desk.call('desk.rebuild', {}))
    expect(await shown()).toEqual([1, 0])
  })

  it('survives a rebuild where it stands', async () => {
    const { desk } = await sendingDesk()
    await desk.call('draft.keepNote', { draft: (await noteDraft(desk)).id })
    const before = await desk.timeline('ana@mail.test')
    await desk.finished(await desk.call('desk.rebuild', {}))
    expect(await desk.timeline('ana@mail.test')).toEqual(before)
  })

  it('makes no answer stale', async () => {
    const { desk, post } = await sendingDesk()
    await desk.call('network.set', { offline: true })
    const item = await answer(desk)
    await desk.call('draft.keepNote', { draft: (await noteDraft(desk)).id })
    await desk.call('network.set', { offline: false })
    await inState(desk, item, 'sent')
    expect(post.delivered).toHaveLength(1)
  })
})

describe('nothing of a note leaves the desk', () => {
  it('in any state, whatever is done with it and around it', async () => {
    const bo = mail({ id: 'bo@mail.test', from: 'bo@mail.test', place: inbox(2) })
    const { desk, post, server } = await sendingDesk([ask, bo], { settings: { smtp, draftsOnServer: true } })
    /** Everything the server was ever told, once whatever waits for a pause has had it. */
    const told = async () => {
      desk.clock.at += 60_000
      desk.engine.resumed()
      // What was written before the note is there: the note's turn came first.
      await until(() => expect(post.drafts.size).toBeGreaterThan(0))
      await until(async () => expect((await desk.call('outbox.list', {}))[0]?.pendingChanges).toBe(0))
      return JSON.stringify([post.delivered, [...post.drafts.values()], post.changes, server.diary])
    }
    await written(desk, '<p>To Bo</p>', { to: 'bo@mail.test' })
    const draft = await noteDraft(desk, '<p>Secret of the desk</p>')
    const file = {
      draft: draft.id,
      upload: 'u',
      name: 'Secret.txt',
      type: 'text/plain',
      base64: 'U2VjcmV0',
      done: true,
    }
    await desk.call('draft.addFile', file)
    const to = [{ name: '', address: 'ana@mail.test' }]
    await desk.call('draft.save', { draft: draft.id, change: { to } })
    const sent = desk.call('draft.send', { draft: draft.id, seen: null })
    await expect(sent).rejects.toMatchObject({ code: 'note-stays' })
    // Asked for as an answer it stays what it is, and the answer is another draft.
    const reply = await desk.call('draft.open', { kind: 'reply', message: draft.answers })
    expect([reply.id === draft.id, reply.body]).toEqual([false, ''])
    expect(await told()).not.toContain('Secret')
    await desk.call('draft.remove', { draft: draft.id })
    await desk.call('draft.restore', { draft: draft.id })
    await desk.call('draft.keepNote', { draft: draft.id })
    // One that was kept by mistake and taken back.
    const mistaken = await noteDraft(desk, '<p>Secret of a mistake</p>')
    const { action } = await desk.call('draft.keepNote', { draft: mistaken.id })
    await desk.call('action.undo', { action: action as never })
    const note = (await desk.timeline('ana@mail.test')).at(-1)
    // What is written on top of it, in every kind, with the note as what is answered.
    for (const kind of ['reply', 'reply-all', 'forward'] as const) {
      const draft = await desk.call('draft.open', { kind, message: note?.id ?? null })
      expect((await desk.call('draft.quote', { draft: draft.id })).text).not.toContain('Secret')
      await desk.call('draft.save', { draft: draft.id, change: { body: '<p>Hi</p>', to } })
      await inState(desk, (await desk.call('draft.send', { draft: draft.id, seen: note?.id ?? null })).outbox, 'sent')
    }
    const contacts = { type: 'contacts', ids: [await desk.contact('ana@mail.test')] } as const
    for (const step of [{ type: 'star', on: true }, { type: 'read', read: false }, { type: 'archive' }] as const) {
      await desk.call('triage.apply', { target: { ...contacts, ids: [...contacts.ids] }, step })
    }
    await desk.call('network.set', { offline: true })
    await desk.call('network.set', { offline: false })
    await desk.state('online')
    expect(await told()).not.toContain('Secret')
    expect(JSON.stringify(await outboxItems(desk))).not.toContain('Secret')
    expect(post.delivered).toHaveLength(3)
    expect(post.delivered.flatMap(({ attachments }) => attachments)).toEqual([])
    // It is there all the while.
    expect((await desk.timeline('ana@mail.test')).filter(({ kind }) => kind === 'note')).toMatchObject([
      { text: 'Secret of the desk', attachments: [{ name: 'Secret.txt' }] },
    ])
  })

  it('for the outbox has no place for one, whoever writes the row', async () => {
    const desk = await bareDesk()
    const row = {
      kind: 'note' as never,
      accountId: 1,
      answersId: null,
      seenId: null,
      seenArrived: 0,
      channelMessageId: 'x@shop.test',
      references: [],
      fromName: '',
      fromAddress: '',
      to: [],
      cc: [],
      bcc: [],
      subject: '',
      text: 'Secret',
      html: null,
      language: null,
      sizeBytes: 0,
      draft: {} as never,
      queuedAt: 0,
      dueAt: 0,
      replyAction: null,
      thenAction: null,
    }
    expect(() => insertOutboxItem(desk.db, row)).toThrow(/CHECK constraint failed/)
    insertOutboxItem(desk.db, { ...row, kind: 'reply' })
    expect(() => desk.db.exec("UPDATE outbox SET kind = 'note'")).toThrow(/CHECK constraint failed/)
  })
})
