import { z } from 'zod'
import type { AccountId, ActionId, ContactId, ConversationId, MessageId } from './ids.ts'
import { type ChannelKind, channelKinds } from './message.ts'
import { type Priority, priorities } from './triage.ts'

export type CalendarId = number & { readonly __brand: 'CalendarId' }
export type SlaPolicyId = number & { readonly __brand: 'SlaPolicyId' }

const id = z.number().int().nonnegative()
const calendarId = id as unknown as z.ZodType<CalendarId>
const name = z.string().trim().min(1).max(200)
/** `2026-12-25`, in the calendar's own zone. */
const isoDate = z.iso.date()
const minuteOfDay = z.number().int().min(0).max(1440)

/** Open from one minute of the day to another, which is exclusive; 1440 is midnight. ISO weekday: 1 is Monday. */
export const openPeriod = z.object({ day: z.number().int().min(1).max(7), from: minuteOfDay, to: minuteOfDay })
export type OpenPeriod = z.infer<typeof openPeriod>

/** Closed on a date, all day or for a part of it. */
export const holiday = z.object({
  date: isoDate,
  name: z.string().trim().max(200).default(''),
  /** Every year on this day of this month, from `date` on. */
  yearly: z.boolean().default(false),
  from: minuteOfDay.default(0),
  to: minuteOfDay.default(1440),
})
export type Holiday = z.output<typeof holiday>

/** When a desk works. Public holidays follow their country's rules year by year; `worked` names those that are worked. */
export const calendarInput = z.object({
  name,
  /** IANA name: `Europe/Rome`. */
  zone: z.string().trim().min(1).max(100),
  /** Day and night, holidays too; `periods` and holidays are kept but do not count. */
  alwaysOpen: z.boolean().default(false),
  periods: z.array(openPeriod).max(200),
  holidays: z.array(holiday).max(2000).default([]),
  publicHolidays: z
    .object({
      /** ISO 3166-1: `IT`. */
      country: z.string().length(2),
      /** The library's own code of a state or region; null for the whole country. */
      region: z.string().max(20).nullable().default(null),
      worked: z.array(z.string().max(200)).max(100).default([]),
    })
    .nullable()
    .default(null),
})
export type CalendarInput = z.input<typeof calendarInput>
export type CalendarDraft = z.output<typeof calendarInput>

export interface BusinessCalendar extends CalendarDraft {
  readonly id: CalendarId
}

/** What is odd about a calendar. What `blocks` cannot be saved; the rest is told with what would happen. */
export interface CalendarProblem {
  readonly code:
    | 'unknown-zone'
    | 'unknown-country'
    | 'unknown-region'
    /** It ends before it begins, or where it begins: it never counts. */
    | 'empty-period'
    /** Two periods of a day share minutes, which count once. */
    | 'overlap'
    /** No minute is ever open: nothing that counts its hours is ever due. */
    | 'never-open'
    /** Closed for more than 14 days from a day on; what is due then, waits that long. */
    | 'long-closure'
  readonly blocks: boolean
  /** What it is about, where it is about one: places in `periods`; null otherwise. */
  readonly periods: readonly [first: number, second: number] | readonly [only: number] | null
  /** The zone or country, or the first closed date. */
  readonly text: string
}

/** A calendar as it would count, for the editor. */
export interface CalendarCheck {
  readonly problems: readonly CalendarProblem[]
  /** Of a week without holidays. */
  readonly openMinutesPerWeek: number
  /** Those of the next 400 days, public ones too, ascending. */
  readonly closures: readonly (Pick<Holiday, 'date' | 'name' | 'from' | 'to'> & { readonly isPublic: boolean })[]
  /** Clock changes of the next 400 days: what an open hour gains or loses then is counted as it passes. */
  readonly clockChanges: readonly { readonly at: number; readonly minutes: number }[]
}

export interface HolidayCountry {
  readonly code: string
  readonly name: string
  readonly regions: readonly { readonly code: string; readonly name: string }[]
}

export const clockKinds = ['first-reply', 'next-reply', 'resolution'] as const
export type ClockKind = (typeof clockKinds)[number]

/**
 * How long something may take. In `business` time only the calendar's open minutes count, and a day is as long as its mean
 * open day; in `calendar` time every minute does. Warned is when so much of it has passed, or so little (of the same time)
 * is left.
 */
export const slaTarget = z.object({
  amount: z.number().int().min(1).max(10_000),
  unit: z.enum(['minutes', 'hours', 'days']),
  time: z.enum(['business', 'calendar']),
  warning: z
    .discriminatedUnion('type', [
      z.object({ type: z.literal('percent'), percent: z.number().int().min(1).max(99) }),
      z.object({ type: z.literal('left'), minutes: z.number().int().min(1).max(100_000) }),
    ])
    .nullable()
    .default({ type: 'percent', percent: 75 }),
})
export type SlaTarget = z.output<typeof slaTarget>

/** `new`: nothing was ever said with them before this conversation · `returning`: something was. */
export const contactSegments = ['new', 'returning'] as const
export const contactAttributes = ['address', 'domain', 'name', 'note'] as const
export type ContactAttribute = (typeof contactAttributes)[number]

/** Which conversations a policy is for. Every list that is not empty must hold one that fits; all empty is all. */
export const slaConditions = z.object({
  channels: z.array(z.enum(channelKinds)).max(20).default([]),
  accounts: z
    .array(z.string().min(1).max(400) as unknown as z.ZodType<AccountId>)
    .max(100)
    .default([]),
  tags: z.array(z.string().trim().min(1).max(60)).max(100).default([]),
  priorities: z.array(z.enum(priorities)).max(10).default([]),
  /** What is known of the contact; each must fit, by one of its values, in any case. A domain's subdomains fit too. */
  contact: z
    .array(
      z.object({
        attribute: z.enum(contactAttributes),
        values: z.array(z.string().trim().min(1).max(320)).min(1).max(200),
      }),
    )
    .max(20)
    .default([]),
  segments: z.array(z.enum(contactSegments)).max(10).default([]),
  /** BCP 47 primary languages: `en`. */
  languages: z.array(z.string().min(2).max(35)).max(50).default([]),
  /** Who spoke first in the conversation; null for either. */
  direction: z.enum(['in', 'out']).nullable().default(null),
})
export type SlaConditions = z.output<typeof slaConditions>
/** A kind of condition, as it is named in explanations; `contact` is one for each attribute. */
export type ConditionKind = Exclude<keyof SlaConditions, 'contact'> | ContactAttribute

export const slaPolicyInput = z.object({
  name,
  enabled: z.boolean().default(true),
  conditions: slaConditions,
  /** Null is always open. */
  calendar: calendarId.nullable(),
  firstReply: slaTarget.nullable(),
  nextReply: slaTarget.nullable(),
  resolution: slaTarget.nullable(),
  /** What stops its clocks; hours outside the calendar stop those that count business time. */
  pauses: z.object({ waiting: z.boolean(), snoozed: z.boolean() }),
  /** A customer's message after `done` may be a mere "thanks": its clocks begin only so much later, in their own time. */
  graceMinutes: z.number().int().min(0).max(100_000).default(0),
})
export type SlaPolicyInput = z.input<typeof slaPolicyInput>

export interface SlaPolicy extends z.output<typeof slaPolicyInput> {
  readonly id: SlaPolicyId
}

/** A list of policies that is not saved yet, in its order; what has no id is new. */
export const draftPolicies = z
  .array(slaPolicyInput.extend({ id: (id as unknown as z.ZodType<SlaPolicyId>).nullable() }))
  .max(200)
export type DraftPolicy = z.output<typeof draftPolicies>[number]

/** What is odd about one policy of an ordered list; none of it blocks. */
export interface PolicyProblem {
  /** Its place in the list. */
  readonly policy: number
  readonly code: /** An earlier one takes all that it could match. */
    | 'shadowed'
    /** Its conditions exclude each other, or name what is not there: `condition` and `text` say which. */
    | 'never-matches'
    /** Nothing on this desk matches it, though something could. */
    | 'matched-nothing'
    /** It sets no target: what it matches has no clock. */
    | 'no-target'
    /** It counts the hours of a calendar that is never open: nothing is ever due. */
    | 'never-due'
    /** What matches no policy has no clock: told of the last one. */
    | 'leaves-some'
  /** The earlier policy's place, for `shadowed`. */
  readonly by: number | null
  readonly condition: ConditionKind | null
  readonly text: string
}

export interface PolicyCheck {
  readonly problems: readonly PolicyProblem[]
  /** For each policy how many conversations of the last 90 days it matches first. */
  readonly matched: readonly number[]
  /** And how many match none. */
  readonly unmatched: number
}

export const pauseReasons = ['outside-hours', 'holiday', 'waiting', 'snoozed', 'grace', 'done', 'spam'] as const
/** `grace`: a message after done may need no answer · `done`, `spam`: it was, until an agent took that back. */
export type PauseReason = (typeof pauseReasons)[number]

/** From and to, epoch ms, end exclusive. */
export type TimeSpan = readonly [from: number, to: number]

/** The clock of a conversation that runs out first, as a countdown is drawn from it. */
export interface SlaDue {
  readonly conversation: ConversationId
  readonly clock: ClockKind
  readonly policy: string
  /** Epoch ms; null while it waits for the customer, and when its calendar never opens again. What sleeps, wakes. */
  readonly dueAt: number | null
  readonly warnAt: number | null
  /** Why it stands still, whatever the hour: `waiting` or `snoozed`; null while it runs or waits for the next open hour. */
  readonly paused: PauseReason | null
  /** Counted time that was left at `asOf`; below 0 it is breached, by so much. */
  readonly remainingMs: number
  readonly asOf: number
  /** When it counts from `asOf` on, ascending; at most 12 spans, and none while paused. Beyond the last, ask again. */
  readonly counts: readonly TimeSpan[]
  /** An answer waits in the outbox: answered, not sent yet. */
  readonly answerPending: boolean
}

/** Ends of groups in the view Due, epoch ms, and how many contacts are in each. Paused clocks are in none. */
export interface DueGroups {
  readonly asOf: number
  /** Within 15 minutes: due before this. */
  readonly soonUntil: number
  /** The end of this computer's day. */
  readonly todayUntil: number
  readonly breached: number
  readonly soon: number
  readonly today: number
  readonly later: number
  /** Whether more are in a group than were counted: 1,000. */
  readonly capped: boolean
}

/** A stretch of a clock's life, all of it accounted for. */
export interface ClockSpan {
  readonly from: number
  readonly to: number
  /** Null: it counts. */
  readonly paused: PauseReason | null
  /** The holiday's name, else empty. */
  readonly text: string
  /** What began the pause, where an agent did; null otherwise. */
  readonly action: ActionId | null
}

/** What ended a clock. `reply`: an agent's message left the desk · `no-answer`: an agent said that none is needed. */
export interface ClockEnd {
  readonly by: 'reply' | 'done' | 'no-answer' | 'spam'
  readonly at: number
  readonly message: MessageId | null
  readonly action: ActionId | null
  /** Who wrote or did it; empty when nobody knows. */
  readonly agent: string
}

/** `met` and `breached` are for good; `late` still runs though its time is over. */
export const clockStates = ['running', 'paused', 'late', 'met', 'breached', 'void'] as const
/** `void`: it ended without being met or missed, as when no answer was needed. */
export type ClockState = (typeof clockStates)[number]

/** A clock's account: what started it, every span since, and what it came to. */
export interface ClockAccount {
  readonly kind: ClockKind
  readonly state: ClockState
  /** The customer's message that it counts from. */
  readonly startedBy: MessageId
  readonly startedAt: number
  readonly target: SlaTarget
  readonly targetMs: number
  readonly warnAt: number | null
  readonly dueAt: number | null
  /** When the time was over, if it was before the end. */
  readonly breachedAt: number | null
  readonly end: ClockEnd | null
  /** An answer waits in the outbox: it ends the clock when it leaves. */
  readonly answerPending: boolean
  /** Counted so far, and by the wall clock. */
  readonly countedMs: number
  readonly wallMs: number
  /** Without gaps, from `startedAt` to its end or now. */
  readonly spans: readonly ClockSpan[]
  /** What is to come until it is due, at most 60; empty where nobody knows when that is. */
  readonly ahead: readonly ClockSpan[]
}

/** Why a policy is the one. */
export interface ConditionMatch {
  readonly condition: ConditionKind
  /** What the conversation has: `vip`, `mastodon`. */
  readonly value: string
}

export interface SlaExplanation {
  readonly conversation: ConversationId
  readonly asOf: number
  /** Null: none matches, and nothing is counted. */
  readonly policy: {
    readonly id: SlaPolicyId | null
    readonly name: string
    /** Empty: it matches all. */
    readonly matched: readonly ConditionMatch[]
  } | null
  /** Earlier policies, and the first condition that each failed on with what it wants. */
  readonly passedOver: readonly { readonly name: string; readonly failed: ConditionMatch }[]
  readonly calendar: { readonly id: CalendarId; readonly name: string; readonly zone: string } | null
  /** Those that run first, then what ended, the newest first; at most 50. */
  readonly clocks: readonly ClockAccount[]
}

/** A conversation in a list of figures. */
export interface SlaConversation {
  readonly conversation: ConversationId
  readonly contact: ContactId
  readonly name: string
  readonly subject: string
  readonly channel: ChannelKind
  readonly priority: Priority
  readonly assignee: string | null
}

export interface SlaForecast {
  /** What runs out between now and then, with what is breached already, the most urgent first; at most 500. */
  readonly breaches: readonly (SlaConversation & { readonly due: SlaDue })[]
  readonly count: number
}

/** Clocks of one kind: those that ended in time, late, and that still run (late ones are among the breached). */
export interface Attainment {
  readonly met: number
  readonly breached: number
  readonly running: number
}
export type AttainmentByClock = Readonly<Record<ClockKind, Attainment>>

/** Of clocks that ended, in ms: counted by the policy, and by the wall clock. Null when none ended. */
export interface DurationFigures {
  readonly count: number
  readonly business: { readonly medianMs: number; readonly p90Ms: number }
  readonly wall: { readonly medianMs: number; readonly p90Ms: number }
}

export const figureGroups = ['policy', 'channel', 'account', 'agent'] as const
export type FigureGroup = (typeof figureGroups)[number]

/** Which clocks a figure counts; null does not narrow. */
export const figureOf = z.object({
  clock: z.enum(clockKinds).nullable().default(null),
  outcome: z.enum(['met', 'breached', 'running']).nullable().default(null),
  /** A group and its key; of `agent`, the empty key is nobody. */
  group: z
    .object({ by: z.enum(figureGroups), key: z.string().max(400) })
    .nullable()
    .default(null),
  /** ISO weekday and hour of the breach, in this computer's zone. */
  weekday: z.number().int().min(1).max(7).nullable().default(null),
  hour: z.number().int().min(0).max(23).nullable().default(null),
})
export type FigureOf = z.output<typeof figureOf>

export interface ReplayResult {
  readonly since: number
  readonly until: number
  readonly conversations: number
  readonly before: AttainmentByClock
  readonly after: AttainmentByClock
  readonly groups: readonly {
    readonly by: FigureGroup
    /** For `figureOf.group`; of policies the name, for drafts have no id. */
    readonly key: string
    readonly label: string
    /** Null where it had none. */
    readonly before: AttainmentByClock | null
    readonly after: AttainmentByClock | null
  }[]
  /** Conversations of which at least one clock ends otherwise. */
  readonly changed: number
}

/** Worse is: something met before is breached now. */
export interface ReplayChange extends SlaConversation {
  readonly clock: ClockKind
  readonly startedAt: number
  readonly before: { readonly policy: string; readonly state: ClockState; readonly dueAt: number | null } | null
  readonly after: { readonly policy: string; readonly state: ClockState; readonly dueAt: number | null } | null
}

export interface SlaReport {
  readonly since: number
  readonly until: number
  readonly conversations: number
  readonly attainment: AttainmentByClock
  readonly durations: Readonly<Record<ClockKind, DurationFigures | null>>
  readonly groups: readonly {
    readonly by: FigureGroup
    readonly key: string
    readonly label: string
    readonly attainment: AttainmentByClock
    readonly durations: Readonly<Record<ClockKind, DurationFigures | null>>
  }[]
  /** Breaches by hour of the week: 7 × 24 from Monday 0:00, in this computer's zone. */
  readonly breachesByHour: readonly number[]
  /** By day of this computer's zone, for a line over time; days without a clock are left out. */
  readonly days: readonly { readonly startsAt: number; readonly met: number; readonly breached: number }[]
}

/** A clock behind a figure. */
export interface ReportClock extends SlaConversation {
  readonly clock: ClockKind
  readonly policy: string
  readonly state: ClockState
  readonly startedAt: number
  readonly startedBy: MessageId
  readonly dueAt: number | null
  readonly endedAt: number | null
  readonly countedMs: number
  readonly wallMs: number
  /** Who ended it. */
  readonly agent: string
}

/** The setting `sla.notifications`. */
export const slaNotifications = z.object({
  warnings: z.boolean().default(true),
  breaches: z.boolean().default(true),
  /** Nothing is told outside the hours of the policy's calendar; it is summed up when they begin. */
  quietOutsideHours: z.boolean().default(true),
})
export type SlaNotifications = z.output<typeof slaNotifications>
export const slaNotificationsKey = 'sla.notifications'

/** Something a clock came to, told once. */
export interface SlaMoment {
  readonly what: 'warning' | 'breach'
  readonly contact: ContactId
  readonly conversation: ConversationId
  readonly name: string
  readonly subject: string
  readonly clock: ClockKind
  readonly dueAt: number
}
