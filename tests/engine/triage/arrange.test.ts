import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RemoteMessage } from '../../../src-main/channels/channel.ts'
import type { ContactId, MessageId } from '../../../src-main/contract/ids.ts'
import { type BareDesk, bareDesk } from '../../support/bare-desk.ts'
import { conversationOf, peopleIn, talks, triageIn } from '../../support/desk-rows.ts'
import { dumpDesk } from '../../support/dump-desk.ts'
import { mail, us } from '../../support/remote-events.ts'
import { done, onConversation } from '../../support/triage-steps.ts'

const question = mail({ id: 'q', text: 'question', at: 1 })
const answer = mail({ id: 'a', from: us, text: 'answer', at: 2, refs: ['q'] })
const newTopic = mail({ id: 'n', text: 'another thing', at: 3, refs: ['q', 'a'] })
const onNewTopic = mail({ id: 'on', from: us, text: 'about that', at: 4, refs: ['q', 'a', 'n'] })
const onQuestion = mail({ id: 'oq', text: 'thanks for the answer', at: 5, refs: ['q', 'a'] })
const other = mail({ id: 'o', text: 'other', at: 6 })
const onOther = mail({ id: 'oo', from: us, text: 'about the other', at: 7, refs: ['o'] })

async function deskWith(...messages: readonly RemoteMessage[]): Promise<BareDesk> {
  const desk = await bareDesk()
  desk.ingest(...messages)
  return desk
}

function messageOf(desk: BareDesk, text: string): MessageId {
  const sql = 'SELECT message_id AS id FROM message_body WHERE text = ?'
  return desk.rows<{ id: MessageId }>(sql, text)[0]?.id as MessageId
}

const split = (desk: BareDesk, text: string) => desk.run('splitConversation', { message: messageOf(desk, text) })
const merge = (desk: BareDesk, from: string, into: string) =>
  desk.run('mergeConversations', { from: conversationOf(desk, from), into: conversationOf(desk, into) })
const move = (desk: BareDesk, text: string, to: ContactId | { address: string }) =>
  desk.run('moveConversation', { conversation: conversationOf(desk, text), to })
const undo = (desk: BareDesk, { seq }: { readonly seq: number | null }) => desk.run('undo', { seq: seq ?? 0 })

function isTheSameAfterARebuild(desk: BareDesk): void {
  const before = dumpDesk(desk.db)
  desk.run('rebuild', {})
  expect(dumpDesk(desk.db)).toEqual(before)
}

/** The texts on somebody's timeline, oldest first. */
function timeline(desk: BareDesk, address: string): readonly string[] {
  const sql = `SELECT text FROM participation JOIN message_body USING (message_id)
    JOIN identity ON identity.contact_id = participation.contact_id WHERE address = ? ORDER BY message_id`
  return desk.rows<{ text: string }>(sql, address).map(({ text }) => text)
}

describe('a conversation that is split', () => {
  it('ends before the message, which begins one of its own; undone it is whole again', async () => {
    const desk = await deskWith(question, answer, newTopic)
    const before = dumpDesk(desk.db)
    const result = split(desk, 'another thing')
    expect(talks(desk)).toEqual([['question', 'answer'], ['another thing']])
    expect(result.conversation).toBe(conversationOf(desk, 'another thing'))
    isTheSameAfterARebuild(desk)
    undo(desk, result)
    expect(dumpDesk(desk.db)).toEqual(before)
  })

  it('sorts later mail by what it answers, in whatever order it comes', async () => {
    const desk = await deskWith(question, answer, newTopic)
    split(desk, 'another thing')
    fc.assert(
      fc.property(fc.shuffledSubarray([onNewTopic, onQuestion], { minLength: 2 }), (later) =>
        desk.pretend(() => {
          for (const message of later) desk.ingest(message)
          expect(talks(desk)).toEqual([
            ['question', 'answer', 'thanks for the answer'],
            ['another thing', 'about that'],
          ])
          isTheSameAfterARebuild(desk)
        }),
      ),
      { numRuns: 10, seed: 1 },
    )
  })

  it('keeps on both sides what agents said of it', async () => {
    const desk = await deskWith(question, answer, newTopic)
    const apply = (step: Parameters<typeof onConversation>[1]) =>
      desk.run('applyStep', onConversation(conversationOf(desk, 'question'), step))
    apply({ type: 'tag', tag: 'vip', on: true })
    apply({ type: 'assign', to: 'Juno' })
    apply(done)
    split(desk, 'another thing')
    for (const text of ['question', 'another thing'])
      expect(triageIn(desk, text)).toMatchObject({ status: 'done', assignee: 'Juno', tags: ['vip'] })
  })

  it('is not split before its first message', async () => {
    const desk = await deskWith(question, answer)
    expect(split(desk, 'question').seq).toBeNull()
  })

  it('may be split again, and put together', async () => {
    const desk = await deskWith(question, answer, newTopic, onNewTopic, onQuestion)
    split(desk, 'another thing')
    split(desk, 'thanks for the answer')
    expect(talks(desk)).toEqual([['question', 'answer'], ['another thing', 'about that'], ['thanks for the answer']])
    merge(desk, 'thanks for the answer', 'question')
    merge(desk, 'another thing', 'question')
    expect(talks(desk)).toEqual([['question', 'answer', 'another thing', 'about that', 'thanks for the answer']])
    isTheSameAfterARebuild(desk)
  })
})

describe('two conversations that are merged', () => {
  it('are one from then on, with the later mail of both; undone they are two', async () => {
    const desk = await deskWith(question, other)
    const before = dumpDesk(desk.db)
    const result = merge(desk, 'other', 'question')
    expect(talks(desk)).toEqual([['question', 'other']])
    undo(desk, result)
    expect(dumpDesk(desk.db)).toEqual(before)
    merge(desk, 'other', 'question')
    desk.ingest(onOther, answer)
    expect(talks(desk)).toEqual([['question', 'answer', 'other', 'about the other']])
    isTheSameAfterARebuild(desk)
  })

  it('take in what turns up from before them', async () => {
    const desk = await deskWith(question, onOther)
    merge(desk, 'about the other', 'question')
    desk.ingest(other)
    expect(talks(desk)).toHaveLength(1)
    isTheSameAfterARebuild(desk)
  })

  it('keep what was said of each', async () => {
    const desk = await deskWith(question, other)
    desk.run('applyStep', onConversation(conversationOf(desk, 'other'), { type: 'tag', tag: 'vip', on: true }))
    desk.run('applyStep', onConversation(conversationOf(desk, 'question'), { type: 'assign', to: 'Juno' }))
    merge(desk, 'other', 'question')
    expect(triageIn(desk, 'other')).toMatchObject({ tags: ['vip'], assignee: 'Juno' })
  })

  it('must be of one account', async () => {
    const desk = await deskWith(question)
    desk.ingestInto(desk.account('email:sales@shop.test'), other)
    expect(() => merge(desk, 'other', 'question')).toThrow(/two accounts/)
  })

  it('stay merged when their threads turn out to be parts of a third', async () => {
    const desk = await deskWith(question, other)
    merge(desk, 'other', 'question')
    desk.ingest(mail({ text: 'both', at: 9, refs: ['root', 'q', 'o'] }))
    expect(talks(desk)).toEqual([['question', 'other', 'both']])
    isTheSameAfterARebuild(desk)
  })
})

describe('a conversation that is moved', () => {
  const fromBo = mail({ from: 'Bo <bo@mail.test>', id: 'b', text: 'from Bo', at: 8 })

  it('is on the timeline of the other contact, with what follows; undone it is back', async () => {
    const desk = await deskWith(question, answer, fromBo, other)
    const before = dumpDesk(desk.db)
    const bo = desk.rows<{ id: ContactId }>("SELECT contact_id AS id FROM identity WHERE address = 'bo@mail.test'")[0]
    const result = move(desk, 'question', bo?.id as ContactId)
    expect(timeline(desk, 'ana@mail.test')).toEqual(['other'])
    expect(timeline(desk, 'bo@mail.test')).toEqual(['question', 'answer', 'from Bo'])
    isTheSameAfterARebuild(desk)
    desk.pretend(() => {
      desk.ingest(onQuestion)
      expect(timeline(desk, 'bo@mail.test')).toContain('thanks for the answer')
      isTheSameAfterARebuild(desk)
    })
    undo(desk, result)
    expect(dumpDesk(desk.db)).toEqual(before)
  })

  it('founds a contact where there was none, and leaves none where nothing is left', async () => {
    const desk = await deskWith(question)
    const before = dumpDesk(desk.db)
    const result = move(desk, 'question', { address: ' New@Mail.test ' })
    expect(peopleIn(desk, 'all')).toEqual(['new@mail.test'])
    const founded = desk.rows<{ contact: number }>('SELECT contact_id AS contact FROM conversation')[0]
    expect(result.contact).toBe(founded?.contact)
    isTheSameAfterARebuild(desk)
    undo(desk, result)
    expect(dumpDesk(desk.db)).toEqual(before)
  })

  it('to whom it is with already is nothing to do, whichever of their addresses is meant', async () => {
    const desk = await deskWith(question)
    expect(move(desk, 'question', { address: 'ana@mail.test' }).seq).toBeNull()
    const people = ['bo@mail.test', 'ana@mail.test'].map((address) => ({ channel: 'email' as const, address }))
    desk.run('linkIdentities', { people: [people] })
    const [row] = desk.rows<{ id: ContactId }>('SELECT contact_id AS id FROM conversation')
    for (const to of [row?.id as ContactId, { address: 'ana@mail.test' }, { address: 'bo@mail.test' }])
      expect(move(desk, 'question', to).seq).toBeNull()
  })
})
