import type { CallRequest } from '../../src-main/contract/calls.ts'
import type { QueueFilter } from '../../src-main/contract/desk.ts'
import type { ContactId, ConversationId } from '../../src-main/contract/ids.ts'
import type { TriageStep } from '../../src-main/contract/triage.ts'

type Applied = CallRequest<'triage.apply'>

export const done: TriageStep = { type: 'status', status: 'done' }
export const waiting: TriageStep = { type: 'status', status: 'waiting' }
export const reopened: TriageStep = { type: 'status', status: 'open' }

export function onContact(contact: number, step: TriageStep, view: QueueFilter | null = null): Applied {
  return { target: { type: 'contacts', ids: [contact as ContactId], view }, step }
}

export function onConversation(conversation: number, step: TriageStep): Applied {
  return { target: { type: 'conversations', ids: [conversation as ConversationId] }, step }
}
