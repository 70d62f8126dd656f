import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeWithDovecot } from '../../support/describe-with-dovecot.ts'
import { type Dovecot, startDovecot } from '../../support/dovecot.ts'
import { freePort } from '../../support/free-port.ts'
import { runDesk } from '../../support/run-program.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { threeMails } from '../three-mails.ts'

describeWithDovecot('a mailbox on the command line', () => {
  let dovecot: Dovecot
  beforeAll(async () => {
    dovecot = await startDovecot()
  })
  afterAll(() => dovecot.stop())

  const addTo = async (data: string, address: string, password: string, ...more: readonly string[]) => {
    const server = ['--imap-host', '127.0.0.1', '--imap-port', String(dovecot.imapsPort)]
    return runDesk(
      ['account', 'add', '--kind', 'email', '--address', address, ...server, ...more, '--data', data],
      password,
    )
  }

  it('is added, synced once, read and removed', async () => {
    const data = join(await temporaryFolder(), 'data')
    const address = dovecot.newUser()
    await dovecot.fill(address, threeMails)
    const added = await addTo(data, address, 'secret\n', '--trust', dovecot.fingerprint, '--alias', 'help@desk.test')
    expect(added).toMatchObject({ code: 0, stdout: expect.stringContaining(`Added ${address}`) })
    expect(await runDesk(['sync', '--once', '--account', address, '--data', data])).toMatchObject({
      code: 0,
      stdout: `${address}: 3 messages\n`,
    })
    const { stdout } = await runDesk(['messages', '--json', '--data', data])
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => (JSON.parse(line) as { direction: string }).direction),
    ).toEqual(['in', 'out', 'in'])
    expect((await runDesk(['account', 'list', '--data', data])).stdout).toContain(address)
    expect((await runDesk(['account', 'remove', address, '--data', data])).code).toBe(0)
    expect((await runDesk(['messages', '--json', '--data', data])).stdout).toBe('')
  })

  it('is not added with a wrong password, and the sentence says so', async () => {
    const data = join(await temporaryFolder(), 'data')
    const run = await addTo(data, dovecot.newUser(), 'wrong', '--trust', dovecot.fingerprint)
    expect(run).toMatchObject({ code: 1, stdout: '' })
    expect(run.stderr).toMatch(/password/i)
    expect((await runDesk(['account', 'list', '--json', '--data', data])).stdout).toBe('')
  })

  it('with an unknown certificate says which fingerprint to trust', async () => {
    const data = join(await temporaryFolder(), 'data')
    const run = await addTo(data, dovecot.newUser(), 'secret')
    expect(run.code).toBe(1)
    expect(run.stderr).toContain(`--trust ${dovecot.fingerprint}`)
  })

  it('wants a password', async () => {
    const data = join(await temporaryFolder(), 'data')
    expect(await addTo(data, dovecot.newUser(), '')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('standard input'),
    })
  })

  it('that cannot be reached fails the sync, with its sentence', async () => {
    const data = join(await temporaryFolder(), 'data')
    const other = await startDovecot()
    const address = other.newUser()
    const port = ['--imap-port', String(other.imapsPort), '--trust', other.fingerprint]
    const server = ['account', 'add', '--kind', 'email', '--address', address, '--imap-host', '127.0.0.1', ...port]
    expect((await runDesk([...server, '--data', data], 'secret')).code).toBe(0)
    await other.stop()
    const run = await runDesk(['sync', '--once', '--data', data])
    expect(run.code).toBe(1)
    expect(run.stderr).toContain(address)
  })

  it('is not there under a name nobody gave it', async () => {
    const data = join(await temporaryFolder(), 'data')
    await addTo(data, dovecot.newUser(), 'secret', '--trust', dovecot.fingerprint)
    const run = await runDesk(['sync', '--once', '--account', `nobody@${await freePort()}.test`, '--data', data])
    expect(run).toMatchObject({ code: 1, stderr: expect.stringContaining('There is no account') })
  })
})
