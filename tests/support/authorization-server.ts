import { createHash, randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { OAuthSettings } from '../../src-main/engine/accounts/oauth-tokens.ts'

/** A small real authorization server: PKCE with S256 only, single-use codes, rotating refresh tokens. */
export interface AuthorizationServer {
  readonly settings: OAuthSettings
  /** What the next visitor of the consent page does. */
  consent: 'allow' | 'deny'
  /** Answers the next token requests with this status and body instead. */
  failWith: { readonly status: number; readonly body: string } | null
  readonly tokenRequests: readonly URLSearchParams[]
  close(): Promise<void>
}

/** `issued` sees each access token as it is given out, to make a mail server accept it. */
export async function startAuthorizationServer(
  issued: (token: string) => void = () => {},
): Promise<AuthorizationServer> {
  const codes = new Map<string, { readonly challenge: string; readonly redirectUri: string }>()
  const refreshTokens = new Set<string>()
  const tokenRequests: URLSearchParams[] = []

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', base())
    if (url.pathname === '/authorize') {
      const back = new URL(url.searchParams.get('redirect_uri') ?? '')
      back.searchParams.set('state', url.searchParams.get('state') ?? '')
      const challenge = url.searchParams.get('code_challenge') ?? ''
      if (fake.consent === 'deny' || url.searchParams.get('code_challenge_method') !== 'S256') {
        back.searchParams.set('error', 'access_denied')
      } else {
        const code = randomBytes(12).toString('hex')
        codes.set(code, { challenge, redirectUri: url.searchParams.get('redirect_uri') ?? '' })
        back.searchParams.set('code', code)
      }
      return response.writeHead(302, { location: back.href }).end()
    }
    let body = ''
    for await (const chunk of request) body += chunk
    const form = new URLSearchParams(body)
    tokenRequests.push(form)
    const { status, body: answer } = fake.failWith ?? grant(form)
    response.writeHead(status, { 'content-type': 'application/json' }).end(answer)
  })

  function grant(form: URLSearchParams) {
    if (form.get('client_id') !== 'desk-client') return refuse('invalid_client')
    if (form.get('grant_type') === 'refresh_token') {
      return refreshTokens.delete(form.get('refresh_token') ?? '') ? tokens() : refuse('invalid_grant')
    }
    const code = form.get('code') ?? ''
    const issued = codes.get(code)
    codes.delete(code)
    const proof = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    const matches = issued?.challenge === proof && issued.redirectUri === form.get('redirect_uri')
    return matches ? tokens() : refuse('invalid_grant')
  }

  function tokens() {
    const refreshToken = randomBytes(8).toString('hex')
    refreshTokens.add(refreshToken)
    const accessToken = `access-${randomBytes(8).toString('hex')}`
    issued(accessToken)
    // An identity token of some other issuer: the desk must not stumble over what it does not use.
    const body = {
      token_type: 'Bearer',
      expires_in: 3600,
      access_token: accessToken,
      refresh_token: refreshToken,
      id_token: 'x.y.z',
    }
    return { status: 200, body: JSON.stringify(body) }
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  function base() {
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  }

  const fake: AuthorizationServer = {
    settings: {
      provider: 'custom',
      clientId: 'desk-client',
      clientSecret: '',
      authorizationEndpoint: `${base()}/authorize`,
      tokenEndpoint: `${base()}/token`,
      scopes: ['mail'],
    },
    consent: 'allow',
    failWith: null,
    tokenRequests,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return fake
}

function refuse(error: string) {
  return { status: error === 'invalid_client' ? 401 : 400, body: JSON.stringify({ error }) }
}
