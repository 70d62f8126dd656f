import type { TimelinePage } from '../../../src-main/contract/desk.ts'
import type { TimelineEntry } from '../../../src-main/contract/message.ts'

interface Merged {
  readonly entries: readonly TimelineEntry[]
  /** Entries that were not shown before, oldest first. */
  readonly added: readonly TimelineEntry[]
}

/**
 * The shown entries after a fresh look at a part of them. Entries outside the look are kept, ones that vanished within
 * it are dropped, and unchanged ones keep their identity, so only what changed repaints.
 */
export function mergeEntries(
  shown: readonly TimelineEntry[],
  { entries: fresh, newer }: Pick<TimelinePage, 'entries' | 'newer'>,
): Merged {
  const first = shown[0]
  const [firstFresh, lastFresh] = [fresh.at(0), fresh.at(-1)]
  if (!first || !firstFresh || !lastFresh) return { entries: fresh, added: fresh }

  const known = new Map(shown.map((entry) => [entry.id, entry]))
  const before = shown.filter((entry) => entry.id < firstFresh.id)
  const after = newer ? shown.filter((entry) => entry.id > lastFresh.id) : []
  // What lies before the shown part is loaded by scrolling up, never from here: the list would jump.
  const looked = fresh.filter((entry) => entry.id >= first.id)
  return {
    entries: [...before, ...looked.map((entry) => sameOrFresh(known.get(entry.id), entry)), ...after],
    added: looked.filter((entry) => !known.has(entry.id)),
  }
}

function sameOrFresh(shown: TimelineEntry | undefined, fresh: TimelineEntry): TimelineEntry {
  return shown && JSON.stringify(shown) === JSON.stringify(fresh) ? shown : fresh
}
