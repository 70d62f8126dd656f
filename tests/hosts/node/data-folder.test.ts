import { stat, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { defaultDataFolder, openDataFolder, resolveFromUser } from '../../../src-main/hosts/node/data-folder.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

it('lies where each system keeps the data of programs', () => {
  expect(defaultDataFolder('linux', {}, '/home/ana')).toBe('/home/ana/.local/share/throughline')
  expect(defaultDataFolder('linux', { XDG_DATA_HOME: '/data' }, '/home/ana')).toBe('/data/throughline')
  expect(defaultDataFolder('darwin', {}, '/Users/ana')).toBe('/Users/ana/Library/Application Support/Throughline')
  expect(defaultDataFolder('win32', { APPDATA: 'C:\\A' }, 'C:\\U')).toContain('Throughline')
})

it('is made where it is missing, closed to others', async () => {
  const path = join(await temporaryFolder(), 'a/b')
  await openDataFolder(path)
  expect((await stat(path)).mode & 0o777).toBe(0o700)
})

it('says which folder cannot be used', async () => {
  const path = join(await temporaryFolder(), 'file')
  await writeFile(path, '')
  await expect(openDataFolder(path)).rejects.toMatchObject({ kind: 'store', code: 'data-folder', params: { path } })
})

it('is meant from where the user was, also through npm', () => {
  expect(resolveFromUser('desk', { npm_lifecycle_event: 'start', INIT_CWD: '/home/ana' })).toBe('/home/ana/desk')
  expect(resolveFromUser('desk', { npm_lifecycle_event: 'test', INIT_CWD: '/home/ana' })).toBe(resolve('desk'))
  expect(resolveFromUser('/abs', { npm_lifecycle_event: 'start', INIT_CWD: '/home/ana' })).toBe('/abs')
})
