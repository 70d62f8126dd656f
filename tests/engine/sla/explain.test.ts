import { describe, expect, it } from 'vitest'
import { type CalendarId, calendarInput, type SlaPolicyInput } from '../../../src-main/contract/sla.ts'
import { explain } from '../../../src-main/engine/sla/clock/explain.ts'
import type { SlaFacts } from '../../../src-main/engine/sla/facts.ts'
import {
  agent,
  at,
  customer,
  does,
  type Event,
  hours,
  nineToFive,
  replies,
  rulesOf,
  solving,
  story,
  told,
} from '../../support/sla-stories.ts'

const fair = calendarInput.parse({
  ...nineToFive,
  holidays: [
    { date: '2026-11-03', name: 'Fair' },
    { date: '2026-11-04', name: 'Half a day', from: 12 * 60 },
  ],
})

function account(
  events: readonly Event[],
  now: string,
  policy: SlaPolicyInput = replies,
  more: Partial<SlaFacts> = {},
) {
  const office = { id: 1 as CalendarId, name: 'Office', zone: 'UTC' }
  const [first] = explain(story(events, more), rulesOf([policy], fair), () => office, at(now)).clocks
  if (!first) throw new Error('There is a clock')
  return first
}
const lines = (spans: ReturnType<typeof account>['spans']) =>
  spans.map(({ from, to, paused, text }) => `${told(from)} – ${told(to)} ${paused ?? 'counts'}${text && ` ${text}`}`)

describe('a clock that is asked why', () => {
  it('names the nights, the holidays and what counts', () => {
    const { spans, countedMs, wallMs } = account([customer('Mon 16:00'), agent('Wed 13:00')], 'Fri 17:00')
    expect(lines(spans)).toEqual([
      'Mon 16:00 – Mon 17:00 counts',
      'Mon 17:00 – Tue 09:00 outside-hours',
      'Tue 09:00 – Tue 17:00 holiday Fair',
      'Tue 17:00 – Wed 09:00 outside-hours',
      'Wed 09:00 – Wed 12:00 counts',
      'Wed 12:00 – Wed 13:00 holiday Half a day',
    ])
    expect([hours(countedMs), hours(wallMs)]).toEqual(['4:00', '45:00'])
  })

  it('names the agent who let it stand still, and for how long', () => {
    const { spans } = account(
      [customer('Mon 10:00'), does('waiting', 'Mon 11:00'), does('open', 'Wed 10:00')],
      'Wed 11:00',
    )
    expect(lines(spans)).toEqual([
      'Mon 10:00 – Mon 11:00 counts',
      'Mon 11:00 – Wed 10:00 waiting',
      'Wed 10:00 – Wed 11:00 counts',
    ])
    expect(spans.map(({ action }) => action)).toEqual([null, 1, null])
  })

  it('names the grace of a message after done', () => {
    const { spans } = account(
      [customer('Mon 10:00'), agent('Mon 11:00'), does('done', 'Mon 11:00'), customer('Mon 16:00')],
      'Wed 12:00',
      { ...replies, graceMinutes: 120 },
    )
    expect(lines(spans)).toEqual(['Mon 16:00 – Wed 10:00 grace', 'Wed 10:00 – Wed 12:00 counts'])
  })

  it('says when its time was over, and what ended it', () => {
    const { state, breachedAt, dueAt, end } = account([customer('Mon 10:00'), agent('Mon 15:00')], 'Fri 17:00')
    expect([state, told(breachedAt), told(dueAt)]).toEqual(['breached', 'Mon 14:00', 'Mon 14:00'])
    expect(end).toMatchObject({ by: 'reply', agent: 'Juno', action: null, at: at('Mon 15:00') })
    expect(account([customer('Mon 10:00'), agent('Mon 14:00')], 'Fri 17:00').breachedAt).toBeNull()
    expect(account([customer('Mon 10:00'), does('spam', 'Mon 16:00')], 'Fri 17:00').breachedAt).toBeNull()
  })

  it('says that its answer waits in the outbox, where that would end it', () => {
    const pending = (policy: SlaPolicyInput) =>
      account([customer('Mon 10:00')], 'Mon 11:00', policy, { answerPending: true }).answerPending
    expect(pending(replies)).toBe(true)
    expect(pending({ ...solving, firstReply: null })).toBe(false)
    expect(account([customer('Mon 10:00')], 'Mon 11:00').answerPending).toBe(false)
  })

  it('shows what is to come until it is due', () => {
    const { ahead, dueAt } = account([customer('Mon 16:00')], 'Mon 16:30')
    expect(lines(ahead)).toEqual([
      'Mon 16:30 – Mon 17:00 counts',
      'Mon 17:00 – Tue 09:00 outside-hours',
      'Tue 09:00 – Tue 17:00 holiday Fair',
      'Tue 17:00 – Wed 09:00 outside-hours',
      'Wed 09:00 – Wed 12:00 counts',
    ])
    expect(told(dueAt)).toBe('Wed 12:00')
  })

  it('shows the clocks that run before those that ended, the newest first', () => {
    const events = [
      customer('Mon 10:00'),
      agent('Mon 11:00'),
      customer('Mon 12:00'),
      agent('Mon 12:30'),
      customer('Wed 09:00'),
    ]
    const { clocks } = explain(story(events), rulesOf([solving], fair), () => null, at('Wed 10:00'))
    expect(clocks.map(({ kind, state, startedAt }) => `${kind} ${state} ${told(startedAt)}`)).toEqual([
      'next-reply running Wed 09:00',
      'resolution running Mon 10:00',
      'next-reply met Mon 12:00',
      'first-reply met Mon 10:00',
    ])
  })

  it('is of a customer whose clock is ahead of ours, and has counted nothing yet', () => {
    const { spans, countedMs, wallMs } = account([customer('Mon 10:00')], 'Mon 09:58')
    expect([spans, countedMs, wallMs]).toEqual([[], 0, 0])
  })
})
