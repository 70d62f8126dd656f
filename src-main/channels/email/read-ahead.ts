/**
 * Starts on the next value while the consumer still works on the last, so that the line and the disk are busy together.
 * At most one value waits. Ends together with the consumer: nothing runs on behind it.
 */
export async function* readAhead<Value>(source: AsyncGenerator<Value>): AsyncGenerator<Value> {
  let next = source.next()
  try {
    for (;;) {
      const { done, value } = await next
      if (done) return
      next = source.next()
      // A failure is thrown when its turn comes, not while the consumer still has a value in hand.
      next.catch(() => {})
      yield value
    }
  } finally {
    await next.catch(() => {})
    await source.return(undefined)
  }
}
