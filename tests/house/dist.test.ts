import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { extractAll, extractFile, listPackage } from '@electron/asar'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { windowOf } from '../hosts/running-desk.ts'
import { makeStandInElectron } from '../support/stand-in-electron.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const readJson = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'))

let folder: string
let packed: string
let archive: string
let files: ReadonlySet<string>

// What `npm run dist` does, on Linux, into a folder instead of an installer, around a stand-in for Electron.
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dist-'))
  makeStandInElectron(join(folder, 'electron'), readJson('node_modules/electron/package.json').version)
  await promisify(execFile)(
    process.execPath,
    [
      join(root, 'node_modules/electron-builder/cli.js'),
      ...['--linux', 'dir', '--x64', '--publish', 'never'],
      ...['--config', 'resources/packaging/electron-builder.yml'],
      `-c.electronDist=${join(folder, 'electron')}`,
      `-c.directories.output=${join(folder, 'out')}`,
    ],
    { cwd: root },
  ).catch(({ stdout, stderr }: { stdout: string; stderr: string }) => {
    throw new Error(`electron-builder failed:\n${stdout}${stderr}`)
  })
  packed = join(folder, 'out/linux-unpacked')
  archive = join(packed, 'resources/app.asar')
  files = new Set(listPackage(archive, { isPack: false }).map((path) => path.replaceAll('\\', '/').slice(1)))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('packs every bundle of the program', () => {
  for (const path of [
    'package.json',
    'out/main/electron.js',
    'out/main/engine-process.js',
    'out/main/writer-thread.js',
    'out/main/browser.js',
    'out/preload/preload.cjs',
    'out/renderer/index.html',
    'out/renderer/mail-frame.html',
    'resources/sample/workspace.json',
    'resources/icons/tray.png',
    'resources/icons/trayTemplate@2x.png',
  ])
    expect(files).toContain(path)
})

it('packs nothing of the workshop', () => {
  const astray = [...files].filter((path) =>
    /^(src-|tests|dist)|\.map$|^resources\/(sample\/build|packaging)/.test(path),
  )
  expect(astray).toEqual([])
})

it('packs every production dependency in the version that was tested, and no other package', () => {
  const locked = Object.entries<{ version: string; dev?: boolean; devOptional?: boolean; optional?: boolean }>(
    readJson('package-lock.json').packages,
  ).filter(([path]) => path !== '')
  const production = locked.filter(([, { dev, devOptional, optional }]) => !dev && !devOptional && !optional)
  // What only one package needs lies beside it in the tree and may lie above it in the archive: it is found there, too.
  const placeOf = (path: string) =>
    files.has(join(path, 'package.json')) ? path : `node_modules/${path.split('node_modules/').at(-1)}`
  const packedVersions = production.map(([path]) => {
    const manifest = join(placeOf(path), 'package.json')
    return [path, files.has(manifest) ? JSON.parse(extractFile(archive, manifest).toString()).version : 'missing']
  })
  expect(production.length).toBeGreaterThan(8)
  expect(packedVersions).toEqual(production.map(([path, { version }]) => [path, version]))

  const inArchive = [...files].flatMap(
    (path) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/@]+(?=\/package\.json$)/.exec(path) ?? [],
  )
  const known = new Set(production.map(([path]) => placeOf(path)))
  expect(inArchive.filter((path) => !known.has(path))).toEqual([])
})

it('leaves outside the archive what the system itself must open, for this system only', () => {
  const binaries = readdirSync(join(packed, 'resources/app.asar.unpacked/node_modules/better-sqlite3/prebuilds'))
  expect(binaries).toContain('linux-x64.node')
  expect(binaries.filter((name) => !name.startsWith('linux'))).toEqual([])
  expect(existsSync(join(packed, 'resources/app.asar.unpacked/resources/icons/tray.png'))).toBe(true)
})

it('sets the fuses, so that the program cannot be turned into another', async () => {
  const fuses = await getCurrentFuseWire(join(packed, 'throughline'))
  const states = (wanted: FuseState) =>
    Object.values(FuseV1Options).filter((fuse) => typeof fuse === 'number' && fuses[fuse] === wanted)
  expect(states(FuseState.ENABLE)).toEqual(
    expect.arrayContaining([
      FuseV1Options.EnableCookieEncryption,
      FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
      FuseV1Options.OnlyLoadAppFromAsar,
    ]),
  )
  expect(states(FuseState.DISABLE)).toEqual(
    expect.arrayContaining([
      FuseV1Options.RunAsNode,
      FuseV1Options.EnableNodeOptionsEnvironmentVariable,
      FuseV1Options.EnableNodeCliInspectArguments,
      FuseV1Options.GrantFileProtocolExtraPrivileges,
    ]),
  )
})

describe('the program taken out of the archive', () => {
  it('opens the sample under plain Node and finds things in it, with nothing else beside it', async () => {
    const program = join(folder, 'program')
    extractAll(archive, program)
    const desk = spawn(
      process.execPath,
      [join(program, 'out/main/browser.js'), '--data', join(folder, 'desk'), '--no-open'],
      { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] },
    )
    const ended = once(desk, 'exit')
    try {
      const [address] = await once(createInterface(desk.stdout), 'line')
      const window = await windowOf(address as string)
      const page = await fetch(new URL('/', address as string), { headers: { cookie: window.cookie } })
      expect(await page.text()).toContain('<title>Throughline</title>')

      await window.call('sample.open', {})
      const messages = async () => (await window.call('desk.status', {})).messages
      await expect.poll(messages, { timeout: 20_000 }).toBeGreaterThan(300)
      const { hits } = await window.call('search.messages', { query: 'lamp', limit: 10 })
      expect(hits).toHaveLength(10)
    } finally {
      desk.kill('SIGTERM')
    }
    expect(await ended).toEqual([0, null])
  })
})
