import { expect, it } from 'vitest'
import { deskWithSample } from '../journeys/desk-with-sample.ts'
import { describeInChromium } from '../support/chromium.ts'
import { expectAccessible } from './axe-audit.ts'

const patient = 180_000

describeInChromium('service levels are for everybody', () => {
  it('policies, calendars, replays and reports, with all that can be odd', { timeout: patient }, async () => {
    const { page, complaints } = await deskWithSample()
    await page.getByRole('button', { name: 'Menu', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Service levels' }).click()
    await page.getByRole('region', { name: 'Chat' }).waitFor()
    await expectAccessible(page, 'the policies')
    await page.getByRole('button', { name: 'New policy' }).click()
    await page.getByRole('textbox', { name: 'Name' }).fill('Everybody')
    await page.getByRole('button', { name: /^2 Chat/ }).click()
    await page.getByText('“Everybody” above takes everything').waitFor()
    await page.getByRole('button', { name: 'Add a condition' }).click()
    await page.getByRole('menuitem', { name: 'Tag' }).waitFor()
    await expectAccessible(page, 'conditions to choose from')
    await page.getByRole('menuitem', { name: 'Tag' }).click()
    await page.keyboard.type('vip')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Remove vip' }).waitFor()
    await expectAccessible(page, 'a policy that is never reached, with its conditions')

    await page.getByRole('tab', { name: 'Try on history' }).click()
    await page.getByText('Try before you promise').waitFor()
    await expectAccessible(page, 'a replay that nobody asked for yet')
    await page.getByRole('button', { name: 'Try them' }).click()
    await page.getByRole('table').waitFor()
    await page.getByRole('group', { name: 'What ends otherwise' }).waitFor()
    await expectAccessible(page, 'a replay')

    await page.getByRole('tab', { name: 'Calendars' }).click()
    await page.getByRole('region', { name: 'Office hours' }).waitFor()
    await page.getByRole('combobox', { name: 'Country' }).click()
    await page.getByRole('option', { name: 'Italy' }).click()
    await page.getByRole('button', { name: 'We work on “Capodanno”' }).first().waitFor()
    await page.getByLabel('Date').fill('2027-08-09')
    await page.getByRole('textbox', { name: 'What for' }).fill('Summer')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await page.getByRole('list', { name: 'Days off of your own' }).getByText('Summer').waitFor()
    await page.getByRole('button', { name: /^Monday, / }).focus()
    await page.getByRole('textbox', { name: 'Until' }).waitFor()
    await expectAccessible(page, 'a calendar with its hours and holidays')
    await page.getByRole('combobox', { name: 'Time zone' }).fill('Mars/Olympus')
    await page.getByText('There is no time zone “Mars/Olympus”').waitFor()
    await page.getByRole('textbox', { name: 'Until' }).fill('8')
    await page.keyboard.press('Enter')
    await page.getByText('this ends before it begins').waitFor()
    await expectAccessible(page, 'a calendar that cannot be kept')

    await page.getByRole('tab', { name: 'Report' }).click()
    await page.getByRole('table').first().waitFor()
    await expectAccessible(page, 'a report')
    await page
      .getByRole('region', { name: 'First reply' })
      .getByRole('button', { name: /in time$/ })
      .click()
    await page.getByRole('complementary').getByRole('group').getByRole('button').first().waitFor()
    await expectAccessible(page, 'what is behind a figure')
    await page.getByRole('button', { name: 'CSV' }).click()
    await page.getByRole('menuitem').first().waitFor()
    await expectAccessible(page, 'what a report is written into')
    expect(complaints).toEqual([])
  })
})
