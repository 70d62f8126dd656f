import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { CallInput } from '../../src-main/contract/calls.ts'
import { runningDesk, windowOf } from '../hosts/running-desk.ts'
import { openChromium, type PageOptions } from '../support/chromium.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import type { MailProvider } from './mail-provider.ts'

type RunningDesk = Awaited<ReturnType<typeof runningDesk>>
type DeskWindow = Awaited<ReturnType<typeof windowOf>>

export interface DeskOnMailbox {
  /** Asks the engine beside the page, as a second window does. */
  readonly call: DeskWindow['call']
  readonly cookie: string
  readonly origin: string
  /** A power cut: nothing is tidied up. */
  kill(): Promise<void>
  /** The same desk at the same address, where an open page finds it again. */
  startAgain(): Promise<DeskOnMailbox>
}

/** A desk that follows a mailbox and sends from it. */
export async function deskOnMailbox(
  provider: Pick<MailProvider, 'dovecot' | 'line'>,
  user: string,
): Promise<DeskOnMailbox> {
  const data = join(await temporaryFolder(), 'data')
  const desk = await connected(data, await runningDesk(data))
  await desk.call('account.add', accountOf(provider, user))
  return desk
}

async function connected(data: string, running: RunningDesk): Promise<DeskOnMailbox> {
  const { call, cookie } = await windowOf(running.address)
  return {
    call,
    cookie,
    origin: running.origin,
    async kill() {
      running.child.kill('SIGKILL')
      await running.ended
    },
    startAgain: async () => connected(data, await runningDesk(data, Number(new URL(running.origin).port))),
  }
}

/** A window of the desk in a Chromium of its own. */
export async function windowOn({ cookie, origin }: DeskOnMailbox, options: PageOptions = {}) {
  const { page, complaints } = await openChromium(options)
  const [name = '', value = ''] = cookie.split('=')
  await page.context().addCookies([{ name, value, url: origin }])
  await page.goto(origin)
  return { page, complaints }
}

/** The row of a customer in the queue. */
export function customer(page: Page, name: string) {
  return page.getByRole('listbox', { name: 'Customers' }).getByRole('option').filter({ hasText: name })
}

/** Where an answer is written. */
export function answerText(page: Page) {
  return page.getByRole('textbox', { name: 'Text of the answer' })
}

/** Begins to answer the customer whose timeline is open: what is typed next is in the answer. */
export async function takeUpThePen(page: Page): Promise<void> {
  await page.keyboard.press('r')
  await page.locator('[data-composer] [contenteditable]:focus').waitFor()
}

function accountOf({ dovecot, line }: Pick<MailProvider, 'dovecot' | 'line'>, user: string): CallInput<'account.add'> {
  const server = (port: number) => ({ host: '127.0.0.1', port, security: 'none' }) as const
  return {
    settings: { address: user, user, imap: server(dovecot.imapPort), smtp: server(line.port) },
    credential: { type: 'password', password: dovecot.password },
  }
}
