import { beforeAll, expect, it } from 'vitest'
import { describeInChromium } from '../../support/chromium.ts'
import { bundleMailRoom, openMailLab } from '../../support/mail-lab.ts'
import { heaviest, heavy } from './heavy-html.ts'

describeInChromium('a mail that would hold up the window', () => {
  let script = ''
  beforeAll(async () => {
    script = await bundleMailRoom()
  })

  it('is cut off before it does', async () => {
    const lab = await openMailLab(script)
    const laidOut: string[] = []
    for (const [name, html] of Object.entries(heaviest)) {
      const { tooHeavy } = await lab.show(html)
      if (!tooHeavy) laidOut.push(name)
    }
    expect(laidOut).toEqual([])
    // The window lives, and shows the next one.
    expect(await lab.show('<p>Hello')).toMatchObject({ tooHeavy: false })
    expect(await lab.visibleText()).toBe('Hello')
  })

  it('is laid out while it can be', async () => {
    const lab = await openMailLab(script)
    const notLaidOut: string[] = []
    for (const [name, html] of Object.entries(heavy)) {
      const { tooHeavy, height } = await lab.show(html, { dark: true })
      if (tooHeavy || height === 0) notLaidOut.push(name)
    }
    expect(notLaidOut).toEqual([])
  })
})
