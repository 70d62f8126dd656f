import type { Flags, RemoteEvent } from '../channel.ts'
import type { FolderCursor } from './cursor.ts'
import type { FetchRow } from './fetch-row.ts'
import type { ImapConnection } from './imap-connection.ts'
import { countUids, hasUid, takeNewest, type UidRange } from './uid-ranges.ts'

/** What the server says now, against the cursor of when we were last in step. */
export interface Observed {
  readonly exists: number
  /** Counted changes up to this one are read now; null where they are not counted. */
  readonly modseq: bigint | null
  /** Compare every flag, because the server gives no other way to notice a change. */
  readonly fullLook: boolean
}

/** The end of reading changes: the last events, and where the folder stands now. */
export interface InStep {
  readonly events: readonly RemoteEvent[]
  readonly exists: number
  readonly modseq: string | null
  /** The whole folder was listed. */
  readonly listed: boolean
}

const listedAtOnce = 5_000
// More uids than this in one gap are told as an empty listing rather than one by one.
const mostNamed = 1_000

/**
 * What happened to messages of the open folder that were announced before: by counted changes where the server counts
 * them (CONDSTORE, QRESYNC), by the positions it pushed, else by listing uids and flags.
 */
export async function* readChanges(
  connection: ImapConnection,
  folder: string,
  cursor: FolderCursor,
  observed: Observed,
): AsyncGenerator<readonly RemoteEvent[], InStep> {
  const { news } = connection
  const events: RemoteEvent[] = []
  let modseq = cursor.modseq === null ? null : BigInt(cursor.modseq)
  const wasChanged = news.anyChanged
  news.anyChanged = false
  const countsChanges = observed.modseq !== null && modseq !== null

  if (modseq !== null && observed.modseq !== null && (observed.modseq !== modseq || wasChanged)) {
    const changed = await changedSince(connection, folder, cursor, modseq)
    events.push(...changed.events)
    modseq = later(changed.modseq, observed.modseq)
  } else if (!countsChanges && news.changedSequences.size > 0 && !news.anyExpunged) {
    events.push(...(await changedAt(connection, folder, [...news.changedSequences])))
  }
  news.changedSequences.clear()

  const vanished = news.vanished.splice(0)
  events.push(...removals(folder, vanished, cursor.uidNext))
  const unnamed = news.anyExpunged && !connection.namesVanished
  news.anyExpunged = false
  const exists = observed.exists

  const mustList =
    unnamed || (countsChanges ? !connection.namesVanished && exists !== cursor.exists : observed.fullLook)
  const mismatch = !countsChanges && exists !== cursor.exists
  if (mustList || mismatch || (cursor.modseq === null && observed.modseq !== null)) {
    const counted = yield* listing(connection, folder, cursor.uidNext)
    return { events, exists: counted, modseq: text(observed.modseq), listed: true }
  }
  return { events, exists, modseq: text(countsChanges ? modseq : observed.modseq), listed: false }
}

async function changedSince(
  connection: ImapConnection,
  folder: string,
  cursor: FolderCursor,
  modseq: bigint,
): Promise<{ readonly events: readonly RemoteEvent[]; readonly modseq: bigint }> {
  const events: RemoteEvent[] = []
  let highest = modseq
  const vanished = connection.namesVanished ? ' VANISHED' : ''
  await connection.fetch('1:*', `(UID FLAGS) (CHANGEDSINCE ${modseq}${vanished})`, (row) => {
    if (row.modseq !== null && row.modseq > highest) highest = row.modseq
    const event = flagsEvent(folder, row)
    if (event && row.uid < cursor.uidNext && !hasUid(cursor.missing, row.uid)) events.push(event)
  })
  return { events, modseq: highest }
}

async function changedAt(
  connection: ImapConnection,
  folder: string,
  sequences: readonly number[],
): Promise<readonly RemoteEvent[]> {
  const events: RemoteEvent[] = []
  await connection.fetchBySequence(sequences.join(','), '(UID FLAGS)', (row) => {
    const event = flagsEvent(folder, row)
    if (event) events.push(event)
  })
  return events
}

/** Lists the folder from the newest uid down; gives the number of messages it found. */
async function* listing(
  connection: ImapConnection,
  folder: string,
  uidNext: number,
): AsyncGenerator<readonly RemoteEvent[], number> {
  let to = uidNext - 1
  let rest: readonly UidRange[] = to >= 1 ? await connection.search(1, to) : []
  const counted = countUids(rest)
  while (to >= 1) {
    const chunk = takeNewest(rest, listedAtOnce)
    const isLast = countUids(chunk) === countUids(rest)
    const from = isLast ? 1 : (chunk[0]?.from ?? 1)
    const uids: number[] = []
    const flags: Flags[] = []
    if (chunk.length > 0) {
      await connection.fetch(`${chunk[0]?.from}:${to}`, '(UID FLAGS)', (row) => {
        if (!row.flags || row.uid > to) return
        uids.push(row.uid)
        flags.push(row.flags)
      })
    }
    yield [{ type: 'listing', folder, from, to, uids, flags }]
    rest = rest.flatMap((range) => (range.from >= from ? [] : [{ from: range.from, to: Math.min(range.to, from - 1) }]))
    to = from - 1
  }
  return counted
}

function removals(folder: string, vanished: readonly UidRange[], uidNext: number): readonly RemoteEvent[] {
  const events: RemoteEvent[] = []
  const uids: number[] = []
  for (const { from, to: last } of vanished) {
    const to = Math.min(last, uidNext - 1)
    if (to < from) continue
    if (to - from >= mostNamed) events.push({ type: 'listing', folder, from, to, uids: [], flags: [] })
    else for (let uid = from; uid <= to; uid += 1) uids.push(uid)
  }
  if (uids.length > 0) events.push({ type: 'removed', folder, uids })
  return events
}

function flagsEvent(folder: string, row: FetchRow): RemoteEvent | null {
  return row.flags ? { type: 'flags', place: { folder, uid: row.uid }, flags: row.flags } : null
}

function later(one: bigint, other: bigint): bigint {
  if (one > other) return one
  return other
}

function text(modseq: bigint | null): string | null {
  return modseq === null ? null : String(modseq)
}
