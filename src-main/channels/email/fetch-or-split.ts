import { DeskError } from '../../contract/errors.ts'
import type { FetchRow } from './fetch-row.ts'
import type { ImapConnection } from './imap-connection.ts'
import { countUids, intersect, takeNewest, type UidRange, writeUidSet } from './uid-ranges.ts'

/**
 * Fetches uids from a server that may refuse a whole command because of one message it cannot read itself (Exchange:
 * "Some messages could not be FETCHed"). Halves the command until only that message is left out; without this, one broken
 * mail would stop the history of a mailbox for ever.
 */
export async function fetchOrSplit(
  connection: Pick<ImapConnection, 'fetch'>,
  uids: readonly UidRange[],
  items: string,
  onRow: (row: FetchRow) => void,
): Promise<void> {
  const seen = new Set<number>()
  const once = (row: FetchRow) => {
    if (seen.has(row.uid)) return
    seen.add(row.uid)
    onRow(row)
  }
  const work = [uids]
  for (let part = work.pop(); part; part = work.pop()) {
    if (part.length === 0) continue
    try {
      await connection.fetch(writeUidSet(part), items, once)
    } catch (thrown) {
      if (!(thrown instanceof DeskError) || thrown.code !== 'mail-server-said-no') throw thrown
      const count = countUids(part)
      if (count === 1) continue
      const newer = takeNewest(part, Math.ceil(count / 2))
      const from = newer[0]?.from ?? 1
      work.push(intersect(part, [{ from: 1, to: from - 1 }]), newer)
    }
  }
}
