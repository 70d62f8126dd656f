import { describe, expect, it } from 'vitest'
import type { FigureOf, SlaPolicyInput } from '../../../src-main/contract/sla.ts'
import { draftPolicies, figureOf } from '../../../src-main/contract/sla.ts'
import { firstDay, mail, minuteMs, us } from '../../support/remote-events.ts'
import { scripted } from '../../support/scripted-channel.ts'
import { hours, policy } from '../../support/sla-rules.ts'
import { type TestDesk, testDesk } from '../../support/test-desk.ts'

const hour = 60 * minuteMs
const drafts = (...policies: readonly SlaPolicyInput[]) =>
  draftPolicies.parse(policies.map((each) => ({ ...each, id: null })))
const figure = (facts: Partial<FigureOf> = {}) => figureOf.parse(facts)

/** Ana is answered after an hour, Bo after six, Cy not at all. */
const history = [
  mail({ id: 'a', from: 'ana@mail.test', subject: 'Ana asks', at: 0 }),
  mail({ id: 'aa', from: `Juno <${us}>`, to: ['ana@mail.test'], at: 60, refs: ['a'] }),
  mail({ id: 'b', from: 'bo@mail.test', subject: 'Bo asks', at: 10 }),
  mail({ id: 'bb', from: `Max <${us}>`, to: ['bo@mail.test'], at: 370, refs: ['b'] }),
  mail({ id: 'c', from: 'cy@mail.test', subject: 'Cy asks', at: 20 }),
]
const period = { since: firstDay - hour, until: firstDay + 24 * hour }

async function deskAfterADay(): Promise<TestDesk> {
  const desk = await testDesk({ email: scripted(history), now: firstDay })
  await desk.call('policy.replaceAll', { policies: drafts(policy()) })
  await desk.sync()
  desk.clock.at = firstDay + 24 * hour
  return desk
}

describe('a report', () => {
  it('counts what was met and missed, by whom, and how long it took', async () => {
    const desk = await deskAfterADay()
    const job = await desk.finished(await desk.call('sla.report', { ...period, account: null }))
    expect([job.status, job.done, job.total]).toEqual(['done', 3, 3])
    const report = await desk.call('sla.reportResult', { job: job.id })
    expect(report.conversations).toBe(3)
    expect(report.attainment['first-reply']).toEqual({ met: 1, breached: 2, running: 0 })
    expect(report.durations['first-reply']).toMatchObject({
      count: 2,
      wall: { medianMs: hour, p90Ms: 6 * hour },
    })
    const agents = report.groups.filter(({ by }) => by === 'agent')
    expect(agents.map(({ key, attainment }) => [key, attainment['first-reply']])).toEqual(
      expect.arrayContaining([
        ['Juno', { met: 1, breached: 0, running: 0 }],
        ['Max', { met: 0, breached: 1, running: 0 }],
      ]),
    )
    expect(report.breachesByHour.reduce((sum, each) => sum + each, 0)).toBe(2)
  })

  it('opens the clocks behind each figure', async () => {
    const desk = await deskAfterADay()
    const { id } = await desk.finished(await desk.call('sla.report', { ...period, account: null }))
    const behind = async (facts: Partial<FigureOf>) => {
      const { rows, count } = await desk.call('sla.reportClocks', {
        job: id,
        figure: figure(facts),
        offset: 0,
        limit: 9,
      })
      expect(rows).toHaveLength(count)
      return rows.map(({ subject, state, agent }) => [subject, state, agent])
    }
    expect(await behind({ outcome: 'met' })).toEqual([['Ana asks', 'met', 'Juno']])
    expect(await behind({ outcome: 'breached' })).toEqual([
      ['Cy asks', 'late', ''],
      ['Bo asks', 'breached', 'Max'],
    ])
    expect(await behind({ group: { by: 'agent', key: 'Max' } })).toEqual([['Bo asks', 'breached', 'Max']])
  })

  it('leaves as a table that no spreadsheet computes', async () => {
    const desk = await deskAfterADay()
    const { id } = await desk.finished(await desk.call('sla.report', { ...period, account: null }))
    const figures = (await desk.call('sla.reportCsv', { job: id, rows: 'figures' })).text.split('\r\n')
    expect(figures[0]).toContain('Group,Name,Clock,Met,Breached')
    expect(figures[1]).toContain(',,first-reply,1,2,0,33.3')
    const clocks = (await desk.call('sla.reportCsv', { job: id, rows: 'clocks' })).text.trimEnd().split('\r\n')
    expect(clocks).toHaveLength(4)
    expect(clocks[1]).toContain('cy@mail.test,Cy asks,email,normal')
  })

  it('is gone when the next one is done', async () => {
    const desk = await deskAfterADay()
    const first = await desk.finished(await desk.call('sla.report', { ...period, account: null }))
    await desk.finished(await desk.call('sla.report', { ...period, account: null }))
    await expect(desk.call('sla.reportResult', { job: first.id })).rejects.toMatchObject({ kind: 'not-found' })
  })
})

describe('a replay', () => {
  it('sets what a draft would have made of it beside what was, and lists what changes', async () => {
    const desk = await deskAfterADay()
    const draft = drafts(policy({ name: 'Generous', firstReply: hours(7) }))
    const job = await desk.finished(await desk.call('sla.replay', { ...period, policies: draft }))
    const result = await desk.call('sla.replayResult', { job: job.id })
    expect(result.before['first-reply']).toEqual({ met: 1, breached: 2, running: 0 })
    expect(result.after['first-reply']).toEqual({ met: 2, breached: 1, running: 0 })
    expect(result.changed).toBe(1)
    const changes = async (change: 'better' | 'worse' | null) =>
      (await desk.call('sla.replayChanges', { job: job.id, figure: figure(), change, offset: 0, limit: 9 })).rows
    expect(
      (await changes('better')).map(({ subject, before, after }) => [subject, before?.state, after?.state]),
    ).toEqual([['Bo asks', 'breached', 'met']])
    expect(await changes('worse')).toEqual([])
    const rules = result.groups.filter(({ by }) => by === 'policy').map(({ key }) => key)
    expect(new Set(rules)).toEqual(new Set(['All', 'Generous']))
    // Nothing of it counts before it is saved.
    expect((await desk.call('policy.list', {})).map(({ name }) => name)).toEqual(['All'])
  })

  it('is refused for a draft that counts the hours of a calendar that is gone', async () => {
    const desk = await deskAfterADay()
    const draft = drafts(policy({ calendar: 999 as never }))
    await expect(desk.call('sla.replay', { ...period, policies: draft })).rejects.toMatchObject({
      code: 'calendar-gone',
    })
  })
})

it('explains a clock to its last second', async () => {
  const desk = await deskAfterADay()
  const [bo] = (await desk.find('Bo asks')).filter(({ direction }) => direction === 'in')
  const { conversations } = await desk.call('contact.card', { contact: bo?.contact as never })
  const told = await desk.call('sla.explain', { conversation: conversations[0]?.id as never })
  expect(told.policy).toMatchObject({ name: 'All', matched: [] })
  const [clock] = told.clocks
  expect(clock).toMatchObject({
    kind: 'first-reply',
    state: 'breached',
    countedMs: 6 * hour,
    end: { by: 'reply', agent: 'Max' },
  })
  expect(clock?.breachedAt).toBe(firstDay + 10 * minuteMs + 4 * hour)
})
