import type { Flags, RemoteEvent } from '../channel.ts'
import { remoteIdOf } from '../mime/remote-id.ts'
import { fetchMessages, type MailboxContext } from './fetch-messages.ts'
import type { ImapConnection } from './imap-connection.ts'
import { packUids, type UidRange, writeUidSet } from './uid-ranges.ts'

/** Which of these remote ids the desk has already, in the order asked. */
export type Known = (remoteIds: readonly string[]) => Promise<readonly boolean[]>

interface Key {
  readonly uid: number
  readonly flags: Flags
  readonly remoteId: string
}

const noFlags: Flags = { seen: false, flagged: false, answered: false }

/**
 * Announces messages of the open folder that the desk probably knows from elsewhere: reads a few header fields of each
 * first, places those it knows, and fetches only the others.
 */
export async function fetchUnknown(
  connection: ImapConnection,
  folder: string,
  uids: readonly UidRange[],
  mailbox: MailboxContext,
  known: Known,
): Promise<readonly RemoteEvent[]> {
  const keys = await fetchKeys(connection, uids)
  const isKnown = await known(keys.map((key) => key.remoteId))
  const placed = keys
    .filter((_, index) => isKnown[index])
    .map(({ uid, flags, remoteId }) => ({ type: 'placed', remoteId, place: { folder, uid }, flags }) as const)
  const unknown = packUids(keys.filter((_, index) => !isKnown[index]).map((key) => key.uid))
  if (unknown.length === 0) return placed
  const messages = await fetchMessages(connection, folder, unknown, mailbox)
  return [...placed, ...messages.map((message) => ({ type: 'message', message }) as const)]
}

async function fetchKeys(connection: ImapConnection, uids: readonly UidRange[]): Promise<readonly Key[]> {
  const keys: Key[] = []
  const nameless: number[] = []
  const items = '(UID FLAGS BODY.PEEK[HEADER.FIELDS (MESSAGE-ID DATE FROM SUBJECT)])'
  await connection.fetch(writeUidSet(uids), items, (row) => {
    const header = row.sections.get('HEADER.FIELDS')
    if (!header) return
    if (/^message-id:/im.test(Buffer.from(header).toString('latin1'))) {
      keys.push({ uid: row.uid, flags: row.flags ?? noFlags, remoteId: remoteIdOf(header) })
    } else {
      nameless.push(row.uid)
    }
  })
  if (nameless.length > 0) {
    // Without a Message-ID the whole header makes the id.
    await connection.fetch(writeUidSet(packUids(nameless)), '(UID FLAGS BODY.PEEK[HEADER])', (row) => {
      const header = row.sections.get('HEADER')
      if (header) keys.push({ uid: row.uid, flags: row.flags ?? noFlags, remoteId: remoteIdOf(header) })
    })
  }
  return keys
}
