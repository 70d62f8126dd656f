import { expect, it } from 'vitest'
import { describeInChromium } from '../support/chromium.ts'
import { deskWith } from './desk-with.ts'
import { manyCustomers } from './shop-mails.ts'
import { names, openName, openRow, runCommand, takeBack, takeBackByToast, toast } from './triage-hands.ts'

/** Steps with which a customer leaves the list, and what is told of each. */
const leaving = [
  ['e', 'is done'],
  ['w', 'Waiting for'],
  ['y', 'is archived'],
  ['!', 'is spam'],
  ['#', 'is deleted'],
] as const

describeInChromium('an agent who never touches the mouse', () => {
  it('takes every kind of step with ten customers and takes each back', { timeout: 120_000 }, async () => {
    const { page, complaints } = await deskWith(manyCustomers(10))
    await page.keyboard.press('1')
    await expect.poll(() => names(page)).toHaveLength(10)
    const everybody = await names(page)
    await page.keyboard.press('j')

    for (const [key, told] of leaving) {
      const first = await openName(page)
      await page.keyboard.press(key)
      await toast(page, told).waitFor()
      await expect.poll(() => names(page)).toEqual(everybody.filter((name) => name !== first))
      expect(await openName(page)).not.toBe(first)
      await takeBack(page, told, 'Control+Z')
      await expect.poll(() => names(page)).toEqual(everybody)
      expect(await openName(page)).toBe(first)
    }

    await page.keyboard.press('*')
    await openRow(page).getByLabel('Starred').waitFor()
    await takeBack(page, 'has a star')
    await openRow(page).getByLabel('Starred').waitFor({ state: 'detached' })

    // Whoever is open for a moment is read.
    await openRow(page).getByText('unread message').waitFor({ state: 'detached' })
    await page.keyboard.press('u')
    await openRow(page).getByText('unread message').waitFor({ state: 'attached' })
    await takeBack(page, 'is unread again')
    await openRow(page).getByText('unread message').waitFor({ state: 'detached' })

    await page.keyboard.press('s')
    await page.getByRole('combobox', { name: /^Snooze/ }).fill('in 3 days')
    await page.keyboard.press('Enter')
    await toast(page, 'sleeps until').waitFor()
    await expect.poll(() => names(page)).toHaveLength(9)
    await page.keyboard.press('5')
    await expect.poll(() => names(page)).toHaveLength(1)
    await page.keyboard.press('1')
    await takeBack(page, 'sleeps until')
    await expect.poll(() => names(page)).toEqual(everybody)

    await page.keyboard.press('p')
    await page.keyboard.press('1')
    await openRow(page).getByLabel('Priority: Urgent').waitFor()
    await takeBack(page, 'Priority of')
    await openRow(page).getByLabel('Priority: Urgent').waitFor({ state: 'detached' })

    await page.keyboard.press('t')
    await page.keyboard.type('refund')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await openRow(page).getByText('refund').waitFor()
    await takeBack(page, 'is tagged')
    await openRow(page).getByText('refund').waitFor({ state: 'detached' })

    await page.keyboard.press('Shift+A')
    await page.keyboard.type('Ivo Horn')
    await page.keyboard.press('Enter')
    await openRow(page).getByLabel('Assigned to Ivo Horn').waitFor()
    await takeBack(page, 'is assigned to Ivo Horn')
    await openRow(page).getByLabel('Assigned to Ivo Horn').waitFor({ state: 'detached' })

    const blocked = await openName(page)
    await runCommand(page, 'block the sender')
    await page.getByRole('alertdialog', { name: `Block ${blocked}?` }).waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await toast(page, 'is blocked').waitFor()
    // What came before stays where it was.
    expect(await names(page)).toEqual(everybody)
    await takeBack(page, 'is blocked')

    await page.keyboard.press('e')
    await toast(page, 'is done').waitFor()
    await page.keyboard.press('6')
    await expect.poll(() => names(page)).toEqual([blocked])
    await page.keyboard.press('j')
    await page.keyboard.press('Shift+E')
    await toast(page, 'is open again').waitFor()
    await page.getByText('Nothing done yet').waitFor()
    await takeBack(page, 'is open again')
    await expect.poll(() => names(page)).toEqual([blocked])
    await takeBack(page, 'is done')
    await page.keyboard.press('z')
    await toast(page, 'Nothing to undo').waitFor()
    expect(complaints).toEqual([])
  })

  it('takes back by its toast any step, not the last one alone', { timeout: 60_000 }, async () => {
    const { page } = await deskWith(manyCustomers(4))
    await page.keyboard.press('1')
    await expect.poll(() => names(page)).toHaveLength(4)
    const everybody = await names(page)
    await page.keyboard.press('j')
    for (const [key, told] of leaving) {
      await page.keyboard.press(key)
      await toast(page, told).waitFor()
      await takeBackByToast(page, told)
      await expect.poll(() => names(page)).toEqual(everybody)
    }
    await page.keyboard.press('e')
    await toast(page, `${everybody[0]} is done`).waitFor()
    await page.keyboard.press('w')
    await toast(page, `Waiting for ${everybody[1]}`).waitFor()
    await takeBackByToast(page, `${everybody[0]} is done`)
    await expect.poll(() => names(page)).toEqual([everybody[0], everybody[2], everybody[3]])
    await page.keyboard.press('z')
    await expect.poll(() => names(page)).toEqual(everybody)
  })

  it('takes back what was done last, be it a step or a word', { timeout: 60_000 }, async () => {
    const { page } = await deskWith(manyCustomers(2))
    await page.keyboard.press('1')
    await expect.poll(() => names(page)).toHaveLength(2)
    const everybody = await names(page)
    await page.keyboard.press('j')
    await page.keyboard.press('e')
    await toast(page, `${everybody[0]} is done`).waitFor()
    await page.getByRole('button', { name: `Reply to ${everybody[1]}` }).waitFor()
    await page.keyboard.press('m')
    await page.keyboard.type('Pays late')
    await page.getByText('Draft saved').waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByRole('article', { name: /Note by/ }).waitFor()
    await page.keyboard.press('z')
    await page.getByRole('article', { name: /Note by/ }).waitFor({ state: 'detached' })
    // The words come back to be said otherwise; of them Ctrl+Z is about letters.
    await page.getByText('Pays late').waitFor()
    expect(await names(page)).toEqual([everybody[1]])
    await page.keyboard.press('Escape')
    await page.keyboard.press('z')
    await expect.poll(() => names(page)).toEqual(everybody)
  })

  it('says in four languages until when a customer sleeps', async () => {
    const { page } = await deskWith(manyCustomers(1))
    await page.keyboard.press('j')
    await page.keyboard.press('s')
    const field = page.getByRole('combobox', { name: /^Snooze/ })
    for (const words of ['tomorrow 8:30', 'завтра в 8:30', 'domani alle 8.30', 'mâine la 8:30']) {
      await field.fill(words)
      await page.getByRole('option', { name: 'Until tomorrow at 08:30' }).waitFor()
    }
    await field.fill('yesterday, all my troubles')
    await page.getByText('That is no time I know', { exact: false }).waitFor()
    await field.fill('today 0:00')
    await page.getByText('That time has passed already').waitFor()
    await field.fill('завтра в 8:30')
    await page.keyboard.press('Enter')
    await toast(page, 'sleeps until tomorrow at 08:30').waitFor()
    await page.getByRole('button', { name: 'Asleep until tomorrow at 08:30' }).waitFor()
  })

  it('presses the keys where they are, whatever script they write', async () => {
    const { page } = await deskWith(manyCustomers(2))
    await press(page, 'о', 'KeyJ')
    await press(page, 'у', 'KeyE')
    await toast(page, 'is done').waitFor()
    await press(page, 'я', 'KeyZ')
    await toast(page, 'Undone').waitFor()
    await press(page, '№', 'Digit3', true)
    await toast(page, 'is deleted').waitFor()
  })
})

/** A key of a keyboard that is not the one of this computer. */
async function press(page: Parameters<typeof names>[0], key: string, code: string, shiftKey = false): Promise<void> {
  await page.evaluate(
    (init) => {
      const target = document.activeElement ?? document.body
      target.dispatchEvent(new KeyboardEvent('keydown', { ...init, bubbles: true, cancelable: true }))
    },
    { key, code, shiftKey },
  )
}
