import type { CallName, CallOutput, CallRequest } from '../../contract/calls.ts'

/** The engine's answer to every question a window may ask, after validation. Throws `DeskError`. */
export type Handlers = {
  readonly [Name in CallName]: (request: CallRequest<Name>) => Promise<CallOutput<Name>> | CallOutput<Name>
}
