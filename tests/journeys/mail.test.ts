import type { FrameLocator, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { describeInChromium } from '../support/chromium.ts'
import { deskWith } from './desk-with.ts'
import { hostileMail } from './hostile-mail.ts'
import { htmlMail, invitation, newsletter, pictures, reply, sentAndBounced, tooDeep } from './html-mails.ts'
import { manyCustomers } from './shop-mails.ts'

describeInChromium('a mail in the window', () => {
  it('that is hostile runs no script and tells its sender nothing', async () => {
    const { page } = await deskWith([hostileMail])
    const outside = await requestsOutside(page)
    const mail = await openFormatted(page, 'Mallory Hart')
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
    expect(outside).toEqual([])
    expect(await page.evaluate(() => 'pwned' in window)).toBe(false)

    await page.getByText('1 tracking pixel blocked').waitFor()
    await page.getByRole('button', { name: 'Show images' }).click()
    await page.getByRole('button', { name: 'Show images' }).waitFor({ state: 'detached' })
    await expect.poll(() => outside).toContain('https://evil.example/d.png')
    expect(outside.filter((url) => !/\/[bd]\.png$/.test(url))).toEqual([])
    expect(await page.evaluate(() => 'pwned' in window)).toBe(false)
  })

  it('whose link says one host and opens another says so, and asks first', async () => {
    const { page } = await deskWith([hostileMail])
    const mail = await openFormatted(page, 'Mallory Hart')
    await mail.getByText('→ evil.example').waitFor()
    await mail.getByRole('link').first().hover()
    await page.getByText('Says bank.example, goes to:').waitFor()
    await page.getByText('https://evil.example/phish').waitFor()

    await mail.getByRole('link').first().click()
    const question = page.getByRole('alertdialog', { name: 'This link does not go where it says' })
    await question.getByText('It says bank.example, but it opens evil.example.').waitFor()
    await question.getByRole('button', { name: 'Cancel' }).click()
    await question.waitFor({ state: 'detached' })
    expect(page.context().pages()).toHaveLength(1)

    await requestsOutside(page)
    await mail.getByRole('link').first().click()
    const opened = page.context().waitForEvent('page')
    await question.getByRole('button', { name: 'Open evil.example' }).click()
    expect(await (await opened).evaluate(() => window.opener)).toBeNull()
  })

  it('shows the remote images of a sender who may, until that is taken back', async () => {
    const { page } = await deskWith([newsletter])
    const outside = await requestsOutside(page)
    await page.getByRole('option', { name: /Kitchen Weekly/ }).click()
    const mail = page.frameLocator('iframe')
    await mail.getByText('A bowl of soup').waitFor()
    await page.getByText('1 remote image is blocked').waitFor()
    await page.getByText('kitchen.us2.list-manage.com').waitFor()
    expect(outside).toEqual([])

    await page.getByRole('button', { name: 'Always from news@kitchen.example' }).click()
    await page.getByText('Images from news@kitchen.example are always shown').waitFor()
    await expect.poll(() => outside).toEqual(['https://cdn.kitchen.example/soup.png'])
    await page.getByText('1 tracking pixel blocked').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('1 remote image is blocked').waitFor()

    await page.getByRole('button', { name: 'Always from news@kitchen.example' }).click()
    await page.getByText('1 remote image is blocked').waitFor({ state: 'detached' })
    await page.reload()
    outside.length = 0
    await page.getByRole('option', { name: /Kitchen Weekly/ }).click()
    await expect.poll(() => outside).toEqual(['https://cdn.kitchen.example/soup.png'])

    await page.keyboard.press('Control+,')
    await page.getByRole('tab', { name: 'Privacy' }).click()
    await page.getByRole('button', { name: 'Block images from news@kitchen.example again' }).click()
    await page.getByText('No sender so far').waitFor()
    await page.reload()
    await page.getByRole('option', { name: /Kitchen Weekly/ }).click()
    await page.getByText('1 remote image is blocked').waitFor()
  })

  it('folds what was said before, as text and as HTML, and opens it by key', async () => {
    const { page } = await deskWith([reply])
    await page.getByRole('option', { name: /Marco Rossi/ }).click()
    const entry = page.locator('article')
    await entry.getByText('Grazie!').waitFor()
    const fold = entry.getByRole('button', { name: 'What was said before' })
    expect(await fold.getAttribute('aria-expanded')).toBe('false')
    expect(await entry.getByText('Cordiali saluti').count()).toBe(0)
    await page.keyboard.press('o')
    await entry.getByText('Cordiali saluti').waitFor()
    expect(await fold.getAttribute('aria-expanded')).toBe('true')
    await fold.focus()
    await page.keyboard.press('Enter')
    await entry.getByText('Cordiali saluti').waitFor({ state: 'detached' })
    await page.keyboard.press('Shift+O')
    await entry.getByText('Cordiali saluti').waitFor()
    await page.keyboard.press('Shift+O')
    await entry.getByText('Cordiali saluti').waitFor({ state: 'detached' })

    const mail = await openFormatted(page, 'Marco Rossi')
    const said = mail.getByText('abbiamo ricevuto')
    await mail.getByText('Grazie!').waitFor()
    expect(await said.isVisible()).toBe(false)
    await page.keyboard.press('o')
    await said.waitFor({ state: 'visible' })
    await mail.locator('summary').click()
    await said.waitFor({ state: 'hidden' })
    // The key works from inside the mail, too.
    await page.keyboard.press('o')
    await said.waitFor({ state: 'visible' })
  })

  it('is dark where the window is, and can be had in its own colours', async () => {
    const { page } = await deskWith([newsletter], { colorScheme: 'dark' })
    await page.getByRole('option', { name: /Kitchen Weekly/ }).click()
    const mail = page.frameLocator('iframe')
    await mail.getByRole('heading', { name: 'Five soups' }).waitFor({ state: 'visible' })
    await expect.poll(() => brightest(mail)).toBeLessThan(0.45)
    expect(await mail.getByText('leeks').evaluate(lightnessOfText)).toBeGreaterThan(0.8)

    await page.locator('article').hover()
    await page.getByRole('button', { name: 'More', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Original colours' }).click()
    await expect.poll(() => brightest(mail)).toBeGreaterThan(0.9)
  })

  it('shows the images that came with it, and the words for one that did not', async () => {
    const { page } = await deskWith([pictures])
    await page.getByRole('option', { name: /Pia Bild/ }).click()
    const mail = await openFormatted(page, 'Pia Bild')
    await mail.getByText('The missing picture').waitFor()
    await expect
      .poll(() => mail.locator('img[alt=shown]').evaluate((image) => (image as HTMLImageElement).naturalWidth))
      .toBe(1)
    await expect
      .poll(() => mail.getByText('On a picture').evaluate((element) => getComputedStyle(element).backgroundImage))
      .toContain('blob:')
    // What the mail shows itself is no file beside it; what it does not show is.
    await page.getByRole('button', { name: /other\.png/ }).waitFor()
    expect(await page.getByRole('button', { name: /(shown|back)\.png/ }).count()).toBe(0)
  })

  it('that would hold up the window is shown as source', async () => {
    const { page } = await deskWith([tooDeep])
    await openFormatted(page, 'Bulk Bill')
    await page.getByText('its source is shown').waitFor()
    await page.getByText('<p>Deep</p><div><div>').waitFor()
    expect(await page.locator('iframe').count()).toBe(0)
  })

  it('that came back names whom it did not reach and shows what was sent', async () => {
    const { page } = await deskWith([...sentAndBounced, ...manyCustomers(2)])
    await page.getByRole('option', { name: /gone@nowhere/ }).click()
    const card = page.locator('article', { hasText: 'Not delivered to this address' })
    await card.getByText('550 User unknown').waitFor()
    await card.getByText('Status 5.1.1').waitFor()
    await card.getByRole('button', { name: 'Show the message that came back' }).click()
    await page.locator('article', { hasText: 'Your order is on its way.' }).first().waitFor()
  })

  it('that invites says to what, when and where', async () => {
    const { page } = await deskWith([invitation])
    await page.getByRole('option', { name: /Olga Petrova/ }).click()
    const card = page.locator('article', { hasText: 'New kettle line' })
    await card.getByText(/1\D+2 December 2026, all day/).waitFor()
    await card.getByText('repeats').waitFor()
    await card.getByText('Tea House').waitFor()
    await card.getByText('2 invited').waitFor()
  })

  it('wider than the timeline is made smaller, not cut', async () => {
    const wide = htmlMail({
      from: 'Wide Wanda <wanda@mail.test>',
      subject: 'Wide',
      html: '<table width="1000"><tr><td>left<td align=right>right</table>',
    })
    const { page } = await deskWith([wide])
    const mail = await openFormatted(page, 'Wide Wanda')
    const right = await mail.getByText('right').boundingBox()
    const frame = await page.locator('iframe').boundingBox()
    expect(right && frame && right.x + right.width <= frame.x + frame.width + 1).toBe(true)
  })
})

async function openFormatted(page: Page, name: string): Promise<FrameLocator> {
  await page.getByRole('option', { name: new RegExp(name) }).click()
  await page.locator('article').first().hover()
  const choice = page.getByRole('button', { name: /Show as (the sender laid it out|text)/ }).first()
  await choice.waitFor()
  if ((await choice.getAttribute('aria-label')) !== 'Show as text') await choice.click()
  return page.frameLocator('iframe')
}

/** Addresses outside of this computer that the page asks for from now on. All are answered with nothing. */
async function requestsOutside(page: Page): Promise<string[]> {
  const asked: string[] = []
  await page.context().route(/\.example\b/, (route) => {
    asked.push(route.request().url())
    return route.abort()
  })
  return asked
}

/** The relative luminance of the lightest ground in a mail. */
async function brightest(mail: FrameLocator): Promise<number> {
  return mail.locator(':root').evaluate((root) => {
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
    const grounds = [root, ...root.querySelectorAll('*')].map((element) => getComputedStyle(element).backgroundColor)
    return Math.max(
      ...grounds.map((ground) => {
        if (!canvas || /, 0\)$/.test(ground)) return 0
        canvas.fillStyle = ground
        canvas.fillRect(0, 0, 1, 1)
        const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data
        return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255
      }),
    )
  })
}

/** OKLCH lightness of an element's own colour, as the window writes it. */
function lightnessOfText(element: Element): number {
  return Number(/oklch\(([\d.]+)/.exec(getComputedStyle(element).color)?.[1] ?? 0)
}
