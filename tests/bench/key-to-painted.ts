import type { Page } from 'playwright-core'

/** What a key brings onto the screen, as selectors: something, one more of something, or something that is gone. */
export type Sight = { readonly see: string } | { readonly seeNew: string } | { readonly miss: string }

type Watching = Window & { paintedAfterKey?: Promise<readonly number[]> }

/** Presses a key; of each sight the ms from the press until it is painted. */
export async function keyToPainted(page: Page, key: string, sights: readonly Sight[]): Promise<readonly number[]> {
  await page.evaluate(watchForKey, sights)
  await page.keyboard.press(key)
  return page.evaluate(() => (window as Watching).paintedAfterKey ?? Promise.reject(new Error('Nobody watched')))
}

/** Runs in the page. */
function watchForKey(sights: readonly Sight[]): void {
  const known = sights.map((sight) => new Set('seeNew' in sight ? document.querySelectorAll(sight.seeNew) : []))
  const isPainted = (sight: Sight, at: number) => {
    if ('miss' in sight) return document.querySelector(sight.miss) === null
    const found = [...document.querySelectorAll('see' in sight ? sight.see : sight.seeNew)]
    return found.some((element) => !known[at]?.has(element))
  }
  const early = sights.find(isPainted)
  if (early) throw new Error(`This is so before the key: ${JSON.stringify(early)}`)

  ;(window as Watching).paintedAfterKey = new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`Not painted in 20 s: ${JSON.stringify(sights)}`)), 20_000)
    const pressed = (event: KeyboardEvent) => {
      if (event.key === 'Shift' || event.key === 'Control') return
      removeEventListener('keydown', pressed, true)
      const times = sights.map(() => Number.NaN)
      // A message posted when a frame begins is delivered when it was drawn.
      const { port1, port2 } = new MessageChannel()
      const watchFrame = () => requestAnimationFrame(() => port2.postMessage(null))
      port1.onmessage = () => {
        const sinceKey = performance.now() - event.timeStamp
        for (const [at, sight] of sights.entries()) {
          if (Number.isNaN(times[at]) && isPainted(sight, at)) times[at] = sinceKey
        }
        if (times.some(Number.isNaN)) return watchFrame()
        clearTimeout(timer)
        resolve(times)
      }
      watchFrame()
    }
    addEventListener('keydown', pressed, true)
  })
  // Whoever never asks for it is told of a failure elsewhere.
  ;(window as Watching).paintedAfterKey?.catch(() => {})
}
