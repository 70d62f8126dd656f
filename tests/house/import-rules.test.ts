import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const checker = fileURLToPath(new URL('check-imports.ts', import.meta.url))
let house: string

beforeEach(() => {
  house = mkdtempSync(join(tmpdir(), 'house-'))
})
afterEach(() => rmSync(house, { recursive: true }))

/** What the checker says of a house that has one file. */
function check(file: string, source: string): { readonly failed: boolean; readonly said: string } {
  const path = join(house, file)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, source)
  const { status, stderr } = spawnSync(process.execPath, [checker, house], { encoding: 'utf8' })
  return { failed: status !== 0, said: stderr }
}

describe('the import rules refuse', () => {
  it.each([
    ['the contract something of ours', 'src-main/contract/a.ts', "import '../engine/engine.ts'"],
    ['the contract a package besides zod', 'src-main/contract/a.ts', "import { z } from 'oauth4webapi'"],
    ['the contract a module of Node', 'src-main/contract/a.ts', "import { join } from 'node:path'"],
    ['a channel the store', 'src-main/channels/email/a.ts', "import { x } from '../../engine/store/x.ts'"],
    ['a channel another channel', 'src-main/channels/email/a.ts', "import { x } from '../files/x.ts'"],
    ['the MIME mapper a channel', 'src-main/channels/mime/a.ts', "import { x } from '../email/x.ts'"],
    ['the store the engine around it', 'src-main/engine/store/a.ts', "import { x } from '../sync/x.ts'"],
    ['the engine a channel by name', 'src-main/engine/sync/a.ts', "import { x } from '../../channels/email/x.ts'"],
    ['the engine the list of channels', 'src-main/engine/sync/a.ts', "import { x } from '../../channels/registry.ts'"],
    [
      'the composition root a channel by name',
      'src-main/engine/engine.ts',
      "import { x } from '../channels/email/x.ts'",
    ],
    ['the engine a host', 'src-main/engine/engine.ts', "import { x } from '../hosts/node/x.ts'"],
    ['a host the inside of the engine', 'src-main/hosts/cli/a.ts', "import { x } from '../../engine/store/x.ts'"],
    ['the window the engine', 'src-renderer/app/a.ts', "import { x } from '../../src-main/engine/engine.ts'"],
    ['a feature another feature', 'src-renderer/features/queue/a.ts', "import { x } from '../timeline/x.ts'"],
    ['a feature the shell', 'src-renderer/features/queue/a.ts', "import { x } from '../../app/x.ts'"],
    ['a component the engine client', 'src-renderer/components/a.tsx', "import { x } from '../engine-client/x.ts'"],
    ['SQLite outside the store', 'src-main/engine/sync/a.ts', "import Database from 'better-sqlite3'"],
    ['Electron outside its host', 'src-main/hosts/browser/a.ts', "import { app } from 'electron'"],
    ['React outside the window', 'src-main/hosts/browser/a.ts', "import { useState } from 'react'"],
    ['Node inside the window', 'src-renderer/app/a.ts', "import { join } from 'path'"],
    ['a type as much as a value', 'src-main/contract/a.ts', "import type { X } from '../engine/engine.ts'"],
    ['what is passed on', 'src-main/contract/a.ts', "export { x } from '../engine/engine.ts'"],
    ['what is loaded later', 'src-main/contract/a.ts', "export const x = () => import('../engine/engine.ts')"],
    ['a file that lies in no room', 'src-main/stray/a.ts', "import '../contract/ids.ts'"],
  ])('%s', (_what, file, source) => {
    const { failed, said } = check(file, source)
    expect(said).toContain(`${file}: `)
    expect(failed).toBe(true)
  })
})

describe('the import rules allow', () => {
  it.each([
    ['the window the contract', 'src-renderer/app/a.ts', "import { x } from '../../src-main/contract/ids.ts'"],
    ['a feature its own folder', 'src-renderer/features/queue/rows/a.ts', "import { x } from '../queue-store.ts'"],
    ['a channel the MIME mapper', 'src-main/channels/email/a.ts', "import { x } from '../mime/x.ts'"],
    ['the composition root the channels', 'src-main/engine/engine.ts', "import { x } from '../channels/registry.ts'"],
    ['an import the reader of files', 'src-main/engine/sync/a.ts', "import { x } from '../../channels/files/x.ts'"],
    ['the store SQLite', 'src-main/engine/store/a.ts', "import Database from 'better-sqlite3'"],
  ])('%s', (_what, file, source) => {
    expect(check(file, source)).toEqual({ failed: false, said: '' })
  })
})

it('a house without sources fails, so that a wrong path cannot pass for a clean house', () => {
  expect(spawnSync(process.execPath, [checker, house]).status).toBe(1)
})
