import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Dovecot, startDovecot } from '../support/dovecot.ts'
import { readAll } from './bare-imap.ts'
import { type CachedDesk, cachedHistory, cachedImport, copyDesk } from './cached-desk.ts'
import { type CachedMailbox, cachedMailbox } from './cached-mailbox.ts'
import type { BenchOptions } from './options.ts'

export type MailboxSize = 'small' | 'large'

/** A mailbox on the server, filled and read once, so that whoever is timed first does not pay for its caches. */
export interface Mailbox extends CachedMailbox {
  readonly user: string
}

/** What a run shares: one server, the mailboxes and desks, a folder for everything that is written. */
export interface Lab {
  readonly options: BenchOptions
  /** Started when it is first asked for. */
  dovecot(): Promise<Dovecot>
  mailbox(size: MailboxSize): Promise<Mailbox>
  /** The same mails as files. */
  maildir(size: MailboxSize): Promise<CachedMailbox>
  /** A desk with the large mailbox imported, kept from run to run: to be read, not written. */
  imported(): Promise<CachedDesk>
  /** A desk of ten years, kept from run to run: to be read, not written. */
  history(): Promise<CachedDesk>
  /** A copy of it to be written to, which goes away with the lab. */
  historyToChange(): Promise<CachedDesk>
  /** A fresh folder that goes away with the lab. */
  folder(name: string): Promise<string>
  /** Makes a thing once for all figures that need it. */
  once<Thing>(key: string, make: () => Promise<Thing>): Promise<Thing>
  /** Tells a person at the terminal what takes so long; not part of the results. */
  say(line: string): void
  close(): Promise<void>
}

const parts = {
  small: { seed: 'small', maxAttachmentBytes: 400 << 10 },
  large: { seed: 'large', maxAttachmentBytes: 40 << 10 },
} as const

export async function openLab(options: BenchOptions): Promise<Lab> {
  const root = await mkdtemp(join(tmpdir(), 'desk-bench-'))
  const things = new Map<string, Promise<unknown>>()
  const say = (line: string) => process.stderr.write(`· ${line}\n`)
  let folders = 0
  let server: Promise<Dovecot> | null = null

  const once = <Thing>(key: string, make: () => Promise<Thing>) => {
    const thing = (things.get(key) as Promise<Thing> | undefined) ?? make()
    things.set(key, thing)
    return thing
  }
  const dovecot = () => {
    server ??= startDovecot()
    return server
  }
  const maildir = (size: MailboxSize) =>
    once(`maildir ${size}`, async () => {
      const count = options.counts[size]
      say(`the mailbox of ${count} mails`)
      return cachedMailbox({ count, ...parts[size] })
    })

  const fill = async (size: MailboxSize): Promise<Mailbox> => {
    const cached = await maildir(size)
    const { newUser, adopt, imapPort } = await dovecot()
    const user = newUser()
    await adopt(user, cached.path)
    await readAll(imapPort, user)
    return { ...cached, user }
  }

  const history = () => once('history', () => cachedHistory(options.history, say))
  const folder = async (name: string) => {
    folders += 1
    const path = join(root, `${folders}-${name}`)
    await mkdir(path)
    return path
  }

  return {
    options,
    dovecot,
    maildir,
    mailbox: (size) => once(`mailbox ${size}`, () => fill(size)),
    imported: () => once('imported', async () => cachedImport(await maildir('large'), say)),
    history,
    historyToChange: () =>
      once('history to change', async () => {
        const desk = await history()
        say('copying the desk of ten years, for this is written to')
        return copyDesk(desk, join(await folder('changed'), 'desk'))
      }),
    once,
    say,
    folder,
    close: async () => {
      await (await server)?.stop()
      await rm(root, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
