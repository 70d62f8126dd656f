import type { ConversationHead } from '../../../src-main/contract/desk.ts'

/** What can be written about a conversation. */
export type WrittenKind = 'reply' | 'reply-all' | 'forward' | 'note'

/** Only mail goes to all of its readers, and on to others. */
export function writtenKinds(conversation: ConversationHead | undefined): readonly WrittenKind[] {
  const isChat = conversation !== undefined && conversation.channel !== 'email'
  return isChat ? ['reply', 'note'] : ['reply', 'reply-all', 'forward', 'note']
}
