import type { Channel } from '../../channels/channel.ts'
import { canListFolders } from '../../channels/channel.ts'
import { discoverServers } from '../../channels/email/discover/discover-servers.ts'
import type { EmailSettings, FolderView } from '../../contract/account.ts'
import { DeskError } from '../../contract/errors.ts'
import {
  credentialOf,
  emailAccount,
  ownAddressesOf,
  sendsDifferently,
  storedCredential,
  tryMailbox,
} from '../accounts/email-accounts.ts'
import { storedAccount } from '../accounts/stored-account.ts'
import type { Handlers } from '../rpc/handlers.ts'
import { accountByKey } from '../store/accounts.ts'
import type { DeskParts } from './desk-parts.ts'
import { startRebuild, startRemoval } from './job-handlers.ts'

type AccountCalls =
  | 'account.list'
  | 'account.discover'
  | 'account.test'
  | 'account.add'
  | 'account.update'
  | 'account.remove'
  | 'account.pause'
  | 'account.retry'
  | 'account.folders'
  | 'oauth.begin'
  | 'oauth.finish'
  | 'oauth.cancel'

export function accountHandlers(desk: DeskParts): Pick<Handlers, AccountCalls> {
  const { accounts, credentials, flows, store, deps } = desk
  const host = { now: () => deps.clock.now(), log: (line: string) => deps.log('info', line) }

  return {
    'account.list': () => accounts.list(),
    'account.discover': ({ address }) => discoverServers(address),
    'account.test': async ({ settings, credential }) => {
      const stored = storedCredential(credential, flows, true)
      return { folders: await tryMailbox(emailChannel(desk), settings, async () => credentialOf(stored), host) }
    },
    'account.add': async ({ settings, credential }) => {
      const account = emailAccount(settings, deps.clock.now())
      if (accountByKey(store.reader, account.key)) {
        throw new DeskError('rejected', 'account-exists', `${account.address} is on the desk already`, {
          address: account.address,
        })
      }
      await credentials.write(account.key, storedCredential(credential, flows, false))
      await store.writer.run('putAccount', account)
      if (deps.followAccounts) await accounts.follow(account.key)
      return accounts.view(account.key)
    },
    'account.update': async ({ id, settings, credential }) => {
      const before = storedAccount(store.reader, id)
      const account = emailAccount({ ...settings, address: before.address }, before.createdAt)
      const isNewWayOut = sendsDifferently(before.settings as EmailSettings | null, settings)
      // Offline nobody can tell; then the first answer does. A new credential was tried before it came here.
      if (isNewWayOut && !credential && accounts.view(id).state.status === 'online') {
        await tryMailbox(emailChannel(desk), settings, () => credentials.read(id, settings), host)
      }
      if (credential) await credentials.write(id, storedCredential(credential, flows, false))
      await store.writer.run('putAccount', account)
      // Who "we" are decides direction and contact of every message, so those are made again.
      if (ownAddressesOf(settings).join() !== before.ownAddresses.join()) startRebuild(desk)
      if (deps.followAccounts) await accounts.follow(id)
      return accounts.view(id)
    },
    'account.remove': async ({ id }) => startRemoval(desk, [accounts.view(id)], 'remove-account'),
    'account.pause': async ({ id, paused }) => {
      const row = storedAccount(store.reader, id)
      await store.writer.run('pauseAccount', { id: row.id, paused })
      if (deps.followAccounts) await accounts.follow(id)
      return accounts.view(id)
    },
    'account.retry': ({ id }) => {
      accounts.retry(id)
      return accounts.view(id)
    },
    'account.folders': async ({ id }): Promise<readonly FolderView[]> => {
      const session = accounts.session(id)
      return canListFolders(session) ? await session.folders() : []
    },
    'oauth.begin': (settings) => flows.begin(settings.settings),
    'oauth.finish': async ({ flow }) => {
      await flows.finish(flow)
      return { flow }
    },
    'oauth.cancel': ({ flow }) => {
      flows.cancel(flow)
      return {}
    },
  }
}

function emailChannel(desk: DeskParts): Channel {
  const channel = desk.channels.email
  if (!channel) throw new DeskError('bug', 'channel-unknown', 'The e-mail channel is missing')
  return channel
}
