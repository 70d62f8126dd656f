import type { ActionId, MessageId } from '../../../contract/ids.ts'
import type { ClockEnd, ClockKind, PauseReason } from '../../../contract/sla.ts'
import type { FactAction, FactMessage, SlaFacts } from '../facts.ts'
import { inOrder } from './in-order.ts'

/** A clock from what started it to what ended it, before any policy says how long it may run. */
export interface ClockLife {
  readonly kind: ClockKind
  readonly startedBy: MessageId
  readonly startedAt: number
  /** The customer's word opened what was done: it may be a mere "thanks". */
  readonly afterDone: boolean
  /** Place in the course's pauses of the first that can concern it. */
  readonly firstPause: number
  readonly end: ClockEnd | null
}

/** Why a conversation's clocks may stand still. Whether they do, its policy says. */
export interface Pause {
  readonly reason: Exclude<PauseReason, 'outside-hours' | 'holiday' | 'grace'>
  readonly from: number
  /** Null: nobody knows. Of what sleeps it is when it wakes by itself. */
  readonly to: number | null
  /** Something ended it; else it lasts, as far as facts tell. */
  readonly isOver: boolean
  readonly action: ActionId
}

/** What happened to a conversation, as far as clocks are concerned. Pauses are in order and apart from each other. */
export interface Course {
  /** In the order they began. */
  readonly lives: readonly ClockLife[]
  readonly pauses: readonly Pause[]
}

type Open<Thing> = { -readonly [Key in keyof Thing]: Thing[Key] }
type Life = Open<ClockLife>

interface Walk {
  readonly lives: Life[]
  readonly pauses: Open<Pause>[]
  status: 'open' | 'waiting' | 'asleep' | 'done'
  isSpam: boolean
  hasReplied: boolean
  repliedAt: number
  /** The newest of the customer's messages, and of what colleagues said elsewhere. */
  asked: number
  colleagueSaid: number
  /** The customer's message that opened what is to be solved. */
  work: FactMessage | null
  /** The customer's messages since the last answer that nobody settled. */
  unanswered: FactMessage[]
  reply: Life | null
  resolution: Life | null
  /** The pause that has not ended. */
  pause: Open<Pause> | null
  /** What said that it waits or sleeps. */
  still: FactAction | null
  /** What ended by `done` or as spam, for an agent may take that back. */
  ended: {
    readonly by: FactAction
    readonly reason: 'done' | 'spam'
    reply: Life | null
    resolution: Life | null
    unanswered: FactMessage[]
  } | null
}

/**
 * Walks through what was said and done, by time. First reply and next reply count from the oldest unanswered message
 * (Zendesk, Front); a first reply is one until somebody answered; a resolution is one from the message that opened the
 * conversation to the `done` that holds. What an agent said does not concern messages they had not seen, however late
 * those arrive.
 */
export function courseOf(facts: SlaFacts): Course {
  const walk: Walk = {
    lives: [],
    pauses: [],
    status: 'open',
    isSpam: false,
    hasReplied: false,
    repliedAt: Number.NEGATIVE_INFINITY,
    asked: 0,
    colleagueSaid: 0,
    work: null,
    unanswered: [],
    reply: null,
    resolution: null,
    pause: null,
    still: null,
    ended: null,
  }
  const messages = inOrder(facts.messages)
  const actions = inOrder(whenTheyCount(facts.actions, messages))
  let next = 0
  for (const message of messages) {
    for (let action = actions[next]; action && action.at < message.at; action = actions[++next]) act(walk, action)
    hear(walk, message)
  }
  for (const action of actions.slice(next)) act(walk, action)
  return { lives: walk.lives, pauses: walk.pauses }
}

/** When each counts. Clocks of servers and desks differ: nobody judges a message before it was said. */
function whenTheyCount(actions: readonly FactAction[], messages: readonly FactMessage[]): readonly FactAction[] {
  return actions.flatMap((action) => {
    const at = Math.max(action.at, saidAt(action.through, action.at, messages))
    const left = action.withAnswer ? messages.find((message) => message.by === 'agent' && message.at >= at) : null
    if (left === undefined) return []
    const counts = Math.max(at, left?.at ?? 0)
    return counts === action.at ? action : { ...action, at: counts }
  })
}

/** When a message was said, where that was after a moment; 0 where it was before. Ids sort by time. */
function saidAt(id: MessageId, after: number, messages: readonly FactMessage[]): number {
  for (let place = firstAfter(messages, after); place < messages.length; place++) {
    const message = messages[place]
    if (!message || message.id > id) return 0
    if (message.id === id) return message.at
  }
  return 0
}

function firstAfter(messages: readonly FactMessage[], moment: number): number {
  let low = 0
  let high = messages.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((messages[middle]?.at ?? 0) <= moment) low = middle + 1
    else high = middle
  }
  return low
}

function hear(walk: Walk, message: FactMessage): void {
  wakeBy(walk, message.at)
  if (message.by === 'customer') walk.asked = Math.max(walk.asked, message.id)
  else if (message.by !== 'automatic' && !message.here) walk.colleagueSaid = Math.max(walk.colleagueSaid, message.id)
  switch (message.by) {
    case 'customer':
      customerWrote(walk, message)
      return
    case 'agent':
      agentWrote(walk, message)
      return
    case 'note':
      if (!message.here) wakeAt(walk, message.at)
      return
    case 'automatic':
      return
  }
}

function customerWrote(walk: Walk, message: FactMessage): void {
  const wasDone = walk.status === 'done'
  walk.status = 'open'
  endPause(walk, message.at)
  if (wasDone) walk.unanswered = []
  walk.unanswered.push(message)
  if (wasDone || !walk.work) walk.work = message
  if (walk.isSpam) {
    // It opened the conversation, though nobody is to see it.
    if (wasDone && walk.ended) Object.assign(walk.ended, { reply: null, resolution: null, unanswered: [] })
    return
  }
  walk.ended = null
  walk.reply ??= begin(walk, replyKind(walk), message, wasDone)
  walk.resolution ??= begin(walk, 'resolution', message, wasDone)
}

function agentWrote(walk: Walk, message: FactMessage): void {
  walk.hasReplied = true
  walk.repliedAt = message.at
  walk.unanswered = []
  if (walk.ended) {
    walk.ended.reply = null
    walk.ended.unanswered = []
  }
  if (walk.reply)
    walk.reply.end = { by: 'reply', at: message.at, message: message.id, action: null, agent: message.agent }
  walk.reply = null
  // Intercom's rule: a colleague's word wakes, one's own answer does not.
  if (!message.here) wakeAt(walk, message.at)
}

function act(walk: Walk, action: FactAction): void {
  wakeBy(walk, action.at)
  switch (action.does) {
    case 'open':
      leaveDone(walk, action)
      endPause(walk, action.at)
      walk.status = 'open'
      return
    case 'waiting':
    case 'snooze':
      standStill(walk, action)
      return
    case 'done':
      finish(walk, action)
      return
    case 'no-answer':
      settle(walk, action, 'no-answer')
      return
    case 'spam':
      if (!walk.isSpam && !walk.ended) suspend(walk, action, 'spam')
      walk.isSpam = true
      return
    case 'not-spam':
      noSpam(walk, action)
      return
  }
}

function standStill(walk: Walk, action: FactAction): void {
  leaveDone(walk, action)
  endPause(walk, action.at)
  walk.status = 'open'
  if (walk.asked > action.through) return
  const isAwake = walk.colleagueSaid > action.through || (action.until ?? 0) <= action.at
  if (action.does === 'snooze' && isAwake) return
  walk.status = action.does === 'snooze' ? 'asleep' : 'waiting'
  walk.still = action
  if (!walk.isSpam) beginPause(walk, action, action.at)
}

function finish(walk: Walk, action: FactAction): void {
  if (walk.status === 'done') return
  endPause(walk, action.at)
  if (walk.asked > action.through) {
    walk.status = 'open'
    settle(walk, action, 'done')
    return
  }
  if (!walk.isSpam) suspend(walk, action, 'done')
  walk.status = 'done'
}

/**
 * Ends the reply clock of what the agent had before them; what they had not goes on from its own time. That no answer is
 * needed also takes back the opening by a message after `done`, unless it was answered.
 */
function settle(walk: Walk, action: FactAction, by: 'done' | 'no-answer'): void {
  const rest = unseenBy(walk, action)
  walk.unanswered = rest
  const { ended } = walk
  if (ended) {
    ended.unanswered = ended.unanswered.filter(({ id }) => id > action.through)
    if (ended.reply && ended.reply.startedBy <= action.through) ended.reply = null
  }
  const end = endBy(action, by)
  const unseen = rest[0]
  if (walk.reply && walk.reply.startedBy <= action.through) {
    walk.reply.end = end
    walk.reply = unseen ? begin(walk, replyKind(walk), unseen, false) : null
  }
  const { resolution } = walk
  const isThanks = resolution?.afterDone && resolution.startedBy <= action.through
  if (by === 'no-answer' && resolution && isThanks && walk.repliedAt < resolution.startedAt) {
    resolution.end = end
    walk.resolution = unseen ? begin(walk, 'resolution', unseen, false) : null
    walk.work = unseen ?? null
  }
}

function suspend(walk: Walk, by: FactAction, reason: 'done' | 'spam'): void {
  endPause(walk, by.at)
  const { reply, resolution, unanswered } = walk
  const end = endBy(by, reason)
  if (reply) reply.end = end
  if (resolution) resolution.end = end
  walk.ended = { by, reason, reply, resolution, unanswered }
  walk.reply = null
  walk.resolution = null
  walk.unanswered = []
}

/** What was ended goes on, and what came while nobody was to see it begins. */
function goOn(walk: Walk, at: number): void {
  resume(walk, at)
  const [oldest] = walk.unanswered
  if (oldest) walk.reply ??= begin(walk, replyKind(walk), oldest, false)
  if (walk.work) walk.resolution ??= begin(walk, 'resolution', walk.work, false)
}

/** As if it had stood still. */
function resume(walk: Walk, at: number): void {
  const { ended } = walk
  if (!ended) return
  walk.ended = null
  walk.reply = ended.reply
  walk.resolution = ended.resolution
  walk.unanswered = [...ended.unanswered, ...walk.unanswered]
  if (walk.reply) walk.reply.end = null
  if (walk.resolution) walk.resolution.end = null
  if (at > ended.by.at)
    walk.pauses.push({ reason: ended.reason, from: ended.by.at, to: at, isOver: true, action: ended.by.id })
}

function leaveDone(walk: Walk, action: FactAction): void {
  if (walk.status === 'done' && !walk.isSpam) goOn(walk, action.at)
}

function noSpam(walk: Walk, action: FactAction): void {
  if (!walk.isSpam) return
  walk.isSpam = false
  if (walk.status === 'done') return
  goOn(walk, action.at)
  const { still } = walk
  if (still && (walk.status === 'waiting' || (walk.status === 'asleep' && (still.until ?? 0) > action.at)))
    beginPause(walk, still, action.at)
}

function begin(walk: Walk, kind: ClockKind, { id, at }: FactMessage, afterDone: boolean): Life {
  // A message that nobody had seen may be older than the newest pause.
  const firstPause = walk.pauses.findLastIndex(({ to }) => to !== null && to <= at) + 1
  const life: Life = { kind, startedBy: id, startedAt: at, afterDone, firstPause, end: null }
  walk.lives.push(life)
  return life
}

function replyKind(walk: Walk): ClockKind {
  return walk.hasReplied ? 'next-reply' : 'first-reply'
}

function unseenBy(walk: Walk, action: FactAction): FactMessage[] {
  return walk.unanswered.filter(({ id }) => id > action.through)
}

function endBy(action: FactAction, by: ClockEnd['by']): ClockEnd {
  return { by, at: action.at, message: null, action: action.id, agent: action.agent }
}

function beginPause(walk: Walk, action: FactAction, at: number): void {
  const isSnooze = action.does === 'snooze'
  walk.pause = {
    reason: isSnooze ? 'snoozed' : 'waiting',
    from: at,
    to: isSnooze ? action.until : null,
    isOver: false,
    action: action.id,
  }
  walk.pauses.push(walk.pause)
}

function endPause(walk: Walk, at: number): void {
  if (walk.pause) {
    walk.pause.to = at
    walk.pause.isOver = true
  }
  walk.pause = null
}

/** By itself, when its time had come. */
function wakeBy(walk: Walk, at: number): void {
  if (walk.status === 'asleep' && walk.pause?.to && walk.pause.to <= at) wakeAt(walk, walk.pause.to)
}

function wakeAt(walk: Walk, at: number): void {
  if (walk.status !== 'asleep') return
  endPause(walk, at)
  walk.status = 'open'
}
