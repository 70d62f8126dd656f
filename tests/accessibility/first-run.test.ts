import { join } from 'node:path'
import { expect, it } from 'vitest'
import { runningDesk } from '../hosts/running-desk.ts'
import { describeInChromium, openChromium } from '../support/chromium.ts'
import { describeWithDovecot } from '../support/describe-with-dovecot.ts'
import { startDovecot } from '../support/dovecot.ts'
import { freePort } from '../support/free-port.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { expectAccessible } from './axe-audit.ts'

describeInChromium('the first run is for everybody', () => {
  it('on the welcome page', async () => {
    const page = await welcome()
    await expectAccessible(page, 'welcome')
    await page.getByRole('combobox', { name: 'Language' }).click()
    await page.getByRole('option', { name: 'Română' }).waitFor()
    await expectAccessible(page, 'choice of language')
    await page.keyboard.press('Escape')

    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: /Import mail files/ }).click()
    await (await chooser).setFiles([{ name: 'a.jpg', mimeType: 'image/jpeg', buffer: Buffer.from([0xff, 0xd8]) }])
    await page.getByRole('alert').waitFor()
    await expectAccessible(page, 'welcome after a file without mail')
  })

  it('while a mailbox is added', { timeout: 240_000 }, async () => {
    const page = await welcome()
    await page.getByRole('button', { name: /Add your mailbox/ }).click()
    await page.getByLabel('E-mail address').waitFor()
    await expectAccessible(page, 'address')
    await page.getByLabel('E-mail address').fill('help')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByText('Enter the whole address', { exact: false }).waitFor()
    await expectAccessible(page, 'address that is incomplete')

    await page.getByLabel('E-mail address').fill('help@shop.test')
    await page.keyboard.press('Enter')
    await page.getByText('No published settings for shop.test').waitFor()
    await expectAccessible(page, 'servers by hand')
    await page.getByText('Browser (OAuth 2)').click()
    await page.getByLabel('Client id').waitFor()
    await expectAccessible(page, 'a provider to sign in with')
    await page.getByRole('radio', { name: 'Password' }).click()

    await page.getByLabel('Server', { exact: true }).first().fill('127.0.0.1')
    await page
      .getByLabel('Port', { exact: true })
      .first()
      .fill(String(await freePort()))
    await page.getByLabel('Password', { exact: true }).fill('secret')
    await page.getByRole('button', { name: 'Add mailbox' }).click()
    await page.getByText('does not take connections', { exact: false }).waitFor()
    await expectAccessible(page, 'a server that refuses')
  })

  it('keeps the focus in an open dialog, and gives it back', async () => {
    const page = await welcome()
    await page.getByRole('button', { name: /Add your mailbox/ }).click()
    await page.getByLabel('E-mail address').waitFor()
    for (let tab = 0; tab < 12; tab++) {
      await page.keyboard.press('Tab')
      // At the end a guard takes the focus for a moment and hands it to the other end.
      await page.waitForFunction(() => document.activeElement?.closest('[role="dialog"]'))
    }
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain('Add your mailbox')
  })
})

describeWithDovecot('the first run with a real server is for everybody', () => {
  describeInChromium('in a window', () => {
    it('when a certificate is asked about, and an account changes', { timeout: 240_000 }, async () => {
      const dovecot = await startDovecot()
      try {
        const user = dovecot.newUser()
        const page = await welcome()
        await page.getByRole('button', { name: /Add your mailbox/ }).click()
        await page.getByLabel('E-mail address').fill(user)
        await page.keyboard.press('Enter')
        await page.getByLabel('Server', { exact: true }).first().fill('127.0.0.1')
        await page.getByLabel('Port', { exact: true }).first().fill(String(dovecot.imapsPort))
        await page.getByLabel('Password', { exact: true }).fill(dovecot.password)
        await page.getByRole('button', { name: 'Add mailbox' }).click()
        await page.getByText('Trust this server?').waitFor()
        await expectAccessible(page, 'a certificate to trust')
        await page.getByRole('button', { name: 'Trust this certificate' }).click()
        await page.getByText('No customers yet').waitFor()
        await expectAccessible(page, 'a desk without customers')
        await page.getByRole('button', { name: /^Accounts:/ }).click()
        await page.getByRole('button', { name: `More for ${user}` }).click()
        await expectAccessible(page, 'menu of an account')
        await page.getByRole('menuitem', { name: 'Settings…' }).click()
        await page.getByRole('dialog', { name: `Settings of ${user}` }).waitFor()
        await expectAccessible(page, 'general settings of an account')
        await page.getByRole('radio', { name: 'Folders' }).click()
        await page.getByText('Always read').first().waitFor()
        await expectAccessible(page, 'folders of an account')
        await page.getByText('Sign-in and servers').click()
        await expectAccessible(page, 'servers of an account')
        await page.keyboard.press('Escape')

        await page.getByRole('button', { name: `More for ${user}` }).click()
        await page.getByRole('menuitem', { name: 'Remove…' }).click()
        await page.getByRole('button', { name: 'Remove account' }).waitFor()
        await expectAccessible(page, 'question before an account is removed')
      } finally {
        await dovecot.stop()
      }
    })
  })
})

async function welcome() {
  const desk = await runningDesk(join(await temporaryFolder(), 'data'))
  const { page } = await openChromium()
  await page.goto(desk.address)
  await page.getByRole('heading', { name: 'Welcome to Throughline' }).waitFor()
  return page
}
