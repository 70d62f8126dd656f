import type { Secrets } from '../../src-main/engine/engine-deps.ts'

export interface MemorySecrets extends Secrets {
  readonly values: Map<string, string>
}

/** A keychain that lasts as long as the test. */
export function memorySecrets(): MemorySecrets {
  const values = new Map<string, string>()
  return {
    values,
    read: async (name) => values.get(name) ?? null,
    write: async (name, value) => void values.set(name, value),
    remove: async (name) => void values.delete(name),
  }
}
