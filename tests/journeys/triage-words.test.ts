import { expect, it } from 'vitest'
import { describeInChromium } from '../support/chromium.ts'
import { clippedWords } from './clipped-words.ts'
import { deskWith } from './desk-with.ts'
import { manyCustomers } from './shop-mails.ts'

describeInChromium('the words of triage', () => {
  it.each(['en-GB', 'ru-RU', 'it-IT', 'ro-RO'])('have their place in %s', { timeout: 60_000 }, async (locale) => {
    const { page, complaints } = await deskWith(manyCustomers(3), { locale })
    const expectRoom = async (screen: string) => expect(await clippedWords(page), screen).toEqual([])
    const left = () => page.locator('[role=dialog][data-open], [role=menu]').waitFor({ state: 'detached' })

    await page.keyboard.press('j')
    await page.getByRole('article').first().waitFor()
    await page.keyboard.press('v')
    await page.getByRole('menu').waitFor()
    await expectRoom('views')
    await page.keyboard.press('Escape')
    await left()

    await page.getByRole('toolbar').getByRole('button').last().click()
    await page.getByRole('menu').waitFor()
    await expectRoom('more steps')
    await page.keyboard.press('Escape')
    await left()

    for (const key of ['s', 't', 'p', 'Shift+A', 'Control+K', '?', 'Shift+F']) {
      await page.keyboard.press(key)
      await page.locator('[role=dialog][data-open]').waitFor()
      await expectRoom(key)
      await page.keyboard.press('Escape')
      await left()
    }

    await page.keyboard.press('Control+A')
    await page.getByRole('toolbar').first().getByRole('button').last().click()
    await page.getByRole('menu').waitFor()
    await expectRoom('steps for many')
    await page.keyboard.press('Escape')
    await left()
    await page.keyboard.press('e')
    await page.getByRole('listbox').waitFor({ state: 'detached' })
    await expectRoom('what was done')
    expect(complaints).toEqual([])
  })
})
