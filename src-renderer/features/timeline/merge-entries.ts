import type { TimelineEntry } from '../../../src-main/contract/message.ts'

interface Merged {
  readonly entries: readonly TimelineEntry[]
  /** Entries that were not shown before, oldest first. */
  readonly added: readonly TimelineEntry[]
}

/**
 * The shown entries after a fresh look at their newest part. Entries older than the look are kept, ones that vanished
 * within it are dropped, and unchanged ones keep their identity, so only what changed repaints.
 */
export function mergeEntries(shown: readonly TimelineEntry[], fresh: readonly TimelineEntry[]): Merged {
  const first = shown[0]
  const firstFresh = fresh[0]
  if (!first || !firstFresh) return { entries: fresh, added: fresh }

  const known = new Map(shown.map((entry) => [entry.id, entry]))
  const kept = shown.filter((entry) => entry.id < firstFresh.id)
  // What lies before the shown part is loaded by scrolling up, never from here: the list would jump.
  const looked = fresh.filter((entry) => entry.id >= first.id)
  return {
    entries: [...kept, ...looked.map((entry) => sameOrFresh(known.get(entry.id), entry))],
    added: looked.filter((entry) => !known.has(entry.id)),
  }
}

function sameOrFresh(shown: TimelineEntry | undefined, fresh: TimelineEntry): TimelineEntry {
  return shown && JSON.stringify(shown) === JSON.stringify(fresh) ? shown : fresh
}
