import { readdir, readFile } from 'node:fs/promises'
import { ImapFlow } from 'imapflow'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readBodyStructure } from '../../../src-main/channels/email/body-structure.ts'
import { type FetchRow, readFetchRow } from '../../../src-main/channels/email/fetch-row.ts'
import type { ImapClient } from '../../../src-main/channels/email/imap-client.ts'
import { ImapConnection } from '../../../src-main/channels/email/imap-connection.ts'
import { readImapValues } from '../../../src-main/channels/email/imap-values.ts'
import type { MimeStructure } from '../../../src-main/channels/mime/mail-context.ts'
import { emailSettings } from '../../../src-main/contract/account.ts'
import { describeWithDovecot } from '../../support/describe-with-dovecot.ts'
import { type Dovecot, startDovecot } from '../../support/dovecot.ts'

function wire(text: string, ...literals: readonly string[]) {
  return { payload: Buffer.from(text), literals: literals.map((each) => Buffer.from(each)) }
}

describe('An answer from the wire', () => {
  it('is read into atoms, quoted strings, literals, lists and NIL', () => {
    const line = wire('a "b \\"c\\\\" NIL (1 (2) ()) {5}\r\n BODY[HEADER.FIELDS (DATE FROM)]<0> nil', 'x) y\0')
    expect(readImapValues(line, 0)).toEqual([
      'a',
      'b "c\\',
      null,
      ['1', ['2'], []],
      Buffer.from('x) y\0'),
      'BODY[HEADER.FIELDS (DATE FROM)]<0>',
      null,
    ])
  })

  it.each(['(', ')', '"open', '{3}\r\n', '((a)'])('is refused when it is broken: %s', (text) => {
    expect(() => readImapValues(wire(text), 0)).toThrow(SyntaxError)
  })

  it('may nest a hundred thousand deep', () => {
    const deep = 100_000
    expect(readImapValues(wire('('.repeat(deep) + ')'.repeat(deep)), 0)).toHaveLength(1)
  })

  it('is a FETCH row with everything asked for', () => {
    const line = wire(
      '* 12 FETCH (UID 7 FLAGS (\\Seen $Label) INTERNALDATE " 1-Feb-2026 09:30:00 +0200" RFC822.SIZE 5 MODSEQ (99) X-GM-LABELS ("\\\\Inbox" "a b") X-GM-THRID 18 BODY[]<0> {5}\r\n)',
      'hello',
    )
    expect(readFetchRow(line)).toEqual<FetchRow>({
      sequence: 12,
      uid: 7,
      flags: { seen: true, flagged: false, answered: false },
      receivedAt: Date.UTC(2026, 1, 1, 7, 30),
      sizeBytes: 5,
      modseq: 99n,
      sections: new Map([['', Buffer.from('hello')]]),
      structure: null,
      labels: ['\\Inbox', 'a b'],
      gmailThread: '18',
    })
    expect(readFetchRow(wire('* 12 EXISTS'))).toBeNull()
  })
})

describeWithDovecot('Structures of the worst mail there is', () => {
  let dovecot: Dovecot
  beforeAll(async () => {
    dovecot = await startDovecot()
  })
  afterAll(async () => {
    await dovecot.stop()
  })

  it('are read as imapflow reads them', async () => {
    const folder = new URL('../../corpus/mime/', import.meta.url)
    const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.eml'))
    const user = dovecot.newUser()
    await dovecot.fill(user, await Promise.all(names.map((name) => readFile(new URL(name, folder)))))
    const client = new ImapFlow({
      host: '127.0.0.1',
      port: dovecot.imapPort,
      secure: false,
      doSTARTTLS: false,
      auth: { user, pass: dovecot.password },
      logger: false,
    })
    await client.connect()
    await client.mailboxOpen('INBOX')
    const theirs = new Map<number, unknown>()
    for await (const row of client.fetch('1:*', { uid: true, bodyStructure: true }))
      theirs.set(row.uid, row.bodyStructure)

    const imap = { host: '127.0.0.1', port: dovecot.imapPort, security: 'none' }
    const settings = emailSettings.parse({ address: user, user, imap })
    const connection = new ImapConnection(client as unknown as ImapClient, settings, 5_000, null)
    const ours = new Map<number, MimeStructure | null>()
    await connection.fetch('1:*', '(UID BODYSTRUCTURE)', (row) => ours.set(row.uid, readBodyStructure(row.structure)))
    connection.close()

    expect(ours.size).toBe(names.length)
    for (const [uid, structure] of ours) expect(plain(structure), `uid ${uid}`).toEqual(plain(theirs.get(uid)))
  })
})

/** What matters of a part for reading it, in one spelling. What lies inside an attached mail is opened as one file. */
function plain(structure: unknown): unknown {
  const node = structure as MimeStructure
  return {
    part: node.part ?? (node.childNodes ? '' : '1'),
    type: node.type,
    charset: node.parameters?.charset?.toLowerCase() ?? '',
    encoding: node.encoding ?? '',
    size: node.size ?? 0,
    disposition: node.disposition ?? '',
    id: node.id ?? '',
    children: node.type.startsWith('message/') ? [] : (node.childNodes ?? []).map(plain),
  }
}
