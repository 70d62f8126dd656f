import type { BusinessCalendar, DraftPolicy } from '../../contract/sla.ts'
import { type CompiledCalendar, compileCalendar } from '../sla/calendar/compile-calendar.ts'
import { isZone } from '../sla/calendar/zone-offsets.ts'
import { compilePolicies, type Rules } from '../sla/policy/compile-policies.ts'
import type { Database } from '../store/database.ts'
import { allCalendars, allPolicies, publicDaysOf, slaRevision } from '../store/sla-rules.ts'

/** The setting that says by which revision of the rules all due times were worked out. */
export const computedThrough = 'desk.slaComputed'

/** Policies and calendars as clocks go by them. */
export interface DeskRules {
  readonly revision: number
  readonly policies: Rules
  /** A policy asks whom a conversation is with: what is learned of a contact concerns all of theirs. */
  readonly asksContact: boolean
}

const compiled = new WeakMap<Database, DeskRules>()

/** The rules that count now, made once for each connection and change of them. */
export function rulesOf(db: Database): DeskRules {
  const revision = slaRevision(db)
  const known = compiled.get(db)
  if (known?.revision === revision) return known
  const policies = allPolicies(db)
  const rules = {
    revision,
    policies: draftRules(db, policies),
    asksContact: policies.some(({ enabled, conditions }) => enabled && asksContact(conditions)),
  }
  compiled.set(db, rules)
  return rules
}

/** A list that is not saved, with the desk's own calendars. */
export function draftRules(db: Database, policies: readonly DraftPolicy[]): Rules {
  const used = new Set(policies.map(({ calendar }) => calendar))
  const calendars = allCalendars(db).filter(({ id }) => used.has(id))
  return compilePolicies(policies, new Map(calendars.map((calendar) => [calendar.id, compiledCalendar(db, calendar)])))
}

const calendarsKnown = new Map<string, CompiledCalendar>()
const mostCalendars = 20

/** Compiling takes decades of days: a calendar that did not change is not compiled for a policy that did. */
function compiledCalendar(db: Database, calendar: BusinessCalendar): CompiledCalendar {
  const publicDays = publicDaysOf(db, calendar.id)
  const content = JSON.stringify([calendar, publicDays])
  const known = calendarsKnown.get(content)
  if (known) return known
  // The file may come from a computer that knows more zones: mail must be stored all the same.
  const zone = isZone(calendar.zone) ? calendar.zone : 'UTC'
  const fresh = compileCalendar({ ...calendar, zone }, publicDays)
  if (calendarsKnown.size >= mostCalendars) calendarsKnown.clear()
  calendarsKnown.set(content, fresh)
  return fresh
}

function asksContact({ contact, segments }: DraftPolicy['conditions']): boolean {
  return contact.length > 0 || segments.length > 0
}
