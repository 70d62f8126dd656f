import { describe, expect, it } from 'vitest'
import type { CalendarProblem, OpenPeriod, PolicyProblem } from '../../../src-main/contract/sla.ts'
import { describeProblem, oddPeriods } from '../../../src-renderer/features/service-levels/calendars/problem-words.ts'
import {
  describePolicyProblem,
  summarise,
} from '../../../src-renderer/features/service-levels/policies/policy-words.ts'
import { createI18n } from '../../../src-renderer/i18n/i18n.ts'
import { policy } from './sla-desk.ts'

const i18n = createI18n('en')
const periods: readonly OpenPeriod[] = [
  { day: 2, from: 540, to: 720 },
  { day: 2, from: 660, to: 1080 },
  { day: 3, from: 600, to: 540 },
]
const problem = (change: Partial<CalendarProblem>): CalendarProblem => ({
  code: 'never-open',
  blocks: false,
  periods: null,
  text: '',
  ...change,
})

describe('what is odd about a calendar', () => {
  it.each([
    [
      problem({ code: 'overlap', periods: [0, 1] }),
      'Tuesday: 09:00–12:00 and 11:00–18:00 overlap. What they share counts once.',
    ],
    [
      problem({ code: 'empty-period', periods: [2] }),
      'Wednesday, 10:00–09:00: this ends before it begins, so it would never count.',
    ],
    [
      problem({ code: 'long-closure', text: '2026-12-24' }),
      'Closed for more than two weeks from Dec 24, 2026 on. What is due then would wait that long.',
    ],
    [
      problem({ code: 'unknown-zone', text: 'Mars/Olympus', blocks: true }),
      'There is no time zone “Mars/Olympus”. Choose one such as Europe/Rome; it cannot be saved like this.',
    ],
    [
      problem({ code: 'never-open' }),
      'No minute is ever open: whatever counts these hours would never be due, and no clock would ever run out.',
    ],
  ])('is told with what would happen: %#', (each, sentence) => {
    expect(describeProblem(each, periods, i18n)).toBe(sentence)
  })

  it('is shown at the hours it is about', () => {
    const problems = [problem({ code: 'overlap', periods: [0, 1] }), problem({ code: 'never-open' })]
    const check = { problems, openMinutesPerWeek: 0, closures: [], clockChanges: [] }
    expect([...oddPeriods(check)]).toEqual([0, 1])
  })
})

describe('what is odd about a policy', () => {
  const odd = (change: Partial<PolicyProblem>): PolicyProblem => ({
    policy: 1,
    code: 'shadowed',
    by: null,
    condition: null,
    text: '',
    ...change,
  })
  const told = (change: Partial<PolicyProblem>, unmatched = 0) =>
    describePolicyProblem(odd(change), (place) => ['VIP', 'Chat'][place] ?? '', unmatched, i18n)

  it.each([
    [{ code: 'shadowed', by: 0 }, /^“VIP” above takes everything that this could fit/],
    [{ code: 'never-matches', condition: 'tags', text: 'vip' }, /its condition “Tag” \(vip\)/],
    [{ code: 'never-matches', condition: 'accounts' }, /its condition “Account”, so no conversation/],
    [{ code: 'matched-nothing' }, /^No conversation of the last 90 days fits it/],
    [{ code: 'no-target' }, /^It sets no target/],
    [{ code: 'never-due' }, /^Its calendar is never open/],
  ] as const)('is told with what would happen: %j', (each, sentence) => expect(told(each)).toMatch(sentence))

  it('is counted where it leaves conversations without a clock', () => {
    expect(told({ code: 'leaves-some' }, 1)).toBe(
      '1 conversation of the last 90 days fits no policy and would have no clock.',
    )
    expect(told({ code: 'leaves-some' }, 12)).toMatch(/^12 conversations/)
  })

  it('is not said of what it promises', () => {
    expect(summarise(policy(1, 'Mail'), i18n)).toBe('4 hours · – · –')
    expect(summarise(policy(1, 'Nothing', { firstReply: null }), i18n)).toBe('No targets')
  })
})
