// Rasterises the icons from their SVG sources: `node resources/icons/draw-icons.ts`, needs Chromium.
import { readFile, writeFile } from 'node:fs/promises'
import { chromium } from 'playwright-core'

const here = new URL('./', import.meta.url)

/** Template images are black with transparency: macOS colours them itself. Elsewhere the tray needs the coloured icon. */
const targets = [
  { from: 'icon.svg', to: 'icon.png', size: 1024 },
  { from: 'tray.svg', to: 'trayTemplate.png', size: 16 },
  { from: 'tray.svg', to: 'trayTemplate@2x.png', size: 32 },
  { from: '../../src-renderer/public/favicon.svg', to: 'tray.png', size: 16 },
  { from: '../../src-renderer/public/favicon.svg', to: 'tray@2x.png', size: 32 },
] as const

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
})
try {
  const page = await browser.newPage()
  for (const { from, to, size } of targets) {
    const svg = await readFile(new URL(from, here), 'utf8')
    await page.setViewportSize({ width: size, height: size })
    await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`)
    await writeFile(new URL(to, here), await page.screenshot({ omitBackground: true }))
  }
} finally {
  await browser.close()
}
