import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openLogFile } from '../../../src-main/hosts/node/log-file.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const now = () => Date.parse('2026-03-01T09:00:00Z')

it('has a line at once, with its moment and level', async () => {
  const folder = await temporaryFolder()
  openLogFile(folder, 'engine', { now }).log('warn', 'The line is slow')
  expect(await readFile(join(folder, 'logs/engine.log'), 'utf8')).toBe(
    '2026-03-01T09:00:00.000Z warn  The line is slow\n',
  )
})

it('lets no text from outside begin an entry of its own', async () => {
  const folder = await temporaryFolder()
  openLogFile(folder, 'engine', { now }).log('info', 'subject\r\n2026-03-01T09:00:00.000Z error forged')
  expect((await readFile(join(folder, 'logs/engine.log'), 'utf8')).trim().split('\n')).toHaveLength(1)
})

it('keeps a bounded past', async () => {
  const folder = await temporaryFolder()
  const { log } = openLogFile(folder, 'engine', { now, rotateAtBytes: 200, keep: 2 })
  for (let index = 0; index < 40; index++) log('info', `line ${index}`)
  expect((await readdir(join(folder, 'logs'))).sort()).toEqual(['engine.1.log', 'engine.2.log', 'engine.log'])
  expect(await readFile(join(folder, 'logs/engine.log'), 'utf8')).toContain('line 39')
})

it('that cannot be written stops nobody', async () => {
  const folder = await temporaryFolder()
  await writeFile(join(folder, 'logs'), 'a file where the folder should be')
  expect(() => openLogFile(folder, 'engine', { now }).log('info', 'x')).not.toThrow()
})
