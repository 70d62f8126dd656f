import fc from 'fast-check'
import { expect, it } from 'vitest'
import { DeskError } from '../../../src-main/contract/errors.ts'
import { type Fate, type FlagValue, fates, type OneDesk, type TwoDesks, twoDeskFiles } from '../../support/two-desks.ts'

const schedules = 1_000
const conversations = 3

const small = (max: number) => fc.integer({ min: 0, max })
const fate: fc.Arbitrary<Fate> = fc.constantFrom(...fates)

type Step =
  | { readonly do: 'ask'; readonly conversation: number }
  | { readonly do: 'answer'; readonly desk: number; readonly conversation: number; readonly later: boolean }
  | { readonly do: 'deliver'; readonly desk: number; readonly fates: readonly Fate[] }
  | { readonly do: 'sync'; readonly desk: number }
  | { readonly do: 'edit' | 'drop' | 'hold' | 'send now' | 'send anyway'; readonly desk: number; readonly item: number }
  | {
      readonly do: 'mark'
      readonly desk: number
      readonly conversation: number
      readonly what: FlagValue['what']
      readonly on: boolean
    }
  | { readonly do: 'elsewhere'; readonly message: number; readonly seen: boolean; readonly flagged: boolean }
  | { readonly do: 'pass'; readonly ms: number }

const desk = small(1)
const conversation = small(conversations - 1)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ do: fc.constant('ask' as const), conversation }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('answer' as const), desk, conversation, later: fc.boolean() }) },
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('deliver' as const), desk, fates: fc.array(fate, { maxLength: 5 }) }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('sync' as const), desk }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'edit' as const,
        'drop' as const,
        'hold' as const,
        'send now' as const,
        'send anyway' as const,
      ),
      desk,
      item: small(4),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('mark' as const),
      desk,
      conversation,
      what: fc.constantFrom('seen' as const, 'flagged' as const),
      on: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('elsewhere' as const),
      message: small(5),
      seen: fc.boolean(),
      flagged: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('pass' as const),
      ms: fc.constantFrom(1_000, 60_000, 3_600_000, 5 * 86_400_000),
    }),
  },
)

interface Answer {
  readonly id: number
  readonly channel_message_id: string
  readonly state: string
  readonly hold: string | null
}

const answersOf = (one: OneDesk) =>
  one.rows<Answer>('SELECT id, channel_message_id, state, hold FROM outbox ORDER BY id')

/** What an agent asks of an item may be refused, in the words of the contract only. */
function asked(work: () => void): void {
  try {
    work()
  } catch (thrown) {
    const refusals = ['being-sent', 'already-sent', 'held', 'outbox-item-gone']
    if (!(thrown instanceof DeskError) || !refusals.includes(thrown.code)) throw thrown
  }
}

/** How often a person let an answer go although nobody could tell whether it had left. */
type SentAgain = Map<string, number>

async function take(world: TwoDesks, step: Step, again: SentAgain): Promise<void> {
  const { mailbox, clock, desks } = world
  clock.now += 100
  if (step.do === 'pass') clock.now += step.ms
  else if (step.do === 'ask') mailbox.ask(step.conversation, clock.now)
  else if (step.do === 'elsewhere') mailbox.flag(step.message + 1, { seen: step.seen, flagged: step.flagged })
  else await takeAt(desks[step.desk as 0 | 1], step, again)
}

async function takeAt(
  one: OneDesk,
  step: Exclude<Step, { do: 'ask' | 'elsewhere' | 'pass' }>,
  again: SentAgain,
): Promise<void> {
  switch (step.do) {
    case 'answer':
      one.answer(step.conversation, step.later ? 3_600_000 : 0)
      return
    case 'deliver':
      one.fates = [...step.fates]
      one.sync()
      await one.deliver()
      one.fates = []
      return
    case 'sync':
      one.sync()
      return
    case 'mark':
      one.mark(step.conversation, step.what, step.on)
      return
    default: {
      const item = answersOf(one)[step.item]
      if (item) asked(() => change(one, step.do, item, again))
    }
  }
}

function change(
  one: OneDesk,
  what: 'edit' | 'drop' | 'hold' | 'send now' | 'send anyway',
  item: Answer,
  again: SentAgain,
) {
  switch (what) {
    case 'edit':
    case 'drop':
      one.takeBack(item.id, what)
      return
    case 'hold':
      one.run('holdByAgent', { item: item.id })
      return
    default:
      one.run('sendItemNow', { item: item.id, anyway: what === 'send anyway' })
      if (!item.hold?.includes('uncertain')) return
      again.set(item.channel_message_id, (again.get(item.channel_message_id) ?? 0) + 1)
  }
}

const isUnderWay = (one: OneDesk) =>
  one.rows(
    `SELECT 1 FROM outbox WHERE state IN ('waiting', 'sending', 'uncertain') OR copy = 1
     UNION SELECT 1 FROM server_change WHERE next_try_at IS NOT NULL`,
  ).length > 0

/** Days later, with a line that holds: whatever can leave has left. */
async function settle({ clock, desks }: TwoDesks): Promise<void> {
  for (let round = 0; round < 6 && (round === 0 || desks.some(isUnderWay)); round++) {
    clock.now += 86_400_000
    for (const one of desks) {
      one.sync()
      expect(await one.deliver()).toBe(true)
    }
  }
  for (const one of desks) one.sync()
}

function checkAnswers({ mailbox, desks }: TwoDesks, again: SentAgain): void {
  for (const one of desks) {
    const waitsFor = answersOf(one).some(({ state }) => state === 'held' || state === 'failed')
    // Every answer stands where a person sees it, on its way or on the timeline; none was forgotten.
    expect(new Set(answersOf(one).map((each) => each.channel_message_id))).toEqual(one.handedOver)
    for (const { channel_message_id: id, state, hold } of answersOf(one)) {
      const times = mailbox.delivered.get(id) ?? 0
      if (state === 'sent') expect(times).toBeGreaterThanOrEqual(1)
      else if (times > 0) expect([state, hold]).toEqual(['held', '{"type":"uncertain"}'])
      // Nothing waits for ever without a person seeing why.
      if (state !== 'sent') expect(['held', 'failed', ...(waitsFor ? ['waiting'] : [])]).toContain(state)
    }
  }
  for (const [id, times] of mailbox.delivered) expect([id, times <= 1 + (again.get(id) ?? 0)]).toEqual([id, true])
}

function checkTimelines({ mailbox, desks }: TwoDesks): void {
  for (const one of desks) {
    const names = one
      .rows<{ name: string }>('SELECT channel_message_id AS name FROM message WHERE gone = 0 ORDER BY name')
      .map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    for (const { channelMessageId } of mailbox.sent) expect(names).toContain(channelMessageId)
    for (const { channel_message_id: id, state } of answersOf(one)) {
      if (state === 'sent') expect(names).toContain(id)
      else expect(names).not.toContain(id)
    }
  }
}

function checkFlags({ mailbox, desks }: TwoDesks): void {
  const server = mailbox.inbox.map(({ message, flags }) => [message.channelMessageId, flags.seen, flags.flagged])
  for (const one of desks) {
    const shown = one.rows<{ name: string; seen: number; flagged: number }>(
      `SELECT channel_message_id AS name, ifnull(read_override, flags & 1) > 0 AS seen,
         ifnull(star_override, flags & 2) > 0 AS flagged FROM message WHERE direction = 0`,
    )
    // What a server refused stays on the desk alone, and says so.
    const refused = new Set(
      one
        .rows<{ name: string }>(
          `SELECT channel_message_id AS name FROM server_change JOIN message ON message.id = message_id
           WHERE next_try_at IS NULL AND error IS NOT NULL`,
        )
        .map(({ name }) => name),
    )
    const byName = new Map(shown.map(({ name, seen, flagged }) => [name, [name, seen === 1, flagged === 1]]))
    const counted = server.filter(([name]) => !refused.has(name as string))
    expect(counted.map(([name]) => byName.get(name as string))).toEqual(counted)
    const [left] = one.rows<{ n: number }>('SELECT count(*) AS n FROM server_change WHERE next_try_at IS NOT NULL')
    expect(left?.n).toBe(0)
    // Whatever an agent said last of a flag, the server heard: others may have said something else after it.
    const lastSaid = new Map(one.said.map((word) => [`${word.what} ${word.name}`, word]))
    for (const { name, what, value, since } of lastSaid.values()) {
      if (refused.has(name)) continue
      const of = ({ name: named, what: flag }: FlagValue) => named === name && flag === what
      const before = mailbox.history.slice(0, since).findLast(of)
      const heard = [before, ...mailbox.history.slice(since).filter(of)].map((each) => each?.value)
      expect(heard).toContain(value)
    }
  }
}

it(`brings every answer to its recipient once, or shows why not, in ${schedules} random schedules of two desks on one mailbox`, async () => {
  const begin = await twoDeskFiles()
  await fc.assert(
    fc.asyncProperty(fc.boolean(), fc.array(step, { minLength: 4, maxLength: 24 }), async (keepsCopies, steps) => {
      await begin(async (world) => {
        world.mailbox.keepsCopies = keepsCopies
        for (let at = 0; at < conversations; at++) world.mailbox.ask(at, world.clock.now + at)
        for (const one of world.desks) one.sync()
        const again: SentAgain = new Map()
        for (const each of steps) await take(world, each, again)
        await settle(world)
        checkAnswers(world, again)
        checkTimelines(world)
        checkFlags(world)
      })
    }),
    { seed: 20261123, numRuns: schedules },
  )
}, 600_000)
