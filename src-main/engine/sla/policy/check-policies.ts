import type { AccountId } from '../../../contract/ids.ts'
import { type ChannelKind, channelKinds } from '../../../contract/message.ts'
import {
  type CalendarId,
  type ConditionKind,
  contactSegments,
  type DraftPolicy,
  type PolicyProblem,
  type SlaConditions,
} from '../../../contract/sla.ts'
import { priorities } from '../../../contract/triage.ts'
import { attributeFits, folded } from './match-policy.ts'

/** What there is on a desk that policies may name. */
export interface PolicyWorld {
  readonly accounts: ReadonlyMap<AccountId, ChannelKind>
  /** Calendars that no minute is ever open in. */
  readonly neverOpen: ReadonlySet<CalendarId>
  /** How many conversations each policy of the list matched first, and how many matched none; null: nobody looked. */
  readonly matched: { readonly counts: readonly number[]; readonly unmatched: number } | null
}

/** What is odd about a list of policies, found without looking at a conversation where that is possible. */
export function policyProblems(policies: readonly DraftPolicy[], world: PolicyWorld): readonly PolicyProblem[] {
  const problems = policies.flatMap((policy, at): readonly PolicyProblem[] => {
    if (!policy.enabled) return []
    const odd = (code: PolicyProblem['code'], more: Partial<PolicyProblem> = {}): PolicyProblem => ({
      policy: at,
      code,
      by: null,
      condition: null,
      text: '',
      ...more,
    })
    const contradiction = neverMatches(policy.conditions, world)
    const by = contradiction ? null : shadowedBy(policies, at, world)
    const isOut = contradiction !== null || by !== null
    const matchedNothing = !isOut && world.matched !== null && world.matched.counts[at] === 0
    return [
      ...(contradiction ? [odd('never-matches', contradiction)] : []),
      ...(by === null ? [] : [odd('shadowed', { by })]),
      ...(matchedNothing ? [odd('matched-nothing')] : []),
      ...(hasTarget(policy) ? [] : [odd('no-target')]),
      ...(countsClosedHours(policy, world) ? [odd('never-due')] : []),
    ]
  })
  const last = policies.findLastIndex(({ enabled }) => enabled)
  const leavesSome = last >= 0 && (world.matched?.unmatched ?? 0) > 0
  const leaves: PolicyProblem = { policy: last, code: 'leaves-some', by: null, condition: null, text: '' }
  return leavesSome ? [...problems, leaves] : problems
}

function hasTarget({ firstReply, nextReply, resolution }: DraftPolicy): boolean {
  return firstReply !== null || nextReply !== null || resolution !== null
}

function countsClosedHours(policy: DraftPolicy, { neverOpen }: PolicyWorld): boolean {
  if (policy.calendar === null || !neverOpen.has(policy.calendar)) return false
  return [policy.firstReply, policy.nextReply, policy.resolution].some((target) => target?.time === 'business')
}

type Contradiction = { readonly condition: ConditionKind; readonly text: string }

function neverMatches({ accounts, channels }: SlaConditions, world: PolicyWorld): Contradiction | null {
  if (accounts.length > 0) {
    const there = accounts.filter((account) => world.accounts.has(account))
    if (there.length === 0) return { condition: 'accounts', text: accounts.join(', ') }
    const reached = there.some((account) => channels.length === 0 || channels.includes(channelOf(world, account)))
    if (!reached) return { condition: 'channels', text: channels.join(', ') }
  }
  return null
}

function channelOf(world: PolicyWorld, account: AccountId): ChannelKind {
  return world.accounts.get(account) as ChannelKind
}

/** The place of the last of the earlier policies that together take all that this one could match; null when some is left. */
function shadowedBy(policies: readonly DraftPolicy[], at: number, world: PolicyWorld): number | null {
  const policy = policies[at]
  if (!policy) return null
  const earlier = policies.slice(0, at)
  let by: number | null = null
  for (const part of partsOf(policy.conditions, world)) {
    const taker = earlier.findIndex(({ enabled, conditions }) => enabled && takesAll(conditions, part, world))
    if (taker < 0) return null
    by = Math.max(by ?? 0, taker)
  }
  return by
}

/** Conditions cut into parts of one channel, priority, segment and direction each: several policies may share them. */
function* partsOf(conditions: SlaConditions, world: PolicyWorld): Generator<SlaConditions> {
  const channels =
    conditions.accounts.length > 0
      ? [...new Set(conditions.accounts.flatMap((account) => world.accounts.get(account) ?? []))]
      : channelKinds
  for (const channel of channels) {
    if (conditions.channels.length > 0 && !conditions.channels.includes(channel)) continue
    const accounts = conditions.accounts.filter((account) => world.accounts.get(account) === channel)
    for (const priority of conditions.priorities.length > 0 ? conditions.priorities : priorities)
      for (const segment of conditions.segments.length > 0 ? conditions.segments : contactSegments)
        for (const direction of conditions.direction ? [conditions.direction] : (['in', 'out'] as const))
          yield { ...conditions, channels: [channel], accounts, priorities: [priority], segments: [segment], direction }
  }
}

/** Whether all that fits the narrow conditions fits the wide ones. */
function takesAll(wide: SlaConditions, narrow: SlaConditions, world: PolicyWorld): boolean {
  return (
    covers(wide.channels, narrow.channels) &&
    (covers(wide.accounts, narrow.accounts) || takesAccountsOf(wide, narrow, world)) &&
    covers(wide.tags, narrow.tags) &&
    covers(wide.priorities, narrow.priorities) &&
    covers(wide.segments, narrow.segments) &&
    covers(wide.languages, narrow.languages) &&
    (wide.direction === null || wide.direction === narrow.direction) &&
    wide.contact.every((wanted) =>
      narrow.contact.some(
        (has) =>
          (has.attribute === wanted.attribute || (has.attribute === 'address' && wanted.attribute === 'domain')) &&
          has.values.every((value) =>
            wanted.values.some((each) => attributeFits(wanted.attribute, folded(value), folded(each))),
          ),
      ),
    )
  )
}

/** Every account of the channel is named, so naming none narrows nothing. */
function takesAccountsOf(wide: SlaConditions, narrow: SlaConditions, world: PolicyWorld): boolean {
  if (narrow.accounts.length > 0) return false
  const reachable = [...world.accounts].filter(([, channel]) => narrow.channels.includes(channel))
  return reachable.length > 0 && reachable.every(([account]) => wide.accounts.includes(account))
}

function covers(wide: readonly string[], narrow: readonly string[]): boolean {
  if (wide.length === 0) return true
  const has = new Set(wide.map(folded))
  return narrow.length > 0 && narrow.every((value) => has.has(folded(value)))
}
