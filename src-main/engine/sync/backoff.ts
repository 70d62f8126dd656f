const firstMs = 1_000
const longestMs = 5 * 60_000

/**
 * How long to wait before the next try: doubles from one second to five minutes, with up to a quarter of jitter so that
 * many accounts on one lost line do not all knock at once. `random` is in 0..1.
 */
export function backoffMs(failures: number, random: number): number {
  const plain = Math.min(firstMs * 2 ** Math.max(0, failures - 1), longestMs)
  return Math.round(plain * (0.75 + random / 4))
}
