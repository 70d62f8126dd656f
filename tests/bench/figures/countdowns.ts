import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { slaPolicyInput } from '../../../src-main/contract/sla.ts'
import { firstRowPainted, openBrowser } from '../bench-window.ts'
import { startBrowserHost } from '../browser-host-process.ts'
import { startEngine } from '../engine-process.ts'
import { alone, type Figure } from '../figure.ts'
import type { Lab } from '../lab.ts'

const countdowns = 500
const rowHeight = 72
const watchedMs = 20_000
const settleMs = 4_000
const minuteMs = 60_000

/** What countdowns take of a core while they are looked at, in a window as high as all of them. */
export async function countdownFigures(lab: Lab): Promise<readonly Figure[]> {
  const folder = await lab.folder('countdowns')
  const dataPath = join(folder, 'desk')
  await fill(dataPath, folder)
  // Hours to go: the figures change once a minute. Within a quarter of an hour, each changes every second.
  const far = await shareOfCore(lab, dataPath, 10 * 60)
  const near = await shareOfCore(lab, dataPath, 10)
  return [
    alone({ name: `${countdowns} visible countdowns, of a core`, goal: '< 2 %', ours: far, unit: '%', met: far < 2 }),
    alone({ name: '… all of them in their last minutes', goal: '', ours: near, unit: '%', met: null }),
  ]
}

async function fill(dataPath: string, folder: string): Promise<void> {
  const paths = await Promise.all(
    Array.from({ length: countdowns }, async (_, index) => {
      const path = join(folder, `${index}.eml`)
      await writeFile(path, mailOf(index))
      return path
    }),
  )
  const engine = await startEngine(dataPath, { follow: false })
  try {
    const done = engine.event((event) => event.type === 'job' && event.job.status === 'done')
    await engine.call('files.import', { paths, me: ['help@shop.test'] })
    await done
  } finally {
    await engine.close()
  }
}

/** Percent of one core that the whole browser takes, with so many minutes to go for each. */
async function shareOfCore(lab: Lab, dataPath: string, minutesLeft: number): Promise<number> {
  const engine = await startEngine(dataPath, { follow: false })
  const target = { amount: minutesLeft + 5, unit: 'minutes', time: 'calendar', warning: null } as const
  const policy = slaPolicyInput.parse({
    name: 'All',
    conditions: {},
    calendar: null,
    firstReply: target,
    nextReply: null,
    resolution: null,
    pauses: { waiting: true, snoozed: true },
  })
  await engine.call('policy.replaceAll', { policies: [{ ...policy, id: null }] })
  await engine.close()
  const host = await startBrowserHost(dataPath)
  const browser = await openBrowser()
  try {
    const page = await (
      await browser.newContext({ viewport: { width: 1280, height: (countdowns + 2) * rowHeight }, locale: 'en-GB' })
    ).newPage()
    await firstRowPainted(page, host.address)
    // Rows come as they are scrolled to, and here nothing scrolls; whoever selects all has all of them.
    await page.keyboard.press('Control+A')
    await page.getByText(`${countdowns} selected`).waitFor()
    await page.keyboard.press('Escape')
    await page.waitForFunction(
      (wanted) => document.querySelectorAll('[role=option] [role=img][aria-label^="First"]').length >= wanted,
      countdowns,
    )
    lab.say(`${countdowns} countdowns of ${minutesLeft} minutes, looked at for ${watchedMs / 1000} s`)
    await sleep(settleMs)
    const before = await cpuSeconds(browser)
    await sleep(watchedMs)
    return (((await cpuSeconds(browser)) - before) / (watchedMs / 1000)) * 100
  } finally {
    await browser.close()
    await host.stop()
  }
}

async function cpuSeconds(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0)
}

function mailOf(index: number): string {
  return [
    `From: Customer ${index} <customer${index}@mail.test>`,
    'To: help@shop.test',
    `Subject: Question ${index}`,
    `Date: ${new Date(Date.now() - minuteMs).toUTCString()}`,
    `Message-ID: <${index}@mail.test>`,
    '',
    'Where is my parcel?',
    '',
  ].join('\r\n')
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
