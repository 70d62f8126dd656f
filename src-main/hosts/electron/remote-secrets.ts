import { DeskError } from '../../contract/errors.ts'
import type { Secrets } from '../../engine/engine-deps.ts'
import type { SecretRequest, ToEngine } from './engine-messages.ts'

type SecretAnswer = Extract<ToEngine, { readonly id: number }>

/** Secrets as the engine's process sees them: asked of the main process, for the system's keychain answers only there. */
export interface RemoteSecrets extends Secrets {
  answered(answer: SecretAnswer): void
}

export function remoteSecrets(ask: (id: number, request: SecretRequest) => void): RemoteSecrets {
  const waiting = new Map<number, PromiseWithResolvers<string | null>>()
  let lastId = 0

  const request = (what: SecretRequest): Promise<string | null> => {
    const id = ++lastId
    const answer = Promise.withResolvers<string | null>()
    waiting.set(id, answer)
    ask(id, what)
    return answer.promise
  }

  return {
    read: (name) => request({ operation: 'read', name }),
    async write(name, value) {
      await request({ operation: 'write', name, value })
    },
    async remove(name) {
      await request({ operation: 'remove', name })
    },
    answered(answer) {
      const question = waiting.get(answer.id)
      waiting.delete(answer.id)
      if (answer.type === 'secret-found') question?.resolve(answer.value)
      else question?.reject(DeskError.fromShape(answer.error))
    },
  }
}
