import { describe, expect, it } from 'vitest'
import { DeskError } from '../../../src-main/contract/errors.ts'
import type { TriageStep } from '../../../src-main/contract/triage.ts'
import { lineCut } from '../../support/post-office.ts'
import { inbox, mail } from '../../support/remote-events.ts'
import { sendingDesk } from '../../support/sending-desk.ts'
import { type TestDesk, until } from '../../support/test-desk.ts'

const pending = async (desk: TestDesk) => (await desk.call('outbox.list', {}))[0]?.pendingChanges

async function triage(desk: TestDesk, step: TriageStep) {
  const target = { type: 'contacts', ids: [await desk.contact('ana@mail.test')] } as const
  return (await desk.call('triage.apply', { target: { ...target, ids: [...target.ids] }, step })).action
}

const twoMails = [mail({ id: 'a', place: inbox(1) }), mail({ id: 'b', place: inbox(2), at: 1, refs: ['a'] })]

describe('what the mail server knows too', () => {
  it('is told at once, everything alike in one command', async () => {
    const { desk, post } = await sendingDesk(twoMails)
    await triage(desk, { type: 'read', read: true })
    await until(() => expect(post.changes).toEqual([{ places: [inbox(1), inbox(2)], change: { seen: true } }]))
    await until(async () => expect(await pending(desk)).toBe(0))
    await triage(desk, { type: 'archive' })
    await until(() => expect(post.changes.at(-1)).toEqual({ places: [inbox(1), inbox(2)], to: 'archive' }))
  })

  it('waits while the desk is offline, and is told when the line is back', async () => {
    const { desk, post } = await sendingDesk(twoMails)
    await desk.call('network.set', { offline: true })
    await triage(desk, { type: 'star', on: true })
    expect([await pending(desk), post.changes]).toEqual([1, []])
    await desk.call('network.set', { offline: false })
    await until(async () => expect(await pending(desk)).toBe(0))
    expect(post.changes).toHaveLength(1)
  })

  it('never reaches the server when it was undone before', async () => {
    const { desk, post } = await sendingDesk(twoMails)
    await desk.call('network.set', { offline: true })
    const action = await triage(desk, { type: 'read', read: true })
    await desk.call('action.undo', { action: action as never })
    await desk.call('network.set', { offline: false })
    await desk.state('online')
    expect([await pending(desk), post.changes]).toEqual([0, []])
  })

  it('is said again after the line was cut', async () => {
    const { desk, post } = await sendingDesk(twoMails)
    post.failNext('change', lineCut)
    await triage(desk, { type: 'read', read: true })
    await until(() => expect(desk.log.join()).toContain('did not reach the server'))
    desk.clock.at += 60_000
    desk.engine.resumed()
    await until(async () => expect(await pending(desk)).toBe(0))
    expect(post.changes).toHaveLength(1)
  })

  it('stays on the desk alone when the server refuses, and says why', async () => {
    const { desk, post } = await sendingDesk(twoMails)
    post.failNext('change', new DeskError('rejected', 'no-such-folder', 'There is no archive'))
    await triage(desk, { type: 'archive' })
    await until(async () => {
      const [account] = await desk.call('outbox.list', {})
      expect(account).toMatchObject({ pendingChanges: 2, changeError: { code: 'no-such-folder' } })
    })
    desk.clock.at += 600_000
    desk.engine.resumed()
    await triage(desk, { type: 'star', on: true })
    await until(() => expect(post.changes).toHaveLength(1))
  })
})
