import type { AccountId, ActionId, ConversationId, MessageId } from '../../../src-main/contract/ids.ts'
import type { CalendarId } from '../../../src-main/contract/sla.ts'
import { compileCalendar } from '../../../src-main/engine/sla/calendar/compile-calendar.ts'
import { clocksOf } from '../../../src-main/engine/sla/clock/clocks.ts'
import { nextDue } from '../../../src-main/engine/sla/clock/next-due.ts'
import { defaultCalendar, defaultPolicies } from '../../../src-main/engine/sla/default-rules.ts'
import type { FactAction, FactMessage, SlaFacts } from '../../../src-main/engine/sla/facts.ts'
import { createReplay } from '../../../src-main/engine/sla/figures/replay.ts'
import { compilePolicies, policyOf, type Rules } from '../../../src-main/engine/sla/policy/compile-policies.ts'
import { type Random, randomFrom } from '../corpus/random.ts'
import { alone, type Figure } from '../figure.ts'
import type { Lab } from '../lab.ts'
import { percentile } from '../percentile.ts'

const conversations = 100_000
const rounds = 200
const repeated = 100
const hourMs = 3_600_000
const yearMs = 365 * 24 * hourMs
const newYear = Date.UTC(2026, 0, 1)

/** Clocks as pure functions, without a store: what each costs, and a replay of a year's conversations. */
export async function clockFigures(lab: Lab): Promise<readonly Figure[]> {
  const rules = rulesWith(4)
  lab.say('clocks of a conversation with 200 facts')
  const long = factsOf(randomFrom('clocks'), 200)
  const policy = policyOf(rules, long)
  if (!policy) throw new Error('A default policy is for mail')
  const clocks = timesOf(() => clocksOf(long, policy))
  const due = timesOf(() => nextDue(long, policy))
  lab.say(`a replay of ${conversations.toLocaleString('en')} conversations`)
  const seconds = replayed(rules, rulesWith(2))
  return [
    alone({
      name: `the ${clocksOf(long, policy).length} clocks of a conversation with 200 facts, median`,
      goal: '< 50 µs',
      ours: clocks,
      unit: 'µs',
      met: clocks < 50,
    }),
    alone({ name: 'its earliest due time, median', goal: '< 50 µs', ours: due, unit: 'µs', met: due < 50 }),
    alone({
      name: `replay of ${conversations.toLocaleString('en')} conversations, from facts in memory`,
      goal: '< 5 s',
      ours: seconds,
      unit: 's',
      met: seconds < 5,
    }),
  ]
}

/** The default policies, with so many hours to the first reply by mail. */
function rulesWith(hours: number): Rules {
  const id = 1 as CalendarId
  const calendar = compileCalendar(defaultCalendar('Europe/Rome', 'en'))
  const policies = defaultPolicies(id, 'en').map((policy) => ({
    ...policy,
    id: null,
    firstReply: policy.firstReply && { ...policy.firstReply, amount: hours },
  }))
  return compilePolicies(policies, new Map([[id, calendar]]))
}

/** Microseconds of one. */
function timesOf(work: () => unknown): number {
  const times = Array.from({ length: rounds }, () => {
    const from = performance.now()
    for (let turn = 0; turn < repeated; turn++) work()
    return ((performance.now() - from) * 1000) / repeated
  })
  return percentile(times, 0.5)
}

/** Seconds. What is timed are clocks and figures; facts come as the store would bring them, one by one. */
function replayed(before: Rules, after: Rules): number {
  const random = randomFrom('replay')
  const now = newYear + yearMs
  const replay = createReplay({ before, after }, { since: newYear, until: now }, now, (_, key) => key)
  let ms = 0
  for (let batch = 0; batch < conversations / 1_000; batch++) {
    const facts = Array.from({ length: 1_000 }, () => factsOf(random, random.between(4, 20)))
    const from = performance.now()
    facts.forEach(replay.add)
    ms += performance.now() - from
  }
  const from = performance.now()
  replay.result()
  return (ms + performance.now() - from) / 1_000
}

/** A conversation as support has them: it is asked, answered, put to wait and closed, and asked again. */
function factsOf(random: Random, count: number): SlaFacts {
  const messages: FactMessage[] = []
  const actions: FactAction[] = []
  let at = newYear + random.between(0, yearMs * 0.9)
  for (let fact = 0; fact < count; fact++) {
    at += random.between(0, 20 * hourMs)
    if (fact % 10 === 9)
      actions.push({
        id: fact as ActionId,
        at,
        agent: 'Juno',
        does: random.pick(['waiting', 'done', 'open', 'snooze', 'no-answer'] as const),
        through: messages.at(-1)?.id ?? (0 as MessageId),
        until: at + 5 * hourMs,
        withAnswer: false,
      })
    else {
      const by = random.pick(['agent', 'agent', 'customer', 'customer', 'customer', 'automatic'] as const)
      messages.push({ id: (at * 2048 + fact) as MessageId, at, by, agent: by === 'agent' ? 'Juno' : '', here: true })
    }
  }
  return {
    conversation: at as ConversationId,
    subject: {
      channel: 'email',
      account: 'email:us@shop.test' as AccountId,
      tags: [],
      priority: 'normal',
      assignee: null,
      language: 'en',
      contact: { addresses: ['ana@mail.test'], names: ['Ana'], note: '', isNew: true },
    },
    messages,
    actions,
    answerPending: false,
  }
}
