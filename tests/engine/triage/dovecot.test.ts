import { afterAll, beforeAll, expect, it } from 'vitest'
import { createEmailChannel } from '../../../src-main/channels/email/email-channel.ts'
import type { TriageStep } from '../../../src-main/contract/triage.ts'
import { describeWithDovecot } from '../../support/describe-with-dovecot.ts'
import { type Dovecot, startDovecot } from '../../support/dovecot.ts'
import { type TestDesk, testDesk, until } from '../../support/test-desk.ts'
import { onContact } from '../../support/triage-steps.ts'

const ana = 'ana@mail.test'
const source = [
  `From: Ana <${ana}>`,
  'Subject: Hello',
  'Message-ID: <q@mail.test>',
  'Date: Mon, 2 Nov 2026 10:00:00 +0000',
  '',
  'Hello',
  '',
].join('\r\n')

describeWithDovecot('What agents sort, before a real mail server', () => {
  let dovecot: Dovecot
  beforeAll(async () => {
    dovecot = await startDovecot()
  })
  afterAll(() => dovecot.stop())

  /** A desk on a new mailbox in which Ana's question lies. */
  async function deskWith(folder = 'INBOX') {
    const user = dovecot.newUser()
    await dovecot.doveadm('mailbox', 'create', '-u', user, 'Orders')
    await dovecot.deliver(user, source, folder)
    const settings = {
      address: user,
      user,
      imap: { host: '127.0.0.1', port: dovecot.imapPort, security: 'none' as const },
      extraFolders: ['Orders'],
    }
    const email = createEmailChannel({ acceptMs: 5_000, quietMs: 5_000 })
    const desk = await testDesk({ email, settings, follow: true, now: Date.now() })
    await until(async () => expect(await desk.timeline(ana)).toHaveLength(1))
    return { desk, user, contact: await desk.contact(ana) }
  }
  const say = async (desk: TestDesk, contact: number, step: TriageStep) =>
    (await desk.call('triage.apply', onContact(contact, step))).action as never
  /** Where the mail lies, and its flags. */
  const lies = async (user: string) => {
    const found = await dovecot.doveadm('fetch', '-u', user, 'mailbox flags', 'mailbox', '*', 'all')
    return [...found.matchAll(/mailbox: (.*)\nflags: (.*)/g)].map(([, folder, flags = '']) =>
      `${folder} ${flags.replace('\\Recent', '')}`.trim(),
    )
  }
  const settled = (desk: TestDesk) =>
    until(async () => {
      const [account] = await desk.call('outbox.list', {})
      expect(account).toMatchObject({ pendingChanges: 0, changeError: null })
    })

  it.each([
    [{ type: 'archive' }, 'Archive'],
    [{ type: 'spam', on: true }, 'Junk'],
    [{ type: 'delete' }, 'Trash'],
  ] as const)('%o moves mail there, and its undo takes it back', async (step, folder) => {
    const { desk, user, contact } = await deskWith()
    const action = await say(desk, contact, step)
    await until(async () => expect(await lies(user)).toEqual([folder]))
    await settled(desk)
    await desk.call('action.undo', { action })
    await until(async () => expect(await lies(user)).toEqual(['INBOX']))
    await settled(desk)
    expect(await desk.queue('unanswered')).toHaveLength(1)
  })

  it.each([{ type: 'spam', on: true }, { type: 'delete' }] as const)(
    'the undo of %o takes mail back to the folder where it lay',
    async (step) => {
      const { desk, user, contact } = await deskWith('Orders')
      const action = await say(desk, contact, step)
      await until(async () => expect(await lies(user)).not.toContain('Orders'))
      await settled(desk)
      await desk.call('action.undo', { action })
      await until(async () => expect(await lies(user)).toEqual(['Orders']))
      await settled(desk)
      expect(await desk.timeline(ana)).toHaveLength(1)
    },
  )

  it('settles quietly what somebody else deleted meanwhile', async () => {
    const { desk, user, contact } = await deskWith()
    await desk.call('network.set', { offline: true })
    await say(desk, contact, { type: 'star', on: true })
    await say(desk, contact, { type: 'archive' })
    await dovecot.doveadm('expunge', '-u', user, 'mailbox', 'INBOX', 'all')
    await desk.call('network.set', { offline: false })
    await settled(desk)
    await until(async () => expect(await desk.queue('done')).toEqual([]))
  })

  it('finds what somebody else moved meanwhile, and says there what the agent said', async () => {
    const { desk, user, contact } = await deskWith()
    await desk.call('network.set', { offline: true })
    await say(desk, contact, { type: 'star', on: true })
    await dovecot.doveadm('move', '-u', user, 'Orders', 'mailbox', 'INBOX', 'all')
    await desk.call('network.set', { offline: false })
    await until(async () => expect(await lies(user)).toEqual(['Orders \\Flagged']))
    await settled(desk)
    expect(await desk.timeline(ana)).toMatchObject([{ flagged: true }])
  })
})
