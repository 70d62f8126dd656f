import { type CallInput, type CallName, type CallOutput, calls } from '../../contract/calls.ts'
import { DeskError } from '../../contract/errors.ts'
import type { Handlers } from './handlers.ts'

/** Own property only: `constructor` or `__proto__` is no call of ours. */
export function isCallName(name: string): name is CallName {
  return Object.hasOwn(calls, name)
}

/**
 * Validates the input against the contract and answers it. Throws `invalid` naming the first field that is wrong,
 * or whatever the handler throws.
 */
export async function answerCall<Name extends CallName>(
  handlers: Handlers,
  name: Name,
  input: CallInput<Name>,
): Promise<CallOutput<Name>> {
  const parsed = calls[name].input.safeParse(input)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    const field = issue?.path.join('.') || 'input'
    throw new DeskError('invalid', 'invalid-input', `${name}: ${field}: ${issue?.message ?? 'not understood'}`, {
      call: name,
      field,
    })
  }
  const handler = handlers[name] as (request: unknown) => CallOutput<Name> | Promise<CallOutput<Name>>
  return await handler(parsed.data)
}
