import { spawn } from 'node:child_process'
import { access, cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ExportedMessage } from '../../../src-main/contract/message.ts'
import { runDesk } from '../../support/run-program.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { runningDesk } from '../running-desk.ts'
import { mbox, threeMails } from '../three-mails.ts'

let template = ''

beforeAll(async () => {
  template = await mkdtemp(join(tmpdir(), 'throughline-'))
  const file = join(template, 'archive.mbox')
  await writeFile(file, mbox)
  await runDesk(['import', file, '--me', 'help@desk.test', '--data', template])
})
afterAll(() => rm(template, { recursive: true, force: true }))

describe('import', () => {
  it('adds what is new, once, and says how much', async () => {
    const { data, file } = await folders()
    expect(await runDesk(['import', file, '--me', 'help@desk.test', '--data', data])).toMatchObject({
      code: 0,
      stdout: '3 added, 0 known, 0 problems\n',
    })
    expect((await runDesk(['import', file, '--data', data])).stdout).toBe('0 added, 3 known, 0 problems\n')
  })

  it('takes .eml files and a folder of them', async () => {
    const { data, folder } = await folders()
    await mkdir(join(folder, 'mails'))
    for (const [index, mail] of threeMails.entries()) await writeFile(join(folder, 'mails', `${index}.eml`), mail)
    expect((await runDesk(['import', join(folder, 'mails'), '--data', data])).stdout).toContain('3 added')
  })

  it('names a file that is not there, and makes no desk for it', async () => {
    const { data } = await folders()
    const run = await runDesk(['import', '/not/there.mbox', '--data', data])
    expect(run).toMatchObject({ code: 1, stdout: '', stderr: '/not/there.mbox is not there or cannot be read\n' })
  })
})

describe('a desk with three mails', () => {
  it('prints every message in full, one object a line', async () => {
    const { data } = await imported()
    const { stdout, code } = await runDesk(['messages', '--json', '--data', data])
    expect(code).toBe(0)
    const messages = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as ExportedMessage)
    expect(messages.map(({ subject }) => subject)).toEqual([
      'Where is my parcel?',
      'Re: Where is my parcel?',
      'Invoice wanted',
    ])
    const [asked, answered] = messages
    expect(asked).toEqual({
      origin: expect.stringContaining('archive.mbox'),
      account: expect.any(String),
      conversation: answered?.conversation,
      contact: answered?.contact,
      direction: 'in',
      kind: 'message',
      from: { name: 'Ana Popescu', address: 'ana@customer.test' },
      to: [{ name: '', address: 'help@desk.test' }],
      cc: [],
      subject: 'Where is my parcel?',
      sentAt: Date.parse('2026-03-02T09:00:00Z'),
      text: expect.stringContaining('parcel 4711'),
      html: null,
      attachments: [],
    })
    expect(answered?.direction).toBe('out')
  })

  it('lists contacts and shows the timeline of one, by address in any case or by id', async () => {
    const { data } = await imported()
    const contacts = (await runDesk(['contacts', '--json', '--data', data])).stdout.trimEnd().split('\n')
    const ana = contacts
      .map((line) => JSON.parse(line) as { contact: number; address: string })
      .find(({ address }) => address === 'ana@customer.test')
    expect(contacts).toHaveLength(2)
    const byAddress = await runDesk(['timeline', 'ANA@customer.test', '--json', '--data', data])
    expect(byAddress.stdout.trimEnd().split('\n')).toHaveLength(2)
    expect((await runDesk(['timeline', String(ana?.contact), '--json', '--data', data])).stdout).toBe(byAddress.stdout)
    expect((await runDesk(['timeline', 'ana@customer.test', '--data', data])).stdout).toContain('It is on its way.')
    expect((await runDesk(['contacts', '--data', data])).stdout).toMatch(/^CONTACT +NAME +ADDRESS/)
  })

  it('says who is not there', async () => {
    const { data } = await imported()
    for (const nobody of ['nobody@customer.test', '1']) {
      const run = await runDesk(['timeline', nobody, '--data', data])
      expect(run).toMatchObject({ code: 1, stdout: '' })
      expect(run.stderr.trimEnd().split('\n')).toHaveLength(1)
    }
  })

  it('is searched', async () => {
    const { data } = await imported()
    const { stdout, code } = await runDesk(['search', 'parcel', '4711', '--json', '--data', data])
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ subject: 'Where is my parcel?', direction: 'in' })
    expect(await runDesk(['search', 'zeppelin', '--json', '--data', data])).toMatchObject({ code: 0, stdout: '' })
  })

  it('is searched by facts and in the order of fit, and says what it did not understand', async () => {
    const { data } = await imported()
    const run = await runDesk([
      'search',
      'to:ana@customer.test',
      'has:fun',
      '--order',
      'relevance',
      '--json',
      '--data',
      data,
    ])
    expect([run.code, run.stdout.trimEnd().split('\n').length]).toEqual([0, 1])
    expect(JSON.parse(run.stdout)).toMatchObject({ direction: 'out' })
    expect(run.stderr).toContain('has:fun')
    expect(await runDesk(['search', 'x', '--order', 'best', '--data', data])).toMatchObject({ code: 2, stdout: '' })
  })

  it('is the same after a rebuild', async () => {
    const { data } = await imported()
    const before = await runDesk(['messages', '--json', '--data', data])
    expect((await runDesk(['rebuild', '--data', data])).code).toBe(0)
    expect((await runDesk(['messages', '--json', '--data', data])).stdout).toBe(before.stdout)
  })

  it('is backed up, and the doctor finds it well', async () => {
    const { data } = await imported()
    const { stdout } = await runDesk(['backup', '--data', data])
    await access(stdout.trimEnd())
    const { code, stdout: findings } = await runDesk(['doctor', '--json', '--data', data])
    const levels = findings
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { check: string; level: string })
    expect(code).toBe(0)
    expect(levels.map(({ check }) => check)).toEqual(
      expect.arrayContaining(['file', 'disk', 'key', 'integrity', 'schema', 'backups']),
    )
  })

  it('ends quietly when its reader has enough', async () => {
    const { data } = await imported()
    const root = fileURLToPath(new URL('../../..', import.meta.url))
    const line = `node src-main/hosts/cli/desk.ts messages --json --data '${data}' | true; echo \${PIPESTATUS[0]}`
    const shell = spawn('bash', ['-c', line], { cwd: root, stdio: 'pipe' })
    let said = ''
    for (const stream of [shell.stdout, shell.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (said += text))
    await new Promise((resolve) => shell.on('close', resolve))
    expect(said).toBe('0\n')
  })
})

describe('beside a running desk', () => {
  it('reads, and changes nothing', async () => {
    const { data, file } = await imported()
    await runningDesk(data)
    expect((await runDesk(['contacts', '--json', '--data', data])).stdout.trimEnd().split('\n')).toHaveLength(2)
    expect((await runDesk(['search', 'parcel', '--json', '--data', data])).code).toBe(0)
    const refused = await runDesk(['import', file, '--data', data])
    expect(refused.code).toBe(1)
    expect(refused.stderr).toContain('is open in a browser')
  })
})

describe('what cannot be done', () => {
  it('is no reason to make a desk where there is none', async () => {
    const { data } = await folders()
    for (const verb of [['contacts'], ['messages'], ['sync', '--once'], ['rebuild'], ['doctor']]) {
      const run = await runDesk([...verb, '--data', data])
      expect(run.code, verb[0]).toBe(1)
      expect(run.stdout + run.stderr).toContain('There is no desk in')
    }
    expect(await readdir(data).catch(() => [])).toEqual([])
  })

  it('exits with 2 when it is not understood', async () => {
    expect((await runDesk(['frobnicate'])).code).toBe(2)
    expect((await runDesk(['account', 'add', '--kind', 'pigeon', '--data', '/tmp'])).code).toBe(2)
  })

  it('includes opening a desk whose key is lost: it says so and makes no new one', async () => {
    const { data } = await imported()
    await rm(join(data, 'secrets.key'))
    const run = await runDesk(['contacts', '--data', data])
    expect(run).toMatchObject({ code: 1, stdout: '' })
    expect(run.stderr).toContain('secrets.key is missing')
    const examined = await runDesk(['doctor', '--data', data])
    expect(examined.code).toBe(1)
    expect(examined.stdout).toMatch(/^problem +key/m)
    await expect(access(join(data, 'secrets.key'))).rejects.toThrow()
  })
})

async function folders() {
  const folder = await temporaryFolder()
  const file = join(folder, 'archive.mbox')
  await writeFile(file, mbox)
  return { folder, file, data: join(folder, 'data') }
}

/** A copy of the desk that was imported once. */
async function imported() {
  const made = await folders()
  await cp(template, made.data, { recursive: true })
  return made
}
