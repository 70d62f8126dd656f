import { symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readFiles } from '../../../src-main/channels/files/read-files.ts'
import { mboxEntry, readAll, smallMail, writeFiles } from '../../support/mail-files.ts'
import { arrived } from '../../support/read-mail.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const subjects = (messages: readonly { subject: string }[]) => messages.map(({ subject }) => subject)

describe('files that are brought in', () => {
  it('are every mail of a folder, at any depth, and nothing else', async () => {
    const folder = await temporaryFolder()
    await writeFiles(folder, {
      'a.eml': smallMail('a'),
      'deep/er/b.eml': smallMail('b'),
      'deep/no-extension': smallMail('c'),
      'archive.mbox': mboxEntry(smallMail('d')),
      'old-box': mboxEntry(smallMail('e')),
      'README.md': '# From: nobody\n\nTo: read\n',
      'notes.txt': 'From here on: it is only text.\nSubject: none\n',
      'page.yaml': 'subject: x\ndate: y\n',
      'picture.png': '\x89PNG\r\n\x1a\n',
      '.hidden': smallMail('f'),
    })
    expect(subjects((await readAll([folder])).messages).sort()).toEqual(
      ['a', 'b', 'c', 'd', 'e'].map((id) => `About ${id}`),
    )
  })

  it('say where each mail came from', async () => {
    const folder = await temporaryFolder()
    const first = mboxEntry(smallMail('a'))
    await writeFiles(folder, { 'one.eml': smallMail('x'), 'box.mbox': first + mboxEntry(smallMail('b')) })
    const { messages } = await readAll([folder])
    expect(messages.map(({ origin }) => origin)).toEqual([
      `${join(folder, 'box.mbox')}#0`,
      `${join(folder, 'box.mbox')}#${first.length}`,
      join(folder, 'one.eml'),
    ])
  })

  it('are told by name when they cannot be read, and do not stop the rest', async () => {
    const folder = await temporaryFolder()
    await writeFiles(folder, { 'a.eml': smallMail('a'), 'empty.eml': '', 'note.pdf': '%PDF' })
    await symlink(join(folder, 'gone'), join(folder, 'link.eml'))
    const { messages, problems } = await readAll([folder, join(folder, 'note.pdf'), join(folder, 'nowhere')])
    expect(subjects(messages)).toEqual(['About a'])
    expect(problems.map(({ origin }) => origin).sort()).toEqual(
      ['empty.eml', 'link.eml', 'note.pdf', 'nowhere'].map((name) => join(folder, name)),
    )
  })

  it('are read once when a link leads back', async () => {
    const folder = await temporaryFolder()
    await writeFiles(folder, { 'in/a.eml': smallMail('a') })
    await symlink(folder, join(folder, 'in', 'loop'))
    expect((await readAll([folder])).messages.length).toBe(1)
  })

  it('are no devices or pipes, which could be waited for without end', async () => {
    const folder = await temporaryFolder()
    await symlink('/dev/zero', join(folder, 'zero.eml'))
    await writeFiles(folder, { 'a.eml': smallMail('a') })
    const { messages, problems } = await readAll([folder, join(folder, 'zero.eml')])
    expect([messages.length, problems.map(({ error }) => error.code)]).toEqual([1, ['file-not-mail']])
  })

  it('may be spam or trash when these were picked themselves', async () => {
    const folder = await temporaryFolder()
    await writeFiles(folder, { 'Trash/a.eml': smallMail('a') })
    expect((await readAll([join(folder, 'Trash')])).messages.length).toBe(1)
    expect((await readAll([folder])).skipped).toBe(1)
  })

  it.each([
    ['Status: RO', true],
    ['Status: O', false],
    ['X-Status: F', true],
  ])('with %s were read: %s', async (line, seen) => {
    const folder = await temporaryFolder()
    await writeFiles(folder, { 'a.mbox': mboxEntry(smallMail('a', `${line}\n`)) })
    expect((await readAll([folder])).messages[0]?.flags.seen).toBe(seen)
  })

  it('keep apart what shares a Message-ID, and join what is the same', async () => {
    const folder = await temporaryFolder()
    await writeFiles(folder, {
      'a.eml': smallMail('same', '', 'one'),
      'b.eml': smallMail('same', '', 'two'),
      'c.eml': smallMail('same', 'Cc: bob@home.test\n', 'one'),
      'copy/a.eml': smallMail('same', '', 'one'),
    })
    const ids = (await readAll([folder])).messages.map(({ remoteId }) => remoteId)
    expect([ids.length, new Set(ids).size]).toEqual([4, 3])
  })

  it('lose no mail of the corpus', async () => {
    const corpus = fileURLToPath(new URL('../../corpus/mime/', import.meta.url))
    const { messages, problems } = await readAll([corpus])
    expect(messages.length).toBe(103)
    // Four of its files are there twice, byte for byte.
    expect(new Set(messages.map(({ remoteId }) => remoteId)).size).toBe(99)
    expect(problems.map(({ origin }) => origin)).toEqual([join(corpus, 'sample_output_multipart')])
  })

  it('keep the bytes of their attachments', async () => {
    const folder = await temporaryFolder()
    const lines = 'Content-Type: multipart/mixed; boundary=b\n'
    const body =
      '--b\n\nsee\n--b\nContent-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: base64\n\nSGVsbG8=\n--b--'
    await writeFiles(folder, { 'a.eml': smallMail('a', lines, body) })
    const attachment = (await readAll([folder])).messages[0]?.attachments[0]
    expect(Buffer.from(attachment?.content ?? []).toString()).toBe('Hello')
  })

  it('tell how far they are', async () => {
    const folder = await temporaryFolder()
    await writeFiles(folder, Object.fromEntries(Array.from({ length: 600 }, (_, n) => [`${n}.eml`, smallMail(`${n}`)])))
    const { batches } = await readAll([folder])
    expect(batches.length).toBeGreaterThan(2)
    const done = batches.map(({ doneBytes }) => doneBytes)
    expect(done).toEqual([...done].sort((a, b) => a - b))
    expect(done.at(-1)).toBe(batches[0]?.totalBytes)
  })

  it('go on where a cursor was taken', async () => {
    const folder = await temporaryFolder()
    const mails = (from: number) => Array.from({ length: 300 }, (_, n) => mboxEntry(smallMail(`${from + n}`))).join('')
    await writeFiles(folder, { 'a.mbox': mails(0), 'b.mbox': mails(300) })
    const whole = await readAll([folder])
    expect(whole.messages.length).toBe(600)
    expect(whole.batches.at(-1)?.cursor).toBe('')
    for (const [index, { cursor }] of whole.batches.slice(0, -1).entries()) {
      const rest = await readAll([folder], {}, cursor)
      const later = whole.batches.slice(index + 1).flatMap(({ events }) => events)
      expect(rest.batches.flatMap(({ events }) => events)).toEqual(later)
    }
  })

  it('are read again from the start when they changed after the cursor', async () => {
    const folder = await temporaryFolder()
    const mails = (count: number) => Array.from({ length: count }, (_, n) => mboxEntry(smallMail(`${n}`))).join('')
    await writeFiles(folder, { 'a.mbox': mails(300) })
    const { batches } = await readAll([folder])
    await writeFiles(folder, { 'a.mbox': mails(301) })
    const again = await readAll([folder], {}, batches[0]?.cursor ?? null)
    expect(again.messages.length).toBe(301)
  })

  it('know us whatever the case of the address', async () => {
    const folder = await temporaryFolder()
    await writeFiles(folder, { 'a.eml': smallMail('a') })
    expect((await readAll([folder], { me: ['Ana@Home.Test'] })).messages[0]?.direction).toBe('out')
  })

  it('stop when they are told to', async () => {
    const folder = await temporaryFolder()
    await writeFiles(folder, {
      'a.mbox': Array.from({ length: 2000 }, (_, n) => mboxEntry(smallMail(`${n}`))).join(''),
    })
    const stop = new AbortController()
    let seen = 0
    for await (const batch of readFiles([folder], { me: [], now: arrived }, null, stop.signal)) {
      seen += batch.events.length
      stop.abort()
    }
    expect(seen).toBe(250)
  })
})

describe('a Maildir', () => {
  it('tells what was read, answered and flagged', async () => {
    const folder = await temporaryFolder()
    await writeFiles(folder, {
      'new/1.host': smallMail('a'),
      'cur/2.host:2,': smallMail('b'),
      'cur/3.host:2,FRS': smallMail('c'),
      'cur/4.host:2,ST': smallMail('deleted'),
      'cur/5.host:2,DS': smallMail('draft'),
      'tmp/6.host': smallMail('half written'),
      dovecot: 'index',
    })
    const { messages, skipped } = await readAll([folder])
    expect(messages.map(({ subject, flags }) => [subject, flags.seen, flags.answered, flags.flagged]).sort()).toEqual([
      ['About a', false, false, false],
      ['About b', false, false, false],
      ['About c', true, true, true],
    ])
    expect(skipped).toBe(2)
  })

  it('has folders: what lies in Sent is ours, spam and trash stay out', async () => {
    const folder = await temporaryFolder()
    await writeFiles(folder, {
      'cur/1:2,S': smallMail('in'),
      '.Sent Items/cur/2:2,S': smallMail('sent'),
      '.Archive.2025/cur/3:2,S': smallMail('old'),
      '.Junk/cur/4:2,S': smallMail('junk'),
      '.INBOX.Trash/new/5': smallMail('trash'),
    })
    const { messages, skipped } = await readAll([folder])
    expect(messages.map(({ subject, direction }) => [subject, direction]).sort()).toEqual([
      ['About in', 'in'],
      ['About old', 'in'],
      ['About sent', 'out'],
    ])
    expect(skipped).toBe(2)
  })
})

describe('a Gmail Takeout', () => {
  const takeout = (labels: string, id: string) =>
    `From 1@xxx Mon Nov 02 10:00:00 +0000 2026\nX-GM-THRID: 77\nX-Gmail-Labels: ${labels}\n${smallMail(id)}\n`

  it('tells by labels what was sent, read and starred', async () => {
    const folder = await temporaryFolder()
    await writeFiles(folder, {
      'All mail.mbox': [
        takeout('Inbox,Unread,"Orders, big"', 'a'),
        takeout('Sent,Starred', 'b'),
        takeout('Spam', 'c'),
        takeout('Trash,Opened', 'd'),
        takeout('=?UTF-8?Q?=D0=9E=D1=82=D0=BF=D1=80=D0=B0=D0=B2=D0=BB=D0=B5=D0=BD=D0=BD=D1=8B=D0=B5?=', 'e'),
      ].join(''),
    })
    const { messages, skipped } = await readAll([folder])
    expect(messages.map(({ subject, direction, flags }) => [subject, direction, flags.seen, flags.flagged])).toEqual([
      ['About a', 'in', false, false],
      ['About b', 'out', true, true],
      ['About e', 'out', true, false],
    ])
    expect(messages.every(({ references }) => references[0] === 'gmail-thread:77')).toBe(true)
    expect(skipped).toBe(2)
  })
})

describe('a mailbox of Thunderbird', () => {
  it('tells what was read, answered, starred and deleted', async () => {
    const folder = await temporaryFolder()
    const entry = (status: string, id: string) =>
      `From - Mon Nov  2 10:00:00 2026\nX-Mozilla-Status: ${status}\nX-Mozilla-Status2: 00000000\n${smallMail(id)}\n`
    await writeFiles(folder, {
      Inbox: entry('0001', 'a') + entry('0007', 'b') + entry('0000', 'c') + entry('0009', 'deleted'),
      'Inbox.msf': '// <!-- <mdb:mork:z v="1.4"/> -->',
      Sent: entry('0001', 'sent'),
      Trash: entry('0001', 'trash'),
    })
    const { messages, skipped } = await readAll([folder])
    expect(
      messages.map(({ subject, direction, flags }) => [subject, direction, flags.seen, flags.answered, flags.flagged]),
    ).toEqual([
      ['About a', 'in', true, false, false],
      ['About b', 'in', true, true, true],
      ['About c', 'in', false, false, false],
      ['About sent', 'out', true, false, false],
    ])
    expect(skipped).toBe(2)
  })
})

describe('when a mail arrived', () => {
  it.each([
    [
      'the newest Received line',
      'Received: from a by b; Sun, 1 Nov 2026 09:00:00 +0000\nReceived: from c by a; Sun, 1 Nov 2026 08:00:00 +0000\n',
      9,
    ],
    ['the envelope of the mbox', '', 10],
  ])('is told by %s', async (_what, lines, hour) => {
    const folder = await temporaryFolder()
    await writeFiles(folder, { 'a.mbox': `From ana@home.test Sun Nov  1 10:00:00 2026\n${smallMail('a', lines)}\n` })
    const { messages } = await readAll([folder])
    expect([messages[0]?.receivedAt, messages[0]?.sentAt]).toEqual([
      Date.UTC(2026, 10, 1, hour),
      Date.UTC(2026, 10, 1, hour),
    ])
  })
})

describe('whose mailbox it is, when nobody says', () => {
  const outgoing = async (files: Readonly<Record<string, string>>) => {
    const folder = await temporaryFolder()
    await writeFiles(folder, files)
    const { messages } = await readAll([folder], { me: [] })
    return subjects(messages.filter(({ direction }) => direction === 'out')).sort()
  }
  const reply = (id: string, from: string, to: string, lines = '') =>
    `From: ${from}\nTo: ${to}\nSubject: About ${id}\nMessage-ID: <${id}@x>\n${lines}\nwords\n`

  it('is told by Delivered-To', async () => {
    expect(
      await outgoing({
        '1.eml': reply('1', 'ana@home.test', 'help@desk.test', 'Delivered-To: help@desk.test\n'),
        '2.eml': reply('2', 'bob@home.test', 'help@desk.test', 'Delivered-To: help@desk.test\n'),
        '3.eml': reply('3', 'help@desk.test', 'ana@home.test'),
      }),
    ).toEqual(['About 3'])
  })

  it('is told by who wrote what lies in Sent', async () => {
    expect(
      await outgoing({
        'Sent/1.eml': reply('1', 'help@desk.test', 'ana@home.test'),
        'In/2.eml': reply('2', 'help@desk.test', 'bob@home.test'),
      }),
    ).toEqual(['About 1', 'About 2'])
  })

  it('is told by who takes part in nearly every mail', async () => {
    expect(
      await outgoing({
        '1.eml': reply('1', 'ana@home.test', 'help@desk.test'),
        '2.eml': reply('2', 'help@desk.test', 'ana@home.test'),
        '3.eml': reply('3', 'bob@home.test', 'help@desk.test'),
        '4.eml': reply('4', 'carl@home.test', 'help@desk.test'),
      }),
    ).toEqual(['About 2'])
  })

  it('is not guessed from too little', async () => {
    expect(await outgoing({ '1.eml': reply('1', 'ana@home.test', 'help@desk.test') })).toEqual([])
  })
})
