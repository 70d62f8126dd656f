/** Both ends belong to it. */
export interface UidRange {
  readonly from: number
  readonly to: number
}

/** Reads `1:3,7` as a server writes it, ascending. `*` and anything else that is no number is left out. */
export function readUidSet(text: string): readonly UidRange[] {
  const ranges: UidRange[] = []
  for (const piece of text.split(',')) {
    const [first, second] = piece.split(':').map(Number)
    const last = second ?? first
    if (first === undefined || last === undefined || !(first > 0) || !(last > 0)) continue
    ranges.push({ from: Math.min(first, last), to: Math.max(first, last) })
  }
  return ranges.sort((a, b) => a.from - b.from)
}

/** Packs uids, in any order, into ascending ranges. */
export function packUids(uids: Iterable<number>): readonly UidRange[] {
  const ranges: { from: number; to: number }[] = []
  for (const uid of [...uids].sort((a, b) => a - b)) {
    const last = ranges.at(-1)
    if (last && uid <= last.to + 1) last.to = Math.max(last.to, uid)
    else ranges.push({ from: uid, to: uid })
  }
  return ranges
}

export function writeUidSet(ranges: readonly UidRange[]): string {
  return ranges.map(({ from, to }) => (from === to ? `${from}` : `${from}:${to}`)).join(',')
}

export function countUids(ranges: readonly UidRange[]): number {
  return ranges.reduce((sum, { from, to }) => sum + to - from + 1, 0)
}

export function hasUid(ranges: readonly UidRange[], uid: number): boolean {
  return ranges.some(({ from, to }) => uid >= from && uid <= to)
}

export function* eachUid(ranges: readonly UidRange[]): Generator<number> {
  for (const { from, to } of ranges) for (let uid = from; uid <= to; uid += 1) yield uid
}

/** What `left` has and `right` has not. Both ascending. */
export function subtract(left: readonly UidRange[], right: readonly UidRange[]): readonly UidRange[] {
  const rest: UidRange[] = []
  for (const range of left) {
    let from = range.from
    for (const hole of right) {
      if (hole.to < from || hole.from > range.to) continue
      if (hole.from > from) rest.push({ from, to: hole.from - 1 })
      from = hole.to + 1
    }
    if (from <= range.to) rest.push({ from, to: range.to })
  }
  return rest
}

/** What both have. Both ascending. */
export function intersect(left: readonly UidRange[], right: readonly UidRange[]): readonly UidRange[] {
  const both: UidRange[] = []
  for (let i = 0, j = 0; i < left.length && j < right.length; ) {
    const a = left[i] as UidRange
    const b = right[j] as UidRange
    const from = Math.max(a.from, b.from)
    const to = Math.min(a.to, b.to)
    if (from <= to) both.push({ from, to })
    if (a.to < b.to) i += 1
    else j += 1
  }
  return both
}

// Dovecot takes command lines of 64 KB, others less: a set of scattered uids stays well below.
const longestSet = 400

/** The newest uids, at most `limit`, in as few ranges as a command line can carry. Ascending. */
export function takeNewest(ranges: readonly UidRange[], limit: number): readonly UidRange[] {
  const taken: UidRange[] = []
  let room = limit
  for (let index = ranges.length - 1; index >= 0 && room > 0 && taken.length < longestSet; index -= 1) {
    const { from, to } = ranges[index] as UidRange
    const start = Math.max(from, to - room + 1)
    taken.unshift({ from: start, to })
    room -= to - start + 1
  }
  return taken
}
