import { type KeyboardEvent, type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from 'react'
import type { VListHandle } from 'virtua'
import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import type { MessageId } from '../../../src-main/contract/ids.ts'
import { hasLanded, headOf, type Landing, readingPlace, samePlace } from './reading-place.ts'
import type { TimelineItem } from './timeline-items.ts'
import type { TimelineStore } from './timeline-store.ts'

/** How near to an end the next page is asked for, px. */
const lookAheadPx = 800
/** Room above a message that does not begin its day: the name of the day floats there. */
const belowDayPx = -40
/** A jump measures what it passes, and may have to be corrected; then whoever scrolls has the last word. */
const landingMs = 1_000
const settleMs = 200
const flashMs = 500
const handMs = 400

interface ListPosition {
  readonly list: RefObject<VListHandle | null>
  /** The turn of the jump that came to a message just now; null for all others, and for a row that comes back later. */
  flashOf(message: MessageId): number | null
  /** For the list: what it tells, and whatever a hand does to it. */
  readonly handlers: {
    onScroll(): void
    onScrollEnd(): void
    onResize(): void
    onWheel(): void
    onPointerDown(): void
    onKeyDown(event: KeyboardEvent): void
  }
  goToEnd(): void
  /** What is about to change below an item leaves it where its element stands now. */
  holdInView(key: string, element: Element): void
}

/**
 * Where the list stands: first where the reader left off, then where jumps lead, at the bottom while messages come, and
 * never elsewhere than where a hand moved it. Tells the store what is in view, and asks for more near the ends.
 */
export function useListPosition(store: TimelineStore, items: readonly TimelineItem[]): ListPosition {
  const { target, newer, part } = useStore(
    store,
    useShallow(({ target, newer, part }) => ({ target, newer, part })),
  )
  const list = useRef<VListHandle>(null)
  const stuck = useRef(true)
  const landing = useRef<Landing | null>(null)
  const flashed = useRef(0)
  const shown = useRef({ items, newer })
  shown.current = { items, newer }

  const notePlace = useCallback(() => {
    const place = list.current && readingPlace(list.current, shown.current.items, shown.current.newer)
    // During a jump the list shows what it passes.
    if (!place || landing.current) return
    stuck.current = place.atBottom
    if (!samePlace(store.getState().place, place)) store.getState().setPlace(place)
  }, [store])

  const settle = useCallback(() => {
    const handle = list.current
    if (!handle) return
    const goal = landing.current
    if (goal && performance.now() < goal.until && !hasLanded(handle, shown.current.items, goal)) {
      land(handle, shown.current.items, goal)
      setTimeout(settle, settleMs)
      return
    }
    landing.current = null
    notePlace()
    store.getState().rest()
    loadNearEnds(store, handle)
  }, [store, notePlace])

  const goTo = useCallback(
    (goal: Pick<Landing, 'key' | 'align' | 'offset'>) => {
      landing.current = { ...goal, until: performance.now() + landingMs }
      if (list.current) land(list.current, shown.current.items, landing.current)
      setTimeout(settle, settleMs)
    },
    [settle],
  )

  const placed = useRef<number | null>(null)
  useLayoutEffect(() => {
    if (placed.current === part) return
    const opened = placed.current === null
    placed.current = part
    // The focus went with the list that showed another part of the history.
    if (!opened && document.activeElement === document.body)
      document.querySelector<HTMLElement>('[data-timeline-list]')?.focus({ preventScroll: true })
    if (target) return
    // At first where the reader left off; whoever goes to the end wants to see the end.
    const unread = opened ? items.findIndex((item) => item.type === 'unread') : -1
    stuck.current = unread < 0
    const [first, last] = [items[headOf(items, unread)], items.at(-1)]
    if (unread >= 0 && first) goTo({ key: first.key, align: 'start', offset: 0 })
    else if (last) goTo({ key: last.key, align: 'end', offset: 0 })
  }, [items, target, part, goTo])

  const jumped = useRef(0)
  useLayoutEffect(() => {
    if (!target || jumped.current === target.turn) return
    const index = items.findIndex((item) => item.key === `entry-${target.message}`)
    const head = items[target.align === 'start' ? headOf(items, index) : index]
    if (!head) return
    jumped.current = target.turn
    stuck.current = false
    setTimeout(() => {
      flashed.current = target.turn
    }, flashMs)
    goTo({
      key: head.key,
      align: target.align,
      offset: target.align === 'start' && head.type !== 'day' ? belowDayPx : 0,
    })
  }, [target, items, goTo])

  // What comes above during a jump moves its goal.
  useLayoutEffect(() => {
    if (list.current && landing.current) land(list.current, items, landing.current)
  }, [items])

  // A reader at the bottom stays there while messages come and frames grow.
  const follow = useCallback(() => {
    const { items, newer } = shown.current
    if (stuck.current && !newer) list.current?.scrollToIndex(items.length - 1, { align: 'end' })
  }, [])
  const lastKey = items.at(-1)?.key
  // biome-ignore lint/correctness/useExhaustiveDependencies: what comes at the end is followed
  useEffect(follow, [lastKey, newer, follow])

  // What a hand unfolds must not be scrolled away: the bottom is left, unless the hand changed nothing.
  const letGo = useCallback(() => {
    landing.current = null
    stuck.current = false
    setTimeout(notePlace, handMs)
  }, [notePlace])
  const move = useCallback(() => {
    store.getState().leaveTarget()
    letGo()
  }, [store, letGo])

  return {
    list,
    flashOf: useCallback(
      (message) => (target?.message === message && target.turn !== flashed.current ? target.turn : null),
      [target],
    ),
    handlers: {
      onScroll: useCallback(() => {
        store.getState().startScrolling()
        notePlace()
        if (list.current && !landing.current) loadNearEnds(store, list.current)
      }, [store, notePlace]),
      onScrollEnd: settle,
      // What is in view changes without a scroll, too: with the first layout and with what comes.
      onResize: useCallback(() => {
        follow()
        notePlace()
      }, [follow, notePlace]),
      onWheel: move,
      onPointerDown: move,
      // A letter is a shortcut, which scrolls nothing by itself.
      onKeyDown: useCallback(({ key }) => (key.length > 1 || key === ' ' ? move() : letGo()), [move, letGo]),
    },
    goToEnd() {
      const last = items.at(-1)
      store.getState().leaveTarget()
      if (newer) store.getState().showNewest()
      else if (last) goTo({ key: last.key, align: 'end', offset: 0 })
    },
    holdInView: useCallback(
      (key, element) => {
        const view = element.closest('[data-timeline-list]')
        // Where the list believes it stands is not yet true while older messages come in above.
        if (view) goTo({ key, align: 'start', offset: topOf(view) - topOf(element) })
      },
      [goTo],
    ),
  }
}

function topOf(element: Element): number {
  return element.getBoundingClientRect().top
}

function land(list: VListHandle, items: readonly TimelineItem[], { key, align, offset }: Landing): void {
  const index = items.findIndex((item) => item.key === key)
  if (index >= 0) list.scrollToIndex(index, { align, offset })
}

function loadNearEnds(store: TimelineStore, { scrollOffset, scrollSize, viewportSize }: VListHandle): void {
  if (scrollOffset < lookAheadPx) store.getState().loadOlder()
  if (scrollSize - viewportSize - scrollOffset < lookAheadPx) store.getState().loadNewer()
}
