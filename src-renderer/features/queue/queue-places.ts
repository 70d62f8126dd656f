import type { QueueFilter, QueueOrder } from '../../../src-main/contract/desk.ts'

/** What stands in the queue's place besides customers: lists of answers. */
export const answerLists = ['drafts', 'outbox', 'held'] as const
export type AnswerList = (typeof answerLists)[number]

/** The views in the order of the menu; the digit on the keyboard is the place in it, except for `due`. */
export const queueViews = [
  'due',
  'unanswered',
  'mine',
  'unassigned',
  'waiting',
  'snoozed',
  'done',
] as const satisfies readonly QueueFilter[]
export const wideViews = ['all', 'unread'] as const satisfies readonly QueueFilter[]

/** The order in which a view is opened: who waits longest, is due or wakes first stands on top, elsewhere who wrote last. */
export function naturalOrder(filter: QueueFilter): QueueOrder {
  return filter === 'unanswered' || filter === 'due' || filter === 'snoozed' ? 'oldest' : 'newest'
}

/** The key that shows a view or a list. */
export function keyOfPlace(place: QueueFilter | AnswerList): string | undefined {
  if (place === 'all') return '0'
  // Each digit was taken when it came.
  if (place === 'due') return 'D'
  const numbered: readonly string[] = [...queueViews.filter((view) => view !== 'due'), ...answerLists]
  const index = numbered.indexOf(place)
  return index < 0 ? undefined : String(index + 1)
}
