import type { CallName, CallOutput, CallRequest } from '../../src-main/contract/calls.ts'
import { DeskError } from '../../src-main/contract/errors.ts'
import type { DeskEvent } from '../../src-main/contract/events.ts'
import type { Connection, EngineClient } from '../../src-renderer/engine-client/engine-client.ts'

type Answer<Name extends CallName> = (input: CallRequest<Name>) => CallOutput<Name> | Promise<CallOutput<Name>>
export type Answers = { [Name in CallName]?: Answer<Name> }

export interface ScriptedClient extends EngineClient {
  /** Everything that was asked, in order. */
  readonly asked: readonly { readonly name: CallName; readonly input: unknown }[]
  inputsOf<Name extends CallName>(name: Name): readonly CallRequest<Name>[]
  /** Changes what the engine says from now on. */
  answer(answers: Answers): void
  emit(event: DeskEvent): void
  connect(connection: Connection): void
}

/** The engine as a window sees it, with answers written by the test. What has no answer is an error. */
export function scriptedClient(answers: Answers): ScriptedClient {
  const asked: { name: CallName; input: unknown }[] = []
  const eventListeners = new Set<(event: DeskEvent) => void>()
  const connectionListeners = new Set<(connection: Connection) => void>()
  let script = answers
  let connection: Connection = 'connected'
  return {
    asked,
    inputsOf: (name) => asked.filter((call) => call.name === name).map((call) => call.input as never),
    answer(more) {
      script = { ...script, ...more }
    },
    async call(name, input) {
      asked.push({ name, input })
      const answer = script[name] as ((input: unknown) => never) | undefined
      if (!answer) throw new DeskError('bug', 'unscripted', `The test wrote no answer for ${name}`)
      return answer(input)
    },
    subscribe(listener) {
      eventListeners.add(listener)
      return () => eventListeners.delete(listener)
    },
    emit(event) {
      for (const listener of eventListeners) listener(event)
    },
    connection: () => connection,
    onConnection(listener) {
      connectionListeners.add(listener)
      return () => connectionListeners.delete(listener)
    },
    connect(next) {
      connection = next
      for (const listener of connectionListeners) listener(next)
    },
  }
}
