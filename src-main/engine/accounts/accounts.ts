import type { Batch, Channel, ChannelAccount, Session } from '../../channels/channel.ts'
import type { AccountState, AccountView, EmailSettings } from '../../contract/account.ts'
import { DeskError } from '../../contract/errors.ts'
import type { DeskEvent } from '../../contract/events.ts'
import type { AccountId, ContactId } from '../../contract/ids.ts'
import type { ChannelKind } from '../../contract/message.ts'
import type { Log } from '../engine-deps.ts'
import { contactName } from '../people/contact-card.ts'
import { type AccountRow, accountByKey, allAccounts, cursorOf } from '../store/accounts.ts'
import type { Database } from '../store/database.ts'
import { hasRemoteId } from '../store/messages.ts'
import { identitiesOf } from '../store/people.ts'
import { type AccountLoop, type AccountLoopDeps, followAccount, syncOnce } from '../sync/account-loop.ts'
import type { Writer } from '../writer/writer.ts'
import type { Credentials } from './credentials.ts'
import { storedAccount } from './stored-account.ts'

export interface AccountsDeps {
  readonly reader: Database
  readonly writer: Writer
  readonly credentials: Credentials
  readonly channels: Readonly<Partial<Record<ChannelKind, Channel>>>
  readonly emit: (event: DeskEvent) => void
  readonly changed: (contacts: readonly number[] | null) => void
  /** A pass over an account ended: time for housekeeping. */
  readonly caughtUp: () => void
  /** An account that is followed has looked for arrivals, and has its session open. */
  readonly ready: (key: AccountId, session: Session) => void
  /** Resolves when nothing is under way any more over the account's session, which is closed then. */
  readonly leaving: (key: AccountId) => Promise<void>
  readonly log: Log
  readonly now: () => number
}

/** The accounts of a desk and the loops that follow them. */
export interface Accounts {
  list(): readonly AccountView[]
  /** Throws `not-found`. */
  view(key: AccountId): AccountView
  /** Begins (again) to follow an account as stored, if it has a server and is not paused. */
  follow(key: AccountId): Promise<void>
  unfollow(key: AccountId): Promise<void>
  retry(key: AccountId): void
  syncOnce(key: AccountId | null): Promise<void>
  /** The open session of an account. Throws `network` when it is offline. */
  session(key: AccountId): Session
  /** The same; null when it is offline. */
  openSession(key: AccountId): Session | null
  setOffline(offline: boolean): Promise<void>
  probe(key?: AccountId): void
  /** Messages that servers hold and this computer does not yet; null when a server has not told. */
  notYetSynced(): number | null
  close(): Promise<void>
}

/** States change many times a second while syncing; windows need a few. */
const emitEveryMs = 200

export function createAccounts(deps: AccountsDeps): Accounts {
  const loops = new Map<AccountId, AccountLoop>()
  const states = new Map<AccountId, AccountState>()
  const emittedAt = new Map<AccountId, number>()
  const turns = new Map<AccountId, Promise<void>>()
  let offline = false
  let closed = false

  /** One change of an account's loop after the other: two at once would leave a loop that nobody can stop. */
  const inTurn = (key: AccountId, change: () => Promise<void>): Promise<void> => {
    const turn = (turns.get(key) ?? Promise.resolve()).then(change)
    turns.set(
      key,
      turn.catch(() => {}),
    )
    return turn
  }
  const stop = async (key: AccountId): Promise<void> => {
    const loop = loops.get(key)
    if (loop) await deps.leaving(key)
    loops.delete(key)
    await loop?.stop()
    states.delete(key)
  }

  const rowOf = (key: AccountId) => storedAccount(deps.reader, key)
  const viewOf = (row: AccountRow): AccountView => ({
    id: row.key,
    kind: row.channel,
    address: row.address,
    name: row.name,
    state: stateOf(row, states.get(row.key), offline),
    messages: row.messages,
    lastSyncAt: row.lastSyncAt,
    sample: row.sample,
    local: row.settings === null,
    email: row.channel === 'email' ? (row.settings as EmailSettings | null) : null,
  })
  const tell = (key: AccountId) => {
    const row = accountByKey(deps.reader, key)
    if (row) deps.emit({ type: 'account', account: viewOf(row) })
  }
  const setState = (key: AccountId, state: AccountState) => {
    const before = states.get(key)
    states.set(key, state)
    const at = deps.now()
    if (state.status === 'syncing' && before?.status === 'syncing' && at - (emittedAt.get(key) ?? 0) < emitEveryMs)
      return
    emittedAt.set(key, at)
    tell(key)
  }

  const store = async (row: AccountRow, batch: Batch) => {
    const { events, cursor, live } = batch
    const result = await deps.writer.run('ingest', { accountId: row.id, events, cursor, live })
    deps.changed(live ? result.contacts : result.contacts.length > 0 ? null : [])
    for (const arrival of result.arrivals) {
      const name = contactName(identitiesOf(deps.reader, arrival.contact))
      deps.emit({ ...arrival, type: 'arrived', contact: arrival.contact as ContactId, name })
    }
  }

  const loopDeps = (row: AccountRow): AccountLoopDeps => {
    const channel = deps.channels[row.channel]
    if (!channel)
      throw new DeskError('rejected', 'channel-unknown', `This Throughline cannot connect ${row.channel} accounts`)
    return {
      channel,
      account: channelAccount(row),
      host: {
        credential: () => deps.credentials.read(row.key, row.settings as EmailSettings),
        known: async (remoteIds) => remoteIds.map((id) => hasRemoteId(deps.reader, row.id, id)),
      },
      cursor: () => cursorOf(deps.reader, row.id),
      ingest: (batch) => store(row, batch),
      async caughtUp() {
        await deps.writer.run('noteSynced', { id: row.id })
        deps.caughtUp()
      },
      ready: (session) => deps.ready(row.key, session),
      onState: (state) => setState(row.key, state),
      log: deps.log,
      now: deps.now,
      random: Math.random,
    }
  }

  const accounts: Accounts = {
    list: () => allAccounts(deps.reader).map(viewOf),
    view: (key) => viewOf(rowOf(key)),
    follow: (key) =>
      inTurn(key, async () => {
        await stop(key)
        if (closed) return
        const row = rowOf(key)
        if (row.settings !== null && !row.paused && !offline) loops.set(key, followAccount(loopDeps(row)))
        tell(key)
      }),
    unfollow: (key) => inTurn(key, () => stop(key)),
    retry(key) {
      loops.get(key)?.retry()
    },
    async syncOnce(key) {
      const rows = key === null ? allAccounts(deps.reader) : [rowOf(key)]
      for (const row of rows) {
        if (row.settings === null || row.paused) continue
        await syncOnce(loopDeps(row), new AbortController().signal)
      }
    },
    session(key) {
      const session = loops.get(key)?.session
      if (!session) throw new DeskError('network', 'account-offline', 'The account is offline. Connect and try again.')
      return session
    },
    openSession: (key) => loops.get(key)?.session ?? null,
    async setOffline(value) {
      if (offline === value) return
      offline = value
      const served = allAccounts(deps.reader).filter(({ settings }) => settings !== null)
      // Side by side: each may take a moment to end what is on its way.
      const switched = served.map(async ({ key }) => {
        await (value ? accounts.unfollow(key) : accounts.follow(key))
        tell(key)
      })
      await Promise.all(switched)
    },
    probe(key) {
      for (const [each, loop] of loops) if (key === undefined || each === key) loop.probe()
    },
    notYetSynced() {
      let missing = 0
      for (const row of allAccounts(deps.reader)) {
        if (row.settings === null) continue
        const state = states.get(row.key)
        if (state?.status === 'syncing') missing += Math.max(0, state.progress.total - state.progress.done)
        else if (row.lastSyncAt === null) return null
      }
      return missing
    },
    async close() {
      closed = true
      await Promise.all([...loops.keys(), ...turns.keys()].map((key) => accounts.unfollow(key)))
    },
  }
  return accounts
}

export function channelAccount(row: AccountRow): ChannelAccount<unknown> {
  return { address: row.address, ownAddresses: row.ownAddresses, settings: row.settings }
}

function stateOf(row: AccountRow, state: AccountState | undefined, offline: boolean): AccountState {
  if (row.settings === null) return { status: 'local' }
  if (row.paused) return { status: 'paused' }
  if (offline || !state) return { status: 'offline', error: null, retryAt: null }
  return state
}
