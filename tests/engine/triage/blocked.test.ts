import { describe, expect, it } from 'vitest'
import { blockedSenders } from '../../../src-main/engine/desk/triage/block.ts'
import { type BareDesk, bareDesk } from '../../support/bare-desk.ts'
import { conversationOf, peopleIn, triageIn } from '../../support/desk-rows.ts'
import { dumpDesk } from '../../support/dump-desk.ts'
import { firstDay, mail } from '../../support/remote-events.ts'
import { onConversation } from '../../support/triage-steps.ts'

const offer = mail({ from: 'Win <win@spam.test>', id: 's', text: 'offer', at: 0 })
const again = mail({ from: 'WIN@spam.test', id: 's2', text: 'again', at: 60 })

async function blocked(): Promise<{ desk: BareDesk; seq: number }> {
  const desk = await bareDesk()
  desk.ingest(offer)
  const { seq } = desk.run('applyStep', onConversation(conversationOf(desk, 'offer'), { type: 'block', on: true }))
  return { desk, seq: seq ?? 0 }
}

function isTheSameAfterARebuild(desk: BareDesk): void {
  const before = dumpDesk(desk.db)
  desk.run('rebuild', {})
  expect(dumpDesk(desk.db)).toEqual(before)
}

describe('a sender who is blocked', () => {
  it('writes spam from then on, and what came before stays where it was', async () => {
    const { desk } = await blocked()
    const { arrivals } = desk.ingest(again)
    expect(arrivals).toEqual([])
    expect([triageIn(desk, 'offer').spam, triageIn(desk, 'again').spam]).toEqual([false, true])
    isTheSameAfterARebuild(desk)
  })

  it('may forge the date of a mail to no avail', async () => {
    const { desk } = await blocked()
    desk.ingest({ ...again, sentAt: offer.sentAt - 1_000_000 })
    expect(triageIn(desk, 'again').spam).toBe(true)
    isTheSameAfterARebuild(desk)
  })

  it('is heard again where an agent says that something is no spam', async () => {
    const { desk } = await blocked()
    desk.ingest(again)
    desk.run('applyStep', onConversation(conversationOf(desk, 'again'), { type: 'spam', on: false }))
    expect(triageIn(desk, 'again').spam).toBe(false)
    desk.ingest(mail({ from: 'win@spam.test', text: 'still', at: 90, refs: ['s2'] }))
    expect(triageIn(desk, 'still').spam).toBe(true)
    isTheSameAfterARebuild(desk)
  })

  it('is as if never blocked when that is undone, and only later mail is heard when they are let in again', async () => {
    const { desk, seq } = await blocked()
    // Received half a second after the sender was blocked.
    desk.ingest({ ...again, receivedAt: firstDay + 2_500 })
    desk.pretend(() => {
      desk.run('undo', { seq })
      expect(triageIn(desk, 'again').spam).toBe(false)
      isTheSameAfterARebuild(desk)
    })
    desk.run('applyStep', onConversation(conversationOf(desk, 'offer'), { type: 'block', on: false }))
    desk.ingest(mail({ from: 'win@spam.test', text: 'sorry', at: 120 }))
    expect([triageIn(desk, 'again').spam, triageIn(desk, 'sorry').spam]).toEqual([true, false])
    expect(peopleIn(desk, 'all')).toEqual(['win@spam.test'])
  })
})

describe('the list of who is blocked', () => {
  it('names them, newest first, also when none of their messages is left', async () => {
    const { desk } = await blocked()
    desk.ingest(mail({ from: 'Bo <bo@spam.test>', text: 'from Bo', at: 3 }))
    desk.run('applyStep', onConversation(conversationOf(desk, 'from Bo'), { type: 'block', on: true }))
    desk.run('applyStep', onConversation(conversationOf(desk, 'offer'), { type: 'delete' }))
    const listed = [
      { name: 'Bo', address: 'bo@spam.test' },
      { name: '', address: 'win@spam.test' },
    ]
    expect(blockedSenders(desk.db)).toMatchObject(listed)
    isTheSameAfterARebuild(desk)
    expect(blockedSenders(desk.db)).toMatchObject(listed)
  })

  it('lets them in again from then on, and that is undone too', async () => {
    const { desk } = await blocked()
    const win = { channel: 'email', address: 'win@spam.test' } as const
    const { seq } = desk.run('unblockSender', win)
    expect(blockedSenders(desk.db)).toEqual([])
    expect(desk.run('unblockSender', win).seq).toBeNull()
    desk.run('undo', { seq: seq ?? 0 })
    expect(blockedSenders(desk.db)).toMatchObject([win])
    desk.ingest(again)
    expect(triageIn(desk, 'again').spam).toBe(true)
  })

  it('holds nobody twice', async () => {
    const { desk } = await blocked()
    const step = { type: 'block', on: true } as const
    expect(desk.run('applyStep', onConversation(conversationOf(desk, 'offer'), step)).seq).toBeNull()
  })
})
