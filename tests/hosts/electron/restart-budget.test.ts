import { expect, it } from 'vitest'
import { afterCrash } from '../../../src-main/hosts/electron/restart-budget.ts'

const budget = { restarts: 2, withinMs: 1000 }

/** What is decided after each of these crashes. */
function decisions(times: readonly number[]): readonly boolean[] {
  let crashes: readonly number[] = []
  return times.map((now) => {
    const after = afterCrash(budget, crashes, now)
    crashes = after.crashes
    return after.restart
  })
}

it('starts again until the budget is spent', () => {
  expect(decisions([0, 10, 20])).toEqual([true, true, false])
})

it('forgives a crash after a while', () => {
  expect(decisions([0, 900, 1000, 1899, 1900])).toEqual([true, true, true, false, false])
  expect(decisions([0, 2000, 4000, 6000])).toEqual([true, true, true, true])
})
