/** Asked for in every loop whose length a sender decides. Throws `OutOfTime` when the time is over. */
export type Deadline = () => void

/** A mail that takes this long was made to: it is shown as its source. */
const longestReadingMs = 2_000

export class OutOfTime extends Error {}

/** From now on, by a clock that only goes forward, in ms. */
export function readingDeadline(now: () => number = () => performance.now()): Deadline {
  const end = now() + longestReadingMs
  return () => {
    if (now() > end) throw new OutOfTime('This mail takes too long to read')
  }
}

/** For what has no end to keep: a mail's first bytes, a single part. */
export const noDeadline: Deadline = () => {}
