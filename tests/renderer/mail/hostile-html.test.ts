import { beforeAll, expect, it } from 'vitest'
import { describeInChromium } from '../../support/chromium.ts'
import { bundleMailRoom, type MailLab, openMailLab } from '../../support/mail-lab.ts'
import { requestVectors, scriptVectors } from './hostile-html.ts'

describeInChromium('a hostile mail', () => {
  let script = ''
  beforeAll(async () => {
    script = await bundleMailRoom()
  })

  it.each([false, true])('runs no script, remote images allowed: %s', async (remoteImages) => {
    const lab = await openMailLab(script)
    const ran: string[] = []
    const left: Record<string, readonly string[]> = {}
    for (const [name, html] of Object.entries(scriptVectors)) {
      await lab.show(`<p>before</p>${html}<p>after</p>`, { remoteImages })
      const found = await whatCouldRun(lab)
      if (found.length > 0) left[name] = found
      await touchEverything(lab)
      if (await lab.page.evaluate(() => 'pwned' in window)) ran.push(name)
      await lab.page.evaluate(() => void delete window.pwned)
    }
    expect(left).toEqual({})
    expect(ran).toEqual([])
    expect(lab.page.context().pages()).toHaveLength(1)
    expect(lab.page.frames()).toHaveLength(2)
  })

  it.each([false, true])(
    'asks nothing of anybody that a reader does not see, remote images allowed: %s',
    async (remoteImages) => {
      const lab = await openMailLab(script)
      const told: Record<string, readonly string[]> = {}
      for (const [name, html] of Object.entries(requestVectors)) {
        const before = lab.escaped.length
        await lab.show(`<p>before</p>${html}<p>after</p>`, { remoteImages })
        await touchEverything(lab)
        const escaped = lab.escaped.slice(before)
        if (escaped.length > 0) told[name] = escaped
      }
      expect(told).toEqual({})
    },
  )

  it('is asked for its images only when they may be shown, over https, and for nothing else', async () => {
    const lab = await openMailLab(script)
    const mail = `<link rel="stylesheet" href="https://evil.example/a.css"><style>.hero{background:url("http://shop.example/hero.png")}</style>
      <div class="hero">Sale</div><img src="http://shop.example/logo.png" width="90"><img src="//shop.example/soup.jpg" alt="Soup">
      <td background="https://shop.example/cell.png">x</td><table background="https://shop.example/table.png"><tr><td>x</td></tr></table>
      <img src="https://shop.example/pixel.gif" width="1" height="1"><script src="https://evil.example/b.js"></script>`
    expect(await lab.show(mail)).toMatchObject({ remoteImages: 4, trackers: ['shop.example'] })
    await settled(lab)
    expect(lab.escaped).toEqual([])
    expect(await lab.show(mail, { remoteImages: true })).toMatchObject({ remoteImages: 4, trackers: ['shop.example'] })
    await expect
      .poll(() => lab.escaped.toSorted())
      .toEqual([
        'https://shop.example/hero.png',
        'https://shop.example/logo.png',
        'https://shop.example/soup.jpg',
        'https://shop.example/table.png',
      ])
  })

  it('would be caught: the tripwire hears a request and a connection', async () => {
    const lab = await openMailLab(script)
    await lab.show('<img src="https://shop.example/a.png" width="9" height="9">', { remoteImages: true })
    await expect.poll(() => lab.escaped).toContain('https://shop.example/a.png')
    await lab.page.context().unroute(() => true)
    await lab.page.context().unrouteAll()
    await lab.show('<img src="https://shop.example/b.png" width="9" height="9">', { remoteImages: true })
    await expect.poll(() => lab.escaped).toContain('a connection')
    await lab.page.evaluate(() => Object.assign(window, { pwned: 1 }))
    expect(await lab.page.evaluate(() => 'pwned' in window)).toBe(true)
  })
})

/** The frame would not run it, but it should not even be there: the first of two walls. */
async function whatCouldRun(lab: MailLab): Promise<readonly string[]> {
  const frame = await lab.frame()
  return frame.evaluate(() => {
    const active =
      /^(?:script|iframe|frame|frameset|object|embed|applet|form|input|button|select|textarea|svg|math|link|meta|base|template|portal|dialog|video|audio|source|x-x)$/
    return [...document.querySelectorAll('body, body *')].flatMap((element) => [
      ...(active.test(element.localName) ? [element.localName] : []),
      ...[...element.attributes]
        .filter(
          ({ name, value }) =>
            /^on|^is$|^formaction|^srcdoc|^srcset|^ping/.test(name) ||
            /^\s*(?:javascript|vbscript|blob|data:text):?/i.test(value),
        )
        .map(({ name }) => `${element.localName} ${name}`),
    ])
  })
}

/** Whatever waits for a reader's click, focus or look gets it. */
async function touchEverything(lab: MailLab): Promise<void> {
  const frame = await lab.frame()
  await frame.evaluate(() => {
    for (const element of document.querySelectorAll<HTMLElement>('*')) {
      element.click()
      element.focus()
      for (const name of ['mouseover', 'pointerenter', 'animationstart', 'transitionend', 'toggle', 'error', 'load']) {
        element.dispatchEvent(new Event(name))
      }
    }
  })
  await settled(lab)
}

/** Two frames painted: what a mail asks for by itself it has asked for. */
async function settled(lab: MailLab): Promise<void> {
  await lab.page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 0)))),
  )
}
