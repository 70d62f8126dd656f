import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, it } from 'vitest'
import { describeInChromium } from '../../support/chromium.ts'
import { bundleMailRoom, openMailLab } from '../../support/mail-lab.ts'
import { readMail } from '../../support/read-mail.ts'
import { replies } from './replies-html.ts'

const corpus = fileURLToPath(new URL('../../corpus/replies/', import.meta.url))

describeInChromium('what was said before', () => {
  let script = ''
  beforeAll(async () => {
    script = await bundleMailRoom()
  })

  it('folds away in the HTML of every client, and opens again', async () => {
    const lab = await openMailLab(script)
    const seen: string[] = []
    for (const { html, client } of replies) {
      const { folds } = await lab.show(html)
      seen.push(`${client}: ${await lab.visibleText()}`)
      await lab.unfoldAll()
      if (folds > 0) expect(await lab.visibleText()).toContain('your kettle is on its way')
    }
    expect(seen).toEqual(replies.map(({ client, says }) => `${client}: ${says}`))
  })

  it('folds away in the HTML of the corpus, of which the new words all stay', async () => {
    const lab = await openMailLab(script)
    const names = readdirSync(corpus).filter((name) => name.endsWith('.eml'))
    const wrong: string[] = []
    let read = 0
    for (const name of names) {
      const { html } = readMail(readFileSync(`${corpus}${name}`))
      if (html === null) continue
      read += 1
      await lab.show(html)
      const said = readFileSync(`${corpus}${name.replace('.eml', '.txt')}`, 'utf8')
        .replace(/\s+/g, ' ')
        .trim()
      const seen = await lab.visibleText()
      if (!seen.startsWith(said)) wrong.push(`${name}: ${seen} instead of ${said}`)
    }
    expect(wrong).toEqual([])
    expect(read).toBeGreaterThan(8)
  })
})
