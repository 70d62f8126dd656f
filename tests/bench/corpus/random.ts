/** A stream of numbers that a seed decides: the same seed gives the same corpus, byte for byte. */
export interface Random {
  /** 0 ≤ x < 1. */
  next(): number
  /** A whole number, both ends included. */
  between(low: number, high: number): number
  chance(probability: number): boolean
  pick<T>(list: readonly T[]): T
  /** Normally distributed, mean 0, deviation 1. */
  gauss(): number
}

/** sfc32, seeded from a text. */
export function randomFrom(seed: string): Random {
  let [a = 0, b = 0, c = 0, d = 0] = seedsOf(seed)
  const next = () => {
    const sum = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + sum) | 0
    return (sum >>> 0) / 2 ** 32
  }
  for (let warmUp = 0; warmUp < 20; warmUp += 1) next()
  return {
    next,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (probability) => next() < probability,
    pick: (list) => at(list, Math.floor(next() * list.length)),
    gauss: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
  }
}

function seedsOf(text: string): readonly number[] {
  let hash = 0x811c9dc5
  return [0, 1, 2, 3].map((round) => {
    for (const character of `${text}/${round}`) {
      hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0
    }
    return hash
  })
}

/** An element that must be there. */
export function at<T>(list: readonly T[], index: number): T {
  if (index < 0 || index >= list.length) throw new RangeError(`No element ${index} among ${list.length}`)
  return list[index] as T
}

export function shuffled<T>(random: Random, list: readonly T[]): readonly T[] {
  const copy = [...list]
  for (let last = copy.length - 1; last > 0; last -= 1) {
    const other = random.between(0, last)
    const moved = at(copy, last)
    copy[last] = at(copy, other)
    copy[other] = moved
  }
  return copy
}

/** Picks by weight. */
export function weighted<T>(table: readonly (readonly [weight: number, value: T])[]): (random: Random) => T {
  const total = table.reduce((sum, [weight]) => sum + weight, 0)
  return (random) => {
    let left = random.next() * total
    for (const [weight, value] of table) {
      left -= weight
      if (left < 0) return value
    }
    return at(table, table.length - 1)[1]
  }
}

/** Ranks with probability 1 / (rank + offset)^exponent, as words and customers have; in constant time (alias method). */
export function zipf(size: number, exponent = 1.05, offset = 2.7): (random: Random) => number {
  const weights = Float64Array.from({ length: size }, (_, rank) => 1 / (rank + 1 + offset) ** exponent)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const shares = weights.map((weight) => (weight * size) / total)
  const keep = new Float64Array(size).fill(1)
  const alias = new Int32Array(size)
  const small: number[] = []
  const large: number[] = []
  for (let rank = 0; rank < size; rank += 1) ((shares[rank] ?? 0) < 1 ? small : large).push(rank)
  while (small.length > 0 && large.length > 0) {
    const poor = small.pop() ?? 0
    const rich = large.pop() ?? 0
    const share = shares[poor] ?? 0
    keep[poor] = share
    alias[poor] = rich
    shares[rich] = (shares[rich] ?? 0) + share - 1
    const target = (shares[rich] ?? 0) < 1 ? small : large
    target.push(rich)
  }
  return (random) => {
    const point = random.next() * size
    const rank = Math.floor(point)
    return point - rank < (keep[rank] ?? 1) ? rank : (alias[rank] ?? rank)
  }
}
