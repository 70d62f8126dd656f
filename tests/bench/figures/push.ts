import { chromium, type Page } from 'playwright-core'
import { connectBare } from '../bare-imap.ts'
import { startBrowserHost } from '../browser-host-process.ts'
import { alone, beside, type Figure } from '../figure.ts'
import type { Lab } from '../lab.ts'
import { percentile } from '../percentile.ts'
import { deskSynced } from '../shared-syncs.ts'
import { neededProgram } from '../timed-program.ts'

const deliveries = 10

/** From the server's own word that a mail came until it is painted in a real browser. */
export async function pushFigures(lab: Lab): Promise<readonly Figure[]> {
  const { dataPath } = await deskSynced(lab, 'small')
  const host = await startBrowserHost(dataPath)
  const browser = await chromium.launch({ executablePath: neededProgram('chromium'), args: ['--no-sandbox'] })
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    await page.goto(host.address)
    await page.getByRole('main').waitFor()
    lab.say(`${deliveries} mails, from the server to the screen`)
    const delays = []
    for (let index = 0; index < deliveries; index += 1) delays.push(await deliverAndWatch(lab, page, index))
    const median = percentile(
      delays.map((delay) => delay.behindServerMs),
      0.5,
    )
    const ours = percentile(
      delays.map((delay) => delay.paintedMs),
      0.5,
    )
    const server = percentile(
      delays.map((delay) => delay.serverMs),
      0.5,
    )
    return [
      alone({
        name: 'painted after the server pushes, median',
        goal: '≤ 150 ms',
        ours: median,
        unit: 'ms',
        met: median <= 150,
      }),
      beside('from delivery until painted', ours, { name: 'bare IDLE', value: server }, 'ms', null),
    ]
  } finally {
    await browser.close()
    await host.stop()
  }
}

interface Delay {
  /** From the delivery's end until a bare IDLE connection hears of it. */
  readonly serverMs: number
  readonly paintedMs: number
  readonly behindServerMs: number
}

async function deliverAndWatch(lab: Lab, page: Page, index: number): Promise<Delay> {
  const { user } = await lab.mailbox('small')
  const subject = `Pushed ${index} of ${process.pid}`
  const bare = await connectBare((await lab.dovecot()).imapPort, user)
  try {
    const heard = bare.idleUntilNews()
    const painted = paintedAt(page, subject)
    const start = Date.now()
    await (await lab.dovecot()).deliver(user, mail(user, subject, index))
    const delay = { heard: await heard, painted: await painted }
    return {
      serverMs: delay.heard - start,
      paintedMs: delay.painted - start,
      behindServerMs: delay.painted - delay.heard,
    }
  } finally {
    bare.close()
  }
}

/** The moment (epoch ms) after the frame that shows the text. Both clocks are this computer's. */
function paintedAt(page: Page, text: string): Promise<number> {
  return page.evaluate(
    (wanted) =>
      new Promise<number>((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`"${wanted}" was not painted in 30 s`)), 30_000)
        const observer = new MutationObserver(() => {
          if (!document.body.textContent.includes(wanted)) return
          observer.disconnect()
          clearTimeout(timer)
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(Date.now())))
        })
        observer.observe(document.body, { subtree: true, childList: true, characterData: true })
      }),
    text,
  )
}

function mail(user: string, subject: string, index: number): string {
  return [
    `From: Pushed Customer ${index} <pushed${index}@customer.example>`,
    `To: ${user}`,
    `Subject: ${subject}`,
    `Date: ${new Date().toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <push.${index}.${process.pid}@customer.example>`,
    '',
    'Has my order been sent?',
    '',
  ].join('\r\n')
}
