import type { VListHandle } from 'virtua'
import type { TimelineItem } from './timeline-items.ts'
import type { ReadingPlace } from './timeline-store.ts'

/** Within this of the end the reader is "at the bottom", and new messages are followed. */
const bottomPx = 48
/** An entry of which less is seen, above or below, does not count as seen. */
const glimpsePx = 32
/** Lower than the floating name of a day. */
const belowDayPx = 40

/** What of the items the reader sees; null where there is no entry. `newer`: the history goes on below the list's end. */
export function readingPlace(
  list: Pick<VListHandle, 'scrollOffset' | 'scrollSize' | 'viewportSize' | 'findItemIndex'>,
  items: readonly TimelineItem[],
  newer: boolean,
): ReadingPlace | null {
  const { scrollOffset: top, viewportSize: height, scrollSize } = list
  const start = list.findItemIndex(top + glimpsePx)
  // Nothing but answers on their way may be in view.
  const first = entryFrom(items, start, 1) ?? entryFrom(items, start, -1)
  const last = entryFrom(items, list.findItemIndex(top + Math.max(glimpsePx, height - glimpsePx)), -1)
  if (!first) return null
  const below = scrollSize - height - top
  const under = items[list.findItemIndex(top + belowDayPx)]
  return {
    first: first.entry.id,
    // A conversation's heading may be all that is seen below the first entry.
    last: last && last.at >= first.at ? last.entry.id : first.entry.id,
    at: first.at,
    scrolled: top > 24 && under?.type !== 'day',
    atBottom: below < bottomPx && !newer,
    farFromEnd: below > height || newer,
  }
}

/** Where to scroll for an entry at the top: to the lines above it that name its day and its conversation. */
export function headOf(items: readonly TimelineItem[], index: number): number {
  let head = index
  while (head > 0 && items[head - 1]?.type !== 'entry') head -= 1
  return head
}

function entryFrom(items: readonly TimelineItem[], index: number, step: 1 | -1) {
  for (let at = index; at >= 0 && at < items.length; at += step) {
    const item = items[at]
    if (item?.type === 'entry') return item
  }
  return null
}

export function samePlace(a: ReadingPlace | null, b: ReadingPlace): boolean {
  return (
    a !== null &&
    a.first === b.first &&
    a.last === b.last &&
    a.scrolled === b.scrolled &&
    a.atBottom === b.atBottom &&
    a.farFromEnd === b.farFromEnd
  )
}

/** Where a jump leads. */
export interface Landing {
  /** Of the item that is to stand at a place of the view. */
  readonly key: string
  readonly align: 'start' | 'center' | 'end'
  /** How much further down to scroll, px. */
  readonly offset: number
  /** When it must have arrived, by `performance.now()`. */
  readonly until: number
}

type Measured = Pick<VListHandle, 'scrollOffset' | 'scrollSize' | 'viewportSize' | 'getItemOffset' | 'getItemSize'>

/** Whether the list stands where the jump leads, or as near as its ends allow. */
export function hasLanded(list: Measured, items: readonly TimelineItem[], { key, align, offset }: Landing): boolean {
  const index = items.findIndex((item) => item.key === key)
  if (index < 0) return true
  const [top, size] = [list.getItemOffset(index), list.getItemSize(index)]
  const room = { start: 0, center: (list.viewportSize - size) / 2, end: list.viewportSize - size }[align]
  const wanted = Math.max(0, Math.min(top - room + offset, list.scrollSize - list.viewportSize))
  return Math.abs(wanted - list.scrollOffset) < 4
}
