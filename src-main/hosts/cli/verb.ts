import type { ParseArgsOptionsConfig } from 'node:util'
import { DeskError } from '../../contract/errors.ts'
import type { Engine } from '../../engine/engine-deps.ts'
import type { Output } from './output.ts'

/** What an option was given: text, a list of texts where it repeats, or that it was named at all. */
export type OptionValue = string | boolean | readonly (string | boolean)[] | undefined

export interface VerbContext {
  readonly engine: Engine
  readonly output: Output
  /** One object a line instead of text for people. */
  readonly json: boolean
  readonly words: readonly string[]
  readonly options: Readonly<Record<string, OptionValue>>
}

export interface Verb {
  /** As it is typed: `account add`. */
  readonly name: string
  /** What follows it, for the help. */
  readonly usage: string
  readonly summary: string
  readonly options: ParseArgsOptionsConfig
  /** How many words it takes. */
  readonly words: { readonly least: number; readonly most: number }
  /**
   * `read` works beside the program that has the desk open · `change` takes the desk for itself ·
   * `begin` does so too and makes the desk where there is none.
   */
  readonly access: 'read' | 'change' | 'begin'
  /** Answers the exit code. */
  run(context: VerbContext): Promise<number>
}

/** What was typed does not make sense: exit code 2. */
export function usageError(sentence: string): DeskError {
  return new DeskError('invalid', 'usage', sentence)
}

export function textOption(options: VerbContext['options'], name: string): string | undefined {
  const value = options[name]
  return typeof value === 'string' ? value : undefined
}

export function listOption(options: VerbContext['options'], name: string): readonly string[] {
  const value = options[name]
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []
}

/** Throws a usage error where the text is no whole number of at least `least`. */
export function numberOption(options: VerbContext['options'], name: string, least: number): number | undefined {
  const text = textOption(options, name)
  if (text === undefined) return undefined
  const value = Number(text)
  if (/^\d+$/.test(text) && Number.isSafeInteger(value) && value >= least) return value
  throw usageError(`--${name} wants a whole number from ${least}, not "${text}"`)
}
