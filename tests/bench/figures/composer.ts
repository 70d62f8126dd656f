import type { Page } from 'playwright-core'
import { exportFormat } from '../../../src-main/engine/replies/exchange/export-replies.ts'
import { type Answered, askInRounds, slowest } from '../ask-in-rounds.ts'
import {
  clickToPainted,
  customersDown,
  firstRowPainted,
  openBrowser,
  openPage,
  scrollQueueToTop,
} from '../bench-window.ts'
import { startBrowserHost } from '../browser-host-process.ts'
import { cannedReplies } from '../canned-replies.ts'
import { startEngine } from '../engine-process.ts'
import { alone, type Figure, under } from '../figure.ts'
import { keyToPainted } from '../key-to-painted.ts'
import type { Lab } from '../lab.ts'

const replies = 5_000
const customers = 40
/** Between two keys of somebody who knows what they want to write. */
const restMs = 200
const pen = '[data-composer] [contenteditable="true"]:focus, [data-composer] textarea:focus'
const offered = '[role="listbox"][aria-label="Canned replies"] [role="option"]'
const typed = ['r', 'r43', 'r4321', 'deliv', 'order arrived', 'rimborso', 'xqzj']
const rounds = 20

/** From the key until somebody can write, and until canned replies are offered, among as many as a large team has. */
export async function composerFigures(lab: Lab): Promise<readonly Figure[]> {
  const { dataPath, messages } = await lab.historyToChange()
  lab.say(`${replies} canned replies stored and searched`)
  const found = await storeAndFind(dataPath)
  const browser = await openBrowser()
  const host = await startBrowserHost(dataPath)
  try {
    const page = await openPage(browser)
    await firstRowPainted(page, host.address)
    await scrollQueueToTop(page)
    lab.say(`the composer and the canned replies opened for ${customers} customers`)
    const { first, opened, picker } = await openForMany(page)
    const count = messages.toLocaleString('en')
    return [
      under(`R until the composer is painted, ${count} messages`, 50, opened),
      alone({ name: '… the first time in a window', goal: '', ours: first, unit: 'ms', met: null }),
      under(`/ until canned replies are offered, ${replies.toLocaleString('en')} of them`, 50, picker),
      worst('… finding some by letters, in the engine', found),
    ]
  } finally {
    await browser.close()
    await host.stop()
  }
}

async function storeAndFind(dataPath: string): Promise<Answered> {
  const engine = await startEngine(dataPath, { follow: false })
  try {
    const text = JSON.stringify({ format: exportFormat, version: 1, replies: cannedReplies(replies) })
    const { added, replaced } = await engine.call('canned.import', { format: 'json', text })
    if (added + replaced !== replies) throw new Error(`${added + replaced} of ${replies} canned replies were stored`)
    const find = (text: string) => () => engine.call('canned.find', { text, conversation: null, limit: 50 })
    return await askInRounds(Object.fromEntries(typed.map((text) => [text, find(text)])), rounds)
  } finally {
    await engine.close()
  }
}

async function openForMany(page: Page) {
  const opened: number[] = []
  const picker: number[] = []
  for await (const row of customersDown(page, customers)) {
    await clickToPainted(page, row)
    opened.push(...(await timed(page, 'r', pen)))
    picker.push(...(await timed(page, '/', offered)))
    // The first closes the picker, the second puts the pen down.
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await page.locator('[data-composer]').waitFor({ state: 'detached' })
  }
  const [first = Number.NaN, ...later] = opened
  return { first, opened: later, picker }
}

async function timed(page: Page, key: string, selector: string): Promise<readonly number[]> {
  await page.waitForTimeout(restMs)
  return keyToPainted(page, key, [{ see: selector }])
}

function worst(name: string, answered: Answered): Figure {
  const { name: text } = slowest(answered)
  return under(name, null, answered.byQuestion.get(text) ?? [], `the slowest: ${text}`)
}
