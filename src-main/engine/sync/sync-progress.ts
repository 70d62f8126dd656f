import type { SyncProgress } from '../../contract/account.ts'

/** Turns counts into a rate and a time left. The rate is that of the last seconds, so a pause does not spoil it. */
export function createProgressMeter(
  now: () => number,
): (count: { done: number; total: number; folder: string }) => SyncProgress {
  const windowMs = 5_000
  let samples: { at: number; done: number }[] = []
  return ({ done, total, folder }) => {
    const at = now()
    if (samples.length > 0 && done < (samples.at(-1)?.done ?? 0)) samples = []
    samples.push({ at, done })
    samples = samples.filter((sample, index) => index === samples.length - 1 || at - sample.at <= windowMs)
    const first = samples[0] ?? { at, done }
    const perSecond = at > first.at ? ((done - first.done) * 1000) / (at - first.at) : 0
    const etaMs = perSecond > 0 ? Math.round(((total - done) * 1000) / perSecond) : null
    return { done, total, folder, perSecond: Math.round(perSecond), etaMs }
  }
}
