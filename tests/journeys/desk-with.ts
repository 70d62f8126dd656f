import { join } from 'node:path'
import { runningDesk } from '../hosts/running-desk.ts'
import { openChromium, type PageOptions } from '../support/chromium.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

/** A desk that has imported these mails, in a fresh window. */
export async function deskWith(mails: readonly string[], options: PageOptions = {}) {
  const desk = await runningDesk(join(await temporaryFolder(), 'data'))
  const { page, complaints } = await openChromium(options)
  await page.goto(desk.address)
  const chooser = page.waitForEvent('filechooser')
  // What it reads is called the same in every language.
  await page.getByRole('button', { name: /Maildir/ }).click()
  const files = mails.map((mail, index) => ({
    name: `${index}.eml`,
    mimeType: 'message/rfc822',
    buffer: Buffer.from(mail),
  }))
  await (await chooser).setFiles(files)
  await page.getByRole('option').first().waitFor()
  return { page, complaints, desk }
}
