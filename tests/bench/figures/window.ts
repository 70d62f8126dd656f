import type { Browser, Page } from 'playwright-core'
import {
  clickToPainted,
  customersDown,
  firstRowPainted,
  framesWhileScrolling,
  goToMonth,
  openBrowser,
  openPage,
  pointAndClickToPainted,
  rowOf,
  rowsInView,
  scrollQueue,
  scrollQueueToTop,
} from '../bench-window.ts'
import { type BrowserHostProcess, startBrowserHost } from '../browser-host-process.ts'
import { alone, type Figure, under } from '../figure.ts'
import { planHistory } from '../history/plan.ts'
import { regularCustomer } from '../history/regular.ts'
import type { Lab } from '../lab.ts'
import { percentile } from '../percentile.ts'

const starts = 5
const customers = 60
const returns = 20
const frameMs = 1000 / 60

/** What a person at the window of a desk of ten years sees, in a real Chromium. */
export async function windowFigures(lab: Lab): Promise<readonly Figure[]> {
  const { dataPath, messages } = await lab.history()
  const count = messages.toLocaleString('en')
  const browser = await openBrowser()
  try {
    lab.say(`${starts} starts of a window on ${count} messages`)
    const usableMs: number[] = []
    for (let start = 0; start < starts; start += 1) usableMs.push(await timeToUsable(browser, dataPath))
    const host = await startBrowserHost(dataPath)
    try {
      return [
        {
          ...under('from starting the host until the queue is painted', null, usableMs),
          goal: 'median < 1.5 s',
          met: percentile(usableMs, 0.5) < 1500,
        },
        ...(await paintedFigures(lab, browser, host)),
      ]
    } finally {
      await host.stop()
    }
  } finally {
    await browser.close()
  }
}

/** Everything between the command and the first customer on the screen, but for the browser's own start. */
async function timeToUsable(browser: Browser, dataPath: string): Promise<number> {
  const start = Date.now()
  const host = await startBrowserHost(dataPath)
  try {
    const page = await openPage(browser)
    const painted = await firstRowPainted(page, host.address)
    // Painted is not yet usable: a click must do something.
    await clickToPainted(page, (await rowsInView(page))[0] ?? '')
    await page.context().close()
    return painted - start
  } finally {
    await host.stop()
  }
}

async function paintedFigures(lab: Lab, browser: Browser, host: BrowserHostProcess): Promise<readonly Figure[]> {
  const page = await openPage(browser)
  await firstRowPainted(page, host.address)
  lab.say(`twice ${customers} customers opened`)
  const opened: number[] = []
  const sudden: number[] = []
  for await (const row of customersDown(page, 2 * customers)) {
    if (opened.length < customers) opened.push(await pointAndClickToPainted(page, row))
    else sudden.push(await clickToPainted(page, row))
  }
  await scrollQueueToTop(page)
  const { history } = lab.options
  const regular = rowOf(regularCustomer(planHistory(history)))
  lab.say(`a timeline of ${history.longest} opened and scrolled`)
  const reopened = await openAgain(page, regular)
  const jumps: number[] = []
  for (let turn = 1; turn <= returns; turn += 1) jumps.push(await goToMonth(page, turn))
  const frames = await framesWhileScrolling(page)
  const longest = history.longest.toLocaleString('en')
  const late = frames.filter((ms) => ms > frameMs * 1.05).length / frames.length
  return [
    under('click until painted, the pointer having come to rest', 50, opened),
    under('… with a click in the same instant', null, sudden),
    under(`opening a timeline of ${longest} until painted`, 100, reopened),
    under('going to a month of it until painted', 100, jumps),
    {
      ...under('a frame while scrolling it, drawn by the processor', null, frames),
      goal: 'p95 < 17.5 ms',
      met: percentile(frames, 0.95) < 17.5,
    },
    alone({ name: '… frames later than 17.5 ms', goal: '', ours: late * 100, unit: '%', met: null }),
    alone({ name: '… the longest', goal: '', ours: Math.max(...frames), unit: 'ms', met: null }),
  ]
}

/** From a neighbour in the queue back to one customer, again and again. */
async function openAgain(page: Page, row: string): Promise<readonly number[]> {
  for (let turn = 0; !(await rowsInView(page)).includes(row); turn += 1) {
    if (turn > 200) throw new Error('The customer with the longest history is not near the top of the queue')
    await scrollQueue(page)
  }
  const neighbour = (await rowsInView(page)).find((other) => other !== row) ?? ''
  const times: number[] = []
  for (let turn = 0; turn < returns; turn += 1) {
    times.push(await clickToPainted(page, row))
    await clickToPainted(page, neighbour)
  }
  await clickToPainted(page, row)
  return times
}
