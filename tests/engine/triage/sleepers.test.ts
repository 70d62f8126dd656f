import { expect, it } from 'vitest'
import type { ContactId } from '../../../src-main/contract/ids.ts'
import { firstDay, inbox, mail } from '../../support/remote-events.ts'
import { scripted } from '../../support/scripted-channel.ts'
import { type TestDesk, testDesk, until } from '../../support/test-desk.ts'
import { onContact } from '../../support/triage-steps.ts'

const question = mail({ id: 'q', from: 'Ana Pop <ana@mail.test>', text: 'question', at: 1, place: inbox(1) })
const hourMs = 3_600_000

async function sleeping(untilTime: number, options: { readonly dataPath?: string } = {}): Promise<TestDesk> {
  const desk = await testDesk({ email: scripted([question]), ...options })
  await desk.sync()
  const ana = await desk.contact('ana@mail.test')
  await desk.call('triage.apply', onContact(ana, { type: 'snooze', until: untilTime }))
  expect(await desk.queue('snoozed')).toHaveLength(1)
  return desk
}

const isAwake = (desk: TestDesk) => until(async () => expect(await desk.queue('unanswered')).toHaveLength(1))

it('wakes what slept when its time comes, and tells every window who that is', async () => {
  const desk = await sleeping(firstDay + 30)
  desk.clock.at = firstDay + 30
  await isAwake(desk)
  const ana = (await desk.contact('ana@mail.test')) as ContactId
  await until(() => expect(desk.events).toContainEqual({ type: 'woke', contacts: [{ id: ana, name: 'Ana Pop' }] }))
  await until(() => expect(desk.events.at(-1)).toEqual({ type: 'changed', contacts: [ana] }))
})

it('wakes at once what should have woken while the computer slept', async () => {
  const desk = await sleeping(firstDay + hourMs)
  desk.clock.at = firstDay + 90 * 24 * hourMs
  desk.engine.resumed()
  await isAwake(desk)
})

it('wakes at its start what should have woken while it was closed', async () => {
  const desk = await sleeping(firstDay + hourMs)
  await desk.close()
  const { dataPath, secrets } = desk
  const later = await testDesk({ email: scripted([]), dataPath, secrets, now: firstDay + 90 * 24 * hourMs })
  await isAwake(later)
})

it('waits no longer for what an agent woke', async () => {
  const desk = await sleeping(firstDay + hourMs)
  const ana = await desk.contact('ana@mail.test')
  await desk.call('triage.apply', onContact(ana, { type: 'snooze', until: null }))
  desk.clock.at = firstDay + 2 * hourMs
  desk.engine.resumed()
  await isAwake(desk)
  expect(desk.events.some(({ type }) => type === 'woke')).toBe(false)
})
