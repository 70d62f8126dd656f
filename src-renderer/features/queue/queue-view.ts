import { type QueueFilter, type QueueOrder, queueFilters, queueOrders } from '../../../src-main/contract/desk.ts'
import { channelKinds } from '../../../src-main/contract/message.ts'
import { priorities } from '../../../src-main/contract/triage.ts'
import { notNarrowed, type QueueNarrowing, spans } from './queue-narrowing.ts'

/** What the queue shows. */
export interface QueueView extends QueueNarrowing {
  readonly filter: QueueFilter
  readonly order: QueueOrder
}

export const firstView: QueueView = { filter: 'all', order: 'newest', ...notNarrowed }

const viewKeys = Object.keys(firstView) as (keyof QueueView)[]

const isOneOf = (known: readonly string[]) => (value: unknown) => known.some((each) => each === value)
const isTextOrNull = (value: unknown) => value === null || typeof value === 'string'
const isFlag = (value: unknown) => typeof value === 'boolean'
const isDay = (value: unknown) => typeof value === 'string' && /^(\d{4}-\d{2}-\d{2})?$/.test(value)

const isSound: { readonly [Key in keyof QueueView]: (value: unknown) => boolean } = {
  filter: isOneOf(queueFilters),
  order: isOneOf(queueOrders),
  account: isTextOrNull,
  channel: (value) => value === null || isOneOf(channelKinds)(value),
  attachments: isFlag,
  assignee: isTextOrNull,
  tag: isTextOrNull,
  priority: (value) => value === null || isOneOf(priorities)(value),
  starred: isFlag,
  span: isOneOf(spans),
  from: isDay,
  to: isDay,
}

/** A view that was stored, perhaps by another version of this program: what is not sound in it is as at first. */
export function storedView(value: unknown): QueueView {
  if (typeof value !== 'object' || value === null) return firstView
  const stored = Object.entries(value).filter(([key, part]) => isSound[key as keyof QueueView]?.(part))
  return { ...firstView, ...Object.fromEntries(stored) }
}

/** The view alone, out of whatever holds one. */
export function viewOf(view: QueueView): QueueView {
  return Object.fromEntries(viewKeys.map((key) => [key, view[key]])) as unknown as QueueView
}

export function isSameView(one: QueueView, other: QueueView): boolean {
  return viewKeys.every((key) => one[key] === other[key])
}
