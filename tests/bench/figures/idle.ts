import { startEngine } from '../engine-process.ts'
import { alone, type Figure } from '../figure.ts'
import { synced } from '../first-sync.ts'
import type { Lab } from '../lab.ts'
import { deskSynced } from '../shared-syncs.ts'

const watchedMs = 60_000
const settleMs = 5_000

/** What the desk takes from a laptop's battery while nothing happens. */
export async function idleFigures(lab: Lab): Promise<readonly Figure[]> {
  const { dataPath } = await deskSynced(lab, 'small')
  const engine = await startEngine(dataPath, { follow: true })
  try {
    await synced(engine)
    await sleep(settleMs)
    lab.say(`doing nothing for ${watchedMs / 1000} s`)
    const before = await engine.cpuSeconds()
    await sleep(watchedMs)
    const share = (((await engine.cpuSeconds()) - before) / (watchedMs / 1000)) * 100
    return [
      alone({ name: 'idle with one account, of a core', goal: '< 0.5 %', ours: share, unit: '%', met: share < 0.5 }),
    ]
  } finally {
    await engine.close()
  }
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
