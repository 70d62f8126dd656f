import type { AccountId, ActionId, ConversationId, MessageId } from '../../src-main/contract/ids.ts'
import {
  type CalendarDraft,
  type CalendarId,
  type ClockKind,
  calendarInput,
  type DraftPolicy,
  draftPolicies,
  type SlaPolicyInput,
  type SlaTarget,
} from '../../src-main/contract/sla.ts'
import { dayMs, minuteMs } from '../../src-main/engine/sla/calendar/civil-days.ts'
import { compileCalendar } from '../../src-main/engine/sla/calendar/compile-calendar.ts'
import { type Clock, countedUntil, stateOf } from '../../src-main/engine/sla/clock/clocks.ts'
import type { FactAction, FactMessage, SlaFacts, SlaSubject } from '../../src-main/engine/sla/facts.ts'
import { type CompiledPolicy, compilePolicies, type Rules } from '../../src-main/engine/sla/policy/compile-policies.ts'

const monday = Date.UTC(2026, 10, 2)
const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** `Tue 14:30`, of the week after it `Tue+1 14:30`; UTC. */
export function at(words: string): number {
  const match = /^(\w{3})(?:\+(\d))? (\d\d):(\d\d)$/.exec(words)
  const day = days.indexOf(match?.[1] ?? '')
  if (!match || day < 0) throw new Error(`No time: ${words}`)
  return monday + (day + 7 * Number(match[2] ?? 0)) * dayMs + (Number(match[3]) * 60 + Number(match[4])) * minuteMs
}

/** A moment as `at` reads it. */
export function told(moment: number | null): string {
  if (moment === null) return 'never'
  const since = moment - monday
  const day = Math.floor(since / dayMs)
  const week = Math.floor(day / 7)
  return `${days[day % 7]}${week > 0 ? `+${week}` : ''} ${hours(since - day * dayMs).padStart(5, '0')}`
}

export function hours(ms: number): string {
  const minutes = Math.floor(ms / minuteMs)
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
}

type Said = Omit<FactMessage, 'id'> & { readonly isMessage: true }
type Done = Omit<FactAction, 'id' | 'through'> & { readonly isMessage: false; readonly seen: number }
export type Event = Said | Done

function said(by: FactMessage['by'], when: string, more: Partial<FactMessage> = {}): Said {
  return { isMessage: true, at: at(when), by, agent: by === 'agent' ? 'Juno' : '', here: by === 'agent', ...more }
}

export const customer = (when: string) => said('customer', when)
/** Written on this desk. */
export const agent = (when: string) => said('agent', when)
/** A colleague's, or from another mail client. */
export const elsewhere = (when: string) => said('agent', when, { here: false })
export const robot = (when: string) => said('automatic', when)
export const note = (when: string) => said('note', when, { here: true })
export const colleaguesNote = (when: string) => said('note', when)

/** `seen`: when the agent had last looked; what was said later is not meant. */
export function does(
  what: FactAction['does'],
  when: string,
  { until, seen, withAnswer = false }: { until?: string; seen?: string; withAnswer?: boolean } = {},
): Done {
  return {
    isMessage: false,
    at: at(when),
    agent: 'Juno',
    does: what,
    until: until ? at(until) : null,
    withAnswer,
    seen: at(seen ?? when),
  }
}

export const nobodySpecial: SlaSubject = {
  channel: 'email',
  account: 'email:us@shop.test' as AccountId,
  tags: [],
  priority: 'normal',
  assignee: null,
  language: 'en',
  contact: { addresses: ['ana@mail.test'], names: ['Ana Pop'], note: '', isNew: true },
}

/** What happened, in the order it is told in; ids sort by time as the desk's do. */
export function story(events: readonly Event[], more: Partial<SlaFacts> = {}): SlaFacts {
  const messages = events
    .filter((event) => event.isMessage)
    .map(({ isMessage, ...message }, place) => ({ ...message, id: (message.at * 2048 + place) as MessageId }))
  const actions = events
    .filter((event) => !event.isMessage)
    .map(({ isMessage, seen, ...action }, place) => {
      const through = Math.max(0, ...messages.filter((message) => message.at <= seen).map(({ id }) => id))
      return { ...action, id: (place + 1) as ActionId, through: through as MessageId }
    })
  return { conversation: 1 as ConversationId, subject: nobodySpecial, messages, actions, answerPending: false, ...more }
}

export const target = (amount: number, unit: SlaTarget['unit'], more: Partial<SlaTarget> = {}): SlaTarget => ({
  amount,
  unit,
  time: 'business',
  warning: null,
  ...more,
})

/** Monday to Friday, nine to five, UTC. */
export const nineToFive: CalendarDraft = calendarInput.parse({
  name: 'Nine to five',
  zone: 'UTC',
  periods: [1, 2, 3, 4, 5].map((day) => ({ day, from: 9 * 60, to: 17 * 60 })),
})

/** Four business hours to the first reply, eight to the next. */
export const replies: SlaPolicyInput = {
  name: 'Replies',
  conditions: {},
  calendar: 1 as CalendarId,
  firstReply: target(4, 'hours'),
  nextReply: target(8, 'hours'),
  resolution: null,
  pauses: { waiting: true, snoozed: true },
}

/** And three business days until it is solved. */
export const solving: SlaPolicyInput = { ...replies, name: 'Solving', resolution: target(3, 'days') }

export function drafts(...policies: readonly SlaPolicyInput[]): readonly DraftPolicy[] {
  return draftPolicies.parse(policies.map((policy) => ({ ...policy, id: null })))
}

export function rulesOf(policies: readonly SlaPolicyInput[], calendar: CalendarDraft = nineToFive): Rules {
  return compilePolicies(drafts(...policies), new Map([[1 as CalendarId, compileCalendar(calendar)]]))
}

/** `first-reply met 1:30`: what became of a clock, and how much it counted. */
export function sentence(clock: Clock, policy: CompiledPolicy, now: number): string {
  const time = policy.targets[clock.kind as ClockKind]?.time
  if (!time) throw new Error('A clock without a target')
  return `${clock.kind} ${stateOf(clock, now)} ${hours(countedUntil(clock, time, clock.end?.at ?? now))}`
}
