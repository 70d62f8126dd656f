import type { UidRange } from './uid-ranges.ts'

/** What a server told unasked about the open folder, until a pull takes it into account. */
export class FolderNews {
  private listener: (() => void) | null = null
  /** Messages more than before. */
  arrivedCount = 0
  /** Something was expunged. */
  anyExpunged = false
  /** How often something was, since the connection was opened. */
  expunges = 0
  /** Uids that were expunged, where the server names them. */
  readonly vanished: UidRange[] = []
  /** Flags changed somewhere. */
  anyChanged = false
  /** Positions whose flags changed, where the server does not name uids. Void once something was expunged. */
  readonly changedSequences = new Set<number>()
  connectionLost = false

  get any(): boolean {
    return this.arrivedCount > 0 || this.anyExpunged || this.anyChanged || this.connectionLost
  }

  arrived(count: number): void {
    if (count <= 0) return
    this.arrivedCount += count
    this.listener?.()
  }

  expunged(uids: readonly UidRange[]): void {
    this.anyExpunged = true
    this.expunges += 1
    this.vanished.push(...uids)
    this.listener?.()
  }

  changed(uid: number | null, sequence: number): void {
    this.anyChanged = true
    if (uid === null) this.changedSequences.add(sequence)
    this.listener?.()
  }

  lost(): void {
    this.connectionLost = true
    this.listener?.()
  }

  /** Calls back on every telling from now on, until `stop`. */
  listen(listener: () => void): { readonly stop: () => void } {
    this.listener = listener
    return {
      stop: () => {
        this.listener = null
      },
    }
  }

  reset(): void {
    this.arrivedCount = 0
    this.anyExpunged = false
    this.vanished.length = 0
    this.anyChanged = false
    this.changedSequences.clear()
  }
}
