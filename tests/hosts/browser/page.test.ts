import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { describeInChromium, openChromium } from '../../support/chromium.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { runningDesk } from '../running-desk.ts'
import { mbox } from '../three-mails.ts'

describeInChromium('a page of the desk', () => {
  it('loads under its own strict policy, without a complaint', async () => {
    const desk = await runningDesk(join(await temporaryFolder(), 'data'))
    const { page, complaints } = await openChromium()
    await page.goto(desk.address)
    await page.getByText('Import mail files').waitFor()
    expect(page.url()).toBe(`${desk.origin}/`)
    expect(complaints).toEqual([])
  })

  it('uploads the files that a user chooses, and shows who wrote them', async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'archive.mbox'), mbox)
    const desk = await runningDesk(join(folder, 'data'))
    const { page } = await openChromium()
    await page.goto(desk.address)
    const choosing = page.waitForEvent('filechooser')
    await page.getByText('Import mail files').click()
    await (await choosing).setFiles(join(folder, 'archive.mbox'))
    await page.getByText('Ana Popescu').first().waitFor()
  })

  it('finds its way back by itself when the desk was killed and started again', async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'archive.mbox'), mbox)
    const data = join(folder, 'data')
    const first = await runningDesk(data)
    const { page } = await openChromium()
    await page.goto(first.address)
    first.child.kill('SIGKILL')
    await first.ended
    await runningDesk(data, Number(new URL(first.address).port))
    // An import asks the engine: it only goes through on a new line.
    const choosing = page.waitForEvent('filechooser')
    await page.getByText('Import mail files').click()
    await (await choosing).setFiles(join(folder, 'archive.mbox'))
    await page.getByText('Ana Popescu').first().waitFor()
  })

  // Cookies of 127.0.0.1 go to all its ports, so a page of another program there brings ours along.
  it.each(['localhost', '127.0.0.1'])('is out of reach for a page of %s in the same browser', async (host) => {
    const data = join(await temporaryFolder(), 'data')
    const desk = await runningDesk(data)
    const { page } = await openChromium()
    await page.goto(desk.address)
    await page.getByText('Import mail files').waitFor()
    await page.goto(await foreignSite(host))
    const reached = await page.evaluate(async (origin) => {
      const read = await fetch(origin, { credentials: 'include' }).then(
        (response) => response.status,
        () => 'refused',
      )
      const blind = { method: 'POST', body: 'x', mode: 'no-cors', credentials: 'include' } as const
      await fetch(`${origin}/upload?name=x.eml`, blind).catch(() => {})
      const line = await new Promise((resolve) => {
        const socket = new WebSocket(`${origin.replace('http', 'ws')}/engine`)
        socket.onopen = () => resolve('open')
        socket.onerror = () => resolve('refused')
      })
      const frame = document.createElement('iframe')
      frame.src = origin
      document.body.append(frame)
      await new Promise((resolve) => {
        frame.onload = resolve
      })
      return { read, line, framed: frame.contentDocument !== null }
    }, desk.origin)
    expect(reached).toMatchObject({ read: 'refused', line: 'refused', framed: false })
    expect(existsSync(join(data, 'uploads'))).toBe(false)
  })
})

/** A page of another program under this name of the computer. */
async function foreignSite(host: string): Promise<string> {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><body></body>')
  })
  server.listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await new Promise((resolve) => server.once('listening', resolve))
  return `http://${host}:${(server.address() as AddressInfo).port}/`
}
