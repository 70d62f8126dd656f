import { statSync } from 'node:fs'
import type { Channel } from '../channels/channel.ts'
import { channels as allChannels } from '../channels/registry.ts'
import type { DeskStatus, Recovery } from '../contract/calls.ts'
import { DeskError } from '../contract/errors.ts'
import type { DeskEvent } from '../contract/events.ts'
import type { ContactId } from '../contract/ids.ts'
import type { ChannelKind } from '../contract/message.ts'
import type { Engine, EngineDeps } from './engine-deps.ts'
import { exportMessages } from './export-messages.ts'
import { handlersOf } from './handlers/all-handlers.ts'
import { deskStatus, recoveryStatus } from './handlers/desk-handlers.ts'
import type { DeskParts } from './handlers/desk-parts.ts'
import { closeDesk, isOffline, openDesk } from './open-desk.ts'
import { recoveryFor, replaceDatabase } from './open-store.ts'
import { answerCall } from './rpc/answer-call.ts'
import { servePort } from './rpc/serve.ts'
import { allAccounts } from './store/accounts.ts'
import { listBackups } from './store/backups.ts'
import { versionOf } from './store/migrate.ts'
import { contactsByAddress } from './store/people.ts'
import { isDamage } from './store/store-error.ts'

/**
 * Opens a desk. A file that cannot be used does not throw: the engine then answers `desk.status` with what can be done
 * and `desk.recover` to do it, and every other call fails with kind `store`.
 */
export async function createEngine(
  deps: EngineDeps,
  channels: Readonly<Partial<Record<ChannelKind, Channel>>> = allChannels,
): Promise<Engine> {
  const listeners = new Set<(event: DeskEvent) => void>()
  const emit = (event: DeskEvent) => {
    for (const listener of listeners) listener(event)
  }
  let desk: DeskParts | null = null
  let recovery: Recovery | null = null
  let isHostOnline = true

  const open = async (mayBeNew: boolean) => {
    try {
      desk = await openDesk(deps, channels, mayBeNew, {
        emit,
        onDamage: (error) => void noticeDamage(error),
        isHostOnline: () => isHostOnline,
      })
      recovery = null
    } catch (thrown) {
      const error = DeskError.from(thrown)
      recovery = await recoveryFor(error, deps)
      if (!recovery) throw error
      deps.log('error', error.message)
    }
  }
  /** A file that turns out to be damaged while it is in use: the desk is closed, and its backups are offered. */
  let isNoticing = false
  const noticeDamage = async (error: unknown) => {
    const damaged = desk
    if (!damaged || isNoticing || !isDamage(error)) return
    isNoticing = true
    deps.log('error', DeskError.from(error).message)
    const found = await recoveryFor(DeskError.from(error), deps)
    isNoticing = false
    if (desk !== damaged) return
    recovery = found
    desk = null
    await closeDesk(damaged).catch((thrown) => deps.log('error', `The damaged desk did not close: ${String(thrown)}`))
    emit({ type: 'recovery' })
  }
  await open(false)

  const openedDesk = (): DeskParts => {
    if (desk) return desk
    throw recovery
      ? DeskError.fromShape(recovery.error)
      : new DeskError('cancelled', 'desk-closed', 'The desk was closed')
  }
  const status = (): DeskStatus =>
    recovery ? recoveryStatus(deps, recovery) : deskStatus(openedDesk(), isOffline(openedDesk()))
  const handlers = handlersOf(openedDesk, noticeDamage, {
    'desk.status': status,
    'desk.recover': async ({ backup }) => {
      if (recovery) {
        replaceDatabase(deps.dataPath, recovery, backup, deps.clock.now())
        await open(backup === null)
        emit({ type: 'recovery' })
      }
      return status()
    },
  })

  const subscribe = (listener: (event: DeskEvent) => void) => {
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  }
  return {
    call: (name, input) => answerCall(handlers, name, input),
    subscribe,
    serve: (port) => servePort(port, handlers, subscribe, deps.log),
    async syncOnce(account) {
      const { accounts, store } = openedDesk()
      const key =
        account === undefined
          ? null
          : allAccounts(store.reader).find((row) => row.key === account || row.address === account)?.key
      if (key === undefined)
        throw new DeskError('not-found', 'account-gone', `There is no account ${account} on this desk`)
      await accounts.syncOnce(key)
    },
    exportMessages: (filter) => exportMessages(openedDesk().store.reader, filter),
    async findContact(address) {
      return (contactsByAddress(openedDesk().store.reader, address)[0] ?? null) as ContactId | null
    },
    async inspect() {
      const { store, house } = openedDesk()
      return {
        schemaVersion: versionOf(store.reader),
        integrityProblems: await house.check(),
        backups: listBackups(store.backupPath).map(({ path, at }) => ({
          path,
          madeAt: at,
          sizeBytes: statSync(path).size,
        })),
      }
    },
    resumed() {
      desk?.deliveries.doubt()
      desk?.accounts.probe()
      desk?.sleepers.look()
      desk?.moments.look()
    },
    networkChanged(online) {
      isHostOnline = online
      const byChoice = desk !== null && isOffline(desk)
      emit({ type: 'network', online: online && !byChoice, byChoice })
      if (!online) return
      desk?.deliveries.doubt()
      desk?.accounts.probe()
    },
    async close() {
      const closing = desk
      desk = null
      if (closing) await closeDesk(closing)
    },
  }
}
