import { describe, expect, it } from 'vitest'
import { calendarInput, draftPolicies, type SlaPolicyInput } from '../../../src-main/contract/sla.ts'
import { firstDay, mail, minuteMs } from '../../support/remote-events.ts'
import { scripted } from '../../support/scripted-channel.ts'
import { hours, officeHours, policy } from '../../support/sla-rules.ts'
import { type TestDesk, testDesk, until } from '../../support/test-desk.ts'

const hour = 60 * minuteMs
const drafts = (...policies: readonly SlaPolicyInput[]) =>
  draftPolicies.parse(policies.map((each) => ({ ...each, id: null })))

const dueOf = async (desk: TestDesk) =>
  (await desk.call('queue.page', { filter: 'due', account: null, order: 'oldest', after: null, limit: 9 })).rows.map(
    ({ due }) => (due?.dueAt ?? 0) - firstDay,
  )

describe('a new desk', () => {
  it('has hours and policies for what customers are known to expect', async () => {
    const desk = await testDesk()
    const policies = await desk.call('policy.list', {})
    const targets = policies.map(({ conditions, firstReply, nextReply, resolution }) => [
      conditions.channels.join(),
      ...[firstReply, nextReply, resolution].map((target) =>
        target ? `${target.amount} ${target.unit} ${target.time}` : 'none',
      ),
    ])
    expect(targets).toEqual([
      ['livechat,telegram,xmpp', '5 minutes business', '5 minutes business', 'none'],
      ['mastodon,bluesky', '1 hours calendar', '4 hours calendar', '3 days business'],
      ['email', '4 hours business', '8 hours business', '3 days business'],
    ])
    expect(await desk.call('calendar.list', {})).toHaveLength(1)
    expect((await desk.call('policy.check', { policies: drafts(...policies) })).problems).toEqual([])
  })

  it('gets them once: who throws them away, has none', async () => {
    const first = await testDesk()
    await first.call('policy.replaceAll', { policies: [] })
    await first.close()
    const again = await testDesk({ dataPath: first.dataPath, secrets: first.secrets })
    expect(await again.call('policy.list', {})).toEqual([])
  })
})

describe('an edit', () => {
  it('of a policy works out anew what is due, as a job', async () => {
    const desk = await testDesk({ email: scripted([mail(), mail({ from: 'bo@mail.test', at: 60 })]), now: firstDay })
    await desk.sync()
    await desk.call('policy.replaceAll', { policies: drafts(policy({ firstReply: hours(2) })) })
    await until(async () => expect(await dueOf(desk)).toEqual([2 * hour, 3 * hour]))
    const [known] = await desk.call('policy.list', {})
    await desk.call('policy.save', { id: known?.id ?? null, policy: { ...policy({ firstReply: hours(5) }) } })
    await until(async () => expect(await dueOf(desk)).toEqual([5 * hour, 6 * hour]))
    const jobs = await desk.call('job.list', {})
    expect(jobs.map(({ kind }) => kind)).toContain('due-times')
    expect(desk.events.filter(({ type }) => type === 'sla-rules').length).toBeGreaterThan(1)
    await desk.call('policy.remove', { id: known?.id as never })
    await until(async () => expect(await dueOf(desk)).toEqual([]))
  })

  it('of a calendar moves what counts its hours', async () => {
    const desk = await testDesk({ email: scripted([mail()]), now: firstDay })
    await desk.sync()
    const { id } = await desk.call('calendar.save', { id: null, calendar: officeHours })
    const business = policy({ calendar: id, firstReply: hours(2, 'business') })
    await desk.call('policy.replaceAll', { policies: drafts(business) })
    // The first day is a Sunday.
    await until(async () => expect(await dueOf(desk)).toEqual([26 * hour]))
    const monday = { date: '2026-11-02', name: 'Patron', yearly: false, from: 0, to: 1440 }
    await desk.call('calendar.save', { id, calendar: { ...officeHours, holidays: [monday] } })
    await until(async () => expect(await dueOf(desk)).toEqual([50 * hour]))
  })

  it('that was cut off goes on when the desk opens again', async () => {
    const first = await testDesk({ email: scripted([mail()]), now: firstDay })
    await first.sync()
    await first.call('policy.replaceAll', { policies: drafts(policy({ firstReply: hours(7) })) })
    await first.close()
    const { dataPath, secrets } = first
    const again = await testDesk({ email: scripted([mail()]), dataPath, secrets, follow: true })
    await until(async () => expect(await dueOf(again)).toEqual([7 * hour]))
  })
})

describe('policies', () => {
  it('are tried in the order that was given, a new one first', async () => {
    const desk = await testDesk()
    await desk.call('policy.replaceAll', { policies: drafts(policy({ name: 'One' }), policy({ name: 'Two' })) })
    await desk.call('policy.save', { id: null, policy: policy({ name: 'New' }) })
    const listed = await desk.call('policy.list', {})
    expect(listed.map(({ name }) => name)).toEqual(['New', 'One', 'Two'])
    const reversed = listed.map(({ id }) => id).toReversed()
    expect((await desk.call('policy.order', { ids: reversed })).map(({ name }) => name)).toEqual(['Two', 'One', 'New'])
  })

  it('keep their place and their number when a list takes the place of another', async () => {
    const desk = await testDesk()
    const [first, second] = await desk.call('policy.replaceAll', {
      policies: drafts(policy({ name: 'One' }), policy({ name: 'Two' })),
    })
    const kept = [{ ...policy({ name: 'Two, longer' }), id: second?.id ?? null }]
    const after = await desk.call('policy.replaceAll', { policies: draftPolicies.parse(kept) })
    expect(after.map(({ id, name }) => [id, name])).toEqual([[second?.id, 'Two, longer']])
    expect(after.some(({ id }) => id === first?.id)).toBe(false)
  })

  it('tell which match nothing, which never come to be, and how many conversations each would take', async () => {
    const mails = [mail(), mail({ from: 'bo@mail.test', at: 1 }), mail({ from: 'cy@other.test', at: 2 })]
    const desk = await testDesk({ email: scripted(mails), now: firstDay })
    await desk.sync()
    desk.clock.at = firstDay + hour
    const check = await desk.call('policy.check', {
      policies: drafts(
        policy({ name: 'Other', conditions: { contact: [{ attribute: 'domain', values: ['other.test'] }] } }),
        policy({ name: 'Nobody', conditions: { tags: ['nobody'] } }),
        policy({ name: 'All' }),
        policy({ name: 'Never' }),
      ),
    })
    expect(check.matched).toEqual([1, 0, 2, 0])
    expect(check.unmatched).toBe(0)
    expect(check.problems.map(({ policy: at, code, by }) => [at, code, by])).toEqual([
      [1, 'matched-nothing', null],
      [3, 'shadowed', 2],
    ])
  })
})

describe('a calendar', () => {
  it('of a zone that does not exist is refused, and the editor is told', async () => {
    const desk = await testDesk()
    const odd = { ...officeHours, zone: 'Europe/Atlantis' }
    const { problems } = await desk.call('calendar.check', { calendar: odd })
    expect(problems.map(({ code, blocks }) => [code, blocks])).toContainEqual(['unknown-zone', true])
    await expect(desk.call('calendar.save', { id: null, calendar: odd })).rejects.toMatchObject({
      code: 'unknown-zone',
    })
  })

  it('that policies count by stays', async () => {
    const desk = await testDesk()
    const [known] = await desk.call('calendar.list', {})
    await expect(desk.call('calendar.remove', { id: known?.id as never })).rejects.toMatchObject({
      code: 'calendar-in-use',
      params: { policies: expect.stringContaining('E-mail') },
    })
    await desk.call('policy.replaceAll', { policies: [] })
    await desk.call('calendar.remove', { id: known?.id as never })
    expect(await desk.call('calendar.list', {})).toEqual([])
  })

  it('closes on its country’s public holidays, but for those that are worked', async () => {
    const desk = await testDesk({ email: scripted([mail({ at: 60 * 24 * 30 })]), now: firstDay })
    await desk.sync()
    const italian = { country: 'IT', region: null, worked: [] }
    const calendar = { ...officeHours, publicHolidays: italian }
    const { closures } = await desk.call('calendar.check', { calendar })
    expect(closures.filter(({ date }) => date.startsWith('2026-12')).map(({ date }) => date)).toContain('2026-12-08')
    const { id } = await desk.call('calendar.save', { id: null, calendar })
    // Seven days of work from Tuesday, 1 December: the eighth is a holiday.
    const sevenDays = { amount: 56, unit: 'hours', time: 'business' } as const
    await desk.call('policy.replaceAll', { policies: drafts(policy({ calendar: id, firstReply: sevenDays })) })
    const withHoliday = Date.UTC(2026, 11, 10, 17) - firstDay
    await until(async () => expect(await dueOf(desk)).toEqual([withHoliday]))
    const worked = closures.find(({ date }) => date === '2026-12-08')?.name ?? ''
    const working = { ...calendar, publicHolidays: { ...italian, worked: [worked] } }
    await desk.call('calendar.save', { id, calendar: calendarInput.parse(working) })
    await until(async () => expect((await dueOf(desk))[0]).toBeLessThan(withHoliday))
  })
})
