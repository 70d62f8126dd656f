import { type CallInput, type CallName, type CallRequest, calls } from '../../src-main/contract/calls.ts'

/** What the engine's handler receives when a window asks this: validated, with every default. */
export function requestOf<Name extends CallName>(name: Name, input: CallInput<Name>): CallRequest<Name> {
  return calls[name].input.parse(input) as CallRequest<Name>
}
