import { userInfo } from 'node:os'
import type { Database } from '../store/database.ts'
import { setting } from '../store/settings.ts'

/** What the agent of this desk is called: their own word for it, else that of their computer. */
export function agentName(db: Database): string {
  const chosen = setting(db, 'agent.name')
  return (typeof chosen === 'string' && chosen.trim()) || nameOnComputer()
}

function nameOnComputer(): string {
  try {
    return userInfo().username || 'Me'
  } catch {
    // A container may run under a number that nobody named.
    return 'Me'
  }
}
