import * as oauth from 'oauth4webapi'
import type { EmailSettings } from '../../contract/account.ts'
import { DeskError } from '../../contract/errors.ts'

export type OAuthSettings = NonNullable<EmailSettings['oauth']>

/** Kept as JSON among the secrets. */
export interface OAuthTokens {
  readonly accessToken: string
  /** Null when the provider gave none: the user signs in again when the access token ends. */
  readonly refreshToken: string | null
  /** Epoch ms; null when the provider did not say. */
  readonly expiresAt: number | null
}

/** A token this close to its end is renewed first: signing in to IMAP may take a while on a slow line. */
const renewBeforeMs = 60_000
const requestLimitMs = 20_000

/**
 * The tokens to sign in with now: the same ones while they last, else refreshed ones to be stored in their place, for
 * providers rotate refresh tokens and a used one is dead. Never call it twice at once for one account.
 * Throws kind `auth` when the user has to sign in again, `network` when it is worth trying later.
 */
export async function freshAccessToken(
  tokens: OAuthTokens,
  settings: OAuthSettings,
  now: () => number,
  fetchWith?: typeof fetch,
): Promise<OAuthTokens> {
  if (tokens.expiresAt === null || tokens.expiresAt - now() > renewBeforeMs) return tokens
  const { refreshToken } = tokens
  if (refreshToken === null) throw signInAgain()
  return withTokenErrors(settings, async () => {
    const { server, client, authentication, options } = tokenRequest(settings, fetchWith)
    const response = await oauth.refreshTokenGrantRequest(server, client, authentication, refreshToken, options)
    const answer = await oauth.processRefreshTokenResponse(server, client, await withoutIdentity(response))
    return tokensOf(answer, now(), refreshToken)
  })
}

/** Trades the code a browser brought back for tokens. `callback` must have been validated against the flow's state. */
export async function redeemCode(
  settings: OAuthSettings,
  callback: URLSearchParams,
  redirectUri: string,
  verifier: string,
  now: () => number,
  fetchWith?: typeof fetch,
): Promise<OAuthTokens> {
  return withTokenErrors(settings, async () => {
    const { server, client, authentication, options } = tokenRequest(settings, fetchWith)
    const response = await oauth.authorizationCodeGrantRequest(
      server,
      client,
      authentication,
      callback,
      redirectUri,
      verifier,
      options,
    )
    const answer = await oauth.processAuthorizationCodeResponse(server, client, await withoutIdentity(response))
    return tokensOf(answer, now(), null)
  })
}

/** The server's description for the library; both ends of a flow must name the same issuer. */
export function authorizationServerOf(settings: OAuthSettings): oauth.AuthorizationServer {
  return {
    issuer: new URL(settings.authorizationEndpoint).origin,
    authorization_endpoint: settings.authorizationEndpoint,
    token_endpoint: settings.tokenEndpoint,
  }
}

/** Plain HTTP is for a test's server on this computer; anywhere else it would show the tokens to the network. */
export function isLoopback(url: URL): boolean {
  return ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)
}

function tokenRequest(settings: OAuthSettings, fetchWith: typeof fetch | undefined) {
  return {
    server: authorizationServerOf(settings),
    client: { client_id: settings.clientId },
    authentication: settings.clientSecret === '' ? oauth.None() : oauth.ClientSecretPost(settings.clientSecret),
    options: {
      signal: AbortSignal.timeout(requestLimitMs),
      [oauth.allowInsecureRequests]: isLoopback(new URL(settings.tokenEndpoint)),
      ...(fetchWith ? { [oauth.customFetch]: fetchWith as never } : {}),
    },
  }
}

/** An identity token is of no use here, and its issuer cannot be checked for endpoints typed by hand. */
async function withoutIdentity(response: Response): Promise<Response> {
  const text = await response.text()
  let body = text
  try {
    const { id_token: _, ...answer } = JSON.parse(text)
    body = JSON.stringify(answer)
  } catch {
    // Left as it came: the library says what is wrong with it.
  }
  return new Response(body, { status: response.status, headers: response.headers })
}

function tokensOf(answer: oauth.TokenEndpointResponse, now: number, previousRefresh: string | null): OAuthTokens {
  return {
    accessToken: answer.access_token,
    refreshToken: answer.refresh_token ?? previousRefresh,
    expiresAt: answer.expires_in === undefined ? null : now + answer.expires_in * 1000,
  }
}

async function withTokenErrors<T>(settings: OAuthSettings, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (thrown) {
    throw describeTokenError(thrown, new URL(settings.tokenEndpoint).host)
  }
}

function describeTokenError(thrown: unknown, host: string): DeskError {
  if (thrown instanceof oauth.ResponseBodyError) {
    const params = { host, detail: thrown.error_description ?? thrown.error }
    if (thrown.error === 'invalid_grant') return signInAgain(thrown)
    if (thrown.error === 'invalid_client' || thrown.error === 'unauthorized_client') {
      const sentence = `${host} does not accept this client id or secret. Check both where you registered them.`
      return new DeskError('auth', 'oauth-client-refused', sentence, params, { cause: thrown })
    }
    if (thrown.status < 500) {
      const sentence = `${host} refused to sign in: ${params.detail}`
      return new DeskError('auth', 'oauth-refused', sentence, params, { cause: thrown })
    }
  }
  if (thrown instanceof DeskError) return thrown
  const sentence = `${host} did not answer the sign-in properly. Throughline tries again later.`
  return new DeskError('network', 'oauth-unreachable', sentence, { host }, { cause: thrown })
}

function signInAgain(cause?: unknown): DeskError {
  return new DeskError('auth', 'oauth-expired', 'The sign-in has expired. Sign in again.', {}, { cause })
}
