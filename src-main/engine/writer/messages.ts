import type { DeskErrorShape } from '../../contract/errors.ts'
import type { OperationName } from './operations.ts'

/** What the writer's thread is started with. */
export type ThreadTask =
  | { readonly task: 'write'; readonly databasePath: string; readonly backupPath: string; readonly keyHex: string }
  /** Checks the file, copies it and ends. */
  | {
      readonly task: 'backup'
      readonly databasePath: string
      readonly backupPath: string
      readonly keyHex: string
      readonly label: string
    }
  /** Checks the file and ends. */
  | { readonly task: 'check'; readonly databasePath: string; readonly keyHex: string }

export interface OperationRequest {
  readonly id: number
  readonly operation: OperationName
  readonly input: unknown
  readonly now: number
}

export type ThreadReply =
  | { readonly ready: true }
  | { readonly id: number; readonly ok: unknown }
  | { readonly id: number; readonly error: DeskErrorShape }
  | { readonly id: number; readonly progress: number }
  | { readonly result: unknown }
  | { readonly failed: DeskErrorShape }
