import type { DeskErrorShape } from './errors.ts'
import type { JobId } from './ids.ts'

export const jobKinds = [
  'import',
  'sample',
  'rebuild',
  'backup',
  'remove-account',
  'due-times',
  'replay',
  'report',
] as const
export type JobKind = (typeof jobKinds)[number]

/** Something that was left out, and why. */
export interface JobProblem {
  /** The file, and for an mbox `#` and where in it. */
  readonly origin: string
  readonly error: DeskErrorShape
}

/** A long piece of work the window follows and may cancel. */
export interface JobView {
  readonly id: JobId
  readonly kind: JobKind
  /** What is being worked on: a file name, an account. */
  readonly title: string
  readonly status: 'running' | 'done' | 'cancelled' | 'failed'
  readonly done: number
  /** In the unit of `unit`; null while unknown. */
  readonly total: number | null
  readonly unit: 'messages' | 'bytes' | 'conversations'
  /** Messages that were new, and those the desk knew already. */
  readonly added: number
  readonly known: number
  /** What could not be read, by name; at most 20 are kept. */
  readonly problems: readonly JobProblem[]
  /** All of them, kept or not. */
  readonly problemCount: number
  readonly error: DeskErrorShape | null
}
