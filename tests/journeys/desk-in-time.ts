import { onTestFinished } from 'vitest'
import type { RemoteMessage } from '../../src-main/channels/channel.ts'
import { startBrowserHost } from '../../src-main/hosts/browser/browser-host.ts'
import { staticPages } from '../../src-main/hosts/browser/static-pages.ts'
import { createUploads } from '../../src-main/hosts/browser/uploads.ts'
import { openChromium, type PageOptions } from '../support/chromium.ts'
import { firstDay } from '../support/remote-events.ts'
import { sendingDesk } from '../support/sending-desk.ts'

/** Minutes after the first test message, of a time of this computer's zone: what mails are dated by. */
export function minutesAt(day: number, hour: number, minute = 0): number {
  return (timeOf(day, hour, minute) - firstDay) / 60_000
}

/** A time in November 2026, whose second is a Monday. */
export function timeOf(day: number, hour: number, minute = 0, second = 0): number {
  return new Date(2026, 10, day, hour, minute, second).getTime()
}

/** A desk with a mailbox and a window on it, both by one clock that runs, and that the test sets. */
export async function deskInTime(mails: readonly RemoteMessage[], startsAt: number, options: PageOptions = {}) {
  let ahead = startsAt - Date.now()
  const now = () => Date.now() + ahead
  const { desk, post, server } = await sendingDesk(mails, { now: startsAt })
  Object.defineProperty(desk.clock, 'at', { get: now })
  desk.engine.resumed()
  const host = await startBrowserHost({
    engine: desk.engine,
    uploads: createUploads(desk.dataPath),
    pages: async () => staticPages('out/renderer'),
    strict: true,
    sessionKey: Buffer.alloc(32, 7),
    ownerSecret: 'o'.repeat(43),
    port: 0,
    now: Date.now,
    log: () => {},
  })
  onTestFinished(() => host.close())
  const { page, complaints } = await openChromium(options)
  await page.clock.install({ time: now() })
  await page.goto(host.address())
  return {
    desk,
    post,
    server,
    page,
    complaints,
    now,
    /** The lid is closed until then: nothing ran meanwhile, and everybody is told that it is open again. */
    async sleepUntil(time: number): Promise<void> {
      const slept = time - now()
      ahead += slept
      await page.clock.fastForward(slept)
      desk.engine.resumed()
    },
  }
}
