import * as oauth from 'oauth4webapi'
import type { EmailSettings } from '../../contract/account.ts'
import { DeskError } from '../../contract/errors.ts'
import type { CallbackOutcome } from './callback-pages.ts'
import { type LoopbackCallback, listenForCallback } from './loopback-callback.ts'
import { authorizationServerOf, isLoopback, type OAuthSettings, type OAuthTokens, redeemCode } from './oauth-tokens.ts'

/** Signing in to a mailbox through the system's browser: authorization code with PKCE on a loopback address. */
export interface OAuthFlows {
  /** Prepares a sign-in; the window opens `url` outside. Throws kind `invalid` for endpoints nobody should visit. */
  begin(settings: Pick<EmailSettings, 'address' | 'oauth'>): Promise<{ readonly flow: string; readonly url: string }>
  /** Resolves when the tokens are here. Throws `auth`, `network`, or `cancelled` (by the user, or after ten minutes). */
  finish(flow: string): Promise<void>
  cancel(flow: string): void
  /** Hands over the tokens of a finished flow, once. Throws kind `auth` when there are none. */
  take(flow: string): OAuthTokens
  /** Like `take`, but leaves them: for a test of the settings before the account is added. */
  peek(flow: string): OAuthTokens
  /** Gives every sign-in up. */
  close(): void
}

export interface OAuthFlowsOptions {
  readonly now: () => number
  readonly fetch?: typeof fetch
  /** How long the user has. */
  readonly limitMs?: number
}

interface Flow {
  readonly settings: OAuthSettings
  readonly state: string
  readonly verifier: string
  readonly callback: LoopbackCallback
  readonly redirectUri: string
  readonly finished: PromiseWithResolvers<OAuthTokens>
  readonly timer: NodeJS.Timeout
  /** A code is used once, whatever reloads the page. */
  redeeming: boolean
  tokens: OAuthTokens | null
}

const tenMinutesMs = 600_000

/** Keeps the sign-ins that are under way. */
export function createOAuthFlows({ now, fetch: fetchWith, limitMs = tenMinutesMs }: OAuthFlowsOptions): OAuthFlows {
  const flows = new Map<string, Flow>()

  function flowOf(id: string): Flow {
    const flow = flows.get(id)
    if (!flow) throw new DeskError('auth', 'oauth-expired', 'The sign-in has expired. Sign in again.')
    return flow
  }

  function tokensOf(id: string): OAuthTokens {
    const { tokens } = flowOf(id)
    if (!tokens) throw new DeskError('auth', 'oauth-unfinished', 'Finish signing in with the browser first.')
    return tokens
  }

  function end(id: string, error: DeskError): void {
    const flow = flows.get(id)
    if (!flow) return
    flows.delete(id)
    clearTimeout(flow.timer)
    flow.callback.close()
    flow.finished.reject(error)
  }

  function receive(id: string, query: URLSearchParams): CallbackOutcome {
    const flow = flows.get(id)
    // Anything on this computer may knock here: only the visit that knows the state counts, the others change nothing.
    if (!flow || query.get('state') !== flow.state) return 'unknown'
    if (flow.redeeming) return 'done'
    try {
      const callback = validatedCallback(flow, query)
      flow.redeeming = true
      redeem(id, flow, callback)
      return 'done'
    } catch (thrown) {
      const error = DeskError.from(thrown)
      end(id, error)
      return 'refused'
    }
  }

  async function redeem(id: string, flow: Flow, callback: URLSearchParams): Promise<void> {
    try {
      flow.tokens = await redeemCode(flow.settings, callback, flow.redirectUri, flow.verifier, now, fetchWith)
      flow.finished.resolve(flow.tokens)
      flow.callback.close()
    } catch (thrown) {
      end(id, DeskError.from(thrown))
    }
  }

  return {
    async begin({ address, oauth: settings }) {
      const checked = checkedSettings(settings)
      const id = oauth.generateRandomState()
      const state = oauth.generateRandomState()
      const verifier = oauth.generateRandomCodeVerifier()
      const callback = await listenForCallback((query) => receive(id, query))
      const redirectUri = redirectUriOf(checked, callback.port)
      const finished = Promise.withResolvers<OAuthTokens>()
      // Nobody may be waiting yet when it fails; `finish` still sees the error.
      finished.promise.catch(() => {})
      const timer = setTimeout(
        () => end(id, cancelled('The sign-in took longer than ten minutes. Start it again.')),
        limitMs,
      )
      timer.unref()
      const flow: Flow = {
        ...{ settings: checked, state, verifier, callback, redirectUri, finished, timer },
        ...{ redeeming: false, tokens: null },
      }
      flows.set(id, flow)
      return { flow: id, url: await authorizationUrl(flow, address) }
    },
    async finish(id) {
      await flowOf(id).finished.promise
    },
    cancel(id) {
      end(id, cancelled('The sign-in was cancelled.'))
    },
    take(id) {
      const tokens = tokensOf(id)
      clearTimeout(flowOf(id).timer)
      flows.delete(id)
      return tokens
    },
    peek: tokensOf,
    close() {
      for (const id of [...flows.keys()]) end(id, cancelled('The desk is closing.'))
    },
  }
}

function cancelled(message: string): DeskError {
  return new DeskError('cancelled', 'oauth-cancelled', message)
}

/** Throws kind `invalid` unless both endpoints are HTTPS, or plain HTTP to this computer itself. */
function checkedSettings(settings: OAuthSettings | null): OAuthSettings {
  if (!settings) throw new DeskError('invalid', 'oauth-missing', 'Choose a provider to sign in with first.')
  for (const endpoint of [settings.authorizationEndpoint, settings.tokenEndpoint]) {
    const url = URL.parse(endpoint)
    const safe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url))
    if (safe) continue
    throw new DeskError('invalid', 'oauth-endpoint', `“${endpoint}” is not an https:// address.`, { endpoint })
  }
  return settings
}

/** Microsoft lets desktop programs register `http://localhost` only, without a path, and ignores the port. */
function redirectUriOf({ provider }: OAuthSettings, port: number): string {
  return provider === 'microsoft' ? `http://localhost:${port}` : `http://127.0.0.1:${port}/`
}

async function authorizationUrl(flow: Flow, address: string): Promise<string> {
  const { settings, state, verifier, redirectUri } = flow
  const url = new URL(settings.authorizationEndpoint)
  const parameters = {
    client_id: settings.clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: settings.scopes.join(' '),
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    login_hint: address,
    // Google hands out a refresh token only when asked for one like this.
    ...(settings.provider === 'google' ? { access_type: 'offline', prompt: 'consent' } : {}),
  }
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
  return url.href
}

function validatedCallback({ settings, state }: Flow, query: URLSearchParams): URLSearchParams {
  const parameters = new URLSearchParams(query)
  // The issuer (RFC 9207) tells several servers apart; a flow here has exactly one, which may be typed by hand.
  parameters.delete('iss')
  try {
    return oauth.validateAuthResponse(
      authorizationServerOf(settings),
      { client_id: settings.clientId },
      parameters,
      state,
    )
  } catch (thrown) {
    const host = new URL(settings.authorizationEndpoint).host
    const detail = parameters.get('error_description') ?? parameters.get('error') ?? 'an unexpected answer'
    if (parameters.get('error') === 'access_denied') {
      throw new DeskError(
        'auth',
        'oauth-denied',
        'Access to the mailbox was not allowed. Sign in again and allow it.',
        { host },
      )
    }
    const sentence = `${host} refused to sign in: ${detail}`
    throw new DeskError('auth', 'oauth-refused', sentence, { host, detail }, { cause: thrown })
  }
}
