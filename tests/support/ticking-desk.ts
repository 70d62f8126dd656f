import type { ClockKind } from '../../src-main/contract/sla.ts'
import type { FactAction, FactMessage, SlaFacts } from '../../src-main/engine/sla/facts.ts'

/** What a desk keeps of a clock that ticks. */
export interface TickedClock {
  readonly kind: ClockKind
  readonly startedBy: number
  /** Half hours that were open while nothing made it stand still. */
  readonly ticks: number
  readonly endedBy: string | null
}

const halfHourMs = 1_800_000
type Fact = FactMessage | FactAction
const isMessage = (fact: Fact): fact is FactMessage => 'by' in fact

/**
 * A desk as one would build it that wakes up every half hour: it looks at all that has happened, says which clocks should
 * be there, and lets each of those messages' counters tick. Slow, and in no way like the desk's own: it knows no pauses, no
 * due times and no course, only what is true now.
 */
export function tickingDesk(
  facts: SlaFacts,
  pausesFor: { readonly waiting: boolean; readonly snoozed: boolean },
  isOpen: (at: number) => boolean,
  end: number,
): readonly TickedClock[] {
  const events = inTime(facts)
  const ticks = new Map<number, number>()
  const clocks = new Map<string, { kind: ClockKind; startedBy: number; ticks: number; endedBy: string | null }>()
  let live = new Map<string, { kind: ClockKind; startedBy: number }>()
  const happened: Fact[] = []
  let next = 0
  const look = (because: Fact) => {
    const due = clocksNow(happened)
    for (const [key, { startedBy }] of live)
      if (!due.has(key))
        Object.assign(clocks.get(key) ?? {}, { ticks: ticks.get(startedBy) ?? 0, endedBy: nameOf(because) })
    for (const [key, clock] of due) clocks.set(key, { ...clock, ticks: 0, endedBy: null })
    live = due
  }
  for (let now = events[0]?.at ?? end; now < end; now += halfHourMs) {
    for (let fact = events[next]; fact && fact.at <= now; fact = events[++next]) {
      // What is done is not done again.
      if (!isMessage(fact) && fact.does === 'done' && statusNow(happened, now) === 'done') continue
      happened.push(fact)
      if (isMessage(fact) && fact.by === 'customer') ticks.set(fact.id, 0)
      look(fact)
    }
    const status = statusNow(happened, now)
    const isStill = (status === 'waiting' && pausesFor.waiting) || (status === 'asleep' && pausesFor.snoozed)
    if (!isOpen(now) || isStill || status === 'done' || isSpamNow(happened)) continue
    for (const [id, count] of ticks) ticks.set(id, count + 1)
  }
  for (const [key, { startedBy }] of live) Object.assign(clocks.get(key) ?? {}, { ticks: ticks.get(startedBy) ?? 0 })
  return [...clocks.values()]
}

/** Messages before actions of the same time; what was said with an answer when that left. */
function inTime({ messages, actions }: SlaFacts): readonly Fact[] {
  const counted = actions.flatMap((action) => {
    const seen = messages.find(({ id }) => id === action.through)
    const at = Math.max(action.at, seen?.at ?? 0)
    const answer = messages.find((message) => message.by === 'agent' && message.at >= at)
    if (action.withAnswer && !answer) return []
    return { ...action, at: action.withAnswer ? Math.max(at, answer?.at ?? 0) : at }
  })
  const all: readonly Fact[] = [...messages, ...counted]
  return all.toSorted((a, b) => a.at - b.at || Number(isMessage(b)) - Number(isMessage(a)) || a.id - b.id)
}

function statusNow(happened: readonly Fact[], now: number): 'open' | 'waiting' | 'asleep' | 'done' {
  const place = happened.findLastIndex(
    (fact) => !isMessage(fact) && ['open', 'waiting', 'done', 'snooze'].includes(fact.does),
  )
  const said = happened[place]
  if (!said || isMessage(said) || said.does === 'open') return 'open'
  const unheard = happened.filter(
    (fact, at) => isMessage(fact) && (at > place || fact.id > said.through),
  ) as FactMessage[]
  if (unheard.some(({ by }) => by === 'customer')) return 'open'
  if (said.does !== 'snooze') return said.does === 'done' ? 'done' : 'waiting'
  const colleague = unheard.some(({ by, here }) => (by === 'agent' || by === 'note') && !here)
  return colleague || (said.until ?? 0) <= now ? 'open' : 'asleep'
}

function isSpamNow(happened: readonly Fact[]): boolean {
  const said = happened.findLast((fact) => !isMessage(fact) && (fact.does === 'spam' || fact.does === 'not-spam'))
  return said !== undefined && !isMessage(said) && said.does === 'spam'
}

/** The clocks that should run when all this has happened. */
function clocksNow(happened: readonly Fact[]): Map<string, { kind: ClockKind; startedBy: number }> {
  const now = happened.at(-1)?.at ?? 0
  const clocks = new Map<string, { kind: ClockKind; startedBy: number }>()
  if (statusNow(happened, now) === 'done' || isSpamNow(happened)) return clocks
  const add = (kind: ClockKind, message: Fact | undefined) => {
    if (message) clocks.set(`${kind}:${message.id}`, { kind, startedBy: message.id })
  }
  const hasReplied = happened.some((fact) => isMessage(fact) && fact.by === 'agent')
  add(
    hasReplied ? 'next-reply' : 'first-reply',
    happened.find((_, place) => waitsForReply(happened, place)),
  )
  add(
    'resolution',
    happened.find((_, place) => opensWork(happened, place)),
  )
  return clocks
}

/** The customer's, not answered since, and nobody who had seen it said "no answer" or, for good, "done". */
function waitsForReply(happened: readonly Fact[], place: number): boolean {
  const message = happened[place]
  if (!message || !isMessage(message) || message.by !== 'customer') return false
  return !happened.some((fact, at) => {
    if (at <= place) return false
    if (isMessage(fact)) return fact.by === 'agent'
    if (fact.through < message.id) return false
    return fact.does === 'no-answer' || (fact.does === 'done' && holds(happened, at))
  })
}

/** "Done" holds once the customer spoke after it or had spoken unheard; until then an agent may take it back. */
function holds(happened: readonly Fact[], place: number): boolean {
  const done = happened[place] as FactAction
  if (happened.slice(0, place).some((fact) => isMessage(fact) && fact.by === 'customer' && fact.id > done.through))
    return true
  for (const fact of happened.slice(place + 1)) {
    if (isMessage(fact)) {
      if (fact.by === 'customer') return true
    } else if (['open', 'waiting', 'snooze'].includes(fact.does)) return false
  }
  return true
}

/** The customer's message that began what is to be solved now: the first, or the first after a "done" that holds. */
function opensWork(happened: readonly Fact[], place: number): boolean {
  const message = happened[place]
  if (!message || !isMessage(message) || message.by !== 'customer') return false
  const before = happened.slice(0, place)
  const done = before.findLastIndex(
    (fact, at) =>
      !isMessage(fact) &&
      fact.does === 'done' &&
      holds(happened, at) &&
      statusNow(happened.slice(0, at + 1), fact.at) === 'done',
  )
  const isFirst = !before.slice(done + 1).some((fact) => isMessage(fact) && fact.by === 'customer')
  return (
    isFirst &&
    !happened.slice(place + 1).some((fact, at) => {
      const after = place + 1 + at
      return (
        !isMessage(fact) &&
        fact.does === 'done' &&
        holds(happened, after) &&
        statusNow(happened.slice(0, after + 1), fact.at) === 'done'
      )
    })
  )
}

function nameOf(fact: Fact): string {
  return isMessage(fact) ? 'reply' : fact.does
}
