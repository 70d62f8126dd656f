import type { EmailSettings } from '../../contract/account.ts'
import type { RemoteAttachment, RemoteMessage } from '../channel.ts'
import type { MailContext, MimeStructure } from '../mime/mail-context.ts'
import { bodySections, readMessage, readParts, readPrefix } from '../mime/read-message.ts'
import { decodeTransfer } from '../mime/transfer-encoding.ts'
import { readBodyStructure } from './body-structure.ts'
import { fetchOrSplit } from './fetch-or-split.ts'
import type { FetchRow } from './fetch-row.ts'
import type { ImapConnection } from './imap-connection.ts'
import { countUids, eachUid, packUids, subtract, type UidRange } from './uid-ranges.ts'

/** What every message of one account has in common. */
export interface MailboxContext {
  readonly settings: EmailSettings
  readonly ownAddresses: readonly string[]
  now(): number
}

// Most mail is smaller than this and comes whole in one answer. Asking for parts costs a server and us three answers
// a mail; below this size it would save next to no bytes, for what is not text has mostly an attachment larger than that.
const smallBytes = 16 * 1024
// For a few new mails a question about their sizes costs more time than it saves bytes.
const fewMessages = 50
// A text longer than this is cut: nobody reads it on a timeline, and one mail must not fill the memory.
const longestTextBytes = 1024 * 1024
// Ten thousand recipients make a header of half a megabyte.
const longestHeaderBytes = 1024 * 1024
const groupBytes = 8 * 1024 * 1024

/**
 * Fetches and reads messages of the open folder, newest first. Small mail comes whole; of the rest only header, structure
 * and text parts, one command per set of parts, never an attachment nobody wants. Uids that are gone by now are left out.
 */
export async function fetchMessages(
  connection: ImapConnection,
  folder: string,
  uids: readonly UidRange[],
  mailbox: MailboxContext,
): Promise<readonly RemoteMessage[]> {
  const large = countUids(uids) > fewMessages ? await connection.searchLarger(uids, smallBytes) : []
  const small = await fetchSmall(connection, folder, subtract(uids, large), mailbox)
  const larger = await fetchLarger(connection, folder, packUids([...eachUid(large), ...small.larger]), mailbox)
  const messages = [...small.messages, ...larger]
  const complete = await prefetchAttachments(connection, messages, mailbox.settings.prefetchAttachmentsUpToBytes)
  return complete.sort((a, b) => (b.place?.uid ?? 0) - (a.place?.uid ?? 0))
}

/** Mail that is small, or whose text all lies at its beginning; `larger` are the uids of what is not. */
async function fetchSmall(
  connection: ImapConnection,
  folder: string,
  uids: readonly UidRange[],
  mailbox: MailboxContext,
): Promise<{ readonly messages: readonly RemoteMessage[]; readonly larger: readonly number[] }> {
  const messages: RemoteMessage[] = []
  const larger: number[] = []
  const items = `(UID FLAGS INTERNALDATE RFC822.SIZE BODY.PEEK[]<0.${smallBytes}>${gmailItems(connection)})`
  await fetchOrSplit(connection, uids, items, (row) => {
    const prefix = row.sections.get('')
    if (!prefix) {
      connection.news.changed(row.uid, row.sequence)
      return
    }
    if (isGmailDraft(row)) return
    const context = contextOf(row, folder, mailbox)
    // The bytes at hand are believed over RFC822.SIZE, which some servers only estimate.
    const whole = prefix.length < smallBytes || prefix.length >= row.sizeBytes
    const message = whole ? readMessage(prefix, context) : readPrefix(prefix, context)
    if (message) messages.push(inGmailThread(message, row))
    else larger.push(row.uid)
  })
  return { messages, larger }
}

interface LargerMail {
  readonly row: FetchRow
  readonly context: MailContext
  readonly header: Uint8Array
  /** Null where the server could not describe it. */
  readonly structure: MimeStructure | null
}

async function fetchLarger(
  connection: ImapConnection,
  folder: string,
  uids: readonly UidRange[],
  mailbox: MailboxContext,
): Promise<readonly RemoteMessage[]> {
  if (uids.length === 0) return []
  const larger = new Map<number, LargerMail>()
  const header = `BODYSTRUCTURE BODY.PEEK[HEADER]<0.${longestHeaderBytes}>`
  const items = `(UID FLAGS INTERNALDATE RFC822.SIZE ${header}${gmailItems(connection)})`
  await fetchOrSplit(connection, uids, items, (row) => {
    const header = row.sections.get('HEADER')
    if (!header || isGmailDraft(row)) return
    const structure = readBodyStructure(row.structure)
    larger.set(row.uid, { row, context: contextOf(row, folder, mailbox), header, structure })
  })

  const messages: RemoteMessage[] = []
  for (const [sections, mails] of groupBySections([...larger.values()])) {
    const wanted = sections.map((section) => `BODY.PEEK[${section}]<0.${longestTextBytes}>`)
    for (const group of withinBytes(mails)) {
      if (wanted.length === 0) {
        for (const mail of group) messages.push(assemble(mail, new Map()))
        continue
      }
      await fetchOrSplit(connection, uidsOf(group), `(UID ${wanted.join(' ')})`, (row) => {
        const mail = larger.get(row.uid)
        if (mail && row.sections.size > 0) messages.push(assemble(mail, row.sections))
      })
    }
  }
  const undescribed = [...larger.values()].filter((mail) => !mail.structure)
  return [...messages, ...(await readUndescribed(connection, undescribed))]
}

function assemble(mail: LargerMail, parts: ReadonlyMap<string, Uint8Array>): RemoteMessage {
  const structure = mail.structure ?? { type: 'text/plain', part: '1' }
  return inGmailThread(readParts(mail.header, structure, parts, mail.context), mail.row)
}

/** Some servers cannot describe a broken mail. Its beginning is still there to be read. */
async function readUndescribed(
  connection: ImapConnection,
  mails: readonly LargerMail[],
): Promise<readonly RemoteMessage[]> {
  const messages: RemoteMessage[] = []
  for (const mail of mails) {
    await connection.fetch(`${mail.row.uid}`, `(UID BODY.PEEK[]<0.${longestTextBytes}>)`, (row) => {
      const beginning = row.sections.get('')
      if (beginning) messages.push(inGmailThread(readMessage(beginning, mail.context), mail.row))
    })
  }
  return messages
}

function groupBySections(larger: readonly LargerMail[]): Iterable<readonly [readonly string[], LargerMail[]]> {
  const groups = new Map<string, readonly [readonly string[], LargerMail[]]>()
  for (const mail of larger) {
    if (!mail.structure) continue
    const sections = bodySections(mail.structure)
    const key = sections.join(' ')
    const group = groups.get(key)
    if (group) group[1].push(mail)
    else groups.set(key, [sections, [mail]])
  }
  return groups.values()
}

/** Cuts a group so that its answers together stay within what we want to hold in memory. */
function* withinBytes(mails: readonly LargerMail[]): Iterable<readonly LargerMail[]> {
  let group: LargerMail[] = []
  let bytes = 0
  for (const mail of mails) {
    const most = Math.min(mail.row.sizeBytes, longestTextBytes)
    if (group.length > 0 && bytes + most > groupBytes) {
      yield group
      group = []
      bytes = 0
    }
    group.push(mail)
    bytes += most
  }
  if (group.length > 0) yield group
}

/** Fetches the attachments of up to `limitBytes` each that did not come with their message. */
async function prefetchAttachments(
  connection: ImapConnection,
  messages: readonly RemoteMessage[],
  limitBytes: number,
): Promise<RemoteMessage[]> {
  if (limitBytes === 0) return [...messages]
  const complete: RemoteMessage[] = []
  for (const message of messages) {
    const wanted = message.attachments.filter((each) => isWanted(each, limitBytes))
    if (!message.place || wanted.length === 0) {
      complete.push(message)
      continue
    }
    const items = wanted.map((each) => `BODY.PEEK[${each.section}]`).join(' ')
    const fetched = new Map<string, Uint8Array>()
    await connection.fetch(`${message.place.uid}`, `(UID ${items})`, (row) => {
      for (const [section, bytes] of row.sections) fetched.set(section, bytes)
    })
    complete.push({ ...message, attachments: message.attachments.map((each) => withContent(each, fetched)) })
  }
  return complete
}

function isWanted(attachment: RemoteAttachment, limitBytes: number): boolean {
  return attachment.section !== null && attachment.content === null && attachment.sizeBytes <= limitBytes
}

function withContent(attachment: RemoteAttachment, fetched: ReadonlyMap<string, Uint8Array>): RemoteAttachment {
  const bytes = fetched.get(attachment.section ?? '')
  return bytes ? { ...attachment, content: decodeTransfer(bytes, attachment.encoding) } : attachment
}

function contextOf(row: FetchRow, folder: string, mailbox: MailboxContext): MailContext {
  const { settings, ownAddresses } = mailbox
  return {
    ownAddresses,
    place: { folder, uid: row.uid },
    origin: `imap://${settings.imap.host}/${encodeURI(folder)}/;UID=${row.uid}`,
    flags: row.flags ?? { seen: false, flagged: false, answered: false },
    receivedAt: row.receivedAt ?? mailbox.now(),
    sizeBytes: row.sizeBytes,
    now: mailbox.now(),
    ...(row.labels ? { labels: row.labels.map((label) => label.replace(/^\\/, '')) } : {}),
  }
}

/** Gmail's own idea of a conversation is one more reference that its messages share. */
function inGmailThread(message: RemoteMessage, row: FetchRow): RemoteMessage {
  if (!row.gmailThread) return message
  return { ...message, references: [...message.references, `gmail-thread:${row.gmailThread}`] }
}

/** All Mail holds drafts too. */
function isGmailDraft(row: FetchRow): boolean {
  return row.labels?.includes('\\Draft') ?? false
}

function gmailItems(connection: ImapConnection): string {
  return connection.isGmail ? ' X-GM-LABELS X-GM-THRID' : ''
}

function uidsOf(mails: readonly LargerMail[]): readonly UidRange[] {
  return packUids(mails.map((mail) => mail.row.uid))
}
