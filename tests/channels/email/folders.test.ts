import { afterEach, expect, it } from 'vitest'
import { describeWithDovecot } from '../../support/describe-with-dovecot.ts'
import { type Dovecot, startDovecot } from '../../support/dovecot.ts'
import { startGmailFace } from '../../support/gmail-face.ts'
import { DeskModel } from '../desk-model.ts'
import { mail, mails, openMailbox } from './mailbox.ts'

describeWithDovecot('Folders', () => {
  let dovecot: Dovecot
  afterEach(async () => {
    await dovecot.stop()
  })

  async function rolesWith(folders: Readonly<Record<string, string>>): Promise<Readonly<Record<string, string>>> {
    dovecot = await startDovecot({ folders })
    const session = await openMailbox(dovecot.newUser(), new DeskModel(), { port: dovecot.imapPort })
    const described = await session.folders()
    await session.close()
    return Object.fromEntries(
      described.map(({ path, role, followed }) => [path, followed ? `${role}, followed` : role]),
    )
  }

  it('have the roles the server gives them', async () => {
    expect(await rolesWith({ Out: '\\Sent', Old: '\\Archive', Spam: '\\Junk', Bin: '\\Trash', Work: '' })).toEqual({
      INBOX: 'inbox, followed',
      Out: 'sent, followed',
      Old: 'archive, followed',
      Spam: 'junk',
      Bin: 'trash',
      Work: 'other',
    })
  })

  it.each([
    { Sent: 'sent, followed', Archive: 'archive, followed', Drafts: 'drafts', Junk: 'junk', Trash: 'trash' },
    { Отправленные: 'sent, followed', Архив: 'archive, followed', Черновики: 'drafts', Спам: 'junk', Корзина: 'trash' },
    { 'Posta inviata': 'sent, followed', Bozze: 'drafts', Cestino: 'trash' },
    { 'Gesendete Objekte': 'sent, followed', Entwürfe: 'drafts', Papierkorb: 'trash' },
    { 'Elemente trimise': 'sent, followed', Ciorne: 'drafts' },
  ])('are known by name where the server says nothing: %o', async (roles) => {
    const unmarked = Object.fromEntries(Object.keys(roles).map((name) => [name, '']))
    expect(await rolesWith(unmarked)).toEqual({ INBOX: 'inbox, followed', ...roles })
  })

  it('say how many messages they hold', async () => {
    dovecot = await startDovecot()
    const user = dovecot.newUser()
    await dovecot.fill(user, mails(1, 7), 'Sent')
    const session = await openMailbox(user, new DeskModel(), { port: dovecot.imapPort })
    expect((await session.folders()).find((folder) => folder.role === 'sent')?.messages).toBe(7)
    await session.close()
  })

  it('are labels in Gmail: every message once, its conversation Gmail’s own, and no drafts', async () => {
    dovecot = await startDovecot({ folders: { '[Gmail]/All Mail': '\\All', '[Gmail]/Sent Mail': '\\Sent' } })
    const user = dovecot.newUser()
    await dovecot.fill(user, [mail(1)])
    await dovecot.fill(user, [mail(1), mail(2), mail(3)], '[Gmail]/All Mail')
    await dovecot.fill(user, [mail(2)], '[Gmail]/Sent Mail')
    const labels = [['\\Inbox', 'Orders'], ['\\Sent'], ['\\Draft']]
    const face = await startGmailFace(dovecot.imapPort, (uid) => ({
      labels: labels[uid - 1] ?? [],
      thread: String(7_000_000_000_000_000_000n + BigInt(uid)),
    }))
    const desk = new DeskModel()
    const session = await openMailbox(user, desk, { port: face.port })
    await desk.pull(session)
    expect(desk.subjects()).toEqual(['1', '2'])
    expect(desk.placesOf('1')).toEqual([{ folder: '[Gmail]/All Mail', uid: 1 }])
    expect(desk.message('1').references).toContain('gmail-thread:7000000000000000001')
    expect(desk.message('1').direction).toBe('in')
    expect(desk.message('2').direction).toBe('out')

    const waiting = session.waitForChange(new AbortController().signal)
    await dovecot.deliver(user, mail(4), '[Gmail]/All Mail')
    await waiting
    await desk.pull(session)
    expect(desk.subjects()).toEqual(['1', '2', '4'])
    await session.close()
    await face.close()
  })
})
