import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { describeInChromium } from '../support/chromium.ts'
import { deskWith } from './desk-with.ts'
import { shopMail } from './shop-mails.ts'
import { runCommand, takeBack, takeBackByToast, toast } from './triage-hands.ts'

const ana = 'Ana Popescu <ana@mail.test>'
const mails = [
  shopMail({ from: ana, subject: 'Kettle', text: 'The kettle is broken.', messageId: 'k1@mail.test', minutesAgo: 60 }),
  shopMail({
    from: ana,
    subject: 'Re: Kettle',
    text: 'And where is my invoice?',
    messageId: 'k2@mail.test',
    inReplyTo: 'k1@mail.test',
    minutesAgo: 50,
  }),
  shopMail({ from: ana, subject: 'Toaster', text: 'The toaster too.', minutesAgo: 30 }),
  shopMail({ from: 'Ivo Horn <ivo@mail.test>', subject: 'Hello', text: 'It was me who asked.', minutesAgo: 10 }),
]

describeInChromium('a conversation', () => {
  it('goes over to another customer by keys, and comes back', { timeout: 60_000 }, async () => {
    const { page, complaints } = await deskWith(mails)
    await open(page, 'Ana Popescu')
    await runCommand(page, 'move the conv')
    await page.getByRole('dialog', { name: 'Move “Toaster” to another customer' }).waitFor()
    await page.keyboard.type('ivo')
    await page.getByText('“Toaster” goes over to Ivo Horn with its message', { exact: false }).waitFor()
    await page.keyboard.press('Enter')
    await toast(page, 'The conversation is with Ivo Horn now').waitFor()
    await expect.poll(() => conversations(page)).toEqual(['Kettle'])
    await open(page, 'Ivo Horn')
    await expect.poll(() => conversations(page)).toEqual(['Hello', 'Toaster'])
    await takeBack(page, 'The conversation is with Ivo Horn now')
    await page.getByRole('heading', { name: 'Ana Popescu' }).first().waitFor()
    await expect.poll(() => conversations(page)).toEqual(['Toaster', 'Kettle'])
    expect(complaints).toEqual([])
  })

  it('goes over to an address that nobody wrote from yet', { timeout: 60_000 }, async () => {
    const { page } = await deskWith(mails)
    await open(page, 'Ivo Horn')
    await runCommand(page, 'move the conv')
    await page.keyboard.type('nobody')
    await page.getByText('Nobody by this name. A new customer needs a whole address.').waitFor()
    await page.keyboard.press('Control+A')
    await page.keyboard.type('new@mail.test')
    await page.getByRole('option', { name: 'New customer with the address new@mail.test' }).waitFor()
    await page.keyboard.press('Enter')
    await toast(page, 'The conversation is with new@mail.test now').waitFor()
    await page.getByRole('option', { name: /new@mail\.test/ }).waitFor()
    await expect.poll(() => page.getByRole('option', { name: /Ivo Horn/ }).count()).toBe(0)
    // Nothing is left of whom it was taken from: it is followed.
    await page.getByRole('button', { name: /Reply to new@mail\.test/ }).waitFor()
    await takeBackByToast(page, 'The conversation is with new@mail.test now')
    await page.getByRole('option', { name: /Ivo Horn/ }).waitFor()
    await expect.poll(() => page.getByRole('option', { name: /new@mail\.test/ }).count()).toBe(0)
  })

  it('becomes one with another of the customer, and two again', { timeout: 60_000 }, async () => {
    const { page } = await deskWith(mails)
    await open(page, 'Ana Popescu')
    await runCommand(page, 'merge')
    await page.getByRole('dialog', { name: 'Merge “Toaster” with another conversation' }).waitFor()
    await page.getByText('The message of “Toaster” becomes part of “Kettle”', { exact: false }).waitFor()
    await page.keyboard.press('Enter')
    await toast(page, 'The conversations are one').waitFor()
    await expect.poll(() => conversations(page)).toHaveLength(1)
    await takeBack(page, 'The conversations are one', 'Control+Z')
    await expect.poll(() => conversations(page)).toEqual(['Toaster', 'Kettle'])
  })

  it('is split at a message, and whole again', { timeout: 60_000 }, async () => {
    const { page } = await deskWith(mails)
    await open(page, 'Ana Popescu')
    const invoice = page.getByRole('article').filter({ hasText: 'And where is my invoice?' })
    await invoice.getByTitle('Sender and recipients').focus()
    await runCommand(page, 'split')
    const sheet = page.getByRole('alertdialog', { name: 'Split the conversation here?' })
    await sheet.getByText('“And where is my invoice?”', { exact: false }).waitFor()
    await sheet.getByRole('button', { name: 'Split' }).press('Enter')
    await toast(page, 'The conversation is split').waitFor()
    await expect.poll(() => conversations(page)).toHaveLength(3)
    await takeBack(page, 'The conversation is split')
    await expect.poll(() => conversations(page)).toHaveLength(2)

    await invoice.hover()
    await invoice.getByRole('button', { name: 'More', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Split the conversation here…' }).click()
    await sheet.waitFor()
    await page.keyboard.press('Escape')
    await sheet.waitFor({ state: 'detached' })

    await page.getByRole('article').filter({ hasText: 'The toaster too.' }).getByTitle('Sender and recipients').focus()
    await runCommand(page, 'split')
    await toast(page, 'there is nothing to split').waitFor()
  })
})

async function open(page: Page, name: string): Promise<void> {
  await page.getByRole('option', { name: new RegExp(name) }).click()
  await page.getByRole('heading', { name }).first().waitFor()
  await page.getByRole('article').first().waitFor()
}

/** The conversations on the card, the newest first. */
async function conversations(page: Page): Promise<readonly string[]> {
  const card = page.getByRole('region', { name: /^Conversations/ })
  const found = await card.getByRole('button').allInnerTexts()
  return found.map((text) => text.split('\n')[0] ?? '')
}
