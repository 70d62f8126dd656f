import { type ClockKind, clockKinds, pauseReasons } from '../../contract/sla.ts'
import { type NextDue, nextDue } from '../sla/clock/next-due.ts'
import { type CompiledPolicy, policyOf } from '../sla/policy/compile-policies.ts'
import type { AccountRow } from '../store/accounts.ts'
import type { ConversationRow } from '../store/conversations.ts'
import type { Database } from '../store/database.ts'
import { setting } from '../store/settings.ts'
import { gatherFacts } from '../store/sla-facts.ts'
import { isTold, toldCode } from '../store/sla-told.ts'
import { type FactSources, factsOf } from './facts-of.ts'
import { type DeskRules, rulesOf } from './rules.ts'

export type DueColumns = Pick<
  ConversationRow,
  'due_at' | 'warn_at' | 'due_clock' | 'due_from' | 'due_policy' | 'due_paused' | 'due_left' | 'tell_at'
>

const noClock: DueColumns = {
  due_at: null,
  warn_at: null,
  due_clock: null,
  due_from: null,
  due_policy: null,
  due_paused: null,
  due_left: null,
  tell_at: null,
}

/** Works out which clock of a conversation runs out first, for many of them. */
export interface DueProjection {
  readonly rules: DeskRules
  /** All that will be asked for, as the facts are now: asked together, each costs a fraction. */
  gather(conversations: readonly number[]): void
  of(row: Omit<ConversationRow, keyof DueColumns>): DueColumns
}

const nobody: ReadonlySet<number> = new Set()
/** Fewer are as fast one by one. */
const fewest = 4

export function dueProjection(db: Database, accounts: ReadonlyMap<number, AccountRow>): DueProjection {
  const rules = rulesOf(db)
  let sources: FactSources = { db, accounts, me: null, answered: nobody }
  const began = slaSince(db)
  return {
    rules,
    gather(conversations) {
      if (rules.policies.length === 0 || conversations.length < fewest) return
      sources = { ...sources, gathered: gatherFacts(db, conversations) }
    },
    of(row) {
      if (rules.policies.length === 0 || row.spam === 1) return noClock
      const facts = factsOf(sources, row)
      const policy = facts && policyOf(rules.policies, facts)
      if (!policy) return noClock
      const since = Math.max(began, accounts.get(row.account_id)?.createdAt ?? 0)
      const next = workNow(nextDue(facts, policy), since) ?? nextDue(facts, withoutResolution(policy))
      return next ? columnsOf(db, policy, next, since) : noClock
    },
  }
}

/** What had to be resolved before its account came to this desk is history: nobody could say here that it was done. */
function workNow(next: NextDue | null, since: number): NextDue | null {
  const isHistory = next?.kind === 'resolution' && next.dueAt !== null && next.dueAt < since
  return isHistory ? null : next
}

function withoutResolution(policy: CompiledPolicy): CompiledPolicy {
  return { ...policy, targets: { ...policy.targets, resolution: null } }
}

function columnsOf(db: Database, { policy }: CompiledPolicy, next: NextDue, since: number): DueColumns {
  return {
    due_at: next.dueAt,
    warn_at: next.warnAt,
    due_clock: clockCode(next.kind),
    due_from: next.startedBy,
    due_policy: policy.id,
    due_paused: next.paused === null ? null : pauseReasons.indexOf(next.paused),
    due_left: next.leftMs,
    tell_at: tellAt(db, next, since),
  }
}

/** When there is something to tell that was not told: what was late before the account came here never is. */
function tellAt(db: Database, { kind, startedBy, warnAt, dueAt }: NextDue, since: number): number | null {
  if (dueAt === null || dueAt < since) return null
  const clock = clockCode(kind)
  if (isTold(db, startedBy, clock, toldCode.breach)) return null
  const warns = warnAt !== null && warnAt < dueAt && !isTold(db, startedBy, clock, toldCode.warning)
  return warns ? warnAt : breachToldAt(dueAt)
}

/** In the very millisecond it is due it is in time. */
export const breachToldAt = (dueAt: number): number => dueAt + 1

export const clockCode = (kind: ClockKind): number => clockKinds.indexOf(kind)

/** When this desk began to have clocks, epoch ms; 0 where it always had. */
function slaSince(db: Database): number {
  const since = setting(db, 'desk.slaSince')
  return typeof since === 'number' ? since : 0
}
