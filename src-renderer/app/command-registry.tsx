import { createContext, type ReactNode, useContext, useState } from 'react'
import type { ShortcutName } from './shortcuts.ts'

/** What can be done now; what is left out, or undefined, cannot. */
export type Actions = Readonly<Partial<Record<ShortcutName, (() => void) | undefined>>>

/** Everything that the parts of the window on the screen can do, for whoever asks by name: the command palette. */
export interface CommandRegistry {
  /** The answer takes it away again. */
  add(actionsNow: () => Actions): () => void
  actions(): Actions
}

function createCommandRegistry(): CommandRegistry {
  const sources = new Set<() => Actions>()
  return {
    add(source) {
      sources.add(source)
      return () => sources.delete(source)
    },
    actions: () => Object.assign({}, ...[...sources].map((source) => source())) as Actions,
  }
}

const RegistryContext = createContext<CommandRegistry | null>(null)

export function CommandRegistryProvider({ children }: { readonly children: ReactNode }) {
  const [registry] = useState(createCommandRegistry)
  return <RegistryContext value={registry}>{children}</RegistryContext>
}

export function useCommandRegistry(): CommandRegistry {
  const registry = useContext(RegistryContext)
  if (!registry) throw new Error('CommandRegistryProvider is missing above this component')
  return registry
}
