import type { AccountId, ActionId, ConversationId, MessageId } from '../../contract/ids.ts'
import type { ChannelKind } from '../../contract/message.ts'
import type { Priority } from '../../contract/triage.ts'

/** Something that was said. Only what a customer or an agent says starts or ends a clock. */
export interface FactMessage {
  readonly id: MessageId
  /** When it was sent; of our own when it left the desk. Epoch ms. */
  readonly at: number
  /** `automatic`: bots, bounces, auto-replies, bulk mail, either way · `note`: an agent's, for colleagues. */
  readonly by: 'customer' | 'agent' | 'automatic' | 'note'
  /** Who wrote it, of ours; empty when nobody knows. */
  readonly agent: string
  /** An agent's, written on this desk: that does not wake what sleeps, a colleague's word does. */
  readonly here: boolean
}

/** What an agent said of the conversation; what was undone is no fact. */
export interface FactAction {
  readonly id: ActionId
  readonly at: number
  readonly agent: string
  readonly does: 'open' | 'waiting' | 'done' | 'snooze' | 'no-answer' | 'spam' | 'not-spam'
  /** The newest message the agent had before them: what a customer said after it is not meant. */
  readonly through: MessageId
  /** Of `snooze`, epoch ms; null otherwise. */
  readonly until: number | null
  /** Said when an answer was handed to the outbox, where it still waits or from where it left: it counts when that leaves. */
  readonly withAnswer: boolean
}

/** What policies are chosen by, as it is now. */
export interface SlaSubject {
  readonly channel: ChannelKind
  readonly account: AccountId
  readonly tags: readonly string[]
  readonly priority: Priority
  readonly assignee: string | null
  /** BCP 47 primary language; null where their words do not tell. */
  readonly language: string | null
  readonly contact: {
    readonly addresses: readonly string[]
    readonly names: readonly string[]
    readonly note: string
    /** Nothing was ever said with them before this conversation. */
    readonly isNew: boolean
  }
}

/** All that clocks are made of; in any order. */
export interface SlaFacts {
  readonly conversation: ConversationId
  readonly subject: SlaSubject
  readonly messages: readonly FactMessage[]
  readonly actions: readonly FactAction[]
  /** An answer of ours waits in the outbox. */
  readonly answerPending: boolean
}
