import type { QueueFilter, QueueOrder } from '../../../src-main/contract/desk.ts'

/** What stands in the queue's place besides customers: lists of answers. */
export const answerLists = ['drafts', 'outbox', 'held'] as const
export type AnswerList = (typeof answerLists)[number]

/** The views in the order of the menu; the digit on the keyboard is the place in it. */
export const queueViews = [
  'unanswered',
  'mine',
  'unassigned',
  'waiting',
  'snoozed',
  'done',
] as const satisfies readonly QueueFilter[]
export const wideViews = ['all', 'unread'] as const satisfies readonly QueueFilter[]

/** The order in which a view is opened: who waits longest and who wakes first stand on top, elsewhere who wrote last. */
export function naturalOrder(filter: QueueFilter): QueueOrder {
  return filter === 'unanswered' || filter === 'snoozed' ? 'oldest' : 'newest'
}

/** The digit that shows a view or a list. */
export function digitOf(place: QueueFilter | AnswerList): string | undefined {
  if (place === 'all') return '0'
  const index = ([...queueViews, ...answerLists] as readonly string[]).indexOf(place)
  return index < 0 ? undefined : String(index + 1)
}
