import type { AccountView } from '../../../src-main/contract/account.ts'
import type { CallInput } from '../../../src-main/contract/calls.ts'
import type { AccountId } from '../../../src-main/contract/ids.ts'
import type { ChannelKind } from '../../../src-main/contract/message.ts'
import type { Priority } from '../../../src-main/contract/triage.ts'

/** Spans of time that move with the clock, in the computer's own zone; `week` and `month` are the last 7 and 30 days. */
export const movingSpans = ['today', 'week', 'month', 'year'] as const
export const spans = ['any', ...movingSpans, 'custom'] as const
export type Span = (typeof spans)[number]

/** What the queue is narrowed down to, beside its view. */
export interface QueueNarrowing {
  readonly account: AccountId | null
  readonly channel: ChannelKind | null
  readonly attachments: boolean
  readonly assignee: string | null
  readonly tag: string | null
  readonly priority: Priority | null
  readonly starred: boolean
  readonly span: Span
  /** First and last day of a `custom` span, `2026-11-23`; empty: open on that side. */
  readonly from: string
  readonly to: string
}

export const notNarrowed: QueueNarrowing = {
  account: null,
  channel: null,
  attachments: false,
  assignee: null,
  tag: null,
  priority: null,
  starred: false,
  span: 'any',
  from: '',
  to: '',
}

/** Each way of narrowing, in the order in which a reader sees them. */
export const narrowings = [
  'channel',
  'account',
  'assignee',
  'tag',
  'priority',
  'starred',
  'attachments',
  'span',
] as const
export type Narrowing = (typeof narrowings)[number]

/** What keeps customers out of the list now. */
export function activeNarrowings(view: QueueNarrowing): readonly Narrowing[] {
  return narrowings.filter((each) => {
    if (each === 'span') return view.span === 'custom' ? view.from !== '' || view.to !== '' : view.span !== 'any'
    return view[each] !== notNarrowed[each]
  })
}

/** The change that takes one of them away. */
export function without(narrowing: Narrowing): Partial<QueueNarrowing> {
  return narrowing === 'span' ? { span: 'any', from: '', to: '' } : { [narrowing]: notNarrowed[narrowing] }
}

/** The days of a custom span in order, however they were picked. */
export function customDays({ from, to }: QueueNarrowing): { readonly from: string; readonly to: string } {
  return from !== '' && to !== '' && from > to ? { from: to, to: from } : { from, to }
}

/** What to ask the engine at this moment. */
export function queueQuestion(view: QueueNarrowing, now: number): CallInput<'queue.counts'> {
  const { account, channel, attachments, assignee, tag, priority, starred } = view
  return { account, channel, attachments, assignee, tag, priority, starred, ...boundsOf(view, now) }
}

function boundsOf(view: QueueNarrowing, now: number): { readonly since: number | null; readonly until: number | null } {
  const day = new Date(now)
  const daysAgo = (days: number) => new Date(day.getFullYear(), day.getMonth(), day.getDate() - days).getTime()
  switch (view.span) {
    case 'any':
      return { since: null, until: null }
    case 'today':
      return { since: daysAgo(0), until: null }
    case 'week':
      return { since: daysAgo(6), until: null }
    case 'month':
      return { since: daysAgo(29), until: null }
    case 'year':
      return { since: new Date(day.getFullYear(), 0, 1).getTime(), until: null }
    case 'custom': {
      const { from, to } = customDays(view)
      return { since: from === '' ? null : midnight(from, 0), until: to === '' ? null : midnight(to, 1) }
    }
  }
}

/** The first moment of a day, or of the one so many days later. */
export function midnight(day: string, later = 0): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  // The calendar, not 24 hours: days with a clock change are longer or shorter.
  return Math.max(0, new Date(year, month - 1, date + later).getTime())
}

/** The change that takes away what the accounts of the desk do not have any more; null when all is there. */
export function goneFrom(accounts: readonly AccountView[], view: QueueNarrowing): Partial<QueueNarrowing> | null {
  const channelGone = view.channel !== null && !accounts.some(({ kind }) => kind === view.channel)
  const accountGone = view.account !== null && !accounts.some(({ id }) => id === view.account)
  if (!channelGone && !accountGone) return null
  return { ...(channelGone && without('channel')), ...(accountGone && without('account')) }
}
