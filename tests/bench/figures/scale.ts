import { type Answered, askInRounds, slowest } from '../ask-in-rounds.ts'
import { builtEngine } from '../built-engine.ts'
import { startEngine } from '../engine-process.ts'
import { alone, type Figure, under } from '../figure.ts'
import { planHistory } from '../history/plan.ts'
import { regularCustomer } from '../history/regular.ts'
import type { Lab } from '../lab.ts'
import { percentile } from '../percentile.ts'
import { benchQueries } from '../queries.ts'
import { otherQuestions, queueQuestions, timelineQuestions } from '../window-questions.ts'

const rounds = 30
const starts = 10
const restMs = 5_000
const megabyte = 1e6

/** A desk of ten years: what its engine takes to start, to answer a window, and of memory. */
export async function scaleFigures(lab: Lab): Promise<readonly Figure[]> {
  const { dataPath, messages, fillSeconds } = await lab.history()
  const count = messages.toLocaleString('en')
  lab.say(`${starts} starts of an engine on ${count} messages`)
  const readyMs = []
  const timeToReady = await builtEngine(dataPath, await lab.folder('built-engine'))
  for (let start = 0; start < starts; start += 1) readyMs.push(await timeToReady())
  const engine = await startEngine(dataPath, { follow: false })
  try {
    await engine.call('desk.status', {})
    await new Promise((resolve) => setTimeout(resolve, restMs))
    const atRest = (await engine.rssBytes()) / megabyte
    lab.say(`pages of ${count} messages`)
    const queue = await askInRounds(await queueQuestions(engine), rounds)
    const regular = regularCustomer(planHistory(lab.options.history))
    const timeline = await askInRounds(await timelineQuestions(engine, regular), rounds)
    const others = await askInRounds(otherQuestions(engine, regular), rounds)
    for (const { ours } of benchQueries) await engine.call('search.messages', { query: ours, limit: 50 })
    const worked = (await engine.rssBytes()) / megabyte
    const peak = (await engine.peakRssBytes()) / megabyte
    return [
      alone({
        name: `filling it with ${count}, when that was done`,
        goal: '',
        ours: fillSeconds,
        unit: 's',
        met: null,
      }),
      worstOf(`queue page of ${count}`, queue, 10),
      worstOf(`timeline page of ${count}`, timeline, 10),
      worstOf('counts, card, months, next unread', others, null),
      {
        ...under(`engine ready, ${count}`, null, readyMs),
        goal: 'median < 300 ms',
        met: percentile(readyMs, 0.5) < 300,
      },
      alone({ name: 'engine memory at rest', goal: '< 250 MB', ours: atRest, unit: 'MB', met: atRest < 250 }),
      alone({ name: '… after all of these questions', goal: '< 250 MB', ours: worked, unit: 'MB', met: worked < 250 }),
      alone({ name: '… at its peak', goal: '< 250 MB', ours: peak, unit: 'MB', met: peak < 250 }),
    ]
  } finally {
    await engine.close()
  }
}

/** Not the p95 of all questions together, in which a slow one hides, but that of the slowest. */
function worstOf(name: string, answered: Answered, limitMs: number | null): Figure {
  const worst = slowest(answered)
  const times = answered.byQuestion.get(worst.name) ?? []
  return under(name, limitMs, times, `the slowest of ${answered.byQuestion.size}: ${worst.name}`)
}
