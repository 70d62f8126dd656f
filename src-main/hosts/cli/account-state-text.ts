import type { AccountState } from '../../contract/account.ts'
import { assertNever } from '../../contract/errors.ts'
import { timeText } from './printable.ts'

/** An account's state as a few words for a table. */
export function accountStateText(state: AccountState): string {
  switch (state.status) {
    case 'connecting':
    case 'paused':
    case 'local':
      return state.status
    case 'syncing':
      return `syncing ${state.progress.done} of ${state.progress.total}`
    case 'online':
      return `online since ${timeText(state.since)}`
    case 'offline':
      return state.error === null ? 'offline' : `offline: ${state.error.message}`
    case 'attention':
      return `attention: ${state.error.message}`
    default:
      return assertNever(state)
  }
}
