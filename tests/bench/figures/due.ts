import type { JobView } from '../../../src-main/contract/jobs.ts'
import { askInRounds, type Questions, slowest } from '../ask-in-rounds.ts'
import { type EngineProcess, startEngine } from '../engine-process.ts'
import { alone, type Figure, under } from '../figure.ts'
import type { Lab } from '../lab.ts'

const rounds = 30
const asked = 100_000
const lookedAtEveryMs = 20

/** Clocks on a desk of ten years: what an edit of the rules costs, a replay, a report, and the view Due. */
export async function dueFigures(lab: Lab): Promise<readonly Figure[]> {
  const { dataPath, messages } = await lab.historyToChange()
  const engine = await startEngine(dataPath, { follow: false })
  try {
    lab.say('due times after an edit of the policies, twice')
    await edited(engine, 5)
    const dueTimes = await edited(engine, 4)
    lab.say('the view Due')
    const pages = await askInRounds(dueQuestions(engine), rounds)
    const worst = slowest(pages)
    lab.say('a replay and a report of ten years')
    const period = { since: 0, until: Date.UTC(2030, 0, 1) }
    const policies = await engine.call('policy.list', {})
    const replay = await timedJob(engine, () => engine.call('sla.replay', { ...period, policies: [...policies] }))
    const report = await timedJob(engine, () => engine.call('sla.report', { ...period, account: null }))
    return [
      per('due times of 100,000 open conversations after an edit', dueTimes, 2),
      per('replay of 100,000 conversations', replay, 5),
      per('report over 100,000 conversations', report, 5),
      under(
        `the view Due, ${messages.toLocaleString('en')} messages`,
        10,
        pages.byQuestion.get(worst.name) ?? [],
        `the slowest of ${pages.byQuestion.size}: ${worst.name}`,
      ),
    ]
  } finally {
    await engine.close()
  }
}

interface Timed {
  readonly seconds: number
  readonly conversations: number
}

/** By as many as there were, and what that is for a hundred thousand. */
function per(name: string, { seconds, conversations }: Timed, limitSeconds: number): Figure {
  const ours = (seconds * asked) / conversations
  const counted = `${conversations.toLocaleString('en')} took ${seconds.toFixed(2)} s`
  return alone({ name: `${name} (${counted})`, goal: `< ${limitSeconds} s`, ours, unit: 's', met: ours < limitSeconds })
}

/** Another target for mail, saved as an agent would. */
async function edited(engine: EngineProcess, hours: number): Promise<Timed> {
  const policies = await engine.call('policy.list', {})
  const mail = policies.at(-1)
  if (!mail?.firstReply) throw new Error('The desk has no policy for mail')
  const { id, ...policy } = mail
  const firstReply = { ...mail.firstReply, amount: hours }
  return timedJob(engine, async () => {
    await engine.call('policy.save', { id, policy: { ...policy, firstReply } })
    const job = (await engine.call('job.list', {})).find(({ kind }) => kind === 'due-times')
    if (!job) throw new Error('No due times are worked out')
    return job
  })
}

async function timedJob(engine: EngineProcess, start: () => Promise<JobView>): Promise<Timed> {
  const startedAt = performance.now()
  const { id } = await start()
  for (;;) {
    const job = (await engine.call('job.list', {})).find((each) => each.id === id)
    if (!job || job.status === 'failed' || job.status === 'cancelled') throw new Error(`${job?.kind} did not end well`)
    if (job.status === 'done') return { seconds: (performance.now() - startedAt) / 1000, conversations: job.done }
    await new Promise((resolve) => setTimeout(resolve, lookedAtEveryMs))
  }
}

function dueQuestions(engine: EngineProcess): Questions {
  const page = (facts: object = {}) =>
    engine.call('queue.page', { filter: 'due', order: 'oldest', account: null, after: null, limit: 60, ...facts })
  return {
    'the first page': () => page(),
    'with a rare tag': () => page({ tag: 'vip' }),
    'of a channel': () => page({ channel: 'telegram' }),
    'with files': () => page({ attachments: true }),
    'the groups': () => engine.call('sla.groups', { account: null }),
  }
}
