import { statSync } from 'node:fs'
import type { DeskStatus, Recovery } from '../../contract/calls.ts'
import { agentNameSetting } from '../desk/agent.ts'
import type { EngineDeps } from '../engine-deps.ts'
import type { Handlers } from '../rpc/handlers.ts'
import { allAccounts, sumOfMessages } from '../store/accounts.ts'
import { listBackups, momentLabel } from '../store/backups.ts'
import { countContacts } from '../store/people.ts'
import { allSettings } from '../store/settings.ts'
import type { DeskParts } from './desk-parts.ts'

type DeskCalls = 'desk.backup' | 'settings.get' | 'settings.set' | 'network.set'

export function deskHandlers(desk: DeskParts): Pick<Handlers, DeskCalls> {
  const { store, house, deps } = desk
  return {
    'desk.backup': async () => ({ path: await house.backUp(momentLabel(deps.clock.now())) }),
    'settings.get': () => {
      const shown = Object.entries(allSettings(store.reader)).filter(([key]) => !key.startsWith('desk.'))
      return Object.fromEntries(shown)
    },
    'settings.set': async ({ key, value }) => {
      const name = `${key.startsWith('desk.') ? 'window.' : ''}${key}`
      await store.writer.run('putSetting', { key: name, value })
      desk.emit({ type: 'setting', key: name, value })
      // Whose conversations are "mine" goes by the name.
      if (name === agentNameSetting) desk.changes.add(null)
      return {}
    },
    'network.set': async ({ offline }) => {
      await store.writer.run('putSetting', { key: 'desk.offline', value: offline })
      await desk.accounts.setOffline(offline)
      desk.emit({ type: 'network', online: !offline && desk.isHostOnline(), byChoice: offline })
      return {}
    },
  }
}

/** The desk at a glance. */
export function deskStatus(desk: DeskParts, offline: boolean): DeskStatus {
  const { store, deps } = desk
  const accounts = allAccounts(store.reader)
  return {
    version: deps.version,
    dataPath: deps.dataPath,
    messages: sumOfMessages(store.reader),
    contacts: countContacts(store.reader),
    accounts: accounts.length,
    databaseBytes: sizeOf(store.databasePath) + sizeOf(`${store.databasePath}-wal`),
    lastBackupAt: listBackups(store.backupPath)[0]?.at ?? null,
    offline,
    hasSample: accounts.some((account) => account.sample),
    recovery: null,
  }
}

/** What was written last lies in the write-ahead log until SQLite moves it over. */
function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}

/** What there is to say of a desk that could not be opened. */
export function recoveryStatus(deps: EngineDeps, recovery: Recovery): DeskStatus {
  return {
    version: deps.version,
    dataPath: deps.dataPath,
    messages: 0,
    contacts: 0,
    accounts: 0,
    databaseBytes: 0,
    lastBackupAt: recovery.backups[0]?.at ?? null,
    offline: false,
    hasSample: false,
    recovery,
  }
}
