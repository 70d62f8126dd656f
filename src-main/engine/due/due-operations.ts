import type { CalendarId, DraftPolicy, SlaPolicy, SlaPolicyId } from '../../contract/sla.ts'
import { operation } from '../writer/operation.ts'
import {
  type BegunRules,
  beginRules,
  orderPolicies,
  removeCalendar,
  removePolicy,
  replacePolicies,
  type SavedCalendar,
  saveCalendar,
  savePolicy,
} from './keep-rules.ts'
import { type RecomputedSlice, recomputeDue } from './recompute.ts'
import { type ToldSlice, tellMoments } from './tell-moments.ts'

/** Calendars and policies, what follows from them, and what was told of it. */
export const dueOperations = {
  beginRules: operation<BegunRules, void>(beginRules),
  saveCalendar: operation<SavedCalendar, CalendarId>(saveCalendar),
  removeCalendar: operation<{ id: CalendarId }, void>(removeCalendar),
  savePolicy: operation<{ id: SlaPolicyId | null; policy: Omit<SlaPolicy, 'id'> }, SlaPolicyId>(savePolicy),
  orderPolicies: operation<{ ids: readonly SlaPolicyId[] }, void>(orderPolicies),
  removePolicy: operation<{ id: SlaPolicyId }, void>(removePolicy),
  replacePolicies: operation<{ policies: readonly DraftPolicy[] }, void>(replacePolicies),
  recomputeDue: operation<Parameters<typeof recomputeDue>[1], RecomputedSlice>(recomputeDue),
  tellMoments: operation<Record<string, never>, ToldSlice>((db, _, { now }) => tellMoments(db, now)),
}
