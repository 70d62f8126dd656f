import { cpus, loadavg } from 'node:os'
import { type Figure, table } from './figure.ts'
import { clockFigures } from './figures/clocks.ts'
import { composerFigures } from './figures/composer.ts'
import { countdownFigures } from './figures/countdowns.ts'
import { dueFigures } from './figures/due.ts'
import { firstSyncFigures } from './figures/first-sync.ts'
import { flushFigures } from './figures/flush.ts'
import { idleFigures } from './figures/idle.ts'
import { keyFigures } from './figures/keys.ts'
import { pushFigures } from './figures/push.ts'
import { questionFigures } from './figures/questions.ts'
import { resyncFigures } from './figures/resync.ts'
import { scaleFigures } from './figures/scale.ts'
import { searchFigures } from './figures/search.ts'
import { triageFigures } from './figures/triage.ts'
import { windowFigures } from './figures/window.ts'
import { openLab } from './lab.ts'
import { type Group, help, readOptions } from './options.ts'

const figuresOf = {
  'first-sync': firstSyncFigures,
  questions: questionFigures,
  resync: resyncFigures,
  push: pushFigures,
  idle: idleFigures,
  search: searchFigures,
  scale: scaleFigures,
  triage: triageFigures,
  keys: keyFigures,
  composer: composerFigures,
  flush: flushFigures,
  clocks: clockFigures,
  due: dueFigures,
  countdowns: countdownFigures,
  window: windowFigures,
} satisfies Record<Group, unknown>

const options = readOptions(process.argv.slice(2))
if (options.help) {
  console.log(help)
} else {
  const loadBefore = loadavg()[0] ?? 0
  const lab = await openLab(options)
  // Ctrl-C must not leave a server and a gigabyte behind.
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => lab.close().then(() => process.exit(1)))
  try {
    const figures: Figure[] = []
    for (const group of options.only) {
      // Half an hour of measuring is not thrown away because one thing could not be measured.
      try {
        figures.push(...(await figuresOf[group](lab)))
      } catch (error) {
        process.exitCode = 1
        lab.say(`${group} could not be measured: ${error instanceof Error ? error.stack : String(error)}`)
        figures.push({ name: group, goal: 'measured', ours: 'failed', peer: '', ratio: null, met: false })
      }
    }
    console.log(options.json ? figures.map((figure) => JSON.stringify(figure)).join('\n') : table(figures))
    const { length, 0: first } = cpus()
    lab.say(`${length} × ${first?.model}, load ${loadBefore.toFixed(1)} before the run, Node ${process.version}`)
  } finally {
    await lab.close()
  }
}
