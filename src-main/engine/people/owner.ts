import type { ChannelKind } from '../../contract/message.ts'
import type { Database } from '../store/database.ts'
import { marksOfConversation } from '../store/marks.ts'
import type { IdentityName } from './links.ts'

/** The topic of a mark that gives a conversation to another contact. */
export const ownerTopic = 'owner'

export function ownerValue({ channel, address }: IdentityName): string {
  return JSON.stringify([channel, address])
}

/** Whose conversation an agent said it is; null for the person it is with. */
export function ownerOf(db: Database, conversation: number): IdentityName | null {
  const said = marksOfConversation(db, conversation).findLast(({ topic }) => topic === ownerTopic)
  if (!said) return null
  const [channel, address] = JSON.parse(said.value) as [ChannelKind, string]
  return { channel, address }
}
