import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeWithDovecot } from '../../support/describe-with-dovecot.ts'
import { type Dovecot, startDovecot } from '../../support/dovecot.ts'
import { DeskModel } from '../desk-model.ts'
import { mail, mails, numbers, openMailbox } from './mailbox.ts'

const servers = [
  { name: 'that names vanished messages (QRESYNC)', capability: null },
  {
    name: 'that counts changes (CONDSTORE)',
    capability: 'IMAP4rev1 SASL-IR ID ENABLE IDLE UIDPLUS CONDSTORE ESEARCH MOVE SPECIAL-USE NAMESPACE',
  },
  { name: 'of 2003, with nothing but IMAP4rev1', capability: 'IMAP4rev1 NAMESPACE SPECIAL-USE' },
]

describeWithDovecot('What others do to a mailbox', () => {
  describe.each(servers)('on a server $name', ({ capability }) => {
    let dovecot: Dovecot
    beforeAll(async () => {
      dovecot = await startDovecot(capability ? { capability } : {})
    })
    afterAll(async () => {
      await dovecot.stop()
    })

    /** A desk that knows ten messages and was then closed for the night. */
    async function overnight(): Promise<{ readonly user: string; readonly desk: DeskModel }> {
      const user = dovecot.newUser()
      await dovecot.fill(user, mails(1, 10))
      const desk = new DeskModel()
      const session = await openMailbox(user, desk, { port: dovecot.imapPort })
      await desk.pull(session)
      await session.close()
      expect(desk.subjects()).toEqual(numbers(1, 10))
      return { user, desk }
    }

    async function nextMorning(user: string, desk: DeskModel): Promise<void> {
      const session = await openMailbox(user, desk, { port: dovecot.imapPort })
      await desk.pull(session)
      await session.close()
    }

    it('follows flags', async () => {
      const { user, desk } = await overnight()
      expect(desk.flags('3')).toEqual({ seen: false, flagged: false, answered: false })
      await dovecot.doveadm('flags', 'add', '-u', user, '\\Seen \\Flagged', 'mailbox', 'INBOX', 'uid', '3')
      await dovecot.doveadm('flags', 'add', '-u', user, '\\Answered', 'mailbox', 'INBOX', 'uid', '4')
      await nextMorning(user, desk)
      expect(desk.flags('3')).toEqual({ seen: true, flagged: true, answered: false })
      expect(desk.flags('4')).toEqual({ seen: false, flagged: false, answered: true })
      expect(desk.flags('5')).toEqual({ seen: false, flagged: false, answered: false })
    })

    it('follows deletions', async () => {
      const { user, desk } = await overnight()
      await dovecot.doveadm('expunge', '-u', user, 'mailbox', 'INBOX', 'uid', '2:4,10')
      await nextMorning(user, desk)
      expect(desk.subjects()).toEqual(['1', '5', '6', '7', '8', '9'])
    })

    it('follows deletions while as many messages arrive', async () => {
      const { user, desk } = await overnight()
      await dovecot.doveadm('expunge', '-u', user, 'mailbox', 'INBOX', 'uid', '2:3')
      await dovecot.deliver(user, mail(11))
      await dovecot.deliver(user, mail(12))
      await nextMorning(user, desk)
      expect(desk.subjects()).toEqual(['1', ...numbers(4, 12)])
    })

    it('follows a move to another folder, and the message is never gone in between', async () => {
      const { user, desk } = await overnight()
      await dovecot.doveadm('move', '-u', user, 'Archive', 'mailbox', 'INBOX', 'uid', '7')
      const session = await openMailbox(user, desk, { port: dovecot.imapPort })
      for await (const batch of session.pull(desk.cursor, new AbortController().signal)) {
        desk.store(batch)
        expect(desk.subjects()).toContain('7')
      }
      await session.close()
      expect(desk.placesOf('7')).toEqual([{ folder: 'Archive', uid: 1 }])
      expect(desk.deliveries('7')).toBe(1)
    })

    it('follows a copy: one message in two places', async () => {
      const { user, desk } = await overnight()
      await dovecot.doveadm('copy', '-u', user, 'Archive', 'mailbox', 'INBOX', 'uid', '5')
      await nextMorning(user, desk)
      expect(desk.placesOf('5')).toHaveLength(2)
      expect(desk.subjects()).toEqual(numbers(1, 10))
      await dovecot.doveadm('expunge', '-u', user, 'mailbox', 'INBOX', 'uid', '5')
      await nextMorning(user, desk)
      expect(desk.placesOf('5')).toEqual([{ folder: 'Archive', uid: 1 }])
    })

    it('survives a mailbox that was emptied', async () => {
      const { user, desk } = await overnight()
      await dovecot.doveadm('expunge', '-u', user, 'mailbox', 'INBOX', 'all')
      await nextMorning(user, desk)
      expect(desk.subjects()).toEqual([])
    })

    it('takes a new numbering in without a duplicate, a loss, or the texts again', async () => {
      const { user, desk } = await overnight()
      await dovecot.doveadm('expunge', '-u', user, 'mailbox', 'INBOX', 'uid', '2')
      await dovecot.forgetNumbering(user)
      await dovecot.deliver(user, mail(11))
      await nextMorning(user, desk)
      expect(desk.subjects()).toEqual(['1', ...numbers(3, 11)])
      expect(desk.placesOf('10')).toHaveLength(1)
      for (const subject of desk.subjects()) expect(desk.deliveries(subject)).toBe(1)
    })

    it('takes a new numbering in although the line drops half-way', async () => {
      const user = dovecot.newUser()
      await dovecot.fill(user, mails(1, 450))
      const desk = new DeskModel()
      const session = await openMailbox(user, desk, { port: dovecot.imapPort })
      await desk.pull(session)
      await session.close()
      await dovecot.forgetNumbering(user)
      const second = await openMailbox(user, desk, { port: dovecot.imapPort })
      for await (const batch of second.pull(desk.cursor, new AbortController().signal)) {
        desk.store(batch)
        expect(desk.subjects()).toEqual(numbers(1, 450))
        if (batch.events.some((event) => event.type === 'placed')) break
      }
      await second.close()
      await nextMorning(user, desk)
      expect(desk.subjects()).toEqual(numbers(1, 450))
      expect(desk.placesOf('1')).toHaveLength(1)
      expect(desk.deliveries('450')).toBe(1)
    })

    it('forgets a folder that was deleted', async () => {
      const user = dovecot.newUser()
      await dovecot.fill(user, mails(1, 3))
      await dovecot.fill(user, mails(20, 22), 'Orders')
      const desk = new DeskModel()
      const settings = { extraFolders: ['Orders'] }
      const session = await openMailbox(user, desk, { port: dovecot.imapPort, settings })
      await desk.pull(session)
      expect(desk.subjects('Orders')).toEqual(['20', '21', '22'])
      await session.close()
      await dovecot.doveadm('mailbox', 'delete', '-u', user, 'Orders')
      const next = await openMailbox(user, desk, { port: dovecot.imapPort, settings })
      await desk.pull(next)
      await next.close()
      expect(desk.subjects()).toEqual(['1', '2', '3'])
    })
  })
})
