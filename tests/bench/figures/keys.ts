import type { Page } from 'playwright-core'
import {
  clickToPainted,
  customersDown,
  firstRowPainted,
  openBrowser,
  openPage,
  scrollQueueToTop,
} from '../bench-window.ts'
import { startBrowserHost } from '../browser-host-process.ts'
import { type Figure, under } from '../figure.ts'
import { keyToPainted, type Sight } from '../key-to-painted.ts'
import type { Lab } from '../lab.ts'
import { percentile } from '../percentile.ts'

const customers = 24
/** A quick agent's next key. */
const restMs = 200
/** What is in view counts as read by then: a mark that is there goes by our keys only. */
const untilReadMs = 1_200

interface Step {
  readonly name: string
  /** A key that asks first, and what is typed then. */
  readonly asks?: { readonly key: string; readonly words: string }
  readonly key: string
  /** What it puts into a customer's row, or takes away where it is there; the row itself goes where there is nothing. */
  readonly mark?: string
  /** Whether a sheet stays open. */
  readonly stays?: boolean
}

const steps: readonly Step[] = [
  { name: 'star', key: '*', mark: '[aria-label="Starred"]' },
  { name: 'unread', key: 'u', mark: '> :first-child > .visually-hidden' },
  { name: 'priority', asks: { key: 'p', words: '' }, key: '1', mark: '[aria-label="Priority: Urgent"]' },
  { name: 'tag', asks: { key: 't', words: 'bench' }, key: 'Enter', mark: '[title="bench"]', stays: true },
  { name: 'assign', asks: { key: 'Shift+A', words: 'Ada' }, key: 'Enter', mark: '[aria-label="Assigned to Ada"]' },
  { name: 'snooze', asks: { key: 's', words: '' }, key: 'Enter' },
  { name: 'done', key: 'e' },
  { name: 'waiting', key: 'w' },
  { name: 'archive', key: 'y' },
  { name: 'spam', key: '!' },
  { name: 'delete', key: '#' },
]

/** What an agent who never touches the mouse waits for on a desk of ten years, in a real Chromium. */
export async function keyFigures(lab: Lab): Promise<readonly Figure[]> {
  const { dataPath, messages } = await lab.historyToChange()
  const browser = await openBrowser()
  const host = await startBrowserHost(dataPath)
  try {
    const page = await openPage(browser)
    await firstRowPainted(page, host.address)
    await page.keyboard.press('0')
    await scrollQueueToTop(page)
    lab.say(`${steps.length} steps by key for ${customers} customers, each undone`)
    const times = await takeSteps(page)
    const count = messages.toLocaleString('en')
    return [
      worstOf(`a key of triage until painted, ${count} messages`, times.effect),
      worstOf('… its undo until painted', times.undo),
      worstOf('… the sheet that asks first', times.sheet),
      under('… until the next customer is painted too', null, [...times.next.values()].flat()),
    ]
  } finally {
    await browser.close()
    await host.stop()
  }
}

type Times = Map<string, number[]>

interface StepTimes {
  readonly effect: Times
  readonly undo: Times
  readonly sheet: Times
  /** Of steps with which the customer leaves the queue. */
  readonly next: Times
}

async function takeSteps(page: Page): Promise<StepTimes> {
  const times: StepTimes = { effect: new Map(), undo: new Map(), sheet: new Map(), next: new Map() }
  for await (const row of customersDown(page, customers)) {
    await clickToPainted(page, row)
    await page.waitForTimeout(untilReadMs)
    for (const step of steps) {
      await takeStep(page, row, step, times).catch((error: Error) => {
        throw new Error(`${step.name} of ${row}: ${error.message}`)
      })
    }
  }
  return times
}

async function takeStep(page: Page, row: string, step: Step, times: StepTimes): Promise<void> {
  const note = (kind: keyof StepTimes, ms: number | undefined) =>
    times[kind].set(step.name, [...(times[kind].get(step.name) ?? []), ms ?? Number.NaN])
  await rest(page)
  if (step.asks) {
    const [sheet] = await keyToPainted(page, step.asks.key, [{ see: '[role="dialog"] input' }])
    note('sheet', sheet)
    await page.keyboard.type(step.asks.words)
    await rest(page)
  }
  const [before, after, ...more] = await sightsOf(page, row, step)
  const [effect, next] = await keyToPainted(page, step.key, [after, ...more])
  note('effect', effect)
  if (next !== undefined) note('next', next)
  if (step.stays) await page.keyboard.press('Escape')
  await rest(page)
  const [undo] = await keyToPainted(page, 'z', [before])
  note('undo', undo)
}

/** How it is before the key and how after it; with a customer who leaves, the next one is opened. */
async function sightsOf(page: Page, row: string, { mark }: Step): Promise<readonly [Sight, Sight, ...Sight[]]> {
  if (mark === undefined) return [{ see: row }, { miss: row }, { seeNew: '[data-message]' }]
  const marked = `${row} ${mark}`
  const sights = [{ miss: marked }, { see: marked }] as const
  return (await page.locator(marked).count()) === 0 ? sights : [sights[1], sights[0]]
}

function rest(page: Page): Promise<void> {
  return page.waitForTimeout(restMs)
}

/** The p95 of the slowest step: among all of them together it would hide. */
function worstOf(name: string, times: Times): Figure {
  const [slowest = '', worst = []] = [...times].toSorted(
    ([, one], [, other]) => percentile(other, 0.95) - percentile(one, 0.95),
  )[0] ?? ['', []]
  return under(name, 50, worst, `the slowest of ${times.size}: ${slowest}`)
}
