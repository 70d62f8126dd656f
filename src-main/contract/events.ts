import type { AccountView } from './account.ts'
import type { ContactId } from './ids.ts'
import type { JobView } from './jobs.ts'
import type { SlaMoment } from './sla.ts'

/** What the engine tells every window unasked. The window then asks again for what it shows. */
export type DeskEvent =
  /** Messages or projections changed. `contacts` is null when too many changed to name (a first sync, a rebuild). */
  | { readonly type: 'changed'; readonly contacts: readonly ContactId[] | null }
  /** The whole new view of one account. */
  | { readonly type: 'account'; readonly account: AccountView }
  /** The desk was closed because its file is damaged, or is open again: `desk.status` tells. */
  | { readonly type: 'recovery' }
  | { readonly type: 'account-removed'; readonly id: string }
  | { readonly type: 'job'; readonly job: JobView }
  /** A customer's new message arrived by push or poll, not by the first sync: for notifications. */
  | {
      readonly type: 'arrived'
      readonly contact: ContactId
      readonly name: string
      readonly subject: string
      readonly preview: string
    }
  /** Conversations of these contacts slept until now, and are open again: for notifications. */
  | { readonly type: 'woke'; readonly contacts: readonly { readonly id: ContactId; readonly name: string }[] }
  /** How many contacts wait for an answer or are unread: for the badge. */
  | { readonly type: 'waiting'; readonly unanswered: number; readonly unread: number }
  /** A setting was stored, by this window or another. */
  | { readonly type: 'setting'; readonly key: string; readonly value: unknown }
  /** The engine's host lost or regained the network, or the user works offline; `byChoice`: the latter. */
  | { readonly type: 'network'; readonly online: boolean; readonly byChoice: boolean }
  /** Something in the outbox or among the drafts changed; windows that show them ask again. */
  | { readonly type: 'outbox' }
  | { readonly type: 'drafts' }
  /** Canned replies were written, used or taken in. */
  | { readonly type: 'canned' }
  /**
   * Clocks that came near their end or passed it, each told once ever; after a sleep all of them at once. For
   * notifications: one each, or one sentence over `count`. `moments` has the most urgent ten.
   */
  | {
      readonly type: 'sla'
      readonly moments: readonly SlaMoment[]
      readonly warnings: number
      readonly breaches: number
    }
  /** How many contacts are breached, are within their warning, and are due today: for the badge and the chip. */
  | { readonly type: 'due'; readonly breached: number; readonly soon: number; readonly today: number }
  /** Calendars or policies were changed, by this window or another. */
  | { readonly type: 'sla-rules' }
