import { describe, expect, it } from 'vitest'
import type { RemoteMessage } from '../../../src-main/channels/channel.ts'
import type { QueueFilter } from '../../../src-main/contract/desk.ts'
import type { TriageState, TriageStep } from '../../../src-main/contract/triage.ts'
import type { ActionResult } from '../../../src-main/engine/desk/actions.ts'
import { type BareDesk, bareDesk } from '../../support/bare-desk.ts'
import { conversationOf, peopleIn, queueOf, talks, triageIn } from '../../support/desk-rows.ts'
import { dumpDesk } from '../../support/dump-desk.ts'
import { firstDay, inbox, mail, seen, us } from '../../support/remote-events.ts'
import { done, onContact, onConversation, reopened, waiting } from '../../support/triage-steps.ts'

const question = mail({ id: 'q', text: 'question', at: 1, place: inbox(1) })
const answer = mail({ id: 'a', from: us, text: 'answer', at: 2, refs: ['q'], place: { folder: 'Sent', uid: 1 } })
const tomorrow = firstDay + 24 * 3_600_000

async function deskWith(...messages: readonly RemoteMessage[]): Promise<BareDesk> {
  const desk = await bareDesk()
  desk.ingest(...messages)
  return desk
}

const apply = (desk: BareDesk, step: TriageStep, text = 'question'): ActionResult =>
  desk.run('applyStep', onConversation(conversationOf(desk, text), step))

const fresh: TriageState = {
  status: 'open',
  snoozedUntil: null,
  assignee: null,
  priority: 'normal',
  tags: [],
  starred: false,
  spam: false,
}

const changes: readonly (readonly [TriageStep, Partial<TriageState>])[] = [
  [waiting, { status: 'waiting' }],
  [done, { status: 'done' }],
  [{ type: 'snooze', until: tomorrow }, { snoozedUntil: tomorrow }],
  [{ type: 'assign', to: 'Juno' }, { assignee: 'Juno' }],
  [{ type: 'priority', priority: 'urgent' }, { priority: 'urgent' }],
  [{ type: 'tag', tag: 'vip', on: true }, { tags: ['vip'] }],
  [{ type: 'star', on: true }, { starred: true }],
  [{ type: 'archive' }, { status: 'done' }],
  [{ type: 'spam', on: true }, { spam: true }],
]

describe('a step of triage', () => {
  it.each(changes)('%o says what it says, and its undo leaves no trace', async (step, change) => {
    const desk = await deskWith(question)
    const before = dumpDesk(desk.db)
    const { seq } = apply(desk, step)
    expect(triageIn(desk, 'question')).toEqual({ ...fresh, ...change })
    desk.run('undo', { seq: seq ?? 0 })
    expect(dumpDesk(desk.db)).toEqual(before)
  })

  it.each(changes)('%o says nothing where it is so already', async (step) => {
    const desk = await deskWith(question)
    apply(desk, step)
    expect(apply(desk, step).seq).toBeNull()
  })

  it('goes with the conversation when it turns out to be part of another one', async () => {
    const desk = await deskWith(question, mail({ id: 'o', text: 'other', at: 3 }))
    apply(desk, { type: 'tag', tag: 'vip', on: true })
    apply(desk, { type: 'tag', tag: 'refund', on: true }, 'other')
    apply(desk, { type: 'assign', to: 'Juno' })
    desk.ingest(mail({ text: 'both', at: 4, refs: ['q', 'o'] }))
    expect(triageIn(desk, 'both')).toMatchObject({ tags: ['refund', 'vip'], assignee: 'Juno' })
  })

  it('undone late leaves alone what was said after it', async () => {
    const desk = await deskWith(question)
    const { seq } = apply(desk, { type: 'assign', to: 'Juno' })
    apply(desk, { type: 'assign', to: 'Max' })
    desk.run('undo', { seq: seq ?? 0 })
    expect(triageIn(desk, 'question').assignee).toBe('Max')
  })

  it('of five thousand conversations is one action, undone as one', async () => {
    const desk = await deskWith(...Array.from({ length: 500 }, (_, n) => mail({ from: `c${n}@mail.test`, at: n })))
    const ids = desk.rows<{ id: number }>('SELECT id FROM conversation').map(({ id }) => id as never)
    const { seq, contacts } = desk.run('applyStep', { target: { type: 'conversations', ids }, step: done })
    expect([contacts.length, queueOf(desk, 'all').length]).toEqual([500, 0])
    expect(desk.rows('SELECT 1 FROM action')).toHaveLength(1)
    desk.run('undo', { seq: seq ?? 0 })
    expect(desk.rows('SELECT 1 FROM conversation WHERE open = 1')).toHaveLength(500)
  })
})

describe('a contact stands for', () => {
  const ana = (desk: BareDesk) => desk.rows<{ id: number }>('SELECT id FROM contact')[0]?.id ?? 0
  const onAna = (desk: BareDesk, step: TriageStep, view: QueueFilter | null = null): number | null =>
    desk.run('applyStep', onContact(ana(desk), step, view)).seq
  const three = [
    mail({ id: 'one', text: 'one', at: 1 }),
    mail({ id: 'two', text: 'two', at: 2 }),
    mail({ id: 'three', text: 'three', at: 3 }),
  ]

  it('their open conversations, not those that are settled', async () => {
    const desk = await deskWith(...three)
    apply(desk, done, 'one')
    onAna(desk, { type: 'tag', tag: 'vip', on: true })
    expect(['one', 'two', 'three'].map((text) => triageIn(desk, text).tags.length)).toEqual([0, 1, 1])
  })

  it('those that wait or sleep when none is open, and the newest when all are done', async () => {
    const desk = await deskWith(...three)
    apply(desk, done, 'one')
    apply(desk, waiting, 'two')
    apply(desk, { type: 'snooze', until: tomorrow }, 'three')
    onAna(desk, done)
    expect(['two', 'three'].map((text) => triageIn(desk, text).status)).toEqual(['done', 'done'])
    onAna(desk, { type: 'assign', to: 'Juno' })
    expect(['one', 'two', 'three'].map((text) => triageIn(desk, text).assignee)).toEqual([null, null, 'Juno'])
  })

  it('the newest when something is opened again or gets a star', async () => {
    const desk = await deskWith(...three)
    onAna(desk, done)
    onAna(desk, { type: 'status', status: 'open' })
    onAna(desk, { type: 'star', on: true })
    expect(['one', 'two', 'three'].map((text) => triageIn(desk, text).status)).toEqual(['done', 'done', 'open'])
    expect(triageIn(desk, 'three').starred).toBe(true)
  })
})

describe('a contact in a view stands for', () => {
  const ana = (desk: BareDesk) => desk.rows<{ id: number }>('SELECT id FROM contact')[0]?.id ?? 0
  const texts = ['one', 'two', 'three', 'four'] as const
  const four = texts.map((text, at) => mail({ id: text, text, at }))
  /** One of Ana's conversations is mine, one nobody's, one waits for her and one sleeps. */
  const sorted = async () => {
    const desk = await deskWith(...four)
    desk.run('putSetting', { key: 'agent.name', value: 'Juno' })
    apply(desk, { type: 'assign', to: 'Juno' }, 'one')
    apply(desk, waiting, 'three')
    apply(desk, { type: 'snooze', until: tomorrow }, 'four')
    return desk
  }

  it.each<readonly [QueueFilter, readonly string[]]>([
    ['mine', ['one']],
    ['unassigned', ['two']],
    ['waiting', ['three']],
    ['snoozed', ['four']],
    ['all', ['one', 'two']],
    ['unanswered', ['one', 'two']],
  ])('%s those that it shows', async (view, meant) => {
    const desk = await sorted()
    desk.run('applyStep', onContact(ana(desk), { type: 'tag', tag: 'vip', on: true }, view))
    expect(texts.filter((text) => triageIn(desk, text).tags.includes('vip'))).toEqual(meant)
  })

  it('waiting what is opened again, not the newest', async () => {
    const desk = await sorted()
    desk.run('applyStep', onContact(ana(desk), reopened, 'waiting'))
    expect(triageIn(desk, 'three').status).toBe('open')
    expect(triageIn(desk, 'four').snoozedUntil).toBe(tomorrow)
  })

  it('any what is woken or no spam after all', async () => {
    const desk = await sorted()
    apply(desk, { type: 'spam', on: true }, 'one')
    desk.run('applyStep', onContact(ana(desk), { type: 'spam', on: false }, 'waiting'))
    desk.run('applyStep', onContact(ana(desk), { type: 'snooze', until: null }, 'waiting'))
    expect([triageIn(desk, 'one').spam, triageIn(desk, 'four').snoozedUntil]).toEqual([false, null])
  })
})

describe('views', () => {
  const bo = mail({ from: 'bo@mail.test', id: 'b', text: 'from Bo', at: 5 })

  it.each([
    ['waiting', waiting],
    ['snoozed', { type: 'snooze', until: tomorrow }],
    ['done', done],
  ] as const)('%s holds what is that, and no open view does', async (filter, step) => {
    const desk = await deskWith(question, bo)
    apply(desk, step)
    expect(peopleIn(desk, filter)).toEqual(['ana@mail.test'])
    for (const open of ['all', 'unanswered', 'unassigned'] as const)
      expect(peopleIn(desk, open)).toEqual(['bo@mail.test'])
  })

  it('mine and unassigned go by the name of the agent', async () => {
    const desk = await deskWith(question, bo)
    desk.run('putSetting', { key: 'agent.name', value: 'Juno' })
    apply(desk, { type: 'assign', to: 'Juno' })
    expect([peopleIn(desk, 'mine'), peopleIn(desk, 'unassigned')]).toEqual([['ana@mail.test'], ['bo@mail.test']])
  })

  it('show spam nowhere, and count nobody who is nothing else', async () => {
    const desk = await deskWith(question, bo)
    apply(desk, { type: 'spam', on: true })
    for (const filter of ['all', 'unread', 'unanswered', 'unassigned', 'waiting', 'snoozed', 'done'] as const)
      expect(peopleIn(desk, filter)).not.toContain('ana@mail.test')
  })

  it('leave out what is unread while its conversation sleeps', async () => {
    const desk = await deskWith(question)
    apply(desk, { type: 'snooze', until: tomorrow })
    expect(peopleIn(desk, 'unread')).toEqual([])
    desk.ingest(
      { type: 'flags', place: inbox(1), flags: seen },
      { type: 'flags', place: inbox(1), flags: question.flags },
    )
    expect(peopleIn(desk, 'unread')).toEqual([])
    apply(desk, { type: 'snooze', until: null })
    expect(peopleIn(desk, 'unread')).toEqual(['ana@mail.test'])
  })

  it('show what their conversations are sorted by', async () => {
    const desk = await deskWith(question, mail({ id: 'p', text: 'plain', at: 4 }))
    apply(desk, { type: 'tag', tag: 'vip', on: true })
    apply(desk, { type: 'priority', priority: 'low' })
    expect(queueOf(desk, 'all')[0]).toMatchObject({ tags: ['vip'], priority: 'normal', assignees: [], starred: false })
    apply(desk, { type: 'priority', priority: 'high' }, 'plain')
    expect(queueOf(desk, 'all')[0]?.priority).toBe('high')
  })
})

describe('deleting', () => {
  it('hides the conversation everywhere, ours and theirs, until it is undone', async () => {
    const desk = await deskWith(question, answer)
    const before = dumpDesk(desk.db)
    const { seq } = apply(desk, { type: 'delete' })
    expect(talks(desk)).toEqual([])
    expect(desk.rows('SELECT 1 FROM contact')).toEqual([])
    expect(desk.rows("SELECT rowid FROM search WHERE search MATCH 'question'")).toEqual([])
    desk.run('undo', { seq: seq ?? 0 })
    expect({ ...dumpDesk(desk.db), changes: [] }).toEqual({ ...before, changes: [] })
  })

  it('is about what was there: a later message of the thread is shown', async () => {
    const desk = await deskWith(question)
    apply(desk, { type: 'delete' })
    desk.ingest(mail({ text: 'Are you there?', at: 9, refs: ['q'] }))
    expect(talks(desk)).toEqual([['Are you there?']])
    expect(peopleIn(desk, 'unanswered')).toEqual(['ana@mail.test'])
  })
})
