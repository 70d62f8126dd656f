import type { DeskErrorShape } from '../../contract/errors.ts'
import type { DeskEvent } from '../../contract/events.ts'
import type { LanguageChoice } from '../../contract/languages.ts'

export type ToEngine =
  /** A window's pipe comes with it. */
  | { readonly type: 'port' }
  | { readonly type: 'secret-found'; readonly id: number; readonly value: string | null }
  | { readonly type: 'secret-failed'; readonly id: number; readonly error: DeskErrorShape }
  | { readonly type: 'resumed' }
  | { readonly type: 'network'; readonly online: boolean }
  | { readonly type: 'close' }

export type SecretRequest =
  | { readonly operation: 'read'; readonly name: string }
  | { readonly operation: 'write'; readonly name: string; readonly value: string }
  | { readonly operation: 'remove'; readonly name: string }

/** What concerns the whole computer: the badge, the notifications, and the language that both speak. */
export type HostEvent =
  | Extract<DeskEvent, { readonly type: 'arrived' | 'due' | 'sla' }>
  | { readonly type: 'language'; readonly language: LanguageChoice }

export type FromEngine =
  | { readonly type: 'ready' }
  /** It cannot start, and starting again would not help: the host ends the process. */
  | { readonly type: 'failed'; readonly error: DeskErrorShape }
  | { readonly type: 'secret'; readonly id: number; readonly request: SecretRequest }
  | { readonly type: 'event'; readonly event: HostEvent }
