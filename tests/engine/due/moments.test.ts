import { describe, expect, it } from 'vitest'
import type { DeskEvent } from '../../../src-main/contract/events.ts'
import { type CalendarId, draftPolicies, type SlaPolicyInput } from '../../../src-main/contract/sla.ts'
import { firstDay, mail, minuteMs, us } from '../../support/remote-events.ts'
import { type ScriptedChannel, scripted } from '../../support/scripted-channel.ts'
import { hours, officeHours, policy } from '../../support/sla-rules.ts'
import { type TestDesk, type TestDeskOptions, testDesk, until } from '../../support/test-desk.ts'

const hour = 60 * minuteMs
const ana = mail({ id: 'a', from: 'Ana <ana@mail.test>', subject: 'Order 7', at: 0 })
const bo = mail({ id: 'b', from: 'Bo <bo@mail.test>', subject: 'Order 8', at: 5 })

/** Whoever it is that is told of at any hour: what is told before them was told before that. */
const witness = policy({
  name: 'Witness',
  conditions: { contact: [{ attribute: 'address', values: ['wit@mail.test'] }] },
  firstReply: hours(1),
})

interface ToldDesk {
  readonly desk: TestDesk
  readonly server: ScriptedChannel
}

async function deskWith(
  mails: Parameters<typeof scripted>[0],
  rules: (calendar: CalendarId) => SlaPolicyInput = () => policy(),
  options: TestDeskOptions = {},
): Promise<ToldDesk> {
  const server = scripted(mails)
  const desk = await testDesk({ email: server, now: firstDay, follow: true, ...options })
  const { id } = await desk.call('calendar.save', { id: null, calendar: officeHours })
  const policies = draftPolicies.parse([witness, rules(id)].map((each) => ({ ...each, id: null })))
  await desk.call('policy.replaceAll', { policies })
  await desk.sync()
  return { desk, server }
}

type Told = Extract<DeskEvent, { type: 'sla' }>
const told = (desk: TestDesk): readonly Told[] => desk.events.filter((event): event is Told => event.type === 'sla')
const words = (desk: TestDesk) =>
  told(desk).map(({ moments, warnings, breaches }) => [
    moments.map(({ what, name }) => `${what} ${name}`),
    warnings,
    breaches,
  ])

/** The clock is set, and the desk looks at it as after a sleep. */
function atTime(desk: TestDesk, time: number): void {
  desk.clock.at = time
  desk.engine.resumed()
}

/** Nothing is told but of a new customer who was late when their mail came: the desk has looked. */
async function nothingElse({ desk, server }: ToldDesk): Promise<void> {
  const before = told(desk).length
  server.push(mail({ id: `w${desk.clock.at}`, from: 'Wit <wit@mail.test>', at: 1 }))
  await desk.sync()
  desk.engine.resumed()
  await until(() => expect(told(desk).length).toBeGreaterThan(before))
  expect(words(desk).slice(before)).toEqual([[['breach Wit'], 0, 1]])
}

describe('the desk tells', () => {
  it('once that time is short, and once that it is over', async () => {
    const of = await deskWith([ana])
    atTime(of.desk, firstDay + 3 * hour)
    await until(() => expect(words(of.desk)).toEqual([[['warning Ana'], 1, 0]]))
    expect(told(of.desk)[0]?.moments[0]).toMatchObject({
      subject: 'Order 7',
      clock: 'first-reply',
      dueAt: firstDay + 4 * hour,
    })
    atTime(of.desk, firstDay + 4 * hour + 1)
    await until(() => expect(words(of.desk).at(-1)).toEqual([['breach Ana'], 0, 1]))
    await nothingElse(of)
  })

  it('after a sleep of three days all of it at once, and no warning of what is over', async () => {
    const of = await deskWith([ana, bo])
    atTime(of.desk, firstDay + 72 * hour)
    await until(() => expect(words(of.desk)).toEqual([[['breach Ana', 'breach Bo'], 0, 2]]))
    await nothingElse(of)
  })

  it('nothing of a breach a second time after it was started anew', async () => {
    const { desk: first } = await deskWith([ana])
    atTime(first, firstDay + 5 * hour)
    await until(() => expect(told(first)).toHaveLength(1))
    await first.close()
    const { dataPath, secrets } = first
    await nothingElse(
      await deskWith([ana], () => policy({ name: 'Again' }), { dataPath, secrets, now: firstDay + 6 * hour }),
    )
  })

  it('nothing of what waits for the customer', async () => {
    const of = await deskWith([ana])
    const contact = await of.desk.contact('ana@mail.test')
    const waiting = { type: 'status', status: 'waiting' } as const
    await of.desk.call('triage.apply', { target: { type: 'contacts', ids: [contact], view: null }, step: waiting })
    of.desk.clock.at = firstDay + 40 * hour
    await nothingElse(of)
  })

  it('outside the hours nothing; when they begin, what came to pass meanwhile', async () => {
    const of = await deskWith([ana], (calendar) => policy({ calendar, firstReply: hours(4, 'calendar') }))
    // The first day is a Sunday.
    of.desk.clock.at = firstDay + 5 * hour
    await nothingElse(of)
    atTime(of.desk, firstDay + 24 * hour + minuteMs)
    await until(() => expect(words(of.desk).slice(1)).toEqual([[['breach Ana'], 0, 1]]))
  })

  it('outside the hours too, where the agent wants to know; and no warnings where they want none', async () => {
    const of = await deskWith([ana], (calendar) => policy({ calendar }))
    const value = { quietOutsideHours: false, warnings: false }
    await of.desk.call('settings.set', { key: 'sla.notifications', value })
    of.desk.clock.at = firstDay + 3 * hour + minuteMs
    await nothingElse(of)
    atTime(of.desk, firstDay + 5 * hour)
    await until(() => expect(words(of.desk).slice(1)).toEqual([[['breach Ana'], 0, 1]]))
  })

  it('how many are breached, warned of and due today, as time goes by', async () => {
    const { desk } = await deskWith([ana, bo, mail({ id: 'c', from: us, to: ['cy@mail.test'], at: 9 })])
    const counts = () => desk.events.filter((event) => event.type === 'due').at(-1)
    atTime(desk, firstDay + 3 * hour + 2 * minuteMs)
    await until(() => expect(counts()).toMatchObject({ breached: 0, soon: 1 }))
    atTime(desk, firstDay + 4 * hour + 2 * minuteMs)
    await until(() => expect(counts()).toMatchObject({ breached: 1, soon: 1 }))
  })
})
