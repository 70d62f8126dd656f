import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { emailSettings } from '../../src-main/contract/account.ts'
import { runningDesk, windowOf } from '../hosts/running-desk.ts'
import { describeInChromium, openChromium } from '../support/chromium.ts'
import { describeWithPostfix } from '../support/describe-with-postfix.ts'
import { startDovecot } from '../support/dovecot.ts'
import { startPostfix } from '../support/postfix.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

describeWithPostfix('an answer', () => {
  describeInChromium('from the window to a real mailbox', () => {
    it('is taken back in time, sent, and arrives once, with its words and its thread', {
      timeout: 120_000,
    }, async () => {
      const dovecot = await startDovecot({ withPostfix: true })
      const postfix = await startPostfix(dovecot)
      try {
        const [support, ana] = [dovecot.newUser(), dovecot.newUser()]
        await dovecot.deliver(support, question(ana, support))
        const desk = await runningDesk(join(await temporaryFolder(), 'data'))
        const other = await windowOf(desk.address)
        await other.call('account.add', {
          settings: emailSettings.parse({
            address: support,
            user: support,
            imap: { host: '127.0.0.1', port: dovecot.imapPort, security: 'none' },
            smtp: { host: '127.0.0.1', port: postfix.port, security: 'none' },
          }),
          credential: { type: 'password', password: dovecot.password },
        })
        const { page, complaints } = await openChromium()
        const [name = '', value = ''] = other.cookie.split('=')
        await page.context().addCookies([{ name, value, url: desk.origin }])
        await page.goto(desk.origin)
        await page.getByRole('option').filter({ hasText: 'Ana' }).click()
        await page.getByText('It whistles').waitFor()

        await page.keyboard.press('r')
        await page.keyboard.type('A new one leaves today.')
        await page.keyboard.press('Control+Enter')
        await page.getByText('Your answer is on its way').waitFor()
        await page.getByRole('button', { name: 'Undo' }).first().click()
        await expect.poll(() => text(page).textContent()).toBe('A new one leaves today.')
        await text(page).click()
        await page.keyboard.press('Control+End')
        await page.keyboard.type(' Promised.')
        await page.keyboard.press('Control+Shift+Enter')
        await page.getByText('Your answer is on its way').waitFor()

        const arrived = () => dovecot.doveadm('fetch', '-u', ana, 'text', 'mailbox', 'INBOX', 'all')
        await expect.poll(arrived, { timeout: 60_000 }).toContain('A new one leaves today. Promised.')
        const mail = await arrived()
        expect(mail.match(/^Message-ID:/gim)).toHaveLength(1)
        expect(mail).toMatch(/^In-Reply-To: <kettle@home\.test>/im)
        expect(mail).toMatch(/^Subject: Re: Kettle/im)
        await page.getByText('A new one leaves today. Promised.').first().waitFor()
        expect(complaints).toEqual([])
      } finally {
        await postfix.stop()
        await dovecot.stop()
      }
    })
  })
})

function question(from: string, to: string): string {
  return [
    `From: Ana Popescu <${from}>`,
    `To: <${to}>`,
    'Subject: Kettle',
    'Message-ID: <kettle@home.test>',
    `Date: ${new Date(Date.now() - 3_600_000).toUTCString()}`,
    '',
    'It whistles, and then it does not.',
    '',
  ].join('\r\n')
}

function text(page: Page) {
  return page.getByRole('textbox', { name: 'Text of the answer' })
}
