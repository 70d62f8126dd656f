import { type MoveTarget, moveTargets } from '../../../channels/channel.ts'
import { assertNever } from '../../../contract/errors.ts'
import type { Database } from '../../store/database.ts'
import { type MessageRow, messageById, setReadOverride, setStarOverride } from '../../store/messages.ts'
import { deletePendingWord, pendingWord, putPendingWord, type ServerWord } from '../../store/server-changes.ts'
import { showMessage } from '../presence.ts'
import { isUnread } from '../projection.ts'
import type { DeskWork } from '../work.ts'
import type { MessageRef } from './message-ref.ts'

/**
 * What an agent says of a message that its server knows too. It lies over what the server says until the server has it;
 * then the server's word counts again, for another client may say something else. Without a server it stays.
 */
export interface WordItem extends MessageRef {
  readonly what: ServerWord
  /** 0 or 1; for `place` a position in the channel's move targets. */
  readonly after: number
  /** What lay over the server's word until then; null when nothing did. */
  readonly before: number | null
  /** Where a moved message goes back to. */
  readonly was?: number
}

export const placeOf = (target: MoveTarget): number => moveTargets.indexOf(target)
const trash = placeOf('trash')

/** Notes are known to no server, whatever account they stand in. */
export function hasServer({ accounts }: DeskWork, row: MessageRow): boolean {
  return row.direction !== 2 && accounts.get(row.account_id)?.settings !== null
}

/** What an agent's word would be that said this; null when it is so already. */
export function wordOn(
  work: DeskWork,
  row: MessageRow,
  what: ServerWord,
  after: number,
): Omit<WordItem, keyof MessageRef> {
  return { what, after, before: laidOver(work, row, what) }
}

function laidOver(work: DeskWork, row: MessageRow, what: ServerWord): number | null {
  if (hasServer(work, row)) return pendingWord(work.db, row.id, what)?.value ?? null
  if (what === 'seen') return row.read_override
  return what === 'flagged' ? row.star_override : null
}

/** `isReplay`: a rebuild says it again; what servers are to be told is no part of that. */
export function say(work: DeskWork, row: MessageRow, item: WordItem, seq: number, isReplay: boolean): void {
  const isServed = hasServer(work, row)
  if (isReplay && isServed) return
  if (isServed) put(work, row, item.what, item.after, seq)
  lay(work, row, item.what, item.after)
}

/**
 * Takes a word back. Before it left it is as if it had never been said; later the opposite is said. A word that another
 * action put in its place meanwhile stands.
 */
export function unsay(work: DeskWork, row: MessageRow, item: WordItem, seq: number, isReplay: boolean): void {
  const { what, before } = item
  if (!hasServer(work, row)) {
    lay(work, row, what, before)
    return
  }
  if (isReplay) return
  const pending = pendingWord(work.db, row.id, what)
  if (pending && pending.seq !== seq) return
  const isUnheard = pending !== null && pending.attempts === 0
  const value = isUnheard ? before : opposite(item)
  if (value === null) deletePendingWord(work.db, row.id, what)
  else put(work, row, what, value, seq)
  lay(work, row, what, value)
}

function put({ db }: DeskWork, row: MessageRow, what: ServerWord, value: number, seq: number): void {
  putPendingWord(db, { account_id: row.account_id, message_id: row.id, what, value, seq })
}

function opposite({ what, after, was }: WordItem): number {
  return what === 'place' ? (was ?? placeOf('inbox')) : 1 - after
}

/** Lays a word over what the server says; null lifts it. */
function lay(work: DeskWork, row: MessageRow, what: ServerWord, value: number | null): void {
  const { db, projection } = work
  switch (what) {
    case 'seen': {
      setReadOverride(db, row.id, value)
      const change = Number(isUnread({ ...row, read_override: value })) - Number(isUnread(row))
      if (change !== 0 && row.gone === 0) projection.unreadChanged(row, change as 1 | -1)
      return
    }
    case 'flagged':
      setStarOverride(db, row.id, value)
      projection.conversationChanged(row.conversation_id)
      return
    case 'place':
      showMessage(work, row, value === null ? row.missing === 0 : value !== trash)
      return
    default:
      assertNever(what)
  }
}

/** Whether a message is hidden when the server lost it or has it: an agent's word on where it lies comes first. */
export function isHidden(db: Database, row: MessageRow, missing: boolean): boolean {
  const pending = pendingWord(db, row.id, 'place')
  if (pending) return pending.value === trash
  // Without a server an agent's word stays for good.
  return row.gone !== row.missing ? row.gone === 1 : missing
}

/** Lifts a word, now that the server said what it has to say of it. */
export function lift(work: DeskWork, messageId: number, what: ServerWord): void {
  const row = messageById(work.db, messageId)
  if (row) lay(work, row, what, null)
}
