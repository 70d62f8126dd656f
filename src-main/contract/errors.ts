/**
 * What happens next is decided by the kind:
 * `auth` asks the user to sign in again · `network` backs off and retries · `rate-limited` waits `retryAfterMs` ·
 * `certificate` asks whether to trust · `rejected` and `invalid` are shown where they were caused ·
 * `quota` and `disk-full` pause and say so · `not-found` tells that it is gone · `store` stops the desk ·
 * `cancelled` is nobody's fault · `bug` is reported.
 */
export const errorKinds = [
  'auth',
  'network',
  'rate-limited',
  'certificate',
  'rejected',
  'invalid',
  'quota',
  'disk-full',
  'not-found',
  'store',
  'cancelled',
  'bug',
] as const
export type ErrorKind = (typeof errorKinds)[number]

/** Plain facts that fill a catalogue sentence; never a body or a secret. */
export type ErrorParams = Readonly<Record<string, string | number>>

/**
 * What crosses the port. `code` names the sentence in the window's catalogue (`error.<code>`), `params` fill it;
 * `message` is the same sentence in English for logs and the command line.
 */
export interface DeskErrorShape {
  readonly kind: ErrorKind
  readonly code: string
  readonly message: string
  readonly params: ErrorParams
}

/** The one error class that crosses the engine's edge. */
export class DeskError extends Error {
  readonly kind: ErrorKind
  readonly code: string
  readonly params: ErrorParams

  constructor(kind: ErrorKind, code: string, message: string, params: ErrorParams = {}, options?: ErrorOptions) {
    super(message, options)
    this.name = 'DeskError'
    this.kind = kind
    this.code = code
    this.params = params
  }

  toShape(): DeskErrorShape {
    return { kind: this.kind, code: this.code, message: this.message, params: this.params }
  }

  static fromShape(shape: DeskErrorShape): DeskError {
    return new DeskError(shape.kind, shape.code, shape.message, shape.params)
  }

  /** Anything thrown, as a DeskError; what nobody foresaw becomes a `bug`. */
  static from(thrown: unknown): DeskError {
    if (thrown instanceof DeskError) return thrown
    const message = thrown instanceof Error ? thrown.message : String(thrown)
    return new DeskError('bug', 'unexpected', message, { detail: message }, { cause: thrown })
  }
}

export function assertNever(value: never): never {
  throw new DeskError('bug', 'unexpected', `Unhandled case: ${JSON.stringify(value)}`)
}
