import { statSync } from 'node:fs'
import type { Channel } from '../channels/channel.ts'
import { channels as allChannels } from '../channels/registry.ts'
import type { DeskStatus, Recovery } from '../contract/calls.ts'
import { DeskError } from '../contract/errors.ts'
import type { DeskEvent } from '../contract/events.ts'
import type { ContactId } from '../contract/ids.ts'
import type { ChannelKind } from '../contract/message.ts'
import { createAccounts } from './accounts/accounts.ts'
import { createCredentials } from './accounts/credentials.ts'
import { createOAuthFlows } from './accounts/oauth-flows.ts'
import { gatherChanges } from './changes.ts'
import { queueCounts } from './desk/queue-view.ts'
import type { Engine, EngineDeps } from './engine-deps.ts'
import { exportMessages } from './export-messages.ts'
import { accountHandlers } from './handlers/account-handlers.ts'
import { actionHandlers } from './handlers/action-handlers.ts'
import { deskHandlers, deskStatus } from './handlers/desk-handlers.ts'
import type { DeskParts } from './handlers/desk-parts.ts'
import { jobHandlers } from './handlers/job-handlers.ts'
import { readingHandlers } from './handlers/reading-handlers.ts'
import { keepHouse } from './housekeeping.ts'
import { createJobs } from './jobs/jobs.ts'
import { openStore, recoveryFor, replaceDatabase } from './open-store.ts'
import { answerCall } from './rpc/answer-call.ts'
import type { Handlers } from './rpc/handlers.ts'
import { servePort } from './rpc/serve.ts'
import { allAccounts } from './store/accounts.ts'
import { listBackups } from './store/backups.ts'
import { sqliteCode } from './store/database.ts'
import { versionOf } from './store/migrate.ts'
import { contactsByAddress } from './store/people.ts'
import { setting } from './store/settings.ts'
import { isDamage, storeError } from './store/store-error.ts'
import type { Writer } from './writer/writer.ts'

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

  const open = async (mayBeNew: boolean) => {
    try {
      desk = await openDesk(deps, channels, emit, mayBeNew, (error) => void noticeDamage(error))
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
      desk?.accounts.probe()
    },
    networkChanged(online) {
      emit({ type: 'network', online: online && !(desk && isOffline(desk)) })
      if (online) desk?.accounts.probe()
    },
    async close() {
      const closing = desk
      desk = null
      if (closing) await closeDesk(closing)
    },
  }
}

async function openDesk(
  deps: EngineDeps,
  channels: DeskParts['channels'],
  emit: (event: DeskEvent) => void,
  mayBeNew: boolean,
  onDamage: (error: unknown) => void,
): Promise<DeskParts> {
  const opened = await openStore(deps, mayBeNew)
  const store = { ...opened, writer: watchedWriter(opened.writer, onDamage) }
  const now = () => deps.clock.now()
  const changes = gatherChanges(emit, () => queueCounts(store.reader, null))
  const credentials = createCredentials(deps.secrets, now)
  const house = keepHouse(store, deps, onDamage)
  const accounts = createAccounts({
    reader: store.reader,
    writer: store.writer,
    credentials,
    channels,
    emit,
    changed: changes.add,
    caughtUp: house.tidyIndex,
    log: deps.log,
    now,
  })
  const jobs = createJobs((job) => emit({ type: 'job', job }), now)
  const flows = createOAuthFlows({ now })
  const desk = { deps, store, channels, accounts, credentials, flows, jobs, changes, house, emit, fetching: new Map() }
  if (deps.followAccounts) {
    if (isOffline(desk)) await accounts.setOffline(true)
    else for (const account of allAccounts(store.reader)) await accounts.follow(account.key)
  }
  return desk
}

async function closeDesk(desk: DeskParts): Promise<void> {
  desk.flows.close()
  desk.changes.close()
  await desk.jobs.close()
  await desk.accounts.close()
  await desk.house.close()
  desk.store.reader.close()
  await desk.store.writer.close()
}

/** Mail is written without anybody asking, so nobody else would hear that it could not be. */
function watchedWriter(writer: Writer, onFailure: (error: unknown) => void): Writer {
  return {
    ...writer,
    async run(operation, input, onProgress) {
      try {
        return await writer.run(operation, input, onProgress)
      } catch (error) {
        onFailure(error)
        throw error
      }
    },
  }
}

function isOffline(desk: DeskParts): boolean {
  return setting(desk.store.reader, 'desk.offline') === true
}

/** Answers are made anew for each desk that is opened: a recovery replaces all of them at once. */
function handlersOf(
  desk: () => DeskParts,
  onFailure: (error: unknown) => void,
  always: Pick<Handlers, 'desk.status' | 'desk.recover'>,
): Handlers {
  const made = new WeakMap<DeskParts, Handlers>()
  const current = (): Handlers => {
    const parts = desk()
    const handlers = made.get(parts) ?? {
      ...always,
      ...accountHandlers(parts),
      ...readingHandlers(parts),
      ...actionHandlers(parts),
      ...jobHandlers(parts),
      ...deskHandlers(parts),
    }
    made.set(parts, handlers)
    return handlers
  }
  return new Proxy({} as Handlers, {
    get: (_, name) =>
      name in always
        ? always[name as keyof typeof always]
        : async (request: never) => {
            try {
              return await current()[name as keyof Handlers](request)
            } catch (thrown) {
              const error = sqliteCode(thrown) === null ? thrown : storeError(thrown)
              onFailure(error)
              throw error
            }
          },
  })
}

function recoveryStatus(deps: EngineDeps, recovery: Recovery): DeskStatus {
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
