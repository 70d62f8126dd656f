import { type Browser, chromium, type Page } from 'playwright-core'
import { describe, it, onTestFinished } from 'vitest'
import { findProgram } from './find-program.ts'

const chromiumPath = findProgram('chromium')
const quiet = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update']

export interface PageOptions {
  readonly width?: number
  readonly height?: number
  readonly colorScheme?: 'light' | 'dark'
  /** The language of the browser, as a BCP 47 tag. */
  readonly locale?: string
  /** Further switches of the browser. */
  readonly args?: readonly string[]
}

/** What a page complained about while it ran: errors on the console and thrown ones. A good run has none. */
export interface ChromiumPage {
  readonly page: Page
  readonly complaints: readonly string[]
}

/** A page in a fresh Chromium of its own, closed when the test ends. */
export async function openChromium({
  width = 1280,
  height = 800,
  colorScheme = 'light',
  locale = 'en-GB',
  args = [],
}: PageOptions = {}) {
  const browser: Browser = await chromium.launch({
    executablePath: chromiumPath ?? 'chromium',
    args: [...quiet, ...args],
  })
  onTestFinished(() => browser.close())
  const page = await browser.newPage({ viewport: { width, height }, colorScheme, locale })
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.setDefaultTimeout(20_000)
  return { page, complaints } satisfies ChromiumPage
}

/** A suite in a real Chromium: skipped with a loud line where it is not installed, failed where CI must have it. */
export function describeInChromium(name: string, suite: () => void): void {
  if (chromiumPath) {
    describe(name, suite)
  } else if (process.env.CI === 'true') {
    describe(name, () => {
      it('needs Chromium', () => {
        throw new Error('Chromium is not installed: install the Debian package chromium')
      })
    })
  } else {
    console.warn(`SKIPPED, Chromium is not installed (Debian: chromium): ${name}`)
    describe.skip(name, suite)
  }
}
