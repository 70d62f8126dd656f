import { type Channel, type ChannelHost, type Credential, canListFolders, canSend } from '../../channels/channel.ts'
import type { CredentialInput, EmailSettings, FolderView } from '../../contract/account.ts'
import type { AccountId } from '../../contract/ids.ts'
import type { NewAccount } from '../store/accounts.ts'
import type { StoredCredential } from './credentials.ts'
import type { OAuthFlows } from './oauth-flows.ts'

export function accountIdOf(settings: Pick<EmailSettings, 'address'>): AccountId {
  return `email:${settings.address.trim().toLowerCase()}` as AccountId
}

/** The row of a mailbox from its settings. */
export function emailAccount(settings: EmailSettings, now: number): NewAccount {
  const address = settings.address.trim().toLowerCase()
  return {
    key: accountIdOf(settings),
    channel: 'email',
    address,
    name: settings.displayName || address,
    settings,
    ownAddresses: ownAddressesOf(settings),
    sample: false,
    createdAt: now,
  }
}

export function ownAddressesOf(settings: Pick<EmailSettings, 'address' | 'aliases'>): readonly string[] {
  const all = [settings.address, ...settings.aliases].map((address) => address.trim().toLowerCase())
  return [...new Set(all.filter((address) => address.length > 0))]
}

/** A typed password, or the tokens of a finished browser sign-in; `keep` leaves the tokens for the account to come. */
export function storedCredential(input: CredentialInput, flows: OAuthFlows, keep: boolean): StoredCredential {
  switch (input.type) {
    case 'password':
      return { type: 'password', password: input.password }
    case 'oauth':
      return { type: 'oauth', tokens: keep ? flows.peek(input.flow) : flows.take(input.flow) }
  }
}

/** What to sign in with before it is stored. */
export function credentialOf(stored: StoredCredential): Credential {
  return stored.type === 'password' ? stored : { type: 'access-token', token: stored.tokens.accessToken }
}

/** Whether settings send in another way than before, so that it is worth a try. */
export function sendsDifferently(
  before: EmailSettings | null,
  { smtp, smtpTrustedFingerprint }: EmailSettings,
): boolean {
  if (smtp === null) return false
  const was = before && { smtp: before.smtp, smtpTrustedFingerprint: before.smtpTrustedFingerprint }
  return JSON.stringify(was) !== JSON.stringify({ smtp, smtpTrustedFingerprint })
}

/** Signs in once, at the server that sends too, lists the folders and leaves. Stores nothing. Throws what signing in throws. */
export async function tryMailbox(
  channel: Channel,
  settings: EmailSettings,
  credential: () => Promise<Credential>,
  host: Pick<ChannelHost, 'now' | 'log'>,
): Promise<readonly FolderView[]> {
  const session = await channel.open(
    { address: settings.address, ownAddresses: ownAddressesOf(settings), settings },
    {
      ...host,
      credential,
      known: async (remoteIds) => remoteIds.map(() => false),
      progress: () => {},
    },
  )
  try {
    if (settings.smtp && canSend(session)) await session.maxMessageBytes(new AbortController().signal)
    return canListFolders(session) ? await session.folders() : []
  } finally {
    await session.close()
  }
}
