import { createStore, type StoreApi } from 'zustand/vanilla'
import type { AccountView, CredentialInput, EmailSettings, FolderView } from '../../../src-main/contract/account.ts'
import { DeskError, type DeskErrorShape } from '../../../src-main/contract/errors.ts'
import type { DeskEvent } from '../../../src-main/contract/events.ts'
import type { AccountId } from '../../../src-main/contract/ids.ts'
import type { EngineClient } from '../../engine-client/engine-client.ts'

export interface AccountsState {
  readonly status: 'loading' | 'ready' | 'failed'
  readonly error: DeskErrorShape | null
  readonly accounts: readonly AccountView[]
  /** The computer has no network, or the user works offline. */
  readonly offline: boolean
  /** The user works offline, whatever the network does. */
  readonly offlineByChoice: boolean
  /** Their messages are being removed, which takes a while for a large mailbox. */
  readonly removing: readonly AccountId[]

  load(): Promise<void>
  pause(id: AccountId, paused: boolean): Promise<void>
  retry(id: AccountId): Promise<void>
  remove(id: AccountId): Promise<void>
  update(id: AccountId, settings: EmailSettings, credential: CredentialInput | null): Promise<void>
  folders(id: AccountId): Promise<readonly FolderView[]>
  workOffline(offline: boolean): Promise<void>
}

export type AccountsStore = StoreApi<AccountsState>

/** The accounts of one window with their live state. Calls reject with `DeskError`; whoever made them shows it. */
export function createAccountsStore(engine: EngineClient): AccountsStore {
  const store = createStore<AccountsState>()((set, get) => {
    const put = (account: AccountView) => set({ accounts: withAccount(get().accounts, account) })

    return {
      status: 'loading',
      error: null,
      accounts: [],
      offline: false,
      offlineByChoice: false,
      removing: [],

      async load() {
        try {
          const [accounts, desk] = await Promise.all([engine.call('account.list', {}), engine.call('desk.status', {})])
          set({
            status: 'ready',
            error: null,
            accounts,
            offline: desk.offline,
            offlineByChoice: desk.offline,
            removing: [],
          })
        } catch (thrown) {
          set({ status: 'failed', error: DeskError.from(thrown).toShape() })
        }
      },

      pause: async (id, paused) => put(await engine.call('account.pause', { id, paused })),
      retry: async (id) => put(await engine.call('account.retry', { id })),
      async remove(id) {
        set({ removing: [...get().removing, id] })
        try {
          await engine.call('account.remove', { id })
        } catch (thrown) {
          set({ removing: get().removing.filter((each) => each !== id) })
          throw thrown
        }
      },
      update: async (id, settings, credential) =>
        put(await engine.call('account.update', { id, settings, credential })),
      folders: (id) => engine.call('account.folders', { id }),
      async workOffline(offline) {
        await engine.call('network.set', { offline })
      },
    }
  })

  engine.subscribe((event) => receive(store, event))
  // Events of the time without a pipe are lost, so everything is asked again.
  engine.onConnection((connection) => connection === 'connected' && store.getState().load())
  void store.getState().load()
  return store
}

function receive(store: AccountsStore, event: DeskEvent): void {
  const { accounts, removing } = store.getState()
  if (event.type === 'account') store.setState({ accounts: withAccount(accounts, event.account) })
  else if (event.type === 'account-removed') {
    const left = ({ id }: Pick<AccountView, 'id'>) => id !== event.id
    store.setState({ accounts: accounts.filter(left), removing: removing.filter((id) => left({ id })) })
  } else if (event.type === 'job' && event.job.kind === 'remove-account' && event.job.status !== 'running') {
    // However it ended: an account that is still there can be used again.
    store.setState({ removing: [] })
  } else if (event.type === 'network') store.setState({ offline: !event.online, offlineByChoice: event.byChoice })
}

function withAccount(accounts: readonly AccountView[], account: AccountView): readonly AccountView[] {
  const known = accounts.some(({ id }) => id === account.id)
  return known ? accounts.map((each) => (each.id === account.id ? account : each)) : [...accounts, account]
}
