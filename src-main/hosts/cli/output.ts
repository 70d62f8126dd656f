import type { Writable } from 'node:stream'

/** Where a verb speaks: results to standard output, everything about them to standard error. */
export interface Output {
  /** One line, waited for while the reader is slow. Rejects with `EPIPE` once nobody reads any more. */
  line(text: string): Promise<void>
  object(value: unknown): Promise<void>
  /** A sentence for the person, not for the pipe. */
  note(text: string): void
  /** Replaces the line before on a terminal; says nothing elsewhere. */
  progress(text: string): void
}

export function createOutput(results: Writable, notes: Writable & { readonly isTTY?: boolean }): Output {
  let broken: Error | null = null
  let progressShown = false
  results.on('error', (error) => {
    broken = error
  })
  notes.on('error', () => {})

  const clearProgress = (): void => {
    if (progressShown) notes.write('\r\u001b[K')
    progressShown = false
  }
  const line = async (text: string): Promise<void> => {
    clearProgress()
    if (broken !== null) throw broken
    if (!results.write(`${text}\n`)) await drained(results)
    if (broken !== null) throw broken
  }
  return {
    line,
    object: (value) => line(JSON.stringify(value)),
    note(text) {
      clearProgress()
      notes.write(`${text}\n`)
    },
    progress(text) {
      if (notes.isTTY !== true) return
      clearProgress()
      notes.write(text)
      progressShown = true
    },
  }
}

/** A broken pipe never drains; it closes. */
function drained(stream: Writable): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      stream.off('drain', done)
      stream.off('close', done)
      stream.off('error', done)
      resolve()
    }
    stream.once('drain', done)
    stream.once('close', done)
    stream.once('error', done)
  })
}
