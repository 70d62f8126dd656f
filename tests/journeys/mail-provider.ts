import { createTransport } from 'nodemailer'
import { expect, vi } from 'vitest'
import { type Chaos, startChaos } from '../support/chaos.ts'
import { type Dovecot, startDovecot } from '../support/dovecot.ts'
import { startPostfix } from '../support/postfix.ts'

/** How long Postfix may take to bring a mail next door. */
const arrival = { timeout: 30_000, interval: 50 }

/** A mail as somebody writes it in a program of their own. */
export interface SentMail {
  readonly from: string
  readonly name: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly inReplyTo?: string
}

/** What a business rents: mailboxes, and a server that takes mail for them. Everybody of `home.test` is with it too. */
export interface MailProvider {
  readonly dovecot: Dovecot
  /** The way of the desks to the server that sends. */
  readonly line: Chaos
  /** Somebody sends a mail, and it is in its recipient's mailbox. */
  write(mail: SentMail): Promise<void>
  /** What lies in a folder: of each mail its subject and, in the server's words, its flags. */
  folder(user: string, name: string): Promise<readonly StoredMail[]>
  /** The sources of all mails in an inbox. */
  inbox(user: string): Promise<string>
  stop(): Promise<void>
}

export interface StoredMail {
  readonly subject: string
  readonly flags: string
}

export async function startMailProvider(): Promise<MailProvider> {
  const dovecot = await startDovecot({ withPostfix: true })
  const postfix = await startPostfix(dovecot)
  const line = await startChaos(postfix.port)

  const folder = async (user: string, name: string): Promise<readonly StoredMail[]> => {
    const query = ['hdr.subject flags', 'mailbox', name, 'all']
    // Who never got a mail has no mailbox yet.
    const table = await dovecot.doveadm('-f', 'tab', 'fetch', '-u', user, ...query).catch(() => '')
    const rows = table.trim().split('\n').slice(1)
    return rows.map((row) => {
      const [subject = '', flags = ''] = row.split('\t')
      return { subject, flags }
    })
  }
  return {
    dovecot,
    line,
    folder,
    async write({ from, name, ...mail }) {
      const auth = { user: from, pass: dovecot.password }
      const program = createTransport({ host: '127.0.0.1', port: postfix.port, ignoreTLS: true, auth })
      const before = (await folder(mail.to, 'INBOX')).length
      await program.sendMail({ from: { name, address: from }, ...mail })
      program.close()
      await vi.waitFor(async () => expect((await folder(mail.to, 'INBOX')).length).toBeGreaterThan(before), arrival)
    },
    inbox: (user) => dovecot.doveadm('fetch', '-u', user, 'text', 'mailbox', 'INBOX', 'all').catch(() => ''),
    async stop() {
      await line.close()
      await postfix.stop()
      await dovecot.stop()
    },
  }
}
