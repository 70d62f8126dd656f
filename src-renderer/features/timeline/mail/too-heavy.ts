/** A mail that would hold up the window: its source is shown instead. */
export class TooHeavy extends Error {}

/**
 * What a mail may be, and how long a step of reading it may take, before the window would feel it. Measured in Chromium
 * 156: whatever keeps to the first four is laid out within a second, however it is nested and styled.
 */
export const mailLimits = {
  sourceLength: 8_000_000,
  textLength: 500_000,
  elements: 15_000,
  /** Chromium's layout runs out of stack, and the window with it, at some thousands. */
  depth: 200,
  /** Ten times what the largest mail allowed here takes: a busy computer must not cut short what an idle one shows. */
  readMs: 1_000,
  cleanMs: 1_000,
  /** From the source to the picture, fonts and widths included. */
  totalMs: 2_000,
} as const

/** Throws `TooHeavy` when it is called later than `ms` from now. */
export function deadlineIn(ms: number, now: () => number = () => performance.now()): () => void {
  const end = now() + ms
  return () => {
    if (now() > end) throw new TooHeavy()
  }
}
