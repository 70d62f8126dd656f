import { describe, expect, it } from 'vitest'
import type { RemoteMessage } from '../../../src-main/channels/channel.ts'
import { type BareDesk, bareDesk } from '../../support/bare-desk.ts'
import { conversationOf, peopleIn, queueOf, triageIn } from '../../support/desk-rows.ts'
import { dumpDesk } from '../../support/dump-desk.ts'
import { firstDay, mail, us } from '../../support/remote-events.ts'
import { done, onConversation } from '../../support/triage-steps.ts'

const question = mail({ id: 'q', text: 'question', at: 1 })
const tomorrow = firstDay + 24 * 3_600_000

async function asleep(): Promise<BareDesk> {
  const desk = await bareDesk()
  desk.ingest(question)
  desk.run('applyStep', onConversation(conversationOf(desk, 'question'), { type: 'snooze', until: tomorrow }))
  return desk
}

/** An answer that this desk handed over: its Message-ID is in the outbox. */
function sentFromHere(desk: BareDesk, message: RemoteMessage): RemoteMessage {
  desk.db
    .prepare(
      `INSERT INTO outbox (kind, account_id, channel_message_id, refs, from_name, from_address, recipients, subject,
         text, size_bytes, draft, state, queued_at, due_at, seen_arrived)
       VALUES ('reply', 1, ?, '[]', '', '', '{}', '', '', 0, '{}', 'sent', 0, 0, 0)`,
    )
    .run(message.channelMessageId)
  return message
}

const answer = mail({ id: 'a', from: us, text: 'answer', at: 5, refs: ['q'] })
const note = (facts: Partial<RemoteMessage> = {}): RemoteMessage => ({
  ...mail({ id: 'n', kind: 'note', direction: 'internal', text: 'note', at: 5, refs: ['q'] }),
  from: { name: 'Max', address: '' },
  about: { type: 'note', people: [{ name: '', address: 'ana@mail.test' }] },
  ...facts,
})

/** Intercom's rule: a snooze ends on time, on a customer's reply, on a colleague's reply or note, not on one's own. */
const rules: readonly (readonly [string, (desk: BareDesk) => void, boolean])[] = [
  ['a customer writes again', (desk) => desk.ingest(mail({ text: 'and now?', at: 5, refs: ['q'] })), true],
  ['a colleague answers from a mail program', (desk) => desk.ingest(answer), true],
  ['we answer from this desk', (desk) => desk.ingest(sentFromHere(desk, answer)), false],
  ['we write a note', (desk) => desk.ingest(note()), false],
  [
    'a robot of theirs answers',
    (desk) => desk.ingest(mail({ text: 'away', at: 5, refs: ['q'], kind: 'auto-reply' })),
    false,
  ],
  ['a robot of ours answers', (desk) => desk.ingest({ ...answer, kind: 'auto-reply' }), false],
  ['older mail of it is filled in', (desk) => desk.ingest(mail({ id: 'o', text: 'older', at: 0, refs: ['q'] })), false],
  ['another conversation goes on', (desk) => desk.ingest(mail({ id: 'x', text: 'new', at: 5 })), false],
  ['its text is read', (desk) => desk.run('markContact', { contact: contactOf(desk), read: true }), false],
]

function contactOf(desk: BareDesk): number {
  return desk.rows<{ id: number }>('SELECT contact_id AS id FROM conversation')[0]?.id ?? 0
}

describe('what sleeps', () => {
  it.each(rules)('when %s', async (_, happens, wakes) => {
    const desk = await asleep()
    happens(desk)
    expect(triageIn(desk, 'question').snoozedUntil).toBe(wakes ? null : tomorrow)
    const before = dumpDesk(desk.db)
    desk.run('rebuild', {})
    expect(dumpDesk(desk.db)).toEqual(before)
  })

  it("wakes when a colleague's note comes from another desk", async () => {
    const desk = await asleep()
    desk.ingest(note())
    // No note of another desk travels yet; when it does, it was not written here.
    desk.db.exec('UPDATE message SET here = NULL WHERE direction = 2')
    desk.ingest(mail({ id: 'touch', text: 'touch', at: 6, refs: ['q'], kind: 'bulk' }))
    expect(triageIn(desk, 'question').snoozedUntil).toBeNull()
  })

  it('is done and sleeps no more when an agent says so', async () => {
    const desk = await asleep()
    desk.run('applyStep', onConversation(conversationOf(desk, 'question'), done))
    expect(triageIn(desk, 'question')).toMatchObject({ status: 'done', snoozedUntil: null })
  })

  it('waits as long as before once it is awake', async () => {
    const desk = await asleep()
    expect(peopleIn(desk, 'unanswered')).toEqual([])
    desk.run('applyStep', onConversation(conversationOf(desk, 'question'), { type: 'snooze', until: null }))
    expect(queueOf(desk, 'unanswered')[0]?.waitingSince).toBe(question.sentAt)
  })

  it('wakes at its time, however long ago that was, and the log says so', async () => {
    const desk = await bareDesk()
    desk.ingest(question)
    // A year of sleep: there is no lower bound.
    const until = firstDay - 365 * 24 * 3_600_000
    desk.run('applyStep', onConversation(conversationOf(desk, 'question'), { type: 'snooze', until }))
    expect(peopleIn(desk, 'snoozed')).toEqual(['ana@mail.test'])
    expect(desk.run('wakeSleepers', {}).woken).toEqual([contactOf(desk)])
    expect(peopleIn(desk, 'unanswered')).toEqual(['ana@mail.test'])
    expect(desk.run('wakeSleepers', {}).seq).toBeNull()
    const before = dumpDesk(desk.db)
    desk.run('rebuild', {})
    expect(dumpDesk(desk.db)).toEqual(before)
  })

  it('is sorted by when it wakes, and pages on where several wake at once', async () => {
    const desk = await bareDesk()
    const people = Array.from({ length: 7 }, (_, n) => mail({ from: `c${n}@mail.test`, text: `c${n}`, at: n }))
    desk.ingest(...people)
    for (const [n, { text }] of people.entries()) {
      const until = tomorrow + (n < 5 ? 0 : 10 - n)
      desk.run('applyStep', onConversation(conversationOf(desk, text), { type: 'snooze', until }))
    }
    expect(new Set(peopleIn(desk, 'snoozed').slice(2))).toEqual(new Set(people.slice(0, 5).map((m) => m.from.address)))
    expect(peopleIn(desk, 'snoozed').slice(0, 2)).toEqual(['c5@mail.test', 'c6@mail.test'])
  })
})
