import { userInfo } from 'node:os'
import type { Database } from '../store/database.ts'
import { setting } from '../store/settings.ts'

export const agentNameSetting = 'agent.name'

/** What the agent of this desk is called: their own word for it, else that of their computer. */
export function agentName(db: Database): string {
  const chosen = setting(db, agentNameSetting)
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
