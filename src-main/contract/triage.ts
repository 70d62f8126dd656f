import { z } from 'zod'
import type { ChannelKind } from './message.ts'

export const priorities = ['low', 'normal', 'high', 'urgent'] as const
export type Priority = (typeof priorities)[number]

export const conversationStatuses = ['open', 'waiting', 'done'] as const
/** `waiting`: for the customer. Their next message opens it again, as it does a `done` one. */
export type ConversationStatus = (typeof conversationStatuses)[number]

const time = z.number().int().nonnegative()
export const tagName = z.string().trim().min(1).max(60)

/**
 * One step of triage. `star`, `read`, `archive`, `spam` and `delete` are known to the mail server too and go there through
 * the outbox; all else stays on the desk. Each can be undone.
 */
export const triageStep = z.discriminatedUnion('type', [
  z.object({ type: z.literal('status'), status: z.enum(conversationStatuses) }),
  /** Until a time, or until the customer or a colleague writes; null wakes it now. */
  z.object({ type: z.literal('snooze'), until: time.nullable() }),
  /** A name, or null for nobody. */
  z.object({ type: z.literal('assign'), to: z.string().trim().min(1).max(100).nullable() }),
  /** What they wrote so far needs no answer: it waits no more, and its clocks end. The status stays. */
  z.object({ type: z.literal('no-answer') }),
  z.object({ type: z.literal('priority'), priority: z.enum(priorities) }),
  z.object({ type: z.literal('tag'), tag: tagName, on: z.boolean() }),
  z.object({ type: z.literal('star'), on: z.boolean() }),
  z.object({ type: z.literal('read'), read: z.boolean() }),
  /** Out of the inbox, and done. */
  z.object({ type: z.literal('archive') }),
  z.object({ type: z.literal('spam'), on: z.boolean() }),
  /** To the server's trash. */
  z.object({ type: z.literal('delete') }),
  /** Whatever this sender writes from now on is spam. */
  z.object({ type: z.literal('block'), on: z.boolean() }),
])
export type TriageStep = z.infer<typeof triageStep>

/** What an agent said of a conversation. */
export interface TriageState {
  readonly status: ConversationStatus
  readonly snoozedUntil: number | null
  readonly assignee: string | null
  readonly priority: Priority
  readonly tags: readonly string[]
  readonly starred: boolean
  readonly spam: boolean
}

/** Somebody whose messages arrive as spam. */
export interface BlockedSender {
  readonly channel: ChannelKind
  /** As they write; `?` and a name where the channel tells no address. */
  readonly address: string
  /** What they are called; empty when none of their messages is left. */
  readonly name: string
  /** Since then, epoch ms. */
  readonly since: number
}
