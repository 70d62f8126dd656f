// Draws `pictures.ts` into `attachments/`. Run by hand when a scene changes (`npm run sample -- --draw`):
// the drawn files are kept in the repository, so that building the workspace needs no browser.
import { writeFile } from 'node:fs/promises'
import { chromium } from 'playwright-core'
import { pictures } from './pictures.ts'

export async function drawPictures(folder: URL): Promise<void> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  })
  try {
    const page = await browser.newPage({ viewport: { width: 640, height: 480 } })
    for (const [name, svg] of Object.entries(pictures)) {
      await page.setContent(`<style>body{margin:0}svg{display:block}</style>${svg()}`)
      const image = await page.screenshot(name.endsWith('.png') ? { type: 'png' } : { type: 'jpeg', quality: 72 })
      await writeFile(new URL(name, folder), image)
    }
  } finally {
    await browser.close()
  }
}
