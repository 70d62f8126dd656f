import { afterAll, beforeAll, expect, it } from 'vitest'
import { createEmailChannel } from '../../src-main/channels/email/email-channel.ts'
import { emailSettings } from '../../src-main/contract/account.ts'
import type { AccountId } from '../../src-main/contract/ids.ts'
import { describeWithDovecot } from '../support/describe-with-dovecot.ts'
import { type Dovecot, startDovecot } from '../support/dovecot.ts'
import { type ScriptedSmtp, startScriptedSmtp } from '../support/scripted-smtp.ts'
import { testDesk } from '../support/test-desk.ts'

describeWithDovecot('An account that sends', () => {
  let dovecot: Dovecot
  let taking: ScriptedSmtp
  let refusing: ScriptedSmtp
  beforeAll(async () => {
    dovecot = await startDovecot()
    taking = await startScriptedSmtp()
    refusing = await startScriptedSmtp((command) => (command.startsWith('AUTH') ? '535 5.7.8 no' : undefined))
  })
  afterAll(async () => {
    await taking.close()
    await refusing.close()
    await dovecot.stop()
  })

  const through = ({ port }: ScriptedSmtp) => ({ host: '127.0.0.1', port, security: 'none' }) as const
  const settingsWith = (user: string, smtp: ScriptedSmtp | null) =>
    emailSettings.parse({
      address: user,
      user,
      imap: { host: '127.0.0.1', port: dovecot.imapPort, security: 'none' },
      smtp: smtp && through(smtp),
    })
  const credential = { type: 'password', password: 'secret' } as const

  it('is tried at both servers before it is added, and says which of them refused', async () => {
    const desk = await testDesk({ email: createEmailChannel() })
    const settings = settingsWith(dovecot.newUser(), refusing)
    await expect(desk.call('account.test', { settings, credential })).rejects.toMatchObject({
      kind: 'auth',
      code: 'mail-password-refused',
      params: { protocol: 'smtp' },
    })
    const wrong = { type: 'password', password: 'wrong' } as const
    const atImap = desk.call('account.test', { settings, credential: wrong })
    await expect(atImap).rejects.toMatchObject({ kind: 'auth', params: { host: '127.0.0.1' } })
    await expect(atImap).rejects.not.toMatchObject({ params: { protocol: 'smtp' } })

    const before = taking.commands.length
    const { folders } = await desk.call('account.test', { settings: settingsWith(settings.user, taking), credential })
    expect(folders.length).toBeGreaterThan(0)
    expect(taking.commands.slice(before).some((command) => command.startsWith('AUTH'))).toBe(true)
    expect(
      (await desk.call('account.test', { settings: settingsWith(settings.user, null), credential })).folders,
    ).toEqual(folders)
  })

  it('tries a new way out while it is online, and keeps the old one when that fails', async () => {
    const user = dovecot.newUser()
    const desk = await testDesk({ email: createEmailChannel(), follow: true })
    const settings = settingsWith(user, taking)
    const { id } = await desk.call('account.add', { settings, credential })
    await online(desk, id)
    const update = (smtp: ScriptedSmtp | null, more = {}) =>
      desk.call('account.update', { id, settings: { ...settingsWith(user, smtp), ...more }, credential: null })
    await expect(update(refusing)).rejects.toMatchObject({ kind: 'auth', params: { protocol: 'smtp' } })
    const stored = async () => (await desk.call('account.list', {})).find((account) => account.id === id)?.email
    expect((await stored())?.smtp?.port).toBe(taking.port)

    const before = taking.commands.length
    await update(taking, { displayName: 'Support' })
    expect(taking.commands.length).toBe(before)

    await desk.call('network.set', { offline: true })
    await update(refusing)
    expect((await stored())?.smtp?.port).toBe(refusing.port)
  })
})

async function online(desk: Awaited<ReturnType<typeof testDesk>>, id: AccountId): Promise<void> {
  await expect
    .poll(async () => (await desk.call('account.list', {})).find((account) => account.id === id)?.state.status)
    .toBe('online')
}
