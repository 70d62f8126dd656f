import { describe, expect, it } from 'vitest'
import { type CalendarDraft, calendarInput, type SlaPolicyInput } from '../../../src-main/contract/sla.ts'
import { clocksOf } from '../../../src-main/engine/sla/clock/clocks.ts'
import { nextDue } from '../../../src-main/engine/sla/clock/next-due.ts'
import type { SlaFacts, SlaSubject } from '../../../src-main/engine/sla/facts.ts'
import { policyOf } from '../../../src-main/engine/sla/policy/compile-policies.ts'
import {
  agent,
  at,
  colleaguesNote,
  customer,
  does,
  type Event,
  elsewhere,
  nineToFive,
  nobodySpecial,
  note,
  replies,
  robot,
  rulesOf,
  sentence,
  solving,
  story,
  target,
  told,
} from '../../support/sla-stories.ts'

interface Scenario {
  readonly source: string
  readonly fact: string
  readonly story: readonly Event[]
  /** Every clock, what became of it, and how many hours it counted. */
  readonly clocks?: readonly string[]
  /** Which clock runs out first, and when. */
  readonly next?: string
  readonly warns?: string
  readonly policies?: readonly SlaPolicyInput[]
  readonly calendar?: CalendarDraft
  readonly about?: Partial<SlaSubject>
  readonly more?: Partial<SlaFacts>
  /** Friday, five o'clock, unless told otherwise. */
  readonly now?: string
}

const grace = { ...solving, graceMinutes: 240 }
const urgent: SlaPolicyInput = { ...replies, name: 'Urgent', firstReply: target(1, 'hours') }
const withHoliday = calendarInput.parse({ ...nineToFive, holidays: [{ date: '2026-11-03', name: 'Fair' }] })
const withLunch = calendarInput.parse({
  ...nineToFive,
  periods: [1, 2, 3, 4, 5].flatMap((day) => [
    { day, from: 9 * 60, to: 12 * 60 },
    { day, from: 14 * 60, to: 18 * 60 },
  ]),
})
const thanks = [customer('Mon 10:00'), agent('Mon 11:00'), does('done', 'Mon 11:00'), customer('Mon 12:00')]

const scenarios: readonly Scenario[] = [
  {
    source: 'Zendesk',
    fact: 'first reply runs from creation to the first public reply of an agent',
    story: [customer('Mon 10:00'), agent('Mon 11:30')],
    clocks: ['first-reply met 1:30'],
  },
  {
    source: 'Zendesk',
    fact: 'an internal note is no reply',
    story: [customer('Mon 10:00'), note('Mon 10:30'), agent('Mon 12:00')],
    clocks: ['first-reply met 2:00'],
  },
  {
    source: 'Zendesk',
    fact: 'a ticket that an agent created has no first reply to wait for',
    story: [agent('Mon 10:00')],
    clocks: [],
  },
  {
    source: 'Zendesk',
    fact: 'an answer to what an agent began starts the next reply',
    story: [agent('Mon 10:00'), customer('Mon 11:00'), agent('Mon 12:00')],
    clocks: ['next-reply met 1:00'],
  },
  {
    source: 'Zendesk',
    fact: 'next reply counts from the oldest unanswered message',
    story: [
      customer('Mon 10:00'),
      agent('Mon 11:00'),
      customer('Mon 12:00'),
      customer('Mon 13:30'),
      agent('Mon 14:00'),
    ],
    clocks: ['first-reply met 1:00', 'next-reply met 2:00'],
  },
  {
    source: 'Zendesk',
    fact: 'next reply does not begin before somebody replied',
    story: [customer('Mon 10:00'), customer('Mon 11:00'), agent('Mon 12:00')],
    clocks: ['first-reply met 2:00'],
  },
  {
    source: 'Zendesk',
    fact: 'a second reply of an agent ends nothing more',
    story: [customer('Mon 10:00'), agent('Mon 11:00'), agent('Mon 12:00'), customer('Mon 13:00'), agent('Mon 13:30')],
    clocks: ['first-reply met 1:00', 'next-reply met 0:30'],
  },
  {
    source: 'Zendesk',
    fact: 'a pausable clock stands still while pending',
    story: [customer('Mon 10:00'), does('waiting', 'Mon 11:00'), does('open', 'Mon 15:00'), agent('Mon 16:00')],
    clocks: ['first-reply met 2:00'],
  },
  {
    source: 'Zendesk',
    fact: 'requester wait time runs on while pending, where the policy says so',
    story: [customer('Mon 10:00'), does('waiting', 'Mon 11:00'), does('open', 'Mon 15:00'), agent('Mon 16:00')],
    policies: [{ ...replies, pauses: { waiting: false, snoozed: true } }],
    clocks: ['first-reply breached 6:00'],
  },
  {
    source: 'Zendesk',
    fact: 'the weekend does not count in business hours',
    story: [customer('Fri 16:00'), agent('Mon+1 10:00')],
    clocks: ['first-reply met 2:00'],
  },
  {
    source: 'Zendesk',
    fact: 'the night counts in calendar hours',
    story: [customer('Mon 16:00'), agent('Tue 09:00')],
    policies: [{ ...replies, firstReply: target(4, 'hours', { time: 'calendar' }) }],
    clocks: ['first-reply breached 17:00'],
  },
  {
    source: 'Zendesk',
    fact: 'what begins on Friday afternoon is due on Monday',
    story: [customer('Fri 15:00')],
    next: 'first-reply Mon+1 11:00',
  },
  {
    source: 'Zendesk',
    fact: 'what comes before opening counts from opening',
    story: [customer('Mon 06:00')],
    next: 'first-reply Mon 13:00',
  },
  {
    source: 'Zendesk',
    fact: 'what comes on Saturday counts from Monday',
    story: [customer('Sat 12:00')],
    next: 'first-reply Mon+1 13:00',
  },
  {
    source: 'Zendesk',
    fact: 'the first policy that matches wins',
    story: [customer('Mon 10:00')],
    policies: [{ ...urgent, conditions: { tags: ['vip'] } }, replies],
    about: { tags: ['refund', 'VIP'] },
    next: 'first-reply Mon 11:00',
  },
  {
    source: 'Zendesk',
    fact: 'a later policy that matches too has no say',
    story: [customer('Mon 10:00')],
    policies: [replies, { ...urgent, conditions: { tags: ['vip'] } }],
    about: { tags: ['vip'] },
    next: 'first-reply Mon 14:00',
  },
  {
    source: 'Zendesk',
    fact: 'what no policy matches has no clock',
    story: [customer('Mon 10:00')],
    policies: [{ ...urgent, conditions: { tags: ['vip'] } }],
    clocks: [],
  },
  {
    source: 'Zendesk',
    fact: 'targets go by priority',
    story: [customer('Mon 10:00')],
    policies: [{ ...urgent, conditions: { priorities: ['urgent', 'high'] } }, replies],
    about: { priority: 'high' },
    next: 'first-reply Mon 11:00',
  },
  {
    source: 'Zendesk',
    fact: 'a policy without a first reply target counts next replies all the same',
    story: [customer('Mon 10:00'), agent('Mon 16:30'), customer('Tue 09:00'), agent('Tue 10:00')],
    policies: [{ ...replies, firstReply: null }],
    clocks: ['next-reply met 1:00'],
  },
  {
    source: 'Zendesk',
    fact: 'solving without a reply stops the clock, and counts as neither met nor missed',
    story: [customer('Mon 10:00'), does('done', 'Mon 11:00')],
    clocks: ['first-reply void 1:00'],
  },
  {
    source: 'Zendesk',
    fact: 'solving late takes no breach back',
    story: [customer('Mon 10:00'), does('done', 'Mon 16:00')],
    clocks: ['first-reply breached 6:00'],
  },
  {
    source: 'Zendesk',
    fact: 'resolution runs from creation to solved, whatever is replied',
    story: [customer('Mon 10:00'), agent('Mon 11:00'), does('done', 'Tue 10:00')],
    policies: [solving],
    clocks: ['first-reply met 1:00', 'resolution met 8:00'],
  },
  {
    source: 'Zendesk',
    fact: 'resolution stands still while pending, until the requester answers',
    story: [
      customer('Mon 10:00'),
      agent('Mon 11:00'),
      does('waiting', 'Mon 11:00'),
      customer('Tue 11:00'),
      does('done', 'Tue 12:00'),
    ],
    policies: [{ ...solving, firstReply: null, nextReply: null }],
    clocks: ['resolution met 2:00'],
  },
  {
    source: 'Zendesk',
    fact: 'agent work time takes pending out and leaves open in',
    story: [customer('Mon 10:00'), does('waiting', 'Mon 12:00'), does('open', 'Wed 09:00'), does('done', 'Wed 10:00')],
    policies: [{ ...solving, firstReply: null }],
    clocks: ['resolution met 3:00'],
  },
  {
    source: 'Zendesk',
    fact: 'a reopened ticket is to be solved again, from the message that reopened it',
    story: [customer('Mon 10:00'), does('done', 'Mon 11:00'), customer('Tue 10:00'), does('done', 'Tue 12:00')],
    policies: [{ ...solving, firstReply: null, nextReply: null }],
    clocks: ['resolution met 1:00', 'resolution met 2:00'],
  },
  {
    source: 'Zendesk',
    fact: 'an automated answer is no reply of an agent',
    story: [customer('Mon 10:00'), robot('Mon 10:01'), agent('Mon 12:00')],
    clocks: ['first-reply met 2:00'],
  },
  {
    source: 'Front',
    fact: 'it counts from the oldest message that is not replied to',
    story: [customer('Mon 10:00'), customer('Mon 12:00'), customer('Mon 13:00')],
    next: 'first-reply Mon 14:00',
  },
  {
    source: 'Front',
    fact: 'tagging late does not move the start',
    story: [customer('Mon 10:00'), note('Mon 10:45')],
    policies: [{ ...urgent, conditions: { tags: ['vip'] } }],
    about: { tags: ['vip'] },
    next: 'first-reply Mon 11:00',
  },
  {
    source: 'Front',
    fact: 'warning and breach are marks of their own',
    story: [customer('Mon 10:00')],
    policies: [{ ...replies, firstReply: target(4, 'hours', { warning: { type: 'percent', percent: 75 } }) }],
    next: 'first-reply Mon 14:00',
    warns: 'Mon 13:00',
  },
  {
    source: 'Front',
    fact: 'a warning is counted in business hours too',
    story: [customer('Fri 15:00')],
    policies: [{ ...replies, firstReply: target(4, 'hours', { warning: { type: 'percent', percent: 75 } }) }],
    next: 'first-reply Mon+1 11:00',
    warns: 'Mon+1 10:00',
  },
  {
    source: 'Front',
    fact: 'a warning may come so long before',
    story: [customer('Fri 16:00')],
    policies: [{ ...replies, firstReply: target(4, 'hours', { warning: { type: 'left', minutes: 210 } }) }],
    next: 'first-reply Mon+1 12:00',
    warns: 'Fri 16:30',
  },
  {
    source: 'Front',
    fact: 'a warning longer before than the target is long comes at once',
    story: [customer('Mon 10:00')],
    policies: [{ ...replies, firstReply: target(4, 'hours', { warning: { type: 'left', minutes: 600 } }) }],
    next: 'first-reply Mon 14:00',
    warns: 'Mon 10:00',
  },
  {
    source: 'Front',
    fact: 'archiving without a reply ends the wait',
    story: [customer('Mon 10:00'), does('done', 'Mon 10:20')],
    next: 'none',
  },
  {
    source: 'Front',
    fact: 'a comment to colleagues is no reply',
    story: [customer('Mon 10:00'), colleaguesNote('Mon 11:00')],
    next: 'first-reply Mon 14:00',
  },
  {
    source: 'Front',
    fact: 'a reply from another mail client is one',
    story: [customer('Mon 10:00'), elsewhere('Mon 13:00')],
    clocks: ['first-reply met 3:00'],
  },
  {
    source: 'Front',
    fact: 'a message after archiving starts anew',
    story: [customer('Mon 10:00'), agent('Mon 11:00'), does('done', 'Mon 11:05'), customer('Tue 10:00')],
    next: 'next-reply Wed 10:00',
  },
  {
    source: 'Front',
    fact: 'a snoozed conversation stands still',
    story: [customer('Mon 10:00'), does('snooze', 'Mon 11:00', { until: 'Mon 15:00' }), agent('Mon 16:00')],
    clocks: ['first-reply met 2:00'],
  },
  {
    source: 'Front',
    fact: 'a snoozed conversation runs on, where the policy says so',
    story: [customer('Mon 10:00'), does('snooze', 'Mon 11:00', { until: 'Mon 15:00' }), agent('Mon 16:00')],
    policies: [{ ...replies, pauses: { waiting: true, snoozed: false } }],
    clocks: ['first-reply breached 6:00'],
  },
  {
    source: 'Front',
    fact: 'when it is due is known while it sleeps, for it will wake',
    story: [customer('Mon 10:00'), does('snooze', 'Mon 11:00', { until: 'Mon 15:00' })],
    next: 'first-reply Tue 10:00 snoozed',
  },
  {
    source: 'Zammad',
    fact: 'the next deadline is the earliest of all',
    story: [customer('Mon 10:00')],
    policies: [solving],
    next: 'first-reply Mon 14:00',
  },
  {
    source: 'Zammad',
    fact: 'once it is answered the deadline to close is left',
    story: [customer('Mon 10:00'), agent('Mon 11:00')],
    policies: [solving],
    next: 'resolution Thu 10:00',
  },
  {
    source: 'Zammad',
    fact: 'the deadline to close may come before that of an update',
    story: [customer('Mon 10:00'), agent('Mon 11:00'), customer('Thu 09:00')],
    policies: [solving],
    next: 'resolution Thu 10:00',
  },
  {
    source: 'Zammad',
    fact: 'closed ignores escalation',
    story: [customer('Mon 10:00'), agent('Mon 11:00'), does('done', 'Mon 12:00')],
    policies: [solving],
    next: 'none',
  },
  {
    source: 'Zammad',
    fact: 'pending ignores escalation',
    story: [customer('Mon 10:00'), does('waiting', 'Mon 11:00')],
    policies: [solving],
    next: 'first-reply never waiting',
  },
  {
    source: 'Zammad #5177',
    fact: 'what was answered does not escalate',
    story: [customer('Mon 10:00'), agent('Mon 13:59')],
    next: 'none',
  },
  {
    source: 'Zammad #3140',
    fact: 'the update target does not stand in for the first reply',
    story: [customer('Mon 10:00'), customer('Mon 11:00')],
    policies: [{ ...replies, nextReply: target(1, 'hours') }],
    next: 'first-reply Mon 14:00',
  },
  {
    source: 'Zammad #4432',
    fact: 'nothing is due at midnight',
    story: [customer('Fri 16:30')],
    next: 'first-reply Mon+1 12:30',
  },
  {
    source: 'Zammad',
    fact: 'a pending time that has come counts from then on, whoever looks when',
    story: [
      customer('Mon 10:00'),
      does('snooze', 'Mon 11:00', { until: 'Mon 12:00' }),
      does('open', 'Wed 10:00'),
      agent('Wed 11:00'),
    ],
    clocks: ['first-reply breached 16:00'],
  },
  {
    source: 'Chatwoot',
    fact: 'a miss is one for the messages that wait together',
    story: [
      customer('Mon 10:00'),
      agent('Mon 11:00'),
      customer('Mon 12:00'),
      customer('Tue 12:00'),
      customer('Wed 12:00'),
    ],
    clocks: ['first-reply met 1:00', 'next-reply late 37:00'],
  },
  {
    source: 'Chatwoot',
    fact: 'a late first reply stays visible',
    story: [customer('Mon 10:00'), agent('Tue 16:00')],
    clocks: ['first-reply breached 14:00'],
  },
  {
    source: 'Chatwoot #10178',
    fact: '"thanks, bye" after done has a grace period',
    story: thanks,
    policies: [{ ...grace, resolution: null }],
    next: 'next-reply Tue 16:00',
  },
  {
    source: 'Chatwoot #10178',
    fact: 'without a grace period "thanks, bye" counts like any message',
    story: thanks,
    next: 'next-reply Tue 12:00',
  },
  {
    source: 'Chatwoot #10178',
    fact: 'one key says that "thanks, bye" needs no answer, and nothing is to be solved again',
    story: [...thanks, does('no-answer', 'Mon 12:30')],
    policies: [grace],
    clocks: ['first-reply met 1:00', 'resolution met 1:00', 'next-reply void 0:00', 'resolution void 0:00'],
    next: 'none',
  },
  {
    source: 'Chatwoot #10178',
    fact: 'that no answer is needed solves no open question',
    story: [customer('Mon 10:00'), agent('Mon 11:00'), customer('Mon 12:00'), does('no-answer', 'Mon 12:30')],
    policies: [solving],
    clocks: ['first-reply met 1:00', 'resolution late 39:00', 'next-reply void 0:30'],
  },
  {
    source: 'Chatwoot #14009',
    fact: 'a day has several periods',
    story: [customer('Mon 11:00')],
    calendar: withLunch,
    next: 'first-reply Mon 17:00',
  },
  {
    source: 'Chatwoot',
    fact: 'a resolved conversation that comes back waits for a next reply, not for a first one',
    story: [
      customer('Mon 10:00'),
      agent('Mon 11:00'),
      does('done', 'Mon 11:00'),
      customer('Mon 12:00'),
      agent('Mon 13:00'),
    ],
    clocks: ['first-reply met 1:00', 'next-reply met 1:00'],
  },
  {
    source: 'Chatwoot',
    fact: 'a conversation that a bot resolved without a reply still waits for its first one',
    story: [
      customer('Mon 10:00'),
      robot('Mon 10:01'),
      does('done', 'Mon 10:02'),
      customer('Mon 12:00'),
      agent('Mon 13:00'),
    ],
    clocks: ['first-reply void 0:02', 'first-reply met 1:00'],
  },
  {
    source: 'Kustomer',
    fact: 'a bot does not satisfy a target, however much it says',
    story: [customer('Mon 10:00'), robot('Mon 10:01'), customer('Mon 10:02'), robot('Mon 10:03')],
    next: 'first-reply Mon 14:00',
  },
  {
    source: 'Intercom',
    fact: 'a holiday pushes the breach forward',
    story: [customer('Mon 16:00')],
    calendar: withHoliday,
    next: 'first-reply Wed 12:00',
  },
  {
    source: 'Intercom',
    fact: 'a snooze ends when the customer replies',
    story: [
      customer('Mon 10:00'),
      does('snooze', 'Mon 11:00', { until: 'Fri 09:00' }),
      customer('Mon 15:00'),
      agent('Mon 16:00'),
    ],
    clocks: ['first-reply met 2:00'],
  },
  {
    source: 'Intercom',
    fact: 'a snooze ends when a teammate replies',
    story: [
      customer('Mon 10:00'),
      does('snooze', 'Mon 11:00', { until: 'Fri 09:00' }),
      elsewhere('Mon 15:00'),
      does('done', 'Mon 16:00'),
    ],
    policies: [solving],
    clocks: ['first-reply met 1:00', 'resolution met 2:00'],
  },
  {
    source: 'Intercom',
    fact: "a snooze ends with a teammate's note",
    story: [
      customer('Mon 10:00'),
      does('snooze', 'Mon 11:00', { until: 'Fri 09:00' }),
      colleaguesNote('Mon 15:00'),
      agent('Mon 16:00'),
    ],
    clocks: ['first-reply met 2:00'],
  },
  {
    source: 'Intercom',
    fact: 'a snooze does not end with what oneself says',
    story: [
      customer('Mon 10:00'),
      does('snooze', 'Mon 11:00', { until: 'Fri 09:00' }),
      note('Mon 15:00'),
      agent('Mon 16:00'),
    ],
    policies: [solving],
    clocks: ['first-reply met 1:00', 'resolution paused 1:00'],
    now: 'Tue 12:00',
  },
  {
    source: 'Throughline',
    fact: 'done by mistake: the clock goes on, without the time between',
    story: [customer('Mon 10:00'), does('done', 'Mon 11:00'), does('open', 'Mon 13:00'), agent('Mon 14:00')],
    clocks: ['first-reply met 2:00'],
  },
  {
    source: 'Throughline',
    fact: 'done does not concern a message that nobody had seen, however late it arrived',
    story: [
      customer('Mon 10:00'),
      customer('Mon 10:58'),
      does('done', 'Mon 11:00', { seen: 'Mon 10:30' }),
      agent('Mon 12:00'),
    ],
    clocks: ['first-reply void 1:00', 'first-reply met 1:02'],
  },
  {
    source: 'Throughline',
    fact: 'done does not close what came unseen, though a colleague answered it meanwhile',
    story: [
      customer('Mon 10:00'),
      customer('Mon 10:30'),
      elsewhere('Mon 10:45'),
      does('done', 'Mon 11:00', { seen: 'Mon 10:15' }),
    ],
    policies: [solving],
    next: 'resolution Thu 10:00',
  },
  {
    source: 'Throughline',
    fact: 'waiting does not pause what nobody had seen',
    story: [customer('Mon 10:00'), customer('Mon 10:58'), does('waiting', 'Mon 11:00', { seen: 'Mon 10:30' })],
    next: 'first-reply Mon 14:00',
  },
  {
    source: 'Throughline',
    fact: "a customer's clock that is ahead of ours does not open what was done after it",
    story: [customer('Mon 10:00'), does('done', 'Mon 09:58', { seen: 'Mon 10:00' })],
    next: 'none',
  },
  {
    source: 'Throughline',
    fact: 'a reply counts when it leaves the desk, though it was handed over with "done" before',
    story: [customer('Mon 10:00'), does('done', 'Mon 11:00', { withAnswer: true }), agent('Tue 10:00')],
    policies: [solving],
    clocks: ['first-reply breached 8:00', 'resolution met 8:00'],
  },
  {
    source: 'Throughline',
    fact: 'while its answer is in the outbox the clock runs',
    story: [customer('Mon 10:00'), does('done', 'Mon 11:00', { withAnswer: true })],
    more: { answerPending: true },
    next: 'first-reply Mon 14:00',
  },
  {
    source: 'Throughline',
    fact: 'spam was never to be answered',
    story: [customer('Mon 10:00'), does('spam', 'Tue 12:00')],
    policies: [solving],
    clocks: ['first-reply void 10:00', 'resolution void 10:00'],
  },
  {
    source: 'Throughline',
    fact: 'what was spam by mistake goes on where it stood still',
    story: [
      customer('Mon 10:00'),
      does('spam', 'Mon 11:00'),
      customer('Mon 12:00'),
      does('not-spam', 'Tue 09:00'),
      agent('Tue 10:00'),
    ],
    clocks: ['first-reply met 2:00'],
  },
  {
    source: 'Throughline',
    fact: 'what robots say to each other starts no clock',
    story: [robot('Mon 10:00'), robot('Mon 10:01')],
    policies: [solving],
    clocks: [],
  },
  {
    source: 'Throughline',
    fact: 'three business days are three days of the calendar, not seventy-two hours',
    story: [customer('Mon 10:00'), agent('Mon 10:30')],
    policies: [solving],
    next: 'resolution Thu 10:00',
  },
  {
    source: 'Throughline',
    fact: 'where no minute is open nothing is ever due',
    story: [customer('Mon 10:00')],
    calendar: calendarInput.parse({ ...nineToFive, periods: [] }),
    next: 'first-reply never',
  },
  {
    source: 'Throughline',
    fact: 'in the very minute it is due an answer is in time',
    story: [customer('Mon 10:00'), agent('Mon 14:00')],
    clocks: ['first-reply met 4:00'],
  },
  {
    source: 'Throughline',
    fact: 'what waited and is open again does not stand still',
    story: [customer('Mon 10:00'), does('waiting', 'Mon 11:00'), does('open', 'Mon 15:00')],
    next: 'first-reply Tue 10:00',
  },
  {
    source: 'Throughline',
    fact: 'what was done by mistake and waits instead goes on when it does not wait any more',
    story: [
      customer('Mon 10:00'),
      does('done', 'Mon 11:00'),
      does('waiting', 'Mon 13:00'),
      does('open', 'Mon 15:00'),
      agent('Mon 16:00'),
    ],
    clocks: ['first-reply met 2:00'],
  },
  {
    source: 'Throughline',
    fact: 'what was answered while it was done is not asked for again when it is opened',
    story: [customer('Mon 10:00'), does('done', 'Mon 11:00'), agent('Mon 12:00'), does('open', 'Mon 13:00')],
    clocks: ['first-reply void 1:00'],
    next: 'none',
  },
  {
    source: 'Throughline',
    fact: 'nor when it was spam by mistake after that',
    story: [
      customer('Mon 10:00'),
      does('done', 'Mon 11:00'),
      agent('Mon 12:00'),
      does('open', 'Mon 13:00'),
      does('spam', 'Mon 14:00'),
      does('not-spam', 'Mon 15:00'),
    ],
    clocks: ['first-reply void 1:00'],
    next: 'none',
  },
  {
    source: 'Throughline',
    fact: 'what came while it was spam by mistake is asked for, what was done before is not',
    story: [
      customer('Mon 10:00'),
      does('done', 'Mon 11:00'),
      does('spam', 'Mon 12:00'),
      customer('Mon 13:00'),
      does('not-spam', 'Mon 14:00'),
      agent('Mon 15:00'),
    ],
    clocks: ['first-reply void 1:00', 'first-reply met 1:00'],
  },
  {
    source: 'Throughline',
    fact: 'what came back after done may be spam',
    story: [customer('Mon 10:00'), does('done', 'Mon 11:00'), customer('Mon 12:00'), does('spam', 'Mon 13:00')],
    clocks: ['first-reply void 1:00', 'first-reply void 1:00'],
  },
  {
    source: 'Throughline',
    fact: 'what is done stays done, though it is no spam',
    story: [customer('Mon 10:00'), does('done', 'Mon 11:00'), does('spam', 'Mon 12:00'), does('not-spam', 'Mon 13:00')],
    clocks: ['first-reply void 1:00'],
    next: 'none',
  },
  {
    source: 'Throughline',
    fact: 'done, spam, no spam and open: it goes on where it stood still',
    story: [
      customer('Mon 10:00'),
      does('done', 'Mon 11:00'),
      does('spam', 'Mon 12:00'),
      does('not-spam', 'Mon 13:00'),
      does('open', 'Mon 14:00'),
      agent('Mon 15:00'),
    ],
    clocks: ['first-reply met 2:00'],
  },
  {
    source: 'Throughline',
    fact: 'spam, done, no spam and open: it goes on where it stood still',
    story: [
      customer('Mon 10:00'),
      does('spam', 'Mon 11:00'),
      does('done', 'Mon 12:00'),
      does('not-spam', 'Mon 13:00'),
      does('open', 'Mon 14:00'),
      agent('Mon 15:00'),
    ],
    clocks: ['first-reply met 2:00'],
  },
  {
    source: 'Throughline',
    fact: 'what was put to wait while it was spam waits when it is none',
    story: [
      customer('Mon 10:00'),
      does('spam', 'Mon 11:00'),
      does('waiting', 'Mon 12:00'),
      does('not-spam', 'Mon 13:00'),
      agent('Mon 14:00'),
    ],
    clocks: ['first-reply met 1:00'],
  },
  {
    source: 'Throughline',
    fact: 'that no answer is needed closes nothing that was answered in between',
    story: [...thanks, agent('Mon 13:00'), customer('Mon 14:00'), does('no-answer', 'Mon 14:30')],
    policies: [solving],
    clocks: [
      'first-reply met 1:00',
      'resolution met 1:00',
      'next-reply met 1:00',
      'resolution late 37:00',
      'next-reply void 0:30',
    ],
  },
  {
    source: 'Throughline',
    fact: 'that no answer is needed does not concern what nobody had seen',
    story: [...thanks, does('no-answer', 'Mon 12:30', { seen: 'Mon 11:30' })],
    policies: [solving],
    clocks: ['first-reply met 1:00', 'resolution met 1:00', 'next-reply late 37:00', 'resolution late 37:00'],
  },
  {
    source: 'Throughline',
    fact: 'of several messages the next waits in its own right when the oldest needs no answer',
    story: [
      customer('Mon 10:00'),
      customer('Mon 10:30'),
      does('waiting', 'Mon 11:00'),
      does('open', 'Mon 13:00'),
      does('no-answer', 'Mon 14:00', { seen: 'Mon 10:15' }),
      agent('Mon 15:00'),
    ],
    clocks: ['first-reply void 2:00', 'first-reply met 2:30'],
  },
  {
    source: 'Throughline',
    fact: 'so it does after it was done by mistake',
    story: [
      customer('Mon 10:00'),
      customer('Mon 10:30'),
      does('done', 'Mon 11:00'),
      does('open', 'Mon 12:00'),
      does('no-answer', 'Mon 13:00', { seen: 'Mon 10:15' }),
      agent('Mon 14:00'),
    ],
    clocks: ['first-reply void 2:00', 'first-reply met 2:30'],
  },
  {
    source: 'Throughline',
    fact: 'in the very minute it is due it is not late',
    story: [customer('Mon 10:00')],
    clocks: ['first-reply running 4:00'],
    now: 'Mon 14:00',
  },
]

describe('service levels as published, and as promised', () => {
  it.each(scenarios)('$source: $fact', (scenario) => {
    const facts = story(scenario.story, { subject: { ...nobodySpecial, ...scenario.about }, ...scenario.more })
    const policy = policyOf(rulesOf(scenario.policies ?? [replies], scenario.calendar), facts)
    const now = at(scenario.now ?? 'Fri 17:00')
    if (scenario.clocks) {
      const clocks = policy ? clocksOf(facts, policy) : []
      expect(policy ? clocks.map((clock) => sentence(clock, policy, now)) : []).toEqual(scenario.clocks)
    }
    const due = policy && nextDue(facts, policy)
    if (scenario.next)
      expect(due ? [due.kind, told(due.dueAt), ...(due.paused ? [due.paused] : [])].join(' ') : 'none').toBe(
        scenario.next,
      )
    if (scenario.warns) expect(told(due?.warnAt ?? null)).toBe(scenario.warns)
  })

  it('are more than sixty', () => {
    expect(scenarios.filter(({ source }) => source !== 'Throughline').length).toBeGreaterThanOrEqual(60)
  })
})
