import { type Direction, directions, type MessageKind, messageKinds } from '../../contract/message.ts'

/** Words are stored as their place in the contract's lists: new words go to a list's end. */
export const kindCode = (kind: MessageKind): number => messageKinds.indexOf(kind)
export const kindOfCode = (code: number): MessageKind => messageKinds[code] ?? 'message'
export const directionCode = (direction: Direction): number => directions.indexOf(direction)
export const directionOfCode = (code: number): Direction => directions[code] ?? 'in'

export const seenFlag = 1
export const flaggedFlag = 2
export const answeredFlag = 4

export function flagsCode(flags: { seen: boolean; flagged: boolean; answered: boolean }): number {
  return (flags.seen ? seenFlag : 0) | (flags.flagged ? flaggedFlag : 0) | (flags.answered ? answeredFlag : 0)
}

/** An incoming message nobody has read: the agent's own word outranks the server's flag. */
export const unreadSql = '(direction = 0 AND gone = 0 AND ifnull(read_override, flags & 1) = 0)'

/** A message with a star: the agent's own word outranks the server's flag. */
export const starredSql = '(gone = 0 AND ifnull(star_override, flags & 2) <> 0)'
