import type { CalendarId, DraftPolicy, PolicyCheck } from '../../contract/sla.ts'
import { lengthBetween } from '../sla/calendar/intervals.ts'
import { policyProblems } from '../sla/policy/check-policies.ts'
import { allAccounts } from '../store/accounts.ts'
import type { Database } from '../store/database.ts'
import { walkHistory } from './history.ts'
import { draftRules } from './rules.ts'

const dayMs = 86_400_000
const lookedBackMs = 90 * dayMs
const lookedAheadMs = 400 * dayMs

/** Looks at a list of policies as if it were saved, and at what each would match. */
export async function checkPolicies(db: Database, policies: readonly DraftPolicy[], now: number): Promise<PolicyCheck> {
  // Compiled one by one, so that places in the list are kept though some are switched off.
  const rules = policies.map((policy) => ({
    enabled: policy.enabled,
    rule: draftRules(db, [{ ...policy, enabled: true }])[0],
  }))
  const counts = policies.map(() => 0)
  let unmatched = 0
  await walkHistory(db, {
    since: now - lookedBackMs,
    until: now,
    account: null,
    signal: new AbortController().signal,
    onProgress: () => {},
    onlyToMatch: true,
    each(facts) {
      const first = rules.findIndex(({ enabled, rule }) => enabled && rule?.match.matches(facts))
      if (first < 0) unmatched++
      else counts[first] = (counts[first] ?? 0) + 1
    },
  })
  const neverOpen = new Set<CalendarId>()
  for (const { rule } of rules) {
    const id = rule?.policy.calendar ?? null
    if (id !== null && rule && lengthBetween(rule.calendar.open, now, now + lookedAheadMs) === 0) neverOpen.add(id)
  }
  const accounts = new Map(allAccounts(db).map(({ key, channel }) => [key, channel]))
  // A desk that has nothing yet matches nothing: that is no fault of its policies.
  const hasHistory = unmatched + counts.reduce((sum, count) => sum + count, 0) > 0
  const matched = hasHistory ? { counts, unmatched } : null
  return { problems: policyProblems(policies, { accounts, neverOpen, matched }), matched: counts, unmatched }
}
