import { describe, expect, it } from 'vitest'
import type { RemoteMessage } from '../../src-main/channels/channel.ts'
import { DeskError } from '../../src-main/contract/errors.ts'
import type { Attachment } from '../../src-main/contract/message.ts'
import { bareDesk } from '../support/bare-desk.ts'
import { attachment, inbox, mail } from '../support/remote-events.ts'
import { scripted } from '../support/scripted-channel.ts'
import { accountKey, type TestDesk, testDesk } from '../support/test-desk.ts'

const ana = 'ana@mail.test'
const invoice = Buffer.from('%PDF-1.7 the invoice, decoded')
const letter = mail({
  place: inbox(5),
  attachments: [
    attachment('invoice.pdf', { section: '2', encoding: 'base64', sizeBytes: 40 }),
    attachment('logo.png', { content: Buffer.from('png'), inline: true, contentId: 'logo@mail' }),
  ],
})

function server() {
  const email = scripted([letter])
  email.parts.set('INBOX/5/2', invoice)
  email.parts.set('INBOX/5', Buffer.from('From: ana\r\n\r\nHel\xa0lo', 'latin1'))
  return email
}

async function attachmentsOf(desk: TestDesk): Promise<readonly Attachment[]> {
  return (await desk.timeline(ana))[0]?.attachments ?? []
}

async function read(desk: TestDesk, id: Attachment['id'], offset = 0, length = 1000): Promise<string> {
  const { base64 } = await desk.call('attachment.read', { attachment: id, offset, length })
  return Buffer.from(base64, 'base64').toString()
}

async function opened(email = server()) {
  const desk = await testDesk({ email, follow: true })
  await desk.state('online')
  const [pdf, logo] = await attachmentsOf(desk)
  if (!pdf || !logo) throw new Error('The letter lost its attachments')
  return { desk, email, pdf, logo }
}

describe('an attachment', () => {
  it('is fetched once, however many slices and windows ask, and kept', async () => {
    const { desk, email, pdf } = await opened()
    expect(pdf).toMatchObject({ name: 'invoice.pdf', offline: false, sizeBytes: 40 })
    const slices = await Promise.all([read(desk, pdf.id, 0, 8), read(desk, pdf.id, 9, 11), read(desk, pdf.id, 20)])
    expect(slices).toEqual(['%PDF-1.7', 'the invoice', ', decoded'])
    expect(email.fetches).toEqual(['INBOX/5/2'])
    expect((await attachmentsOf(desk))[0]).toMatchObject({ offline: true, sizeBytes: invoice.length })

    await desk.call('network.set', { offline: true })
    expect(await read(desk, pdf.id)).toBe(invoice.toString())
    expect(email.fetches).toHaveLength(1)
  })

  it('that came with the message needs no server', async () => {
    const { desk, email, logo } = await opened()
    await desk.call('account.pause', { id: accountKey, paused: true })
    expect(logo).toMatchObject({ offline: true, inline: true, contentId: 'logo@mail', sizeBytes: 3 })
    expect(await read(desk, logo.id)).toBe('png')
    expect(await read(desk, logo.id, 3)).toBe('')
    expect(email.fetches).toEqual([])
  })

  it('says that it needs the network when there is none, and comes when there is', async () => {
    const { desk, pdf } = await opened()
    await desk.call('network.set', { offline: true })
    await expect(read(desk, pdf.id)).rejects.toMatchObject({ kind: 'network', code: 'account-offline' })
    await desk.call('network.set', { offline: false })
    await desk.state('online')
    expect(await read(desk, pdf.id)).toBe(invoice.toString())
  })

  it('that could not be fetched is asked for again the next time', async () => {
    const { desk, email, pdf } = await opened()
    email.failNext('fetch', new DeskError('network', 'connection-lost', 'The line was cut'))
    await expect(read(desk, pdf.id)).rejects.toMatchObject({ kind: 'network' })
    expect(await read(desk, pdf.id)).toBe(invoice.toString())
  })

  it('of a message that left the server is gone', async () => {
    const { desk, email, pdf } = await opened()
    email.parts.clear()
    await expect(read(desk, pdf.id)).rejects.toMatchObject({ kind: 'not-found' })
    await expect(read(desk, 123_456 as Attachment['id'])).rejects.toMatchObject({ kind: 'not-found' })
  })

  it('of two messages with the same bytes is kept once', async () => {
    const desk = await bareDesk()
    const [one, two] = [1, 2].map((at) =>
      mail({ at, attachments: [attachment('a', { content: Buffer.from('same') })] }),
    )
    desk.ingest(one as RemoteMessage, two as RemoteMessage)
    expect(desk.rows('SELECT 1 FROM attachment')).toHaveLength(2)
    expect(desk.rows('SELECT content FROM blob')).toEqual([{ content: Buffer.from('same') }])
  })
})

describe('the source of a message', () => {
  it('is fetched from where the message lies now', async () => {
    const { desk, email } = await opened()
    const [entry] = await desk.timeline(ana)
    if (!entry) throw new Error('The letter is gone')
    expect(await desk.call('message.source', { message: entry.id })).toEqual({
      source: 'From: ana\r\n\r\nHel\xa0lo',
      cut: false,
    })
    email.parts.set('INBOX/5', Buffer.alloc((1 << 20) + 1, 'x'))
    const long = await desk.call('message.source', { message: entry.id })
    expect([long.source.length, long.cut]).toEqual([1 << 20, true])
  })

  it('of what could not be read is kept, and needs no server', async () => {
    const broken = mail({ kind: 'unreadable', source: Buffer.from('\0garbage') })
    const desk = await testDesk({ email: scripted([broken]) })
    await desk.sync()
    const [entry] = await desk.timeline(ana)
    expect((await desk.call('message.source', { message: entry?.id ?? (0 as never) })).source).toBe('\0garbage')
  })
})
