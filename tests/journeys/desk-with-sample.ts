import { join } from 'node:path'
import { runningDesk } from '../hosts/running-desk.ts'
import { openChromium, type PageOptions } from '../support/chromium.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

/** The sample workspace, in a fresh window. */
export async function deskWithSample(options: PageOptions = {}) {
  const desk = await runningDesk(join(await temporaryFolder(), 'data'))
  const { page, complaints } = await openChromium(options)
  await page.goto(desk.address)
  // The second of three ways in; what it is called depends on the language.
  await page.getByRole('main').getByRole('button').nth(1).click()
  await page.getByRole('option').first().waitFor()
  return { page, complaints, desk }
}
