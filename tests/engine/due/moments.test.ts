import { describe, expect, it } from 'vitest'
import type { DeskEvent } from '../../../src-main/contract/events.ts'
import { calendarInput, type SlaPolicyInput } from '../../../src-main/contract/sla.ts'
import { firstDay, mail, minuteMs, us } from '../../support/remote-events.ts'
import { scripted } from '../../support/scripted-channel.ts'
import { hours, officeHours, policy } from '../../support/sla-rules.ts'
import { type TestDesk, testDesk, until } from '../../support/test-desk.ts'

const hour = 60 * minuteMs
const ana = mail({ id: 'a', from: 'Ana <ana@mail.test>', subject: 'Order 7', at: 0 })
const bo = mail({ id: 'b', from: 'Bo <bo@mail.test>', subject: 'Order 8', at: 5 })

async function deskWith(mails: Parameters<typeof scripted>[0], rules: Partial<SlaPolicyInput> = {}): Promise<TestDesk> {
  const desk = await testDesk({ email: scripted(mails), now: firstDay })
  await desk.call('policy.replaceAll', { policies: [{ ...policy(rules), id: null }] })
  await desk.sync()
  return desk
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
async function atTime(desk: TestDesk, time: number): Promise<void> {
  desk.clock.at = time
  desk.engine.resumed()
}

/** Nothing more is told: a look has come and gone. */
async function quiet(desk: TestDesk): Promise<void> {
  const before = desk.events.length
  desk.engine.resumed()
  await until(async () => {
    const { breached } = await desk.call('sla.groups', { account: null })
    if (breached < 0) throw new Error('Never')
  })
  await new Promise((resolve) => setTimeout(resolve, 400))
  expect(desk.events.slice(before).filter(({ type }) => type === 'sla')).toEqual([])
}

describe('the desk tells', () => {
  it('once that time is short, and once that it is over', async () => {
    const desk = await deskWith([ana])
    await atTime(desk, firstDay + 3 * hour)
    await until(() => expect(words(desk)).toEqual([[['warning Ana'], 1, 0]]))
    expect(told(desk)[0]?.moments[0]).toMatchObject({
      subject: 'Order 7',
      clock: 'first-reply',
      dueAt: firstDay + 4 * hour,
    })
    await atTime(desk, firstDay + 4 * hour + 1)
    await until(() => expect(words(desk).at(-1)).toEqual([['breach Ana'], 0, 1]))
    await quiet(desk)
    expect(told(desk)).toHaveLength(2)
  })

  it('after a sleep of three days all of it at once, and no warning of what is over', async () => {
    const desk = await deskWith([ana, bo])
    await atTime(desk, firstDay + 72 * hour)
    await until(() => expect(words(desk)).toEqual([[['breach Ana', 'breach Bo'], 0, 2]]))
    await quiet(desk)
  })

  it('nothing of a breach a second time after the desk was started anew', async () => {
    const first = await deskWith([ana])
    await atTime(first, firstDay + 5 * hour)
    await until(() => expect(told(first)).toHaveLength(1))
    await first.close()
    const again = await testDesk({
      email: scripted([ana]),
      dataPath: first.dataPath,
      secrets: first.secrets,
      now: firstDay + 6 * hour,
    })
    await quiet(again)
  })

  it('nothing of what waits for the customer', async () => {
    const desk = await deskWith([ana])
    const contact = await desk.contact('ana@mail.test')
    const waiting = { type: 'status', status: 'waiting' } as const
    await desk.call('triage.apply', { target: { type: 'contacts', ids: [contact], view: null }, step: waiting })
    desk.clock.at = firstDay + 40 * hour
    await quiet(desk)
  })

  it('outside the hours nothing; when they begin, what came to pass meanwhile', async () => {
    const desk = await testDesk({ email: scripted([ana]), now: firstDay })
    const calendar = await desk.call('calendar.save', { id: null, calendar: calendarInput.parse(officeHours) })
    const byDayAndNight = policy({ calendar: calendar.id, firstReply: hours(4, 'calendar') })
    await desk.call('policy.replaceAll', { policies: [{ ...byDayAndNight, id: null }] })
    await desk.sync()
    // The first day is a Sunday.
    desk.clock.at = firstDay + 5 * hour
    await quiet(desk)
    await atTime(desk, firstDay + 24 * hour + minuteMs)
    await until(() => expect(words(desk)).toEqual([[['breach Ana'], 0, 1]]))
  })

  it('outside the hours too, where the agent wants to know', async () => {
    const desk = await testDesk({ email: scripted([ana]), now: firstDay })
    await desk.call('settings.set', { key: 'sla.notifications', value: { quietOutsideHours: false, warnings: false } })
    const calendar = await desk.call('calendar.save', { id: null, calendar: calendarInput.parse(officeHours) })
    await desk.call('policy.replaceAll', { policies: [{ ...policy({ calendar: calendar.id }), id: null }] })
    await desk.sync()
    desk.clock.at = firstDay + 3 * hour + minuteMs
    await quiet(desk)
    await atTime(desk, firstDay + 5 * hour)
    await until(() => expect(words(desk)).toEqual([[['breach Ana'], 0, 1]]))
  })

  it('how many are breached, warned of and due today, as time goes by', async () => {
    const desk = await deskWith([ana, bo, mail({ id: 'c', from: us, to: ['cy@mail.test'], at: 9 })])
    const counts = () => desk.events.filter((event) => event.type === 'due').at(-1)
    await atTime(desk, firstDay + 3 * hour + 2 * minuteMs)
    await until(() => expect(counts()).toMatchObject({ breached: 0, soon: 1 }))
    await atTime(desk, firstDay + 4 * hour + 2 * minuteMs)
    await until(() => expect(counts()).toMatchObject({ breached: 1, soon: 1 }))
  })
})
