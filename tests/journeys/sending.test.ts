import { expect, it } from 'vitest'
import { describeInChromium } from '../support/chromium.ts'
import { describeWithPostfix } from '../support/describe-with-postfix.ts'
import { answerText, customer, deskOnMailbox, takeUpThePen, windowOn } from './desk-on-mailbox.ts'
import { startMailProvider } from './mail-provider.ts'
import { shopMail } from './shop-mails.ts'

describeWithPostfix('an answer', () => {
  describeInChromium('from the window to a real mailbox', () => {
    it('is taken back in time, sent, and arrives once, with its words and its thread', {
      timeout: 120_000,
    }, async () => {
      const provider = await startMailProvider()
      try {
        const { dovecot } = provider
        const [support, ana] = [dovecot.newUser(), dovecot.newUser()]
        const text = 'It whistles, and then it does not.'
        const from = `Ana Popescu <${ana}>`
        await dovecot.deliver(
          support,
          shopMail({ from, to: support, subject: 'Kettle', text, messageId: 'kettle@home.test' }),
        )
        const { page, complaints } = await windowOn(await deskOnMailbox(provider, support))
        await customer(page, 'Ana Popescu').click()
        await page.getByText('It whistles').last().waitFor()

        const answer = answerText(page)
        await takeUpThePen(page)
        await page.keyboard.type('A new one leaves today.')
        await page.keyboard.press('Control+Enter')
        await page.getByText('Your answer is on its way').waitFor()
        await page.getByRole('button', { name: 'Undo' }).first().click()
        await expect.poll(() => answer.textContent()).toBe('A new one leaves today.')
        await answer.click()
        await page.keyboard.press('Control+End')
        await page.keyboard.type(' Promised.')
        await page.keyboard.press('Control+Shift+Enter')
        await page.getByText('Your answer is on its way').waitFor()

        const arrived = () => provider.inbox(ana)
        await expect.poll(arrived).toContain('A new one leaves today. Promised.')
        const mail = await arrived()
        expect(mail.match(/^Message-ID:/gim)).toHaveLength(1)
        expect(mail).toMatch(/^In-Reply-To: <kettle@home\.test>/im)
        expect(mail).toMatch(/^Subject: Re: Kettle/im)
        await page.getByText('A new one leaves today. Promised.').first().waitFor()
        expect(complaints).toEqual([])
      } finally {
        await provider.stop()
      }
    })
  })
})
