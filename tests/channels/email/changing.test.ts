import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeWithDovecot } from '../../support/describe-with-dovecot.ts'
import { type Dovecot, startDovecot } from '../../support/dovecot.ts'
import { startGmailFace } from '../../support/gmail-face.ts'
import { DeskModel } from '../desk-model.ts'
import { mails, numbers, openMailbox, outgoing, refusal } from './mailbox.ts'

const never = new AbortController().signal

describeWithDovecot('What an agent changes on the server', () => {
  let dovecot: Dovecot
  beforeAll(async () => {
    dovecot = await startDovecot()
  })
  afterAll(async () => {
    await dovecot.stop()
  })

  const deskOf = async (user: string) => {
    const desk = new DeskModel()
    const session = await openMailbox(user, desk, { port: dovecot.imapPort })
    await desk.pull(session)
    return { desk, session }
  }
  const flagsOf = async (user: string, folder: string, uid: number) =>
    (await dovecot.doveadm('fetch', '-u', user, 'flags', 'mailbox', folder, 'uid', `${uid}`))
      .replace('flags:', '')
      .trim()
  const subjectsIn = async (user: string, folder: string) =>
    [
      ...(await dovecot.doveadm('fetch', '-u', user, 'hdr.subject', 'mailbox', folder, 'all')).matchAll(
        /subject: (\d+)/g,
      ),
    ]
      .map(([, subject]) => subject)
      .sort()
  const inbox = (...uids: readonly number[]) => uids.map((uid) => ({ folder: 'INBOX', uid }))

  it('sets and takes away flags of many messages at once, and leaves the others alone', async () => {
    const user = dovecot.newUser()
    await dovecot.fill(user, mails(1, 5))
    const { desk, session } = await deskOf(user)
    await session.setFlags(inbox(1, 2, 4), { seen: true, flagged: true }, never)
    await session.setFlags(inbox(2), { seen: false }, never)
    await session.setFlags(inbox(4), { answered: true }, never)
    expect(await flagsOf(user, 'INBOX', 1)).toBe('\\Flagged \\Seen')
    expect(await flagsOf(user, 'INBOX', 2)).toBe('\\Flagged')
    expect(await flagsOf(user, 'INBOX', 3)).toBe('')
    expect(await flagsOf(user, 'INBOX', 4)).toBe('\\Answered \\Flagged \\Seen')
    await session.waitForChange(never)
    await desk.pull(session)
    expect(desk.flags('1')).toEqual({ seen: true, flagged: true, answered: false })
    await session.close()
  })

  it('passes over what is gone by now, quietly', async () => {
    const user = dovecot.newUser()
    await dovecot.fill(user, mails(1, 3))
    const { session } = await deskOf(user)
    await dovecot.doveadm('expunge', '-u', user, 'mailbox', 'INBOX', 'uid', '2')
    await session.setFlags(inbox(1, 2, 99), { seen: true }, never)
    expect(await flagsOf(user, 'INBOX', 1)).toBe('\\Seen')
    expect(await session.move(inbox(2, 3), 'archive', never)).toEqual([null, { folder: 'Archive', uid: 1 }])
    expect(await session.move(inbox(2, 3), 'archive', never)).toEqual([null, null])
    await session.setFlags([{ folder: 'Nowhere', uid: 1 }], { seen: true }, never)
    await session.close()
  })

  it.each([
    ['archive', 'Archive'],
    ['junk', 'Junk'],
    ['trash', 'Trash'],
    ['sent', 'Sent'],
  ] as const)('moves to %s, says where it lies now, and takes it back from there', async (target, folder) => {
    const user = dovecot.newUser()
    await dovecot.fill(user, mails(1, 3))
    const { session } = await deskOf(user)
    const moved = await session.move(inbox(3, 1), target, never)
    expect(moved).toEqual([
      { folder, uid: 2 },
      { folder, uid: 1 },
    ])
    expect(await subjectsIn(user, folder)).toEqual(['1', '3'])
    expect(await subjectsIn(user, 'INBOX')).toEqual(['2'])
    const there = moved.flatMap((place) => place ?? [])
    expect(await session.move(there, target, never)).toEqual(there)
    await session.move(there, 'inbox', never)
    expect(await subjectsIn(user, 'INBOX')).toEqual(['1', '2', '3'])
    await session.close()
  })

  it('takes mail back to a folder by its path, and archives nothing that is filed elsewhere', async () => {
    const user = dovecot.newUser()
    await dovecot.fill(user, mails(1, 1))
    await dovecot.fill(user, mails(2, 2), 'Orders')
    const { session } = await deskOf(user)
    const filed = [{ folder: 'Orders', uid: 1 }]
    expect(await session.move(filed, 'archive', never)).toEqual(filed)
    const [trashed] = await session.move(filed, 'trash', never)
    const back = { folder: 'Orders', otherwise: 'inbox' } as const
    expect(await session.move(trashed ? [trashed] : [], back, never)).toEqual([{ folder: 'Orders', uid: 2 }])
    expect(await subjectsIn(user, 'INBOX')).toEqual(['1'])
    await session.close()
  })

  it('follows what it moved to a folder that the desk reads', async () => {
    const user = dovecot.newUser()
    await dovecot.fill(user, mails(1, 2))
    const { desk, session } = await deskOf(user)
    await session.move(inbox(1), 'archive', never)
    await session.waitForChange(never)
    await desk.pull(session)
    expect(desk.placesOf('1')).toEqual([{ folder: 'Archive', uid: 1 }])
    expect(desk.deliveries('1')).toBe(1)
    await session.close()
  })

  it.each([
    ['MOVE is missing', 'IMAP4rev1 IDLE UIDPLUS NAMESPACE SPECIAL-USE'],
    ['MOVE and UIDPLUS are missing', 'IMAP4rev1 IDLE NAMESPACE SPECIAL-USE'],
  ])('copies and takes away where %s', async (_, capability) => {
    const lesser = await startDovecot({ capability })
    try {
      const user = lesser.newUser()
      await lesser.fill(user, mails(1, 3))
      const desk = new DeskModel()
      const session = await openMailbox(user, desk, { port: lesser.imapPort })
      await desk.pull(session)
      await session.move(inbox(1, 3), 'archive', never)
      const left = await lesser.doveadm('fetch', '-u', user, 'uid', 'mailbox', 'INBOX', 'all')
      expect(left.trim()).toBe('uid: 2')
      const archived = await lesser.doveadm('fetch', '-u', user, 'uid', 'mailbox', 'Archive', 'all')
      expect(archived.match(/uid:/g)).toHaveLength(2)
      await session.close()
    } finally {
      await lesser.stop()
    }
  })

  it('makes the folder that is missing, and reads it from then on', async () => {
    const bare = await startDovecot({ folders: {} })
    try {
      const user = bare.newUser()
      await bare.fill(user, mails(1, 2))
      const desk = new DeskModel()
      const session = await openMailbox(user, desk, { port: bare.imapPort })
      await desk.pull(session)
      expect(await session.move(inbox(2), 'archive', never)).toEqual([{ folder: 'Archive', uid: 1 }])
      await session.waitForChange(never)
      await desk.pull(session)
      expect(desk.subjects('Archive')).toEqual(['2'])
      expect(desk.subjects('INBOX')).toEqual(['1'])
      expect((await session.folders()).find(({ path }) => path === 'Archive')).toMatchObject({
        role: 'archive',
        followed: true,
      })
      await session.close()
    } finally {
      await bare.stop()
    }
  })

  it('touches nothing under another numbering: the same uid is another message there', async () => {
    const user = dovecot.newUser()
    await dovecot.fill(user, mails(1, 3))
    const { session } = await deskOf(user)
    await dovecot.doveadm('mailbox', 'update', '-u', user, '--uid-validity', '4000000000', 'INBOX')
    await session.setFlags(inbox(1), { flagged: true }, never)
    expect(await session.move(inbox(2), 'trash', never)).toEqual([null])
    expect(await flagsOf(user, 'INBOX', 1)).toBe('')
    expect(await subjectsIn(user, 'INBOX')).toEqual(['1', '2', '3'])
    await session.close()
  })

  it('waits with changes until it knows how the folder is numbered', async () => {
    const user = dovecot.newUser()
    await dovecot.fill(user, mails(1, 1))
    const session = await openMailbox(user, new DeskModel(), { port: dovecot.imapPort })
    expect(await refusal(session.setFlags(inbox(1), { seen: true }, never))).toMatchObject({
      kind: 'network',
      code: 'folder-in-flux',
    })
    await session.close()
  })

  it('leaves two desks in agreement that change the same messages', async () => {
    const user = dovecot.newUser()
    await dovecot.fill(user, mails(1, 20))
    const [here, there] = [await deskOf(user), await deskOf(user)]
    await Promise.all([
      here.session.setFlags(inbox(1, 2, 3, 4), { seen: true }, never),
      there.session.setFlags(inbox(3, 4, 5, 6), { flagged: true }, never),
      here.session.move(inbox(7, 8, 9), 'archive', never),
      there.session.move(inbox(8, 9, 10), 'archive', never),
      there.session.move(inbox(11), 'trash', never),
      here.session.setFlags(inbox(11, 12), { answered: true }, never),
    ])
    const archived = ['7', '8', '9', '10']
    for (const { desk, session } of [here, there]) {
      // A server tells of changes in one folder while it still makes them in another.
      await expect
        .poll(async () => {
          await session.probe(5_000)
          await desk.pull(session)
          return desk.subjects('Archive').toSorted((one, other) => Number(one) - Number(other))
        })
        .toEqual(archived)
    }
    expect(here.desk.subjects()).toEqual(numbers(1, 20).filter((subject) => subject !== '11'))
    expect(there.desk.subjects()).toEqual(here.desk.subjects())
    expect(there.desk.subjects('Archive')).toEqual(here.desk.subjects('Archive'))
    for (const subject of here.desk.subjects()) expect(there.desk.flags(subject)).toEqual(here.desk.flags(subject))
    expect(here.desk.flags('3')).toEqual({ seen: true, flagged: true, answered: false })
    await Promise.all([here.session.close(), there.session.close()])
  })

  it('changes a thousand scattered messages in a few commands', async () => {
    const user = dovecot.newUser()
    await dovecot.fill(user, mails(1, 1_200))
    const { session } = await deskOf(user)
    const odd = inbox(...Array.from({ length: 600 }, (_, index) => index * 2 + 1))
    await session.setFlags(odd, { seen: true }, never)
    const moved = await session.move(odd, 'archive', never)
    expect(moved.every((place) => place?.folder === 'Archive')).toBe(true)
    const left = await dovecot.doveadm('search', '-u', user, 'mailbox', 'INBOX', 'all')
    expect(left.trim().split('\n')).toHaveLength(600)
    await session.close()
  })

  it('takes a label off in Gmail to archive, moves to its trash, and brings back from there to where all mail lies', async () => {
    const all = '[Gmail]/All Mail'
    const google = await startDovecot({
      folders: {
        [all]: '\\All',
        '[Gmail]/Trash': '\\Trash',
        '[Gmail]/Drafts': '\\Drafts',
        '[Gmail]/Sent Mail': '\\Sent',
      },
    })
    const face = await startGmailFace(google.imapPort, () => ({ labels: ['\\Inbox'], thread: '1' }))
    try {
      const user = google.newUser()
      await google.fill(user, mails(1, 4), all)
      const desk = new DeskModel()
      const smtp = { host: 'smtp.gmail.com', port: 465, security: 'tls' } as const
      const session = await openMailbox(user, desk, { port: face.port, settings: { smtp } })
      await desk.pull(session)
      const places = [1, 3].map((uid) => ({ folder: all, uid }))
      expect(await session.move(places, 'archive', never)).toEqual(places)
      expect(await session.move(places, 'inbox', never)).toEqual(places)
      // Where all mail lies is no place to go back to: what it was there for is.
      expect(await session.move(places, { folder: all, otherwise: 'inbox' }, never)).toEqual(places)
      const [off, on] = ['1,3 -X-GM-LABELS (\\Inbox)', '1,3 +X-GM-LABELS (\\Inbox)']
      expect(face.labelled).toEqual([off, on, on])
      const trashed = await session.move(places, 'trash', never)
      expect(trashed).toEqual([1, 2].map((uid) => ({ folder: '[Gmail]/Trash', uid })))
      const back = await session.move(
        trashed.flatMap((place) => place ?? []),
        'archive',
        never,
      )
      expect(back).toEqual([5, 6].map((uid) => ({ folder: all, uid })))

      // Gmail files what its own server sent, and keeps in All Mail what is expunged from the drafts.
      const message = outgoing({ from: { name: '', address: user } })
      const { source } = await session.receipt(message)
      await session.keepCopy(source, message.channelMessageId, never)
      await session.putDraft(message, never)
      await session.removeDraft(message.channelMessageId, never)
      const lieIn = async (folder: string) =>
        (await google.doveadm('search', '-u', user, 'mailbox', folder, 'all')).trim()
      expect(await lieIn('[Gmail]/Sent Mail')).toBe('')
      expect(await lieIn('[Gmail]/Drafts')).toBe('')
      expect((await lieIn('[Gmail]/Trash')).split('\n')).toHaveLength(1)
      expect(await session.findSent(message.channelMessageId, never)).toBe(false)
      await session.close()
    } finally {
      await face.close()
      await google.stop()
    }
  })

  it('leaves the session as it found it: closed is closed', async () => {
    const user = dovecot.newUser()
    await dovecot.fill(user, mails(1, 1))
    const { session } = await deskOf(user)
    await session.close()
    expect(await refusal(session.setFlags(inbox(1), { seen: true }, never))).toMatchObject({ kind: 'network' })
    expect(await refusal(session.findSent('x@y', never))).toMatchObject({ kind: 'network' })
  })
})
