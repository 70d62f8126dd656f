import fc from 'fast-check'
import { expect, it } from 'vitest'
import { clocksOf, countedUntil } from '../../../src-main/engine/sla/clock/clocks.ts'
import type { SlaFacts } from '../../../src-main/engine/sla/facts.ts'
import { someStory } from '../../support/random-stories.ts'
import { rulesOf, solving } from '../../support/sla-stories.ts'
import { tickingDesk } from '../../support/ticking-desk.ts'

const halfHourMs = 1_800_000
const dayMs = 86_400_000

/** Monday to Friday, nine to five, UTC. */
function isOpen(at: number): boolean {
  const weekday = new Date(at).getUTCDay()
  const hour = new Date(at).getUTCHours()
  return weekday >= 1 && weekday <= 5 && hour >= 9 && hour < 17
}

const policies = [
  { waiting: true, snoozed: true },
  { waiting: false, snoozed: true },
  { waiting: true, snoozed: false },
].map((pauses) => ({ pauses, rules: rulesOf([{ ...solving, pauses }]) }))

/** That no answer is needed takes an opening back: that is told in scenarios, for it is no state of things. */
const withoutThanks = (facts: SlaFacts): SlaFacts => ({
  ...facts,
  actions: facts.actions.filter(({ does }) => does !== 'no-answer'),
})

it('counts what a desk counts that ticks every half hour', () => {
  fc.assert(
    fc.property(someStory().map(withoutThanks), fc.nat({ max: policies.length - 1 }), (facts, place) => {
      const { pauses, rules } = policies[place] ?? { pauses: solving.pauses, rules: [] }
      const [policy] = rules
      if (!policy) throw new Error('There is one')
      const end = Math.max(0, ...[...facts.messages, ...facts.actions].map(({ at }) => at)) + 3 * dayMs
      const counted = clocksOf(facts, policy).map((clock) => {
        const time = policy.targets[clock.kind]?.time
        if (!time) throw new Error('It has a target')
        const until = clock.end?.at ?? end
        const ticks = countedUntil(clock, time, until) / halfHourMs
        return { kind: clock.kind, startedBy: clock.startedBy, ticks, endedBy: clock.end?.by ?? null }
      })
      const ticked = tickingDesk(facts, pauses, isOpen, end)
      const sorted = (clocks: readonly object[]) => clocks.map((clock) => JSON.stringify(clock)).sort()
      expect(sorted(counted)).toEqual(sorted(ticked))
    }),
    { numRuns: 300 },
  )
})
