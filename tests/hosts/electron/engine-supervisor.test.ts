import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { WebContents } from 'electron'
import { expect, it, onTestFinished, vi } from 'vitest'
import type { Secrets } from '../../../src-main/engine/engine-deps.ts'
import { AskingPage, electronWithForks } from '../../support/forked-engine.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const modulePath = fileURLToPath(new URL('../../../src-main/hosts/electron/engine-process.ts', import.meta.url))

/** The supervisor over engines that are processes of their own, with one window. */
async function supervisedDesk(folder?: string) {
  const electron = electronWithForks()
  vi.resetModules()
  vi.doMock('electron', () => electron.module)
  const { superviseEngine } = await import('../../../src-main/hosts/electron/engine-supervisor.ts')
  const dataPath = folder ?? (await temporaryFolder())
  const givenUp = vi.fn()
  const engine = superviseEngine({
    modulePath,
    dataPath,
    secrets: secretsInMemory(),
    now: Date.now,
    onEvent: () => {},
    onGivenUp: givenUp,
  })
  onTestFinished(() => engine.stop())
  const page = new AskingPage()
  engine.connect(page as unknown as WebContents)
  return { engine, page, givenUp, dataPath, processes: electron.processes }
}

function secretsInMemory(): Secrets {
  const values = new Map<string, string>()
  return {
    read: async (name) => values.get(name) ?? null,
    write: async (name, value) => void values.set(name, value),
    remove: async (name) => void values.delete(name),
  }
}

it('brings a killed engine back, with all that was stored, and the window asks on', async () => {
  const { page, processes, givenUp } = await supervisedDesk()
  await page.ask('settings.set', { key: 'theme', value: 'dark' })
  processes[0]?.child.kill('SIGKILL')
  await vi.waitFor(() => expect(page.pipes).toHaveLength(2), { timeout: 10_000 })
  expect(await page.ask('settings.get', {})).toMatchObject({ theme: 'dark' })
  expect(processes).toHaveLength(2)
  expect(givenUp).not.toHaveBeenCalled()
})

it('lets the engine close its desk before the program ends', async () => {
  const { engine, page, dataPath, processes } = await supervisedDesk()
  await page.ask('desk.status', {})
  expect(existsSync(join(dataPath, 'desk.lock'))).toBe(true)
  await engine.stop()
  expect(processes[0]?.child.exitCode).toBe(0)
  expect(existsSync(join(dataPath, 'desk.lock'))).toBe(false)
})

it('gives up a desk that another program has open, and says which', async () => {
  const { page, dataPath } = await supervisedDesk()
  await page.ask('desk.status', {})
  const second = await supervisedDesk(dataPath)
  await vi.waitFor(() => expect(second.givenUp).toHaveBeenCalled(), { timeout: 10_000 })
  expect(second.givenUp).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: 'desk-in-use' }))
  expect(second.processes).toHaveLength(1)
})
