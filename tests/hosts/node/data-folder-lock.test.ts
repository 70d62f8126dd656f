import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { lockDataFolder } from '../../../src-main/hosts/node/data-folder-lock.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

it('keeps a second program out and names the first', async () => {
  const folder = await temporaryFolder()
  await lockDataFolder(folder, 'the desktop app')
  await expect(lockDataFolder(folder, 'the command line')).rejects.toMatchObject({
    kind: 'rejected',
    code: 'desk-in-use',
    message: expect.stringContaining('the desktop app'),
    params: { pid: process.pid },
  })
})

it('is free again after its release', async () => {
  const folder = await temporaryFolder()
  await (await lockDataFolder(folder, 'one')).release()
  await (await lockDataFolder(folder, 'two')).release()
  expect(await readdir(folder)).toEqual([])
})

it('is taken over from a program that was killed', async () => {
  const folder = await temporaryFolder()
  const killed = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)'])
  killed.kill('SIGKILL')
  await once(killed, 'exit')
  await writeFile(join(folder, 'desk.lock'), JSON.stringify({ pid: killed.pid, program: 'gone', began: null }))
  await lockDataFolder(folder, 'next')
  expect(JSON.parse(await readFile(join(folder, 'desk.lock'), 'utf8'))).toMatchObject({ program: 'next' })
})

it.runIf(process.platform === 'linux')('is taken over when its number now belongs to another process', async () => {
  const folder = await temporaryFolder()
  await writeFile(join(folder, 'desk.lock'), JSON.stringify({ pid: process.pid, program: 'gone', began: '1' }))
  await lockDataFolder(folder, 'next')
})

it.each(['', '{', '{"pid":-4}', 'null'])('is taken over when it says %j', async (content) => {
  const folder = await temporaryFolder()
  await writeFile(join(folder, 'desk.lock'), content)
  await lockDataFolder(folder, 'next')
})

it('goes to exactly one of many that find a dead one at once', async () => {
  const folder = await temporaryFolder()
  await writeFile(join(folder, 'desk.lock'), JSON.stringify({ pid: process.pid, program: 'gone', began: '1' }))
  const tries = await Promise.allSettled(Array.from({ length: 20 }, () => lockDataFolder(folder, 'next')))
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})
