import { describe, expect, it } from 'vitest'
import type { AccountId, ConversationId } from '../../../src-main/contract/ids.ts'
import { figureOf, type SlaPolicyInput } from '../../../src-main/contract/sla.ts'
import { courseOf } from '../../../src-main/engine/sla/clock/course.ts'
import type { SlaFacts, SlaSubject } from '../../../src-main/engine/sla/facts.ts'
import { type ClockRecord, clockRecords, isBehind } from '../../../src-main/engine/sla/figures/clock-records.ts'
import { createReplay, isChangeBehind } from '../../../src-main/engine/sla/figures/replay.ts'
import { createReport } from '../../../src-main/engine/sla/figures/report.ts'
import { wallClock } from '../../../src-main/engine/sla/figures/wall-clock.ts'
import { policyOf } from '../../../src-main/engine/sla/policy/compile-policies.ts'
import {
  agent,
  at,
  customer,
  does,
  type Event,
  hours,
  nobodySpecial,
  replies,
  rulesOf,
  solving,
  story,
  target,
} from '../../support/sla-stories.ts'

const period = { since: at('Mon 00:00'), until: at('Mon+1 00:00') }
const now = at('Mon+1 12:00')
const label = (_: string, key: string) => key

let number = 0
function conversation(events: readonly Event[], about: Partial<SlaSubject> = {}): SlaFacts {
  number += 1
  return story(events, { conversation: number as ConversationId, subject: { ...nobodySpecial, ...about } })
}

const prompt = conversation([customer('Mon 10:00'), agent('Mon 11:00'), does('done', 'Mon 12:00')], { assignee: 'Ada' })
const slow = conversation([customer('Tue 09:00'), agent('Tue 16:00')])
const waiting = conversation([customer('Sat 12:00')], { channel: 'mastodon', account: 'mastodon:us' as AccountId })
const settled = conversation([customer('Wed 10:00'), does('done', 'Wed 10:30')])
const before = conversation([customer('Fri 10:00'), agent('Fri 11:00')])
const all = [prompt, slow, waiting, settled, before]

function recordsOf(facts: SlaFacts, policies: readonly SlaPolicyInput[] = [solving]): readonly ClockRecord[] {
  const policy = policyOf(rulesOf(policies), facts)
  return policy ? clockRecords(facts, courseOf(facts), policy, period, now) : []
}

function report(facts: readonly SlaFacts[] = all, zone = 'UTC') {
  const growing = createReport(period, wallClock(zone, period.since, now), label)
  for (const each of facts) growing.add(recordsOf(each))
  return growing.result()
}

describe('a report', () => {
  it('counts what was met, missed and still runs', () => {
    expect(report().attainment['first-reply']).toEqual({ met: 2, breached: 1, running: 1 })
    expect(report().attainment.resolution).toEqual({ met: 2, breached: 1, running: 2 })
    expect(report().conversations).toBe(5)
  })

  it('counts only clocks that began in the period', () => {
    const old = conversation([customer('Mon 10:00'), agent('Mon 11:00')])
    const policy = policyOf(rulesOf([replies]), old)
    const later = { since: at('Tue 00:00'), until: at('Wed 00:00') }
    expect(policy && clockRecords(old, courseOf(old), policy, later, now)).toEqual([])
  })

  it('tells how long it took, in business time and by the wall', () => {
    const durations = report().durations['first-reply']
    expect(
      durations && { ...durations, median: hours(durations.business.medianMs), p90: hours(durations.wall.p90Ms) },
    ).toMatchObject({
      count: 3,
      median: '1:00',
      p90: '7:00',
    })
    const overnight = report([conversation([customer('Mon 16:00'), agent('Tue 10:00')])]).durations['first-reply']
    expect(overnight && [hours(overnight.business.medianMs), hours(overnight.wall.medianMs)]).toEqual(['2:00', '18:00'])
    expect(report().durations['next-reply']).toBeNull()
  })

  it('leaves out of attainment what needed no answer, but says what was missed before', () => {
    const late = conversation([customer('Mon 10:00'), does('done', 'Tue 10:00')])
    expect(report([settled]).attainment['first-reply']).toEqual({ met: 0, breached: 0, running: 0 })
    expect(report([late]).attainment['first-reply']).toEqual({ met: 0, breached: 1, running: 0 })
  })

  it('groups by policy, channel, account and agent', () => {
    const { groups } = report()
    const keys = (by: string) => groups.filter((group) => group.by === by).map(({ key }) => key)
    expect(keys('policy')).toEqual(['Solving'])
    expect(keys('channel')).toEqual(['email', 'mastodon'])
    expect(keys('account')).toEqual(['email:us@shop.test', 'mastodon:us'])
    expect(keys('agent')).toEqual(['Juno', ''])
    const sums = groups.filter(({ by }) => by === 'agent').map(({ attainment }) => attainment['first-reply'])
    expect(sums.reduce((sum, { met, breached, running }) => sum + met + breached + running, 0)).toBe(4)
  })

  it('draws breaches at the hour of the week when the time was over', () => {
    // Slow: due on Tuesday at 13:00; its resolution on Thursday at the end of the day.
    const { breachesByHour } = report([slow])
    expect(breachesByHour.flatMap((count, hour) => (count > 0 ? [hour] : []))).toEqual([24 + 13, 3 * 24 + 17])
    expect(report([slow], 'America/New_York').breachesByHour[24 + 8]).toBe(1)
  })

  it('draws days by the wall of this computer', () => {
    const { days } = report([conversation([customer('Tue 02:00'), agent('Tue 09:30')])], 'America/New_York')
    expect(days).toEqual([{ startsAt: at('Mon 05:00'), met: 1, breached: 1 }])
  })

  it('begins a day at its midnight, though the clocks changed since', () => {
    const wall = wallClock('Europe/Rome', Date.parse('2026-10-01T00:00Z'), Date.parse('2026-11-01T00:00Z'))
    expect(wall.startOfDay(Date.parse('2026-10-25T12:00Z'))).toBe(Date.parse('2026-10-24T22:00Z'))
    expect(wall.startOfDay(Date.parse('2026-10-24T22:00Z'))).toBe(Date.parse('2026-10-24T22:00Z'))
    expect(wall.startOfDay(Date.parse('2026-10-26T12:00Z'))).toBe(Date.parse('2026-10-25T23:00Z'))
  })

  it('opens exactly the clocks that a figure counts', () => {
    const records = all.flatMap((facts) => recordsOf(facts))
    const wall = wallClock('UTC', period.since, now)
    const { attainment, breachesByHour, groups } = report()
    const behind = (figure: Parameters<typeof figureOf.parse>[0]) =>
      records.filter((record) => isBehind(record, figureOf.parse(figure), wall)).length
    for (const clock of ['first-reply', 'next-reply', 'resolution'] as const)
      for (const outcome of ['met', 'breached', 'running'] as const)
        expect(behind({ clock, outcome })).toBe(attainment[clock][outcome])
    for (const { by, key, attainment: ofGroup } of groups)
      expect(behind({ clock: 'resolution', outcome: 'breached', group: { by, key } })).toBe(ofGroup.resolution.breached)
    breachesByHour.forEach((count, hour) => {
      expect(behind({ weekday: Math.floor(hour / 24) + 1, hour: hour % 24 })).toBe(count)
    })
  })
})

describe('a replay', () => {
  const strict: SlaPolicyInput = { ...replies, name: 'Strict', firstReply: target(30, 'minutes') }
  const lenient: SlaPolicyInput = { ...replies, name: 'Lenient', firstReply: target(3, 'days') }
  const replay = (after: readonly SlaPolicyInput[], facts: readonly SlaFacts[] = all) => {
    const running = createReplay({ before: rulesOf([replies]), after: rulesOf(after) }, period, now, label)
    for (const each of facts) running.add(each)
    return running.result()
  }

  it('of the same policies changes nothing', () => {
    const { figures, changes } = replay([replies])
    expect(figures.before).toEqual(figures.after)
    expect(figures.changed).toBe(0)
    expect(changes).toEqual([])
  })

  it('sets attainment before and after side by side', () => {
    const { figures } = replay([strict])
    expect(figures.before['first-reply']).toEqual({ met: 2, breached: 1, running: 1 })
    // "Done" after half an hour sharp was in time; Saturday's message has been late since half past nine.
    expect(figures.after['first-reply']).toEqual({ met: 0, breached: 4, running: 0 })
    expect(
      figures.groups
        .filter(({ by }) => by === 'policy')
        .map(({ key, before: was, after }) => [key, was !== null, after !== null]),
    ).toEqual([
      ['Replies', true, false],
      ['Strict', false, true],
    ])
  })

  it('lists the conversations that change, and whether for worse or better', () => {
    const stricter = replay([strict]).changes
    expect(new Set(stricter.map(({ conversation: id }) => id))).toEqual(
      new Set([prompt.conversation, before.conversation, waiting.conversation]),
    )
    expect(stricter.every((change) => isChangeBehind(change, figureOf.parse({}), 'worse'))).toBe(true)
    const [relief, ...others] = replay([lenient]).changes
    expect(others).toEqual([])
    expect(relief?.conversation).toBe(slow.conversation)
    expect([relief?.before?.state, relief?.after?.state]).toEqual(['breached', 'met'])
    expect(relief && isChangeBehind(relief, figureOf.parse({}), 'better')).toBe(true)
    expect(relief && isChangeBehind(relief, figureOf.parse({}), 'worse')).toBe(false)
  })

  it('narrows changes down to a group of either side', () => {
    const { changes } = replay([strict])
    const of = (by: 'policy' | 'channel', key: string) =>
      changes.filter((change) => isChangeBehind(change, figureOf.parse({ group: { by, key } }), null)).length
    expect(of('channel', 'mastodon')).toBe(1)
    expect(of('policy', 'Strict')).toBe(3)
    expect(of('policy', 'Replies')).toBe(3)
    expect(of('policy', 'None')).toBe(0)
  })

  it('counts conversations that had no clock before', () => {
    const { figures, changes } = replay([solving])
    expect(figures.before.resolution).toEqual({ met: 0, breached: 0, running: 0 })
    expect(figures.changed).toBe(5)
    expect(changes.every((change) => change.before === null)).toBe(true)
  })
})
