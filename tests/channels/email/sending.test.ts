import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { describeWithPostfix } from '../../support/describe-with-postfix.ts'
import { type Dovecot, startDovecot } from '../../support/dovecot.ts'
import { type Postfix, startPostfix } from '../../support/postfix.ts'
import { DeskModel } from '../desk-model.ts'
import { type MailboxOptions, openMailbox, outgoing, refusal } from './mailbox.ts'

const never = new AbortController().signal
const patience = { timeout: 30_000, interval: 50 }

describeWithPostfix('Sending', () => {
  let dovecot: Dovecot
  let postfix: Postfix
  beforeAll(async () => {
    dovecot = await startDovecot({ withPostfix: true })
    postfix = await startPostfix(dovecot, {
      messageSizeLimit: 400_000,
      senders: { 'nobody@shop.test': '550 5.7.1 not one of ours' },
      recipients: {
        'gone@home.test': '550 5.1.1 no such user here',
        'also-gone@home.test': '550 5.1.1 no such user here',
        'later@home.test': '450 4.2.0 Greylisted, come back in 5 minutes',
      },
      refusedSubject: 'viagra',
    })
  })
  afterAll(async () => {
    await postfix.stop()
    await dovecot.stop()
  })

  const smtp = () => ({ host: '127.0.0.1', port: postfix.port, security: 'none' }) as const
  const open = (user: string, desk = new DeskModel(), more: MailboxOptions['settings'] = {}) =>
    openMailbox(user, desk, { port: dovecot.imapPort, settings: { smtp: smtp(), ...more } })
  /** Sources in a folder of a user, once there are so many. */
  const sourcesIn = async (user: string, folder: string, count: number): Promise<readonly string[]> => {
    return await vi.waitFor(async () => {
      const text = await dovecot.doveadm('fetch', '-u', user, 'text', 'mailbox', folder, 'all')
      const sources = text.split(/^text:\n/m).slice(1)
      expect(sources.length).toBeGreaterThanOrEqual(count)
      return sources
    }, patience)
  }

  it('reaches the customer, whose answer threads, and whose copy in Sent is the message the desk has already', async () => {
    const [support, ana] = [dovecot.newUser(), dovecot.newUser()]
    const desk = new DeskModel()
    const session = await open(support, desk)
    const message = outgoing({
      from: { name: 'Помощь', address: support },
      to: [{ name: 'Ana', address: ana }],
      subject: 'Ваш заказ: длинная тема, которую приходится складывать в несколько строк',
      references: ['root@home.test', 'gmail-thread:17'],
      inReplyTo: 'root@home.test',
      html: '<p>It is on its <b>way</b>.</p>',
    })
    const receipt = await session.send(message, never)
    expect(receipt.refused).toEqual([])
    expect(receipt.message).toMatchObject({
      direction: 'out',
      channelMessageId: message.channelMessageId,
      references: ['root@home.test'],
      sentAt: message.sentAt,
      text: message.text,
    })
    await session.keepCopy(receipt.source, message.channelMessageId, never)
    await desk.pull(session)
    // Dovecot wrote its own headers before what Ana got; what identifies the message is the same.
    expect(desk.message(message.subject).remoteId).toBe(receipt.message.remoteId)

    const [arrived] = await sourcesIn(ana, 'INBOX', 1)
    expect(arrived).toContain('Received: ')
    const inbox = new DeskModel()
    const theirs = await open(ana, inbox)
    await inbox.pull(theirs)
    const got = inbox.message(message.subject)
    expect(got).toMatchObject({ text: message.text, remoteId: receipt.message.remoteId, direction: 'in' })
    const answer = outgoing({
      from: { name: 'Ana', address: ana },
      to: [{ name: '', address: support }],
      subject: 'Re: Ваш заказ',
      references: [...got.references, got.channelMessageId ?? ''],
      inReplyTo: got.channelMessageId,
    })
    await theirs.send(answer, never)
    await session.waitForChange(never)
    await desk.pull(session)
    expect(desk.message('Re: Ваш заказ').references).toEqual(['root@home.test', message.channelMessageId])
    await Promise.all([session.close(), theirs.close()])
  })

  it('says on the wire exactly what it hands back for Sent, dots and all', async () => {
    const user = dovecot.newUser()
    const session = await open(user)
    const text = '.\n..two dots\nFrom the start\n>not quoted by us\n-- \nSupport'
    const { source, message } = await session.send(
      outgoing({ from: { name: '', address: user }, to: [{ name: '', address: user }], text }),
      never,
    )
    const [arrived = ''] = await sourcesIn(user, 'INBOX', 1)
    const ours = Buffer.from(source).toString('latin1').replaceAll('\r\n', '\n')
    expect(arrived.trimEnd().endsWith(ours.trimEnd())).toBe(true)
    expect(message.text).toBe(text.replace('>not', '> not'))
    await session.close()
  })

  it('keeps who got it blindly to itself: on the wire, in every mailbox, and in Sent', async () => {
    const [support, ana, boss, audit] = [dovecot.newUser(), dovecot.newUser(), dovecot.newUser(), dovecot.newUser()]
    const session = await open(support)
    const { source, message } = await session.send(
      outgoing({
        from: { name: '', address: support },
        to: [{ name: '', address: ana }],
        cc: [{ name: '', address: boss }],
        bcc: [{ name: 'Audit', address: audit }],
      }),
      never,
    )
    await session.keepCopy(source, message.channelMessageId ?? '', never)
    const copies = [
      ...(await sourcesIn(ana, 'INBOX', 1)),
      ...(await sourcesIn(boss, 'INBOX', 1)),
      ...(await sourcesIn(support, 'Sent', 1)),
    ]
    expect(copies).toHaveLength(3)
    for (const copy of [...copies, Buffer.from(source).toString('latin1')]) {
      expect(copy).not.toContain(audit)
      expect(copy).not.toMatch(/^bcc:/im)
    }
    expect(await sourcesIn(audit, 'INBOX', 1)).toHaveLength(1)
    expect(message.bcc).toEqual([{ name: 'Audit', address: audit }])
    await session.close()
  })

  it.each([
    ['STARTTLS', () => ({ host: 'localhost', port: postfix.port, security: 'starttls' }) as const],
    ['TLS', () => ({ host: 'localhost', port: postfix.tlsPort, security: 'tls' }) as const],
  ])(
    'asks about the certificate of the server that sends, over %s, and takes it once it is trusted',
    async (_, server) => {
      const user = dovecot.newUser()
      const message = outgoing({ from: { name: '', address: user }, to: [{ name: '', address: user }] })
      const asking = await open(user, new DeskModel(), { smtp: server() })
      const question = await refusal(asking.send(message, never))
      expect(question).toMatchObject({
        kind: 'certificate',
        code: 'certificate-unknown',
        params: { fingerprint: postfix.fingerprint, protocol: 'smtp', reason: 'self-signed' },
      })
      await asking.close()

      // What is trusted for reading is another certificate, and says nothing about this one.
      const pinned = { smtp: server(), trustedFingerprint: dovecot.fingerprint }
      const other = await open(user, new DeskModel(), pinned)
      expect(await refusal(other.send(message, never))).toMatchObject({ code: 'certificate-unknown' })
      await other.close()
      const changed = await open(user, new DeskModel(), { ...pinned, smtpTrustedFingerprint: dovecot.fingerprint })
      expect(await refusal(changed.send(message, never))).toMatchObject({ kind: 'certificate' })
      await changed.close()

      const trusting = await open(user, new DeskModel(), {
        smtp: server(),
        smtpTrustedFingerprint: postfix.fingerprint,
      })
      await trusting.send(message, never)
      expect(await sourcesIn(user, 'INBOX', 1)).toHaveLength(1)
      await trusting.close()
    },
  )

  it('sends no password where there is no encryption, but to this computer', async () => {
    const server = { host: 'mail.shop.test', port: postfix.port, security: 'none' } as const
    const session = await open(dovecot.newUser(), new DeskModel(), { smtp: server })
    expect(await refusal(session.send(outgoing({}), never))).toMatchObject({ kind: 'rejected', code: 'no-encryption' })
    await session.close()
  })

  it('signs in with a token', async () => {
    const user = dovecot.newUser()
    dovecot.tokens.set('good-token', user)
    const session = await openMailbox(user, new DeskModel(), {
      port: dovecot.imapPort,
      settings: { smtp: smtp(), auth: 'oauth2' },
      credential: { type: 'access-token', token: 'good-token' },
    })
    await session.send(outgoing({ from: { name: '', address: user }, to: [{ name: '', address: user }] }), never)
    expect(await sourcesIn(user, 'INBOX', 1)).toHaveLength(1)
    await session.close()
  })

  it('sends to the others when one of them is refused, and names that one with the words of the server', async () => {
    const [support, ana] = [dovecot.newUser(), dovecot.newUser()]
    const session = await open(support)
    const { refused } = await session.send(
      outgoing({
        from: { name: '', address: support },
        to: [
          { name: '', address: 'gone@home.test' },
          { name: '', address: ana },
        ],
      }),
      never,
    )
    expect(refused).toEqual([
      { address: 'gone@home.test', reason: expect.stringContaining('no such user here') as unknown as string },
    ])
    expect(await sourcesIn(ana, 'INBOX', 1)).toHaveLength(1)
    await session.close()
  })

  it.each([
    [
      'everybody',
      { to: ['gone@home.test', 'also-gone@home.test'] },
      'rejected',
      'recipient-refused',
      'no such user here',
    ],
    ['the sender', { from: 'nobody@shop.test' }, 'rejected', 'sender-refused', 'not one of ours'],
    ['what it reads', { subject: 'Buy viagra' }, 'rejected', 'message-refused', 'not here'],
    ['it for now', { to: ['later@home.test'] }, 'rate-limited', 'mail-try-later', 'Greylisted'],
  ])('says so in the words of the server when it refuses %s, and goes on', async (_, wrong, kind, code, words) => {
    const user = dovecot.newUser()
    const session = await open(user)
    const { to, from, subject }: { to?: string[]; from?: string; subject?: string } = wrong
    const error = await refusal(
      session.send(
        outgoing({
          from: { name: '', address: from ?? user },
          to: (to ?? [user]).map((address) => ({ name: '', address })),
          subject: subject ?? 'Your order',
        }),
        never,
      ),
    )
    expect(error).toMatchObject({ kind, code, params: { reply: expect.stringContaining(words) as unknown } })
    if (kind === 'rate-limited') expect(error.params.retryAfterMs).toBeGreaterThanOrEqual(60_000)
    await session.send(outgoing({ from: { name: '', address: user }, to: [{ name: '', address: user }] }), never)
    expect(await sourcesIn(user, 'INBOX', 1)).toHaveLength(1)
    await session.close()
  })

  it('knows how large a message may be, and says so before a larger one leaves', async () => {
    const user = dovecot.newUser()
    const session = await open(user)
    expect(await session.maxMessageBytes(never)).toBe(400_000)
    const file = {
      name: 'big.bin',
      type: 'application/octet-stream',
      content: new Uint8Array(400_000),
      contentId: null,
    }
    const error = await refusal(
      session.send(outgoing({ from: { name: '', address: user }, attachments: [file] }), never),
    )
    expect(error).toMatchObject({ kind: 'rejected', code: 'too-large' })
    await session.close()
  })

  it('says that no server for sending is set', async () => {
    const session = await open(dovecot.newUser(), new DeskModel(), { smtp: null })
    expect(await refusal(session.send(outgoing({}), never))).toMatchObject({ kind: 'rejected', code: 'smtp-missing' })
    expect(await refusal(session.maxMessageBytes(never))).toMatchObject({ code: 'smtp-missing' })
    await session.close()
  })

  it.each([
    '',
    'ana',
    '@home.test',
    'ana@',
    'ana smith@home.test',
    'ana@home test',
    'ana@home.test>\r\nRCPT TO:<x@y.test',
  ])('tells a recipient that cannot be (%j) before anything is sent', async (address) => {
    const session = await open(dovecot.newUser())
    expect(await refusal(session.send(outgoing({ bcc: [{ name: '', address }] }), never))).toMatchObject({
      kind: 'rejected',
      code: 'address-invalid',
    })
    await session.close()
  })

  it('keeps one copy in Sent however often it is asked to, and finds what has left, but no draft of it', async () => {
    const user = dovecot.newUser()
    const session = await open(user)
    const message = outgoing({ from: { name: '', address: user } })
    await session.putDraft(message, never)
    expect(await session.findSent(message.channelMessageId, never)).toBe(false)
    const { source } = await session.receipt(message)
    for (const _ of [1, 2, 3]) await session.keepCopy(source, message.channelMessageId, never)
    expect(await sourcesIn(user, 'Sent', 1)).toHaveLength(1)
    expect(await session.findSent(message.channelMessageId, never)).toBe(true)
    expect(await session.findSent(`other-${message.channelMessageId}`, never)).toBe(false)
    await session.close()
  })

  it('replaces a draft on the server, and takes it away', async () => {
    const user = dovecot.newUser()
    const session = await open(user)
    const message = outgoing({ from: { name: '', address: user }, text: 'First words' })
    await session.putDraft(message, never)
    await session.putDraft({ ...message, text: 'Second thoughts' }, never)
    const drafts = await sourcesIn(user, 'Drafts', 1)
    expect(drafts).toHaveLength(1)
    expect(drafts[0]).toContain('Second thoughts')
    await session.removeDraft(message.channelMessageId, never)
    await session.removeDraft(message.channelMessageId, never)
    expect((await dovecot.doveadm('search', '-u', user, 'mailbox', 'Drafts', 'all')).trim()).toBe('')
    await session.close()
  })

  it('answers two hundred times over one connection', async () => {
    const user = dovecot.newUser()
    const session = await open(user)
    const connections = async () => (await postfix.log()).match(/: connect from/g)?.length ?? 0
    await session.maxMessageBytes(never)
    await vi.waitFor(async () => expect(await connections()).toBeGreaterThan(0), patience)
    const before = await connections()
    for (let count = 0; count < 200; count += 1) {
      await session.send(outgoing({ from: { name: '', address: user }, to: [{ name: '', address: user }] }), never)
    }
    expect(await sourcesIn(user, 'INBOX', 200)).toHaveLength(200)
    expect((await connections()) - before).toBe(0)
    await session.close()
  })
})
