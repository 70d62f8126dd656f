import { useMemo } from 'react'
import { useStore } from 'zustand'
import type { QueueRow } from '../../../src-main/contract/desk.ts'
import { useTick, useTicking } from '../../components/countdown/tick-context.tsx'
import type { DueGroupsStore } from './due-groups-store.ts'
import { countOfSection, type DueSection, sectionStarts } from './due-sections.ts'
import type { QueueStore } from './queue-store.ts'

/** What stands in the list: a customer, or in the view Due the name of a section. */
export type QueueItem =
  | { readonly type: 'row'; readonly row: QueueRow; readonly index: number }
  | {
      readonly type: 'section'
      readonly section: DueSection
      readonly count: { readonly count: number; readonly capped: boolean } | null
    }

interface DueSections {
  readonly items: readonly QueueItem[]
  /** A row's place among the items. */
  placeOf(index: number): number
}

/** The rows with the names of their sections, in the view that has any. A row changes its section as time passes. */
export function useDueSections(queue: QueueStore, dueGroups: DueGroupsStore, rows: readonly QueueRow[]): DueSections {
  const isDue = useStore(queue, (state) => state.filter === 'due')
  const known = useStore(dueGroups, (state) => state.groups)
  const groups = isDue ? known : null
  const tick = useTick()
  const startsAt = (now: number) => (groups ? sectionStarts(rows, groups, now) : [])
  const shape = useTicking(
    (now) =>
      startsAt(now)
        .map(({ section, at }) => `${section} ${at}`)
        .join(),
    groups !== null,
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: the shape says when the starts are others
  return useMemo(() => {
    const starts = startsAt(tick.now())
    const items: QueueItem[] = rows.map((row, index) => ({ type: 'row', row, index }))
    for (const { section, at } of starts.toReversed()) {
      items.splice(at, 0, { type: 'section', section, count: groups && countOfSection(groups, section) })
    }
    return { items, placeOf: (index) => index + starts.filter(({ at }) => at <= index).length }
  }, [rows, groups, shape])
}
