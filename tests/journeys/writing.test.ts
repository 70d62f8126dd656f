import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { describeInChromium } from '../support/chromium.ts'
import { deskWith } from './desk-with.ts'
import { manyCustomers } from './shop-mails.ts'

describeInChromium('what is written', () => {
  it('is there again when the window is closed at once and opened anew', async () => {
    const { page, desk, complaints } = await deskWith(manyCustomers(2))
    await open(page, 'Customer 1')
    await page.keyboard.press('r')
    await page.keyboard.type('Dear customer, ')
    await page.keyboard.press('Control+b')
    await page.keyboard.type('soon')
    await page.getByText('Draft saved').waitFor()
    await page.keyboard.type(' enough')
    const storageState = await page.context().storageState()
    const again = await page.context().browser()?.newPage({ storageState })
    if (!again) throw new Error('There is no browser')
    await page.close()

    await again.goto(desk.origin)
    await again.getByRole('option').first().waitFor()
    await open(again, 'Customer 0')
    await again.getByRole('button', { name: /Reply to Customer 0/ }).waitFor()
    await open(again, 'Customer 1')
    await expect.poll(() => text(again).innerHTML()).toBe('<p>Dear customer, <strong>soon enough</strong></p>')
    expect(complaints).toEqual([])
  })

  it('outlives an engine that is killed, and a switch to another customer', async () => {
    const { page } = await deskWith(manyCustomers(2))
    let goesAway = true
    await page.routeWebSocket(/\/engine$/, (window) => {
      const engine = window.connectToServer()
      window.onMessage((message) => {
        if (goesAway && String(message).includes('draft.save')) {
          goesAway = false
          void window.close()
        } else engine.send(message)
      })
    })
    await page.reload()
    await open(page, 'Customer 1')
    await page.keyboard.press('r')
    await page.keyboard.type('Half a thought')
    await open(page, 'Customer 0')
    await expect.poll(() => goesAway).toBe(false)
    await open(page, 'Customer 1')
    await page.getByText('Draft saved').waitFor()
    await page.reload()
    await open(page, 'Customer 1')
    await expect.poll(() => text(page).textContent()).toBe('Half a thought')
  })

  it('is put aside with Escape, goes on with R, and a note of the same conversation is beside it', async () => {
    const { page } = await deskWith(manyCustomers(1))
    await open(page, 'Customer 0')
    await page.keyboard.press('r')
    await page.keyboard.type('To the customer')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /To the customer/ }).waitFor()
    await page.keyboard.press('m')
    await page.getByText('Only your desk sees this').waitFor()
    await page.keyboard.type('About the customer')
    await page.getByRole('radio', { name: 'Reply', exact: true }).click()
    await expect.poll(() => text(page).textContent()).toBe('To the customer')
    await page.getByRole('radio', { name: 'Note', exact: true }).click()
    await page.getByRole('textbox', { name: 'Note for colleagues' }).click()
    await page.keyboard.press('Control+Enter')
    await page
      .getByRole('article', { name: /Note by/ })
      .getByText('About the customer')
      .waitFor()

    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('article', { name: /Note by/ }).waitFor({ state: 'detached' })
    await expect
      .poll(() => page.getByRole('textbox', { name: 'Note for colleagues' }).textContent())
      .toBe('About the customer')
  })

  it('is thrown away, and brought back', async () => {
    const { page } = await deskWith(manyCustomers(1))
    await open(page, 'Customer 0')
    await page.keyboard.press('r')
    await page.keyboard.type('No, really')
    await page.getByRole('button', { name: 'Discard the draft' }).click()
    await page.getByRole('button', { name: /Reply to Customer 0/ }).waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => text(page).textContent()).toBe('No, really')
  })

  it('loses the looks and the scripts of where it was copied, and keeps its form', async () => {
    const { page, complaints } = await deskWith(manyCustomers(1))
    await open(page, 'Customer 0')
    await page.keyboard.press('r')
    await paste(page, {
      'text/html': `<style>p{color:red}</style><h1 style="font-size:99px">Title</h1><p onclick="alert(1)" class="x">One
        <b style="color:red">two</b></p><script>window.pwned=1</script><img src="https://evil.example/x.png">
        <ul><li>a</li></ul><a href="javascript:alert(1)">bad</a> <a href="https://shop.test/">good</a>`,
    })
    await expect.poll(() => text(page).innerHTML()).toContain('<strong>two</strong>')
    const html = await text(page).innerHTML()
    expect(html).toContain('<a href="https://shop.test/">good</a>')
    expect(html).toMatch(/<ul><li><p>a<\/p><\/li><\/ul>/)
    expect(html).not.toMatch(/style|script|onclick|class="x"|evil|pwned/)
    // The window's policy tells of what it keeps from doing anything while it is taken apart.
    expect(
      complaints.filter((complaint) => !complaint.includes('violates the following Content Security Policy')),
    ).toEqual([])
  })

  it('holds pictures that are pasted, also after a reload', async () => {
    const { page, complaints } = await deskWith(manyCustomers(1))
    await open(page, 'Customer 0')
    await page.keyboard.press('r')
    await page.keyboard.type('Look: ')
    await paste(page, {}, { name: 'lamp.png', type: 'image/png', base64: onePixel })
    const isPainted = () =>
      text(page)
        .locator('img[alt="lamp.png"]')
        .evaluate((image: HTMLImageElement) => image.naturalWidth === 1 && image.src.startsWith('blob:'))
    await expect.poll(isPainted).toBe(true)
    await page.getByText('Draft saved').waitFor()
    await page.reload()
    await open(page, 'Customer 0')
    await expect.poll(isPainted).toBe(true)
    expect(complaints).toEqual([])
  })

  it('takes files by drop, and the import of mail hears nothing of them', async () => {
    const { page } = await deskWith(manyCustomers(1))
    await open(page, 'Customer 0')
    await page.keyboard.press('r')
    const data = await page.evaluateHandle(() => {
      const transfer = new DataTransfer()
      transfer.items.add(new File(['a,b'], 'orders.csv', { type: 'text/csv' }))
      return transfer
    })
    for (const name of ['dragenter', 'dragover', 'drop']) await text(page).dispatchEvent(name, { dataTransfer: data })
    await page.getByRole('list', { name: 'Attached files' }).getByText('orders.csv').waitFor()
    expect(await page.getByRole('dialog').count()).toBe(0)
    await page.getByRole('button', { name: 'Remove orders.csv' }).click()
    await page.getByRole('list', { name: 'Attached files' }).waitFor({ state: 'detached' })
  })

  it('is gone through from gap to gap with Tab, and a gap is plain text once it is filled', async () => {
    const { page } = await deskWith(manyCustomers(1))
    await open(page, 'Customer 0')
    await page.keyboard.press('r')
    await paste(page, {
      'text/html':
        '<p>Order <span data-placeholder="number">number</span> of <mark data-unresolved="x">{{ x }}</mark></p>',
    })
    await page.keyboard.press('Control+Enter')
    await page.getByRole('alert').waitFor()
    // The first gap is selected with it.
    await page.keyboard.type('17')
    await page.keyboard.press('Tab')
    await page.keyboard.type('May')
    await expect.poll(() => text(page).innerHTML()).toBe('<p>Order 17 of May</p>')
  })

  it('has nobody to go to where it is a note, whatever it was before', async () => {
    const { page, desk } = await deskWith(manyCustomers(1))
    await open(page, 'Customer 0')
    await page.keyboard.press('r')
    const composer = page.locator('[data-composer]')
    await composer.getByRole('combobox', { name: 'To' }).waitFor()
    await page.keyboard.type('To the customer')
    await composer.getByRole('radio', { name: 'Note', exact: true }).click()
    const note = composer.getByRole('textbox', { name: 'Note for colleagues' })
    await note.click()
    for (const field of ['To', 'Cc', 'Bcc', 'Subject', 'From', 'Send', 'Other ways to send'])
      expect(
        await composer
          .getByText(field, { exact: true })
          .or(composer.getByLabel(field, { exact: true }))
          .count(),
      ).toBe(0)
    await page.keyboard.type('Pays late')
    await page.keyboard.press('Control+Shift+Enter')
    await page
      .getByRole('article', { name: /Note by/ })
      .getByText('Pays late')
      .waitFor()
    await page.keyboard.press('8')
    await page.getByText('Nothing waits to be sent').waitFor()
    await page.goto(desk.origin)
    await open(page, 'Customer 0')
    await expect.poll(() => text(page).textContent()).toBe('To the customer')
  })

  it('does not leave without a file that somebody counts on', async () => {
    const { page } = await deskWith(manyCustomers(1))
    await page.routeWebSocket(/\/engine$/, (window) => {
      const engine = window.connectToServer()
      window.onMessage((message) => {
        const { id, call } = JSON.parse(String(message)) as { readonly id: number; readonly call: string }
        const error = {
          kind: 'rejected',
          code: 'attachment-too-large',
          message: '',
          params: { sizeMb: 31, limitMb: 25 },
        }
        if (call === 'draft.addFile') window.send(JSON.stringify({ id, error }))
        else engine.send(message)
      })
    })
    await page.reload()
    await open(page, 'Customer 0')
    await page.keyboard.press('r')
    await text(page).waitFor()
    await page.keyboard.type('The film is attached.')
    await page
      .locator('[data-composer] input[type=file]')
      .setInputFiles([{ name: 'film.mp4', mimeType: 'video/mp4', buffer: Buffer.from('film') }])
    await page.getByRole('alert').filter({ hasText: 'film.mp4' }).getByText('the server takes 25 MB').waitFor()
    await text(page).click()
    await page.keyboard.press('Control+Enter')
    await page.getByText('“film.mp4” is not attached').waitFor()
    await page.getByRole('button', { name: 'Remove film.mp4' }).click()
    await page.getByText('“film.mp4” is not attached').waitFor({ state: 'detached' })
  })

  it('is plain and counted where a channel has no markup and a limit', async () => {
    const { page } = await deskWith(manyCustomers(1))
    await page.routeWebSocket(/\/engine$/, (window) => {
      const engine = window.connectToServer()
      window.onMessage((message) => engine.send(message))
      engine.onMessage((message) => {
        const frame = JSON.parse(String(message)) as { readonly ok?: unknown }
        const profiles = Array.isArray(frame.ok) && frame.ok[0]?.identities ? (frame.ok as readonly object[]) : null
        const short = profiles?.map((profile) => ({ ...profile, html: false, maxTextLength: 20 }))
        window.send(short ? JSON.stringify({ ...frame, ok: short }) : message)
      })
    })
    await page.reload()
    await open(page, 'Customer 0')
    await page.keyboard.press('r')
    const field = page.locator('textarea[aria-label="Text of the answer"]')
    await field.waitFor()
    await page.keyboard.type('It left today 🚚')
    await page.getByText('15 of 20').waitFor()
    await page.keyboard.type(' at last')
    await page.getByRole('alert').getByText('3 characters too many').waitFor()
    expect(await page.getByRole('toolbar', { name: 'Formatting' }).count()).toBe(0)
    expect(await page.getByRole('button', { name: 'Show what is quoted' }).count()).toBe(0)
  })

  it('to somebody new begins with whom, then about what, then the words', async () => {
    const { page } = await deskWith(manyCustomers(2))
    await page.keyboard.press('c')
    const sheet = page.getByRole('dialog', { name: 'New message' })
    await sheet.getByRole('combobox', { name: 'To', exact: true }).waitFor()
    await page.keyboard.type('new@home.test')
    await page.keyboard.press('Tab')
    await sheet.getByRole('button', { name: 'Remove new@home.test' }).waitFor()
    await page.keyboard.press('Escape')
    await sheet.waitFor({ state: 'detached' })

    await open(page, 'Customer 1')
    await page.keyboard.press('c')
    await sheet.getByRole('button', { name: 'Remove Customer 1' }).waitFor()
    const subject = sheet.getByRole('textbox', { name: 'Subject' })
    await expect.poll(() => subject.evaluate((field) => field === document.activeElement)).toBe(true)
    await page.keyboard.type('Our prices')
    // A click beside it puts it aside, and takes nothing away.
    await page.mouse.click(5, 5)
    await sheet.waitFor({ state: 'detached' })
    await page.keyboard.press('7')
    await page.getByRole('list', { name: 'Drafts' }).getByText('Our prices').click()
    await sheet.waitFor()
    expect(await subject.inputValue()).toBe('Our prices')
  })

  it('has recipients that are completed, pasted and told apart', async () => {
    const { page } = await deskWith(manyCustomers(3))
    await open(page, 'Customer 0')
    await page.keyboard.press('f')
    const to = page.getByRole('combobox', { name: 'To' })
    await expect.poll(() => to.evaluate((field) => field === document.activeElement)).toBe(true)
    await page.keyboard.type('customer 2')
    await page.getByRole('listbox', { name: 'People you know' }).getByText('Customer 2').waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Remove Customer 2' }).waitFor()
    // The next one can be typed at once.
    await page.keyboard.type('customer 1')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Remove Customer 1' }).waitFor()
    await to.evaluate((field) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', '"Popescu, Ana" <ana@home.test>; nonsense')
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    })
    await page.getByRole('button', { name: 'Remove Popescu, Ana' }).waitFor()
    expect(await page.getByRole('img', { name: 'This is not an e-mail address' }).count()).toBe(1)
    await page.keyboard.press('Backspace')
    expect(await page.getByRole('img', { name: 'This is not an e-mail address' }).count()).toBe(0)
    // A field that was asked for is the next to be filled.
    await page.getByRole('button', { name: 'Cc', exact: true }).click()
    await page.keyboard.type('copy@home.test,')
    await page.getByRole('button', { name: 'Remove copy@home.test' }).waitFor()
  })
})

const onePixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

async function open(page: Page, name: string): Promise<void> {
  await page.getByRole('option').filter({ hasText: name }).click()
  await page.getByRole('heading', { name }).first().waitFor()
  await page
    .locator('[data-composer]')
    .or(page.getByRole('button', { name: 'Forward', exact: true }))
    .first()
    .waitFor()
}

function text(page: Page) {
  return page.getByRole('textbox', { name: 'Text of the answer' })
}

/** What Ctrl+V does with this on the clipboard. */
async function paste(
  page: Page,
  texts: Readonly<Record<string, string>>,
  file?: { readonly name: string; readonly type: string; readonly base64: string },
): Promise<void> {
  await text(page).waitFor()
  await text(page).evaluate(
    (field, [words, pasted]) => {
      const clipboardData = new DataTransfer()
      for (const [type, value] of Object.entries(words)) clipboardData.setData(type, value)
      if (pasted) {
        const bytes = Uint8Array.from(atob(pasted.base64), (sign) => sign.charCodeAt(0))
        clipboardData.items.add(new File([bytes], pasted.name, { type: pasted.type }))
      }
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    },
    [texts, file] as const,
  )
}
