import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startChaos } from '../../support/chaos.ts'
import { describeWithDovecot } from '../../support/describe-with-dovecot.ts'
import { type Dovecot, startDovecot } from '../../support/dovecot.ts'
import { DeskModel } from '../desk-model.ts'
import { mail, mails, openMailbox, refusal } from './mailbox.ts'

const never = new AbortController().signal

describeWithDovecot('What is fetched only when it is wanted', () => {
  let dovecot: Dovecot
  beforeAll(async () => {
    dovecot = await startDovecot()
  })
  afterAll(async () => {
    await dovecot.stop()
  })

  it('leaves a large attachment on the server, and brings its bytes when it is opened', async () => {
    const user = dovecot.newUser()
    const bytes = pseudoRandom(1_500_000)
    await dovecot.fill(user, [withAttachment(1, bytes)])
    const chaos = await startChaos(dovecot.imapPort)
    const desk = new DeskModel()
    const session = await openMailbox(user, desk, { port: chaos.port })
    await desk.pull(session)
    expect(chaos.received).toBeLessThan(50_000)

    const message = desk.message('1')
    expect(message.text).toContain('See the picture.')
    const [attachment] = message.attachments
    expect(attachment).toMatchObject({ name: 'picture.bin', type: 'application/octet-stream', content: null })
    const place = { folder: 'INBOX', uid: 1 }
    const ref = { place, section: attachment?.section ?? '', encoding: attachment?.encoding ?? '' }
    const [part, again] = await Promise.all([session.fetchPart(ref, never), session.fetchPart(ref, never)])
    expect(sha256(part)).toBe(sha256(bytes))
    expect(sha256(again)).toBe(sha256(bytes))
    // One connection for the sync, one for everything opened.
    expect(chaos.accepted).toBe(2)
    await session.close()
    await chaos.close()
  })

  it('brings the whole source, byte for byte', async () => {
    const user = dovecot.newUser()
    const source = withAttachment(1, pseudoRandom(700_000))
    await dovecot.fill(user, [source])
    const desk = new DeskModel()
    const session = await openMailbox(user, desk, { port: dovecot.imapPort })
    const fetched = await session.fetchSource({ folder: 'INBOX', uid: 1 }, never)
    expect(sha256(fetched)).toBe(sha256(Buffer.from(source)))
    await session.close()
  })

  it('says that a message is gone, or that another now has its number', async () => {
    const user = dovecot.newUser()
    await dovecot.fill(user, mails(1, 3))
    const desk = new DeskModel()
    const session = await openMailbox(user, desk, { port: dovecot.imapPort })
    await desk.pull(session)
    await dovecot.doveadm('expunge', '-u', user, 'mailbox', 'INBOX', 'uid', '2')
    const gone = await refusal(session.fetchSource({ folder: 'INBOX', uid: 2 }, never))
    expect(gone).toMatchObject({ kind: 'not-found', code: 'message-gone' })
    const nowhere = await refusal(session.fetchSource({ folder: 'Nowhere', uid: 2 }, never))
    expect(nowhere).toMatchObject({ kind: 'not-found' })
    await session.close()

    const renumbered = await openMailbox(user, desk, { port: dovecot.imapPort })
    await desk.pull(renumbered)
    await dovecot.doveadm('mailbox', 'update', '-u', user, '--uid-validity', '4000000000', 'INBOX')
    expect(await refusal(renumbered.fetchSource({ folder: 'INBOX', uid: 3 }, never))).toMatchObject({
      kind: 'not-found',
    })
    await renumbered.close()
  })

  it('brings small attachments along when the account says so', async () => {
    const user = dovecot.newUser()
    const small = pseudoRandom(40_000)
    await dovecot.fill(user, [withAttachment(1, small), withAttachment(2, pseudoRandom(400_000))])
    const desk = new DeskModel()
    const settings = { prefetchAttachmentsUpToBytes: 100_000 }
    const session = await openMailbox(user, desk, { port: dovecot.imapPort, settings })
    await desk.pull(session)
    expect(sha256(desk.message('1').attachments[0]?.content ?? new Uint8Array())).toBe(sha256(small))
    expect(desk.message('2').attachments[0]?.content).toBeNull()
    await session.close()
  })

  it('stops when the user has changed their mind', async () => {
    const user = dovecot.newUser()
    await dovecot.fill(user, [withAttachment(1, pseudoRandom(3_000_000))])
    const session = await openMailbox(user, new DeskModel(), { port: dovecot.imapPort })
    const stop = new AbortController()
    const fetching = refusal(session.fetchSource({ folder: 'INBOX', uid: 1 }, stop.signal))
    stop.abort()
    expect((await fetching).kind).toBe('cancelled')
    await session.close()
  })

  it('keeps below the ceiling the user set for the line', async () => {
    const user = dovecot.newUser()
    await dovecot.fill(user, [withAttachment(1, pseudoRandom(300_000))])
    const settings = { maxBytesPerSecond: 400_000 }
    const session = await openMailbox(user, new DeskModel(), { port: dovecot.imapPort, settings })
    const start = performance.now()
    const source = await session.fetchSource({ folder: 'INBOX', uid: 1 }, never)
    const bytesPerSecond = source.length / ((performance.now() - start) / 1000)
    expect(bytesPerSecond).toBeLessThan(400_000 * 1.1)
    await session.close()
  })

  it('still reads a mail whose only text is in an answer of many kilobytes', async () => {
    const user = dovecot.newUser()
    const text = 'A long complaint, in many words.\r\n'.repeat(2_000)
    await dovecot.fill(user, [mail(1, text)])
    const desk = new DeskModel()
    const session = await openMailbox(user, desk, { port: dovecot.imapPort })
    await desk.pull(session)
    expect(desk.message('1').text.length).toBeGreaterThan(60_000)
    await session.close()
  })
})

function withAttachment(number: number, bytes: Uint8Array): string {
  const base64 = Buffer.from(bytes).toString('base64').replace(/.{76}/g, '$&\r\n')
  const type = 'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="cut"'
  const parts = [
    '--cut\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nSee the picture.',
    `--cut\r\nContent-Type: application/octet-stream; name="picture.bin"\r\nContent-Disposition: attachment; filename="picture.bin"\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64}`,
    '--cut--',
  ]
  return mail(number, parts.join('\r\n'), type)
}

/** Bytes that do not compress and are the same in every run. */
function pseudoRandom(length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  let state = 12345
  for (let index = 0; index < length; index += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    bytes[index] = state >>> 24
  }
  return bytes
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
