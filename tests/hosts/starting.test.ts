import { chmod, mkdir, utimes, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isStale } from '../../src-main/hosts/starting/build-when-stale.ts'
import { findElectron, obstacleTo } from '../../src-main/hosts/starting/find-electron.ts'
import { runElectron } from '../../src-main/hosts/starting/run-electron.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

describe('a build', () => {
  const outputs = ['out/main/electron.js', 'out/main/browser.js', 'out/preload/preload.cjs', 'out/renderer/index.html']

  it('is wanted where there is none or a part is missing', async () => {
    const root = await temporaryFolder()
    expect(isStale(root)).toBe(true)
    for (const path of outputs.slice(1)) await fileOf(root, path, 2_000)
    expect(isStale(root)).toBe(true)
  })

  it.each(['src-main/engine/deep/file.ts', 'src-renderer/index.html', 'package-lock.json'])(
    'is wanted when %s is newer',
    async (source) => {
      const root = await temporaryFolder()
      for (const path of outputs) await fileOf(root, path, 2_000)
      await fileOf(root, source, 1_000)
      await utimes(join(root, dirname(source)), 1_000, 1_000)
      for (const folder of ['src-main', 'src-main/engine', 'src-renderer'])
        await utimes(join(root, folder), 1_000, 1_000).catch(() => {})
      expect(isStale(root)).toBe(false)
      await utimes(join(root, source), 3_000, 3_000)
      expect(isStale(root)).toBe(true)
    },
  )
})

describe('Electron', () => {
  it('is not fetched where it could open no window', async () => {
    expect(obstacleTo('linux', {}, 1000)).toBe('there is no display')
    expect(obstacleTo('linux', { DISPLAY: ':0' }, 0)).toContain('root')
    expect(obstacleTo('linux', { WAYLAND_DISPLAY: 'wayland-0' }, 1000)).toBeNull()
    expect(obstacleTo('darwin', {}, 501)).toBeNull()
  })

  it('is missing, with a reason, where it is not installed and cannot be fetched', async () => {
    expect(await findElectron(await temporaryFolder())).toEqual({ missing: expect.any(String) })
  })

  it.skipIf(process.platform === 'win32').each([
    ['exit 0', true],
    ['exit 1', false],
    // As Chromium does where the system forbids its sandbox.
    ['kill -TRAP $$', false],
  ])('that does "%s" at once came up: %s', async (script, cameUp) => {
    const program = await fileOf(await temporaryFolder(), 'electron', 0, `#!/bin/sh\n${script}\n`)
    await chmod(program, 0o755)
    expect(await runElectron(program, '/', '/data')).toBe(cameUp)
  })

  it('that cannot be run did not come up', async () => {
    expect(await runElectron('/not/there', '/', '/data')).toBe(false)
  })
})

async function fileOf(root: string, path: string, modifiedAtSeconds: number, content = ''): Promise<string> {
  const file = join(root, path)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, content)
  await utimes(file, modifiedAtSeconds, modifiedAtSeconds)
  return file
}
