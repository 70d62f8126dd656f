import type { ConversationHead } from '../../../src-main/contract/desk.ts'
import type { ContactId } from '../../../src-main/contract/ids.ts'
import type { TimelineEntry } from '../../../src-main/contract/message.ts'
import type { Priority, TriageStep } from '../../../src-main/contract/triage.ts'

/** Whom a step is about, and what is the same for all of them now. */
export interface TriageSubject {
  readonly contacts: readonly ContactId[]
  /** The name of the one; of many it is not said. */
  readonly name: string
  readonly priority: Priority | null
  readonly assignee: string | null
  /** Tags that all of them have. */
  readonly tags: readonly string[]
  readonly asleep: boolean
}

/** What the agent is asked before a step is taken. */
export type TriageQuestion =
  | { readonly type: 'snooze' | 'assign' | 'tag' | 'priority' | 'block'; readonly subject: TriageSubject }
  | {
      readonly type: 'move'
      readonly conversation: ConversationHead
      readonly contact: ContactId
      /** The customer has no other. */
      readonly isLast: boolean
    }
  | {
      readonly type: 'merge'
      readonly conversation: ConversationHead
      /** The contact's other conversations of the same account, newest first. */
      readonly others: readonly ConversationHead[]
      readonly contact: ContactId
    }
  | {
      readonly type: 'split'
      readonly entry: TimelineEntry
      readonly contact: ContactId
    }

/** What the agent answered. */
export type TriageAnswer =
  | { readonly type: 'step'; readonly subject: TriageSubject; readonly step: TriageStep }
  | {
      readonly type: 'move'
      readonly conversation: ConversationHead
      readonly contact: ContactId
      readonly isLast: boolean
      readonly to: ContactId | { readonly address: string }
      /** Whose it will be. */
      readonly name: string
    }
  | {
      readonly type: 'merge'
      readonly from: ConversationHead
      readonly into: ConversationHead
      readonly contact: ContactId
    }
  | { readonly type: 'split'; readonly entry: TimelineEntry; readonly contact: ContactId }
