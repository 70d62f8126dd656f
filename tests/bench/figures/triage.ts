import type { ContactId } from '../../../src-main/contract/ids.ts'
import type { TriageStep } from '../../../src-main/contract/triage.ts'
import { type EngineProcess, startEngine } from '../engine-process.ts'
import { alone, type Figure, under } from '../figure.ts'
import type { Lab } from '../lab.ts'
import { percentile } from '../percentile.ts'

const customers = 40
const bulks = 5
const atOnce = 1_000

const steps: readonly TriageStep[] = [
  { type: 'status', status: 'waiting' },
  { type: 'status', status: 'done' },
  { type: 'snooze', until: Date.UTC(2090, 1, 1) },
  { type: 'assign', to: 'Ada' },
  { type: 'priority', priority: 'urgent' },
  { type: 'tag', tag: 'bench', on: true },
  { type: 'star', on: true },
  { type: 'read', read: true },
  { type: 'archive' },
  { type: 'spam', on: true },
  { type: 'block', on: true },
  { type: 'delete' },
]

/** What an agent waits for on a desk of ten years: each step and its undo, and "done" of a thousand at once. */
export async function triageFigures(lab: Lab): Promise<readonly Figure[]> {
  const { dataPath, messages } = await lab.historyToChange()
  const engine = await startEngine(dataPath, { follow: false })
  try {
    const contacts = await openContacts(engine, Math.max(atOnce, customers))
    lab.say(`${steps.length} steps for ${customers} customers, each undone`)
    const byStep = new Map<string, number[]>()
    for (const contact of contacts.slice(0, customers)) {
      for (const step of steps) {
        const ms = await timedWithUndo(engine, [contact], step)
        byStep.set(step.type, [...(byStep.get(step.type) ?? []), ...ms])
      }
    }
    const [slowest = '', times = []] = [...byStep].toSorted(
      ([, one], [, other]) => percentile(other, 0.95) - percentile(one, 0.95),
    )[0] ?? ['', []]
    lab.say(`${bulks} times ${atOnce} done at once`)
    const bulk: number[] = []
    for (let turn = 0; turn < bulks; turn += 1) {
      const [done = 0] = await timedWithUndo(engine, contacts.slice(0, atOnce), { type: 'status', status: 'done' })
      bulk.push(done)
    }
    const median = percentile(bulk, 0.5)
    return [
      under(
        `a step of triage or its undo, ${messages.toLocaleString('en')} messages`,
        50,
        times,
        `the slowest of ${byStep.size}: ${slowest}`,
      ),
      alone({
        name: `"done" of ${atOnce.toLocaleString('en')} customers at once, median`,
        goal: '< 300 ms',
        ours: median,
        unit: 'ms',
        met: median < 300,
      }),
    ]
  } finally {
    await engine.close()
  }
}

async function openContacts(engine: EngineProcess, count: number): Promise<readonly ContactId[]> {
  const found: ContactId[] = []
  let after: string | null = null
  do {
    const view = { filter: 'all', account: null, order: 'oldest', after, limit: 500 } as const
    const page: Awaited<ReturnType<typeof engine.call<'queue.page'>>> = await engine.call('queue.page', view)
    found.push(...page.rows.map(({ contact }) => contact))
    after = page.next
  } while (found.length < count && after !== null)
  return found
}

/** How long the step took and how long its undo. */
async function timedWithUndo(
  engine: EngineProcess,
  ids: readonly ContactId[],
  step: TriageStep,
): Promise<readonly number[]> {
  const start = performance.now()
  const { action } = await engine.call('triage.apply', { target: { type: 'contacts', ids: [...ids] }, step })
  const applied = performance.now()
  if (action === null) return []
  await engine.call('action.undo', { action })
  return [applied - start, performance.now() - applied]
}
