import type { Credential } from '../../channels/channel.ts'
import type { EmailSettings } from '../../contract/account.ts'
import { DeskError } from '../../contract/errors.ts'
import type { Secrets } from '../engine-deps.ts'
import { freshAccessToken, type OAuthTokens } from './oauth-tokens.ts'

/** What is kept for an account, among the host's secrets. */
export type StoredCredential =
  | { readonly type: 'password'; readonly password: string }
  | { readonly type: 'oauth'; readonly tokens: OAuthTokens }

export interface Credentials {
  write(account: string, credential: StoredCredential): Promise<void>
  remove(account: string): Promise<void>
  /** What to sign in with now. Throws `auth` when the user has to sign in again. */
  read(account: string, settings: Pick<EmailSettings, 'oauth'>): Promise<Credential>
}

export function createCredentials(secrets: Secrets, now: () => number): Credentials {
  const refreshing = new Map<string, Promise<OAuthTokens>>()
  const nameOf = (account: string) => `account/${account}`

  /** One refresh at a time: providers rotate refresh tokens, and a used one is dead. */
  const refreshed = (account: string, tokens: OAuthTokens, settings: Pick<EmailSettings, 'oauth'>) => {
    const running =
      refreshing.get(account) ?? refresh(account, tokens, settings).finally(() => refreshing.delete(account))
    refreshing.set(account, running)
    return running
  }
  const refresh = async (account: string, tokens: OAuthTokens, { oauth }: Pick<EmailSettings, 'oauth'>) => {
    if (!oauth) throw signInAgain(account)
    const fresh = await freshAccessToken(tokens, oauth, now)
    if (fresh !== tokens) await secrets.write(nameOf(account), JSON.stringify({ type: 'oauth', tokens: fresh }))
    return fresh
  }

  return {
    write: (account, credential) => secrets.write(nameOf(account), JSON.stringify(credential)),
    remove: (account) => secrets.remove(nameOf(account)),
    async read(account, settings) {
      const stored = await secrets.read(nameOf(account))
      if (stored === null) throw signInAgain(account)
      const credential = JSON.parse(stored) as StoredCredential
      if (credential.type === 'password') return credential
      const { accessToken } = await refreshed(account, credential.tokens, settings)
      return { type: 'access-token', token: accessToken }
    },
  }
}

function signInAgain(account: string): DeskError {
  return new DeskError('auth', 'sign-in-again', `No password is stored for ${account}. Sign in again.`, { account })
}
