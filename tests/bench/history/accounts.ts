import type { AccountId } from '../../../src-main/contract/ids.ts'
import type { ChannelKind } from '../../../src-main/contract/message.ts'
import type { NewAccount } from '../../../src-main/engine/store/accounts.ts'
import { ownDomain } from '../corpus/people.ts'

/** The business's accounts with the share of its customers that write there. None has a server to ask. */
export const historyAccounts: readonly { readonly share: number; readonly account: NewAccount }[] = [
  { share: 0.62, account: local('email', `support@${ownDomain}`, 'Support') },
  { share: 0.22, account: local('email', `sales@${ownDomain}`, 'Sales') },
  { share: 0.11, account: local('telegram', 'tg:100', 'Telegram') },
  { share: 0.05, account: local('mastodon', '@acme@social.example', 'Mastodon') },
]

function local(channel: ChannelKind, address: string, name: string): NewAccount {
  return {
    key: `${channel}:${address}` as AccountId,
    channel,
    address,
    name,
    settings: null,
    ownAddresses: [address],
    sample: false,
    createdAt: Date.UTC(2016, 0, 1),
  }
}
