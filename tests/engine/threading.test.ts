import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RemoteMessage } from '../../src-main/channels/channel.ts'
import { type BareDesk, bareDesk } from '../support/bare-desk.ts'
import { mail, us } from '../support/remote-events.ts'
import { done, onConversation } from '../support/triage-steps.ts'

/** The texts of each conversation, oldest first. */
function conversations(desk: BareDesk): readonly (readonly string[])[] {
  const byId = new Map<number, string[]>()
  const sql =
    'SELECT conversation_id AS id, text FROM message JOIN message_body ON message_id = message.id ORDER BY message.id'
  for (const { id, text } of desk.rows<{ id: number; text: string }>(sql)) byId.set(id, [...(byId.get(id) ?? []), text])
  return [...byId.values()]
}

const question = mail({ id: 'q@mail.test', text: 'question', at: 1 })
const answer = mail({ id: 'a@shop.test', from: us, text: 'answer', at: 2, refs: ['q@mail.test'] })
const thanks = mail({ id: 't@mail.test', text: 'thanks', at: 3, refs: ['q@mail.test', 'a@shop.test'] })
const lateReply = mail({ id: 'l@mail.test', text: 'late', at: 4, refs: ['a@shop.test'] })
const other = mail({ id: 'o@mail.test', text: 'other', at: 5 })

describe('conversations', () => {
  it('are the same whatever order their messages come in', async () => {
    const desk = await bareDesk()
    const all = [question, answer, thanks, lateReply, other]
    const ids = new Set<string>()
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (order) =>
        desk.pretend(() => {
          for (const message of order) desk.ingest(message)
          expect(conversations(desk)).toEqual([['question', 'answer', 'thanks', 'late'], ['other']])
          ids.add(
            desk
              .rows<{ id: number }>('SELECT id FROM conversation ORDER BY id')
              .map((row) => row.id)
              .join(),
          )
        }),
      ),
      { numRuns: 120, seed: 1 },
    )
    // Two desks that saw them in different orders speak of the same conversations.
    expect(ids.size).toBe(1)
  })

  it('join through a message that never came', async () => {
    const desk = await bareDesk()
    const missing = ['never@mail.test']
    desk.ingest(mail({ text: 'one', at: 1, refs: missing }), mail({ text: 'two', at: 2, refs: missing }))
    expect(conversations(desk)).toEqual([['one', 'two']])
  })

  it('never join by their subject, not even with Re:', async () => {
    const desk = await bareDesk()
    desk.ingest(mail({ subject: 'Order 5', text: 'one', at: 1 }), mail({ subject: 'Re: Order 5', text: 'two', at: 2 }))
    expect(conversations(desk)).toEqual([['one'], ['two']])
  })

  it('go on when the subject changes', async () => {
    const desk = await bareDesk()
    desk.ingest(question, { ...answer, subject: 'Something else' })
    expect(conversations(desk)).toHaveLength(1)
  })

  it('of messages without any id are their own', async () => {
    const desk = await bareDesk()
    desk.ingest(mail({ id: null, text: 'one', at: 1 }), mail({ id: null, text: 'two', at: 2 }))
    expect(conversations(desk)).toEqual([['one'], ['two']])
  })

  it('of two mailboxes stay apart', async () => {
    const desk = await bareDesk()
    const sales = desk.account('email:sales@shop.test')
    desk.ingest(question)
    desk.ingestInto(sales, answer)
    expect(conversations(desk)).toEqual([['question'], ['answer']])
  })

  it('survive a loop of references and ten thousand of them', async () => {
    const desk = await bareDesk()
    const refs = Array.from({ length: 10_000 }, (_, n) => `${n}@mail.test`)
    desk.ingest(
      mail({ id: 'x@mail.test', text: 'x', at: 1, refs: ['y@mail.test', 'x@mail.test'] }),
      mail({ id: 'y@mail.test', text: 'y', at: 2, refs: ['x@mail.test'] }),
      mail({ id: 'z@mail.test', text: 'z', at: 3, refs }),
    )
    expect(conversations(desk)).toEqual([['x', 'y'], ['z']])
  })
})

describe('two conversations that turn out to be one', () => {
  const bridge: RemoteMessage = mail({
    id: 'b@shop.test',
    from: us,
    text: 'bridge',
    at: 9,
    refs: ['q@mail.test', 'o@mail.test'],
  })

  it('keep that an agent had done one of them, unless a later message waits', async () => {
    const desk = await bareDesk()
    desk.ingest(question, other)
    const second = desk.rows<{ id: number }>('SELECT conversation_id AS id FROM message ORDER BY id')[1]?.id ?? 0
    desk.run('applyStep', onConversation(second, done))
    desk.ingest(bridge)
    expect(desk.rows('SELECT open, messages FROM conversation')).toEqual([{ open: 0, messages: 3 }])
    desk.ingest(mail({ text: 'and now?', at: 10, refs: ['b@shop.test'] }))
    expect(desk.rows('SELECT open, messages FROM conversation')).toEqual([{ open: 1, messages: 4 }])
  })

  it('leave one row in the queue', async () => {
    const desk = await bareDesk()
    desk.ingest(question, other)
    expect(desk.rows('SELECT open FROM queue WHERE scope = 0')).toEqual([{ open: 2 }])
    desk.ingest(mail({ text: 'both', at: 9, refs: ['q@mail.test', 'o@mail.test'] }))
    expect(desk.rows('SELECT open FROM queue WHERE scope = 0')).toEqual([{ open: 1 }])
    expect(desk.rows('SELECT 1 FROM conversation')).toHaveLength(1)
  })
})
