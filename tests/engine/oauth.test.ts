import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { oauthProviders } from '../../src-main/contract/oauth-providers.ts'
import { createOAuthFlows, type OAuthFlows } from '../../src-main/engine/accounts/oauth-flows.ts'
import { freshAccessToken } from '../../src-main/engine/accounts/oauth-tokens.ts'
import { type AuthorizationServer, startAuthorizationServer } from '../support/authorization-server.ts'

const start = Date.UTC(2026, 10, 23)
const hourMs = 3_600_000
const now = () => start
const address = 'help@shop.test'

let server: AuthorizationServer
let flows: OAuthFlows

beforeEach(async () => {
  server = await startAuthorizationServer()
  flows = createOAuthFlows({ now })
})

afterEach(async () => {
  flows.close()
  await server.close()
})

describe('signing in through the browser', () => {
  it('brings back tokens, proving with S256 that it was us who asked', async () => {
    const { flow, url } = await flows.begin({ address, oauth: server.settings })
    const finished = flows.finish(flow)
    const page = await (await fetch(url)).text()
    await finished

    expect(page).toContain('You can close this tab')
    expect(new URL(url).searchParams.get('code_challenge_method')).toBe('S256')
    expect(new URL(url).searchParams.get('login_hint')).toBe(address)
    const tokens = flows.take(flow)
    expect(tokens).toEqual({
      accessToken: expect.stringMatching(/^access-/),
      refreshToken: expect.any(String),
      expiresAt: start + hourMs,
    })
    expect(() => flows.take(flow)).toThrow(/Sign in again/)
  })

  it('is not disturbed by visits that do not know the state', async () => {
    const { flow, url } = await flows.begin({ address, oauth: server.settings })
    const finished = flows.finish(flow)
    const redirect = new URL(url).searchParams.get('redirect_uri') ?? ''
    for (const visit of [
      '?code=stolen&state=guessed',
      '?code=stolen',
      '',
      'favicon.ico',
      '?error=access_denied&state=x',
    ]) {
      const response = await fetch(redirect + visit)
      expect([400, 404]).toContain(response.status)
    }
    expect(server.tokenRequests).toHaveLength(0)
    await fetch(url)
    await finished
  })

  it('redeems the code once, however often the page is reloaded', async () => {
    const { flow, url } = await flows.begin({ address, oauth: server.settings })
    const finished = flows.finish(flow)
    const visit = await fetch(url, { redirect: 'manual' })
    const back = visit.headers.get('location') ?? ''
    await Promise.all([fetch(back), fetch(back)])
    await finished
    expect(server.tokenRequests).toHaveLength(1)
  })

  it('speaks the language of the browser', async () => {
    const { flow, url } = await flows.begin({ address, oauth: server.settings })
    const finished = flows.finish(flow)
    const page = await (await fetch(url, { headers: { 'accept-language': 'de, ro-RO;q=0.9, en;q=0.8' } })).text()
    await finished
    expect(page).toContain('<html lang="ro">')
    expect(page).toContain('Puteți închide această filă.')
  })

  it('says so when the user does not allow it', async () => {
    server.consent = 'deny'
    const { flow, url } = await flows.begin({ address, oauth: server.settings })
    const refused = expect(flows.finish(flow)).rejects.toMatchObject({ kind: 'auth', code: 'oauth-denied' })
    expect(await (await fetch(url)).text()).toContain('Not signed in')
    await refused
  })

  it('says so when the client id is wrong', async () => {
    const { flow, url } = await flows.begin({ address, oauth: { ...server.settings, clientId: 'typo' } })
    const refused = expect(flows.finish(flow)).rejects.toMatchObject({ kind: 'auth', code: 'oauth-client-refused' })
    await fetch(url)
    await refused
  })

  it('can be cancelled, and ends by itself when nobody comes back', async () => {
    const { flow } = await flows.begin({ address, oauth: server.settings })
    const cancelled = expect(flows.finish(flow)).rejects.toMatchObject({ kind: 'cancelled' })
    flows.cancel(flow)
    await cancelled

    const impatient = createOAuthFlows({ now, limitMs: 200 })
    const slow = await impatient.begin({ address, oauth: server.settings })
    await expect(impatient.finish(slow.flow)).rejects.toMatchObject({
      kind: 'cancelled',
      message: expect.stringContaining('ten minutes'),
    })
  })

  it('never opens an address that is not HTTPS', async () => {
    for (const endpoint of ['http://shop.test/authorize', 'javascript:alert(1)', 'file:///etc/passwd', 'nonsense']) {
      const oauth = { ...server.settings, authorizationEndpoint: endpoint }
      await expect(flows.begin({ address, oauth })).rejects.toMatchObject({ kind: 'invalid', code: 'oauth-endpoint' })
    }
  })

  it('asks Google for a refresh token and Microsoft for the one redirect it allows', async () => {
    const urlFor = async (provider: 'google' | 'microsoft') => {
      const { authorizationEndpoint, tokenEndpoint, scopes } = oauthProviders[provider]
      const oauth = {
        provider,
        clientId: 'id',
        clientSecret: '',
        authorizationEndpoint,
        tokenEndpoint,
        scopes: [...scopes],
      }
      return new URL((await flows.begin({ address, oauth })).url).searchParams
    }
    const google = await urlFor('google')
    expect([google.get('access_type'), google.get('prompt')]).toEqual(['offline', 'consent'])
    expect(google.get('redirect_uri')).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/)
    expect((await urlFor('microsoft')).get('redirect_uri')).toMatch(/^http:\/\/localhost:\d+$/)
  })
})

describe('keeping a sign-in fresh', () => {
  it('uses a token while it lasts and rotates the refresh token when it ends', async () => {
    const first = await signedIn()
    expect(await freshAccessToken(first, server.settings, now)).toBe(first)

    const second = await freshAccessToken(first, server.settings, () => start + hourMs)
    expect(second.accessToken).not.toBe(first.accessToken)
    expect(second.refreshToken).not.toBe(first.refreshToken)
    expect(second.expiresAt).toBe(start + 2 * hourMs)

    const spent = freshAccessToken(first, server.settings, () => start + hourMs)
    await expect(spent).rejects.toMatchObject({ kind: 'auth', code: 'oauth-expired' })
  })

  it('keeps the old refresh token when the provider sends no new one', async () => {
    const first = await signedIn()
    server.failWith = {
      status: 200,
      body: JSON.stringify({ token_type: 'Bearer', access_token: 'next', expires_in: 60 }),
    }
    const second = await freshAccessToken(first, server.settings, () => start + hourMs)
    expect(second).toMatchObject({ accessToken: 'next', refreshToken: first.refreshToken })
  })

  it('tries later when the provider is down or talks nonsense', async () => {
    const first = await signedIn()
    const failures = [
      { status: 503, body: '{"error":"temporarily_unavailable"}' },
      { status: 502, body: '<html>Bad gateway</html>' },
      { status: 200, body: '[]' },
    ]
    for (const failure of failures) {
      server.failWith = failure
      const refresh = freshAccessToken(first, server.settings, () => start + hourMs)
      await expect(refresh).rejects.toMatchObject({ kind: 'network', code: 'oauth-unreachable' })
    }
    await server.close()
    const refresh = freshAccessToken(first, server.settings, () => start + hourMs)
    await expect(refresh).rejects.toMatchObject({ kind: 'network' })
    server = await startAuthorizationServer()
  })

  it('asks to sign in again when there is nothing to refresh with', async () => {
    const tokens = { accessToken: 'a', refreshToken: null, expiresAt: start }
    await expect(freshAccessToken(tokens, server.settings, now)).rejects.toMatchObject({ kind: 'auth' })
  })
})

async function signedIn() {
  const { flow, url } = await flows.begin({ address, oauth: server.settings })
  const finished = flows.finish(flow)
  await fetch(url)
  await finished
  return flows.take(flow)
}
