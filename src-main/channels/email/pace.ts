/**
 * How many messages to ask for at once: many on a fast line, few on a slow one, so that the screen fills steadily, a stop
 * is prompt and new mail is never far behind history.
 */
export class Pace {
  /** The first batch of a folder: what fits on a screen or two. */
  readonly first = 200
  private size = 300

  get next(): number {
    return this.size
  }

  async measure<Result>(asked: number, work: () => Promise<Result>): Promise<Result> {
    const start = performance.now()
    const result = await work()
    const tookMs = performance.now() - start
    if (tookMs > slowMs) this.size = Math.max(least, Math.floor(this.size / 2))
    else if (tookMs < fastMs && asked >= this.size) this.size = Math.min(most, this.size * 2)
    return result
  }
}

const least = 25
const most = 500
const slowMs = 2_500
const fastMs = 800
