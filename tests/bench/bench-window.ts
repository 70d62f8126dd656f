import { type Browser, chromium, type Page } from 'playwright-core'
import type { ContactId } from '../../src-main/contract/ids.ts'
import { neededProgram } from './timed-program.ts'

/** A real Chromium with the desk in it. Without a screen and a graphics card: all is drawn by the processor. */
export async function openBrowser(): Promise<Browser> {
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update']
  return chromium.launch({ executablePath: neededProgram('chromium'), args })
}

/** A page of its own, with nothing cached, of the usual size. */
export async function openPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' })
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  return page
}

/** Opens the desk; the moment (epoch ms) after the frame that shows the first customer of the queue. */
export async function firstRowPainted(page: Page, address: string): Promise<number> {
  const painted = page.waitForFunction(() => {
    const seen = window as Window & { firstRowAt?: number; isWaiting?: boolean }
    if (seen.firstRowAt === undefined && !seen.isWaiting && document.querySelector('[role=option]')) {
      seen.isWaiting = true
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          seen.firstRowAt = Date.now()
        }),
      )
    }
    return seen.firstRowAt ?? 0
  })
  await page.goto(address, { waitUntil: 'commit' })
  return (await painted).jsonValue()
}

/** As people click: the pointer comes to what is in view and rests there, they look at what is open, then they press. */
export async function pointAndClickToPainted(page: Page, selector: string): Promise<number> {
  await page.locator(selector).hover()
  await page.waitForTimeout(lookMs)
  return clickToPainted(page, selector)
}

/** Clicks what is in view; ms from the click until messages are painted that were not there before. */
export async function clickToPainted(page: Page, selector: string): Promise<number> {
  // A list takes no clicks until it has come to rest.
  await page.waitForFunction((one) => {
    const element = document.querySelector(one)
    return element !== null && getComputedStyle(element).pointerEvents !== 'none'
  }, selector)
  const painted = page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error('No message was painted in 20 s')), 20_000)
        const clicked = (event: Event) => {
          // By the elements: two customers may have been written to in the same message.
          const shown = () => [...document.querySelectorAll('[data-message]')]
          const before = new Set(shown())
          // A message posted when a frame begins is delivered when it was drawn.
          const { port1, port2 } = new MessageChannel()
          const watchFrame = () => requestAnimationFrame(() => port2.postMessage(null))
          port1.onmessage = () => {
            if (shown().every((message) => before.has(message))) return watchFrame()
            clearTimeout(timer)
            resolve(performance.now() - event.timeStamp)
          }
          watchFrame()
        }
        addEventListener('click', clicked, { once: true, capture: true })
      }),
  )
  // Together, for a click that cannot be made must not leave the other one failing unheard.
  return (await Promise.all([painted, page.locator(selector).click()]))[0]
}

/** The customers that are wholly in view, as selectors. */
export function rowsInView(page: Page): Promise<readonly string[]> {
  return page.getByRole('listbox').evaluate((list) => {
    const box = list.getBoundingClientRect()
    const isInView = (row: Element) => {
      const { top, bottom } = row.getBoundingClientRect()
      return top >= box.top && bottom <= box.bottom
    }
    return [...list.querySelectorAll('[role=option]')].filter(isInView).map((row) => `[id="${row.id}"]`)
  })
}

/** So many customers down the queue, as selectors: each is in view when its turn comes. */
export async function* customersDown(page: Page, count: number): AsyncGenerator<string> {
  const seen = new Set<string>()
  while (seen.size < count) {
    for (const row of await rowsInView(page)) {
      if (seen.has(row) || seen.size === count) continue
      seen.add(row)
      yield row
    }
    await scrollQueue(page)
  }
}

/** Scrolls the queue down by most of what is in view, and waits until it rests. */
export async function scrollQueue(page: Page): Promise<void> {
  await page.getByRole('listbox').hover()
  await page.mouse.wheel(0, 500)
  await page.getByRole('listbox').evaluate(
    (list, frames) =>
      new Promise<void>((resolve) => {
        const place = () => {
          const row = list.querySelector('[role=option]')
          return `${row?.id} ${row?.getBoundingClientRect().top}`
        }
        let before = place()
        let resting = 0
        const look = () => {
          resting = place() === before ? resting + 1 : 0
          before = place()
          if (resting === frames) resolve()
          else requestAnimationFrame(look)
        }
        requestAnimationFrame(look)
      }),
    restingFrames,
  )
}

export async function scrollQueueToTop(page: Page): Promise<void> {
  await page.getByRole('listbox').hover()
  await page.mouse.wheel(0, -1_000_000)
  await page.waitForFunction(() => document.querySelector('[role=option]')?.getAttribute('aria-posinset') === '1')
}

export function rowOf(contact: ContactId): string {
  return `[id="queue-row-${contact}"]`
}

/** Opens the choice of dates and picks a month of it; ms from the pick until messages of that time are painted. */
export async function goToMonth(page: Page, turn: number): Promise<number> {
  await page.getByRole('button', { name: 'Go to date' }).click()
  const months = page.locator('[data-month]:not([disabled])')
  await months.first().waitFor()
  // Seven is no divisor of twelve: the turns come through all years and seasons.
  const month = await months.nth((turn * 7 * 13) % (await months.count())).getAttribute('data-month')
  return clickToPainted(page, `[data-month="${month}"]`)
}

/** Less than anybody takes between coming to a customer's row and pressing on it, having looked at the one before. */
const lookMs = 200
/** Unmoved for so long, a list has come to rest. */
const restingFrames = 15
const scrolledFrames = 600
const pixelsAFrame = 90

/** Scrolls the timeline up through its history, a steady fast flick; ms between its frames. */
export function framesWhileScrolling(page: Page): Promise<readonly number[]> {
  return page.evaluate(
    ({ count, step }) =>
      new Promise<readonly number[]>((resolve, reject) => {
        const list = document.querySelector('[data-timeline-list]')
        const scroller =
          list && [list, ...list.querySelectorAll('*')].find((one) => one.scrollHeight > one.clientHeight + step)
        if (!scroller) return reject(new Error('The timeline does not scroll'))
        const frames: number[] = []
        let last = performance.now()
        const frame = (now: number) => {
          frames.push(now - last)
          last = now
          scroller.scrollTop -= step
          if (frames.length < count) requestAnimationFrame(frame)
          // The first interval began before the first frame.
          else resolve(frames.slice(1))
        }
        requestAnimationFrame(frame)
      }),
    { count: scrolledFrames, step: pixelsAFrame },
  )
}
