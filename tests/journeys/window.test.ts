import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { runningDesk } from '../hosts/running-desk.ts'
import { describeInChromium, openChromium, type PageOptions } from '../support/chromium.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { hostileMail } from './hostile-mail.ts'
import { manyCustomers, shopMail } from './shop-mails.ts'

describeInChromium('the window', () => {
  it('is worked from the keyboard alone', async () => {
    const { page, complaints } = await deskWith([
      ...manyCustomers(3),
      shopMail({ from: 'Ana Popescu <ana@mail.test>', subject: 'Broken kettle', text: 'The thermostat is gone.' }),
    ])
    await page.keyboard.press('j')
    await page.getByText('The thermostat is gone.').last().waitFor()
    await page.keyboard.press('ArrowDown')
    await page.getByText('when will order 1002 arrive?').last().waitFor()
    await page.keyboard.press('k')
    expect(await selectedName(page)).toContain('Ana Popescu')

    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.closest('[aria-label="Timeline"]') !== null)).toBe(true)
    await page.keyboard.press('e')
    await page.getByText('Ana Popescu is done').waitFor()
    await page.waitForFunction(() => !document.querySelector('[role="listbox"]')?.textContent?.includes('Ana Popescu'))
    await page.keyboard.press('z')
    await row(page, 'Ana Popescu').waitFor()
    await page.getByText('Ana Popescu is done').waitFor({ state: 'detached' })

    await page.keyboard.press('/')
    await page.keyboard.type('thermo')
    await page.getByText('1 match, newest first').waitFor()
    expect(await page.locator('mark').first().textContent()).toBe('thermo')
    await page.keyboard.press('Enter')
    await page.locator('article', { hasText: 'The thermostat is gone.' }).waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await row(page, 'Customer 0').waitFor()

    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor({ state: 'detached' })
    expect(complaints).toEqual([])
  })

  it('marks what is looked at as read, and leaves alone what is marked as unread by hand', async () => {
    const { page } = await deskWith(manyCustomers(2))
    await row(page, 'Customer 1').click()
    await page.getByRole('button', { name: 'Mark as unread' }).waitFor()
    await page.keyboard.press('u')
    await page.getByRole('button', { name: 'Mark as read' }).waitFor()
    await row(page, 'Customer 0').click()
    await page.getByRole('button', { name: 'Mark as unread' }).waitFor()
    await page.waitForFunction(() => document.title === '(1) Throughline')
  })

  it('follows the system into the dark, and the reader back into the light', async () => {
    const { page } = await deskWith(manyCustomers(1), { colorScheme: 'dark' })
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    const dark = await ground()
    await page.keyboard.press('Control+,')
    await page.getByRole('radio', { name: 'Light' }).click()
    expect(await ground()).not.toBe(dark)
    await page.reload()
    await row(page, 'Customer 0').waitFor()
    expect(await ground()).not.toBe(dark)
  })

  it('shows a hostile mail without running its scripts or telling its sender', async () => {
    const { page } = await deskWith([hostileMail])
    const requests: string[] = []
    page.on('request', (request) => requests.push(request.url()))
    await page.context().route(/evil\.example/, (route) => route.abort())
    const outside = () => requests.filter((url) => url.includes('evil.example'))

    await row(page, 'Mallory Hart').click()
    await page.locator('article').hover()
    await page.getByRole('button', { name: 'Show as the sender laid it out' }).click()
    const mail = page.frameLocator('iframe')
    await mail.getByRole('heading', { name: 'You won' }).waitFor()
    await page.waitForFunction(() => {
      const logo = document.querySelector('iframe')?.contentDocument?.querySelector<HTMLImageElement>('img[alt=logo]')
      return logo !== null && logo !== undefined && logo.naturalWidth > 0
    })
    expect(
      await mail
        .locator('script, form, input, iframe, object, video, svg, link, base, meta[http-equiv=refresh]')
        .count(),
    ).toBe(0)
    expect(outside()).toEqual([])
    expect(await page.evaluate(() => 'pwned' in window)).toBe(false)

    await mail.getByRole('link').first().hover()
    await page.getByText('https://evil.example/phish').waitFor()

    await page.getByRole('button', { name: 'Show images' }).click()
    await expect.poll(outside).toContain('https://evil.example/track.png')
    expect(outside().filter((url) => !url.endsWith('.png'))).toEqual([])
    expect(await page.evaluate(() => 'pwned' in window)).toBe(false)
  })
})

/** A desk that has imported these mails, in a fresh window. */
async function deskWith(mails: readonly string[], options: PageOptions = {}) {
  const desk = await runningDesk(join(await temporaryFolder(), 'data'))
  const { page, complaints } = await openChromium(options)
  await page.goto(desk.address)
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: /Import mail files/ }).click()
  const files = mails.map((mail, index) => ({
    name: `${index}.eml`,
    mimeType: 'message/rfc822',
    buffer: Buffer.from(mail),
  }))
  await (await chooser).setFiles(files)
  await page.getByRole('option').first().waitFor()
  return { page, complaints }
}

function row(page: Page, name: string) {
  return page.getByRole('option', { name: new RegExp(name) })
}

async function selectedName(page: Page): Promise<string | null> {
  return page.locator('[role="option"][aria-selected="true"]').textContent()
}
