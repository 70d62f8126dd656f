import { join } from 'node:path'
import { expect, it } from 'vitest'
import { runningDesk, windowOf } from '../hosts/running-desk.ts'
import { describeInChromium, openChromium } from '../support/chromium.ts'
import { damageFile } from '../support/damage.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { expectAccessible } from './axe-audit.ts'

describeInChromium('trouble is told to everybody', () => {
  it('when the computer is offline, a question fails, or the desk restarts', async () => {
    const desk = await runningDesk(join(await temporaryFolder(), 'data'))
    const { page } = await openChromium()
    const other = await windowOf(desk.address)
    await page.context().addCookies([cookieOf(other.cookie, desk.origin)])
    await page.goto(desk.origin)
    await page.getByRole('button', { name: /Open the sample workspace/ }).click()
    await page.getByRole('option').first().waitFor()

    await other.call('network.set', { offline: true })
    await page.getByText('You work offline', { exact: false }).first().waitFor()
    await expectAccessible(page, 'offline')

    desk.child.kill('SIGKILL')
    await page.getByText('The desk is restarting', { exact: false }).waitFor()
    await expectAccessible(page, 'the desk is gone')
  })

  it('when the desk file is damaged', async () => {
    const data = join(await temporaryFolder(), 'data')
    const first = await runningDesk(data)
    const window = await windowOf(first.address)
    await window.call('sample.open', {})
    const stored = async () => (await window.call('desk.status', {})).messages
    await expect.poll(stored, { timeout: 20_000 }).toBeGreaterThan(100)
    await window.call('desk.backup', {})
    first.child.kill('SIGTERM')
    await first.ended
    damageFile(join(data, 'desk.db'), 0, 4096)

    const desk = await runningDesk(data)
    const { page } = await openChromium()
    await page.goto(desk.address)
    await page.getByRole('heading', { name: 'The desk file is damaged' }).waitFor()
    await expectAccessible(page, 'recovery')
    await page.getByRole('button', { name: 'Begin with an empty desk' }).click()
    await page.getByRole('alertdialog').or(page.getByRole('dialog')).waitFor()
    await expectAccessible(page, 'question before a desk is begun anew')
  })
})

/** The cookie of one window, for another. */
function cookieOf(pair: string, url: string) {
  const [name = '', value = ''] = pair.split('=')
  return { name, value, url }
}
