import { expect, it } from 'vitest'
import { firstDay, minuteMs } from '../../support/remote-events.ts'
import { answer, inState, sendingDesk } from '../../support/sending-desk.ts'
import { hours, policy } from '../../support/sla-rules.ts'
import { type TestDesk, until } from '../../support/test-desk.ts'

const hour = 60 * minuteMs

async function due(desk: TestDesk) {
  const page = { filter: 'due', account: null, order: 'oldest', after: null, limit: 9 } as const
  return (await desk.call('queue.page', page)).rows.map((row) => row.due)
}

async function explained(desk: TestDesk) {
  const contact = await desk.contact('ana@mail.test')
  const [conversation] = (await desk.call('contact.card', { contact })).conversations
  return (await desk.call('sla.explain', { conversation: conversation?.id as never })).clocks
}

async function deskWithRules() {
  const made = await sendingDesk()
  const rules = policy({ resolution: hours(24) })
  await made.desk.call('policy.replaceAll', { policies: [{ ...rules, id: null }] })
  await until(async () => expect((await due(made.desk))[0]?.dueAt).toBe(firstDay + 4 * hour))
  return made
}

it('an answer in the outbox shows as such, and its clock runs until it has left', async () => {
  const { desk } = await deskWithRules()
  await desk.call('network.set', { offline: true })
  const id = await answer(desk, '<p>On its way.</p>', { afterwards: 'done' })
  expect(await due(desk)).toMatchObject([{ clock: 'first-reply', dueAt: firstDay + 4 * hour, answerPending: true }])
  expect((await explained(desk)).map(({ kind, state, answerPending }) => [kind, state, answerPending])).toEqual(
    expect.arrayContaining([['first-reply', 'running', true]]),
  )
  // Three hours later the train is out of the tunnel.
  desk.clock.at += 3 * hour
  await desk.call('network.set', { offline: false })
  await until(async () => expect(await due(desk)).toEqual([]))
  const left = firstDay + 30 * minuteMs + 3 * hour
  const clocks = await explained(desk)
  // Done was said with the answer, and counts when that left.
  expect(clocks.map(({ kind, state, end }) => [kind, state, end?.by, end?.at]).sort()).toEqual([
    ['first-reply', 'met', 'reply', left],
    ['resolution', 'met', 'done', left],
  ])
  expect(id).toBeGreaterThan(0)
})

it('an answer that is taken back leaves the clock as it was', async () => {
  const { desk } = await deskWithRules()
  await desk.call('network.set', { offline: true })
  const id = await answer(desk, '<p>Too early.</p>', { afterwards: 'waiting' })
  await inState(desk, id, 'waiting')
  await desk.call('outbox.edit', { item: id })
  expect(await due(desk)).toMatchObject([{ clock: 'first-reply', dueAt: firstDay + 4 * hour, answerPending: false }])
})

it('a canned reply may say when the answer is due', async () => {
  const { desk } = await deskWithRules()
  const contact = await desk.contact('ana@mail.test')
  const [conversation] = (await desk.call('contact.card', { contact })).conversations
  const preview = await desk.call('canned.preview', {
    variant: { channel: null, language: null, body: '<p>By {{ sla.due | date: "%H:%M" }}</p>' },
    subject: '',
    conversation: conversation?.id as never,
  })
  expect(JSON.stringify(preview)).toMatch(/By \d\d:00/)
})
