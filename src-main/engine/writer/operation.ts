import type { Database } from '../store/database.ts'

/** What an operation may use besides the database. */
export interface OperationContext {
  readonly now: number
  readonly author: string
  readonly progress: (done: number) => void
}

export type Operation<Input, Output> = (db: Database, input: Input, context: OperationContext) => Output

/** Types an operation where it is listed. */
export function operation<Input, Output>(run: Operation<Input, Output>): Operation<Input, Output> {
  return run
}

/** Who acts, for the action log. */
export function by(context: OperationContext): { name: string; now: number } {
  return { name: context.author, now: context.now }
}
