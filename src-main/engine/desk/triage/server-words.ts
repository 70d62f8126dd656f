import { type MoveTarget, moveTargets } from '../../../channels/channel.ts'
import { assertNever } from '../../../contract/errors.ts'
import type { Database } from '../../store/database.ts'
import { type MessageRow, messageById, setReadOverride, setStarOverride } from '../../store/messages.ts'
import {
  deletePendingWord,
  folderToReturnTo,
  pendingWord,
  putPendingWord,
  type ServerWord,
} from '../../store/server-changes.ts'
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
  readonly before: LaidWord | null
  /** Where a moved message goes back to. */
  readonly was?: WordValue
}

/** Beside the numbers a folder by its path, for what goes back to where it lay. */
type WordValue = number | string

/** A word over the server's own, with the action that said it and how often it was tried to tell the server. */
interface LaidWord {
  readonly value: WordValue
  readonly seq: number
  readonly attempts: number
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

/** The same for a move to one of the targets: it knows the way back. */
export function moveTo(
  work: DeskWork,
  row: MessageRow,
  target: MoveTarget,
  home: MoveTarget,
): Omit<WordItem, keyof MessageRef> {
  const word = wordOn(work, row, 'place', placeOf(target))
  if (typeof word.before?.value === 'string') return { ...word, was: word.before.value }
  return { ...word, was: folderToReturnTo(work.db, row.id) ?? placeOf(home) }
}

function laidOver(work: DeskWork, row: MessageRow, what: ServerWord): LaidWord | null {
  if (hasServer(work, row)) {
    const word = pendingWord(work.db, row.id, what)
    return word && { value: word.folder ?? word.value, seq: word.seq, attempts: word.attempts }
  }
  const value = { seen: row.read_override, flagged: row.star_override, place: null }[what]
  return value === null ? null : { value, seq: 0, attempts: 0 }
}

/** `isReplay`: a rebuild says it again; what servers are to be told is no part of that. */
export function say(work: DeskWork, row: MessageRow, item: WordItem, seq: number, isReplay: boolean): void {
  const isServed = hasServer(work, row)
  if (isReplay && isServed) return
  if (isServed) {
    const pending = pendingWord(work.db, row.id, item.what)
    // Said again after it was taken back: the server may have heard it before.
    const attempts = pending?.seq === seq ? pending.attempts : 0
    put(work, row, item.what, { value: item.after, seq, attempts })
  }
  lay(work, row, item.what, item.after)
}

/**
 * Takes a word back. Before it left it is as if it had never been said; later the opposite is said. A word that another
 * action put in its place meanwhile stands.
 */
export function unsay(work: DeskWork, row: MessageRow, item: WordItem, seq: number, isReplay: boolean): void {
  const { what, before } = item
  if (!hasServer(work, row)) {
    lay(work, row, what, before?.value ?? null)
    return
  }
  if (isReplay) return
  const pending = pendingWord(work.db, row.id, what)
  if (pending && pending.seq !== seq) return
  const isUnheard = pending !== null && pending.attempts === 0
  const word = isUnheard ? before : { value: opposite(item), seq, attempts: 1 }
  if (word) put(work, row, what, word)
  else deletePendingWord(work.db, row.id, what)
  lay(work, row, what, word?.value ?? null)
}

function put({ db }: DeskWork, row: MessageRow, what: ServerWord, { value: said, seq, attempts }: LaidWord): void {
  const folder = typeof said === 'string' ? said : null
  const value = numberOf(row, said)
  putPendingWord(db, { account_id: row.account_id, message_id: row.id, what, value, folder, seq, attempts })
}

/** Whatever goes back to a folder of its own is as visible as among its like. */
const numberOf = ({ direction }: MessageRow, said: WordValue): number =>
  typeof said === 'string' ? placeOf(direction === 1 ? 'sent' : 'inbox') : said

function opposite({ what, after, was }: WordItem): WordValue {
  return what === 'place' ? (was ?? placeOf('inbox')) : 1 - after
}

/** Lays a word over what the server says; null lifts it. */
function lay(work: DeskWork, row: MessageRow, what: ServerWord, said: WordValue | null): void {
  const { db, projection } = work
  const value = said === null ? null : numberOf(row, said)
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
