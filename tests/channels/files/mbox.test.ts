import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { readMbox } from '../../../src-main/channels/files/mbox.ts'
import type { RawMail } from '../../../src-main/channels/files/raw-mail.ts'
import { mboxEntry, readAll, smallMail, writeFiles } from '../../support/mail-files.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

// Many rounds on a machine that may be busy: only something that never ends is a failure.
vi.setConfig({ testTimeout: 120_000 })

const signal = new AbortController().signal

async function mailsOf(content: string, offset = 0): Promise<readonly RawMail[]> {
  const folder = await temporaryFolder()
  await writeFiles(folder, { box: content })
  const mails: RawMail[] = []
  for await (const mail of readMbox(join(folder, 'box'), offset, signal)) mails.push(mail)
  return mails
}

const texts = (mails: readonly RawMail[]) => mails.map(({ bytes }) => Buffer.from(bytes).toString('latin1'))

describe('an mbox', () => {
  it('gives back the mails that were written into it', async () => {
    const mails = ['a', 'b', 'c'].map((id) => smallMail(id))
    expect(texts(await mailsOf(mails.map(mboxEntry).join('')))).toEqual(mails)
  })

  it('may have line ends of either kind', async () => {
    const crlf = ['a', 'b'].map((id) => smallMail(id).replaceAll('\n', '\r\n'))
    const box = crlf.map((mail) => `From ana@home.test Mon Nov  2 10:00:00 2026\r\n${mail}\r\n`).join('')
    expect(texts(await mailsOf(box))).toEqual(crlf)
  })

  it('gives back "From " at the start of a line (mboxrd)', async () => {
    const mail = smallMail('a', '', 'From here on\n>From there\nend')
    expect(texts(await mailsOf(mboxEntry(mail)))).toEqual([mail])
  })

  it('leaves a quoted "From " its mark', async () => {
    const mail = smallMail('a', '', '> words\n>From there\n> more')
    expect(texts(await mailsOf(`From x Mon Nov  2 10:00:00 2026\n${mail}\n`))).toEqual([mail])
  })

  it.each([
    'From now on we ship on Mondays.',
    'From 10:00 to 12:00 nobody is here.',
    'From 2024 on\nSubject: none',
    'From our shop, Mon Nov 2 10:00:00 2026, with love',
  ])('takes an unescaped %j inside a body for text', async (line) => {
    const mail = smallMail('a', '', `Hello,\n\n${line}\nthe end`)
    const box = `From x Mon Nov  2 10:00:00 2026\n${mail}\n${mboxEntry(smallMail('b'))}`
    expect(texts(await mailsOf(box))).toEqual([mail, smallMail('b')])
  })

  it.each([
    'From ana@home.test Mon Nov  2 10:00:00 2026',
    'From - Mon Nov  2 10:00:00 2026',
    'From 1598@xxx Mon Nov 02 10:00:00 +0000 2026',
    'From ana@home.test Mon Nov  2 10:00 2026 remote from hub',
    'From "ana pop"@home.test Mon, 2 Nov 2026 10:00:00 +0000',
    'From MAILER-DAEMON Mon Nov  2 10:00:00 EST 2026',
  ])('starts a mail at %j', async (line) => {
    expect(texts(await mailsOf(`${line}\n${smallMail('a')}\n${line}\n${smallMail('b')}\n`))).toEqual([
      smallMail('a'),
      smallMail('b'),
    ])
  })

  it('finds a mail whose blank line before was lost', async () => {
    const box = `From x Mon Nov  2 10:00:00 2026\n${smallMail('a')}From x Mon Nov  2 10:00:00 2026\n${smallMail('b')}\n`
    expect(texts(await mailsOf(box))).toEqual([smallMail('a'), smallMail('b')])
  })

  it('can be entered at any mail', async () => {
    const box = ['a', 'b', 'c'].map((id) => mboxEntry(smallMail(id))).join('')
    for (const mail of await mailsOf(box)) {
      const rest = await mailsOf(box, mail.end)
      expect(texts(rest)).toEqual(texts(await mailsOf(box.slice(mail.end))))
    }
  })

  it.each([4095, 4096, 4097, 1 << 20, (1 << 20) + 1, (2 << 20) - 4096, (2 << 20) + 5])(
    'is cut right when a mail ends at byte %d',
    async (length) => {
      const first = smallMail('a', '', '')
      const envelope = 'From ana@home.test Mon Nov  2 10:00:00 2026\n'
      const padded = `${first}${'x'.repeat(length - envelope.length - first.length - 1)}\n`
      expect(texts(await mailsOf(`${envelope}${padded}\n${mboxEntry(smallMail('b'))}`))).toEqual([
        padded,
        smallMail('b'),
      ])
    },
  )

  it('of any size is read in bounded memory, and of a giant mail the words', async () => {
    const folder = await temporaryFolder()
    const path = join(folder, 'big.mbox')
    const file = await open(path, 'w')
    const head = 'Content-Type: multipart/mixed; boundary=b\n'
    const giant = smallMail(
      'giant',
      head,
      '--b\n\nthe words\n--b\nContent-Type: video/mp4; name=a.mp4\nContent-Transfer-Encoding: base64\n',
    )
    const block = Buffer.alloc(8 << 20, `${'QUJD'.repeat(19)}\n`)
    await file.write(mboxEntry(smallMail('before')))
    await file.write(`From x Mon Nov  2 10:00:00 2026\n${giant}\n`)
    for (let megabytes = 0; megabytes < 200; megabytes += 8) await file.write(block)
    await file.write(`\n--b--\n\n${mboxEntry(smallMail('after'))}`)
    await file.close()

    const { messages } = await readAll([path])
    expect(messages.map(({ subject }) => subject)).toEqual(['About before', 'About giant', 'About after'])
    expect(messages[1]).toMatchObject({ text: 'the words', kind: 'message', source: null })
    expect(messages[1]?.attachments).toMatchObject([{ name: 'a.mp4', content: null }])
    expect(messages[1]?.sizeBytes).toBeGreaterThan(200 << 20)
    expect(process.memoryUsage().arrayBuffers).toBeLessThan(320 << 20)
  })
})
