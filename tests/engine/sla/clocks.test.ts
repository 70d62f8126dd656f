import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ConversationId } from '../../../src-main/contract/ids.ts'
import type { ClockKind, SlaPolicyInput } from '../../../src-main/contract/sla.ts'
import { lengthBetween } from '../../../src-main/engine/sla/calendar/intervals.ts'
import { clockKey, clocksOf, countedUntil, stateOf } from '../../../src-main/engine/sla/clock/clocks.ts'
import { explain } from '../../../src-main/engine/sla/clock/explain.ts'
import { dueView, nextDue } from '../../../src-main/engine/sla/clock/next-due.ts'
import type { SlaFacts } from '../../../src-main/engine/sla/facts.ts'
import type { CompiledPolicy, Rules } from '../../../src-main/engine/sla/policy/compile-policies.ts'
import { someStory, until } from '../../support/random-stories.ts'
import { at, replies, rulesOf, solving, target } from '../../support/sla-stories.ts'

const byTheWall: SlaPolicyInput = {
  ...solving,
  firstReply: target(4, 'hours', { time: 'calendar', warning: { type: 'percent', percent: 50 } }),
  pauses: { waiting: false, snoozed: true },
  graceMinutes: 90,
}
const allRules = [solving, { ...replies, graceMinutes: 240 }, byTheWall].map((policy) => rulesOf([policy]))
// By number: what a failure prints stays readable.
const someRules = fc.nat({ max: allRules.length - 1 }).map((place) => allRules[place] ?? [])
const end = at('Fri 17:00') + 60 * 86_400_000

function only(rules: Rules): CompiledPolicy {
  const [policy] = rules
  if (!policy) throw new Error('There is one')
  return policy
}

const shuffled = (facts: SlaFacts) =>
  fc.record({
    messages: fc.shuffledSubarray([...facts.messages], { minLength: facts.messages.length }),
    actions: fc.shuffledSubarray([...facts.actions], { minLength: facts.actions.length }),
  })

describe('clocks', () => {
  it('are the same in whatever order the facts arrived', () => {
    const both = someStory().chain((facts) => fc.tuple(fc.constant(facts), shuffled(facts)))
    fc.assert(
      fc.property(both, someRules, ([facts, arrived], rules) => {
        expect(clocksOf({ ...facts, ...arrived }, only(rules))).toEqual(clocksOf(facts, only(rules)))
      }),
      { numRuns: 400 },
    )
  })

  it('have a name each that no other has, so that a breach is told once', () => {
    fc.assert(
      fc.property(someStory(), someRules, (facts, rules) => {
        const keys = clocksOf(facts, only(rules)).map(clockKey)
        expect(new Set(keys).size).toBe(keys.length)
      }),
      { numRuns: 400 },
    )
  })

  it('that were breached stay so, whatever is said and done later', () => {
    fc.assert(
      fc.property(someStory({ spam: false }), someRules, (facts, rules) => {
        const moments = [...facts.messages, ...facts.actions].map((fact) => fact.at).sort((a, b) => a - b)
        const breached = new Set<string>()
        for (const moment of [...moments, end]) {
          const states = new Map(
            clocksOf(until(facts, moment), only(rules)).map((clock) => [clockKey(clock), stateOf(clock, moment)]),
          )
          for (const key of breached) expect(['late', 'breached']).toContain(states.get(key))
          for (const [key, state] of states) if (state === 'late' || state === 'breached') breached.add(key)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('that a reply ended keep the time they were due at, whatever is said and done later', () => {
    fc.assert(
      fc.property(someStory({ spam: false }), someRules, (facts, rules) => {
        const late = new Map(clocksOf(facts, only(rules)).map((clock) => [clockKey(clock), clock]))
        for (const { at: moment } of facts.messages)
          for (const clock of clocksOf(until(facts, moment), only(rules)))
            if (clock.end?.by === 'reply') expect(late.get(clockKey(clock))?.dueAt).toBe(clock.dueAt)
      }),
      { numRuns: 300 },
    )
  })

  it('run at most one of a kind at a time', () => {
    fc.assert(
      fc.property(someStory(), someRules, (facts, rules) => {
        const running = clocksOf(facts, only(rules)).filter((clock) => clock.end === null)
        const isReply = (kind: ClockKind) => kind !== 'resolution'
        expect(running.filter(({ kind }) => isReply(kind)).length).toBeLessThanOrEqual(1)
        expect(running.filter(({ kind }) => !isReply(kind)).length).toBeLessThanOrEqual(1)
      }),
      { numRuns: 400 },
    )
  })

  it('end only after they began', () => {
    fc.assert(
      fc.property(someStory(), someRules, (facts, rules) => {
        for (const clock of clocksOf(facts, only(rules)))
          expect(clock.end?.at ?? clock.startedAt).toBeGreaterThanOrEqual(clock.startedAt)
      }),
      { numRuns: 400 },
    )
  })

  it('are late from the moment on at which their counted time is over', () => {
    fc.assert(
      fc.property(someStory(), someRules, (facts, rules) => {
        for (const clock of clocksOf(facts, only(rules))) {
          const time = only(rules).targets[clock.kind]?.time
          if (!time || clock.dueAt === null) continue
          expect(countedUntil(clock, time, clock.dueAt)).toBe(clock.targetMs)
        }
      }),
      { numRuns: 400 },
    )
  })
})

describe('an account of a clock', () => {
  it('leaves no second out, and counts what the clock counts', () => {
    fc.assert(
      fc.property(someStory(), someRules, fc.integer({ min: 0, max: 60 * 24 * 60 }), (facts, rules, minutes) => {
        const now = at('Mon 08:00') + minutes * 60_000
        for (const clock of explain(until(facts, now), rules, () => null, now).clocks) {
          const last = clock.spans.reduce((cursor, span) => {
            expect(span.from).toBe(cursor)
            expect(span.to).toBeGreaterThan(span.from)
            return span.to
          }, clock.startedAt)
          expect(last).toBe(clock.end?.at ?? Math.max(now, clock.startedAt))
          const counted = clock.spans.filter(({ paused }) => paused === null)
          expect(counted.reduce((sum, span) => sum + span.to - span.from, 0)).toBe(clock.countedMs)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('shows what is to come until it is due', () => {
    fc.assert(
      fc.property(someStory(), someRules, (facts, rules) => {
        const now = Math.max(0, ...[...facts.messages, ...facts.actions].map((fact) => fact.at))
        for (const clock of explain(facts, rules, () => null, now).clocks) {
          if (clock.ahead.length === 0 || clock.ahead.length === 60) continue
          const ahead = clock.ahead.filter(({ paused }) => paused === null)
          const counted = ahead.reduce((sum, span) => sum + span.to - span.from, 0)
          expect(clock.countedMs + counted).toBe(clock.targetMs)
          expect(clock.ahead.at(-1)?.to).toBe(clock.dueAt)
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('what a countdown is drawn from', () => {
  const row = (facts: SlaFacts, rules: Rules) => {
    const due = nextDue(facts, only(rules))
    return due && { ...due, conversation: 1 as ConversationId, answerPending: false }
  }

  it('is what is left of the clock, at any moment', () => {
    fc.assert(
      fc.property(someStory(), someRules, fc.integer({ min: 0, max: 30 * 24 * 60 }), (facts, rules, minutes) => {
        const last = Math.max(at('Mon 08:00'), ...[...facts.messages, ...facts.actions].map((fact) => fact.at))
        const now = last + minutes * 60_000
        const due = row(facts, rules)
        if (!due) return
        const view = dueView(due, only(rules), now)
        const clock = clocksOf(facts, only(rules)).find((each) => clockKey(each) === clockKey(due))
        const time = only(rules).targets[due.kind]?.time
        if (!clock || !time) throw new Error('The row is of a clock')
        const left = clock.targetMs - countedUntil(clock, time, now)
        // In its grace period it does not count yet: what is left then is the grace as well.
        if (now < clock.countsFrom || view.dueAt === null) return
        // Late it is by all open hours since: a pause takes nothing of that back.
        if (now <= view.dueAt || view.paused) expect(view.remainingMs).toBe(left)
        else expect(view.remainingMs).toBe(-lengthBetween(time, view.dueAt, now))
      }),
      { numRuns: 400 },
    )
  })

  it('runs out first of all that run', () => {
    fc.assert(
      fc.property(someStory(), someRules, (facts, rules) => {
        const running = clocksOf(facts, only(rules)).filter((clock) => clock.end === null)
        const dues = running.map(({ dueAt }) => dueAt ?? Number.POSITIVE_INFINITY)
        expect(row(facts, rules)?.dueAt ?? Number.POSITIVE_INFINITY).toBe(Math.min(Number.POSITIVE_INFINITY, ...dues))
      }),
      { numRuns: 400 },
    )
  })
})
