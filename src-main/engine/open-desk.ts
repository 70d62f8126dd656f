import { createAccounts } from './accounts/accounts.ts'
import { createCredentials } from './accounts/credentials.ts'
import { createOAuthFlows } from './accounts/oauth-flows.ts'
import { type Changes, gatherBeats, gatherChanges } from './changes.ts'
import { dueCounts, waitingCounts } from './desk/queue-view.ts'
import { createSleepers } from './desk/triage/sleepers.ts'
import { createDueTimes } from './due/due-times.ts'
import { rulesBegun } from './due/keep-rules.ts'
import { createMoments } from './due/moments.ts'
import type { EngineDeps } from './engine-deps.ts'
import type { DeskParts } from './handlers/desk-parts.ts'
import { attachmentContent } from './handlers/message-content.ts'
import { keepHouse } from './housekeeping.ts'
import { createJobs } from './jobs/jobs.ts'
import { openStore } from './open-store.ts'
import { createDeliveries } from './outbox/deliveries.ts'
import { contactName } from './people/contact-card.ts'
import { deskManners } from './replies/desk-manners.ts'
import { accountByKey, allAccounts } from './store/accounts.ts'
import { identitiesOf } from './store/people.ts'
import { setting } from './store/settings.ts'
import { unindexed } from './store/unindexed.ts'
import type { Writer } from './writer/writer.ts'

export interface DeskSurroundings extends Pick<DeskParts, 'emit' | 'isHostOnline'> {
  /** Hears of whatever fails in the background. */
  readonly onDamage: (error: unknown) => void
}

/**
 * Opens the file and everything that works on it, and begins to follow the accounts. Throws kind `store` for a file that
 * must not be used.
 */
export async function openDesk(
  deps: EngineDeps,
  channels: DeskParts['channels'],
  mayBeNew: boolean,
  { emit, onDamage, isHostOnline }: DeskSurroundings,
): Promise<DeskParts> {
  const opened = await openStore(deps, mayBeNew)
  const store = { ...opened, writer: watchedWriter(opened.writer, onDamage) }
  const now = () => deps.clock.now()
  const gathered = gatherChanges(emit, () => [
    { type: 'waiting', ...waitingCounts(store.reader) },
    { type: 'due', ...dueCounts(store.reader, now()) },
  ])
  const changes: Changes = {
    ...gathered,
    add(contacts) {
      gathered.add(contacts)
      moments.look()
    },
  }
  const credentials = createCredentials(deps.secrets, now)
  const house = keepHouse(store, deps, onDamage)
  await store.writer.run('resumeOutbox', {})
  if (setting(store.reader, rulesBegun) !== true) {
    const { language, zone } = deskManners(store.reader, now())
    await store.writer.run('beginRules', { language, zone })
  }
  const moments = createMoments({
    reader: store.reader,
    // A command line that told of a breach would be the last to hear of it.
    tells: deps.followAccounts,
    writer: store.writer,
    tell: (told, counts) => emit({ type: 'sla', moments: told, ...counts }),
    passed: gathered.count,
    failed: (error) => deps.log('warn', `What is due could not be told: ${String(error)}`),
    now,
  })
  const outboxPulse = gatherBeats(() => emit({ type: 'outbox' }))
  const deliveries = createDeliveries({
    reader: store.reader,
    writer: store.writer,
    capabilities(key) {
      const row = accountByKey(store.reader, key)
      return (row && channels[row.channel]?.capabilities) ?? null
    },
    openSession: (key) => accounts.openSession(key),
    lookForArrivals: (key) => accounts.probe(key),
    fetchAttachment: (attachment) => attachmentContent(desk, attachment),
    changed(contacts) {
      outboxPulse.beat()
      changes.add(contacts)
    },
    log: deps.log,
    now,
    random: Math.random,
  })
  const accounts = createAccounts({
    reader: store.reader,
    writer: store.writer,
    credentials,
    channels,
    emit,
    changed: changes.add,
    caughtUp: house.tidyIndex,
    ready: deliveries.ready,
    leaving: deliveries.leave,
    log: deps.log,
    now,
  })
  if (unindexed(store.reader)) house.tidyIndex()
  const sleepers = createSleepers({
    reader: store.reader,
    writer: store.writer,
    woke(contacts, changed) {
      changes.add(changed)
      const named = contacts.map((id) => ({ id, name: contactName(identitiesOf(store.reader, id)) }))
      emit({ type: 'woke', contacts: named })
    },
    failed: (error) => deps.log('warn', `What slept could not be woken: ${String(error)}`),
    now,
  })
  const jobs = createJobs((job) => emit({ type: 'job', job }), now)
  const dueTimes = createDueTimes({ store, jobs, changed: () => changes.add(null) })
  if (deps.followAccounts) dueTimes.resume()
  const flows = createOAuthFlows({ now })
  const desk: DeskParts = {
    deps,
    store,
    channels,
    accounts,
    deliveries,
    outboxPulse,
    sleepers,
    moments,
    dueTimes,
    credentials,
    flows,
    jobs,
    changes,
    house,
    emit,
    isHostOnline,
    fetching: new Map(),
  }
  if (deps.followAccounts) {
    if (isOffline(desk)) await accounts.setOffline(true)
    else for (const account of allAccounts(store.reader)) await accounts.follow(account.key)
  }
  return desk
}

/** Ends everything in the order in which it depends on the rest. */
export async function closeDesk(desk: DeskParts): Promise<void> {
  desk.flows.close()
  await desk.sleepers.close()
  await desk.moments.close()
  desk.changes.close()
  desk.outboxPulse.close()
  await desk.jobs.close()
  await desk.accounts.close()
  await desk.deliveries.close()
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

/** The user works offline. */
export function isOffline(desk: DeskParts): boolean {
  return setting(desk.store.reader, 'desk.offline') === true
}
