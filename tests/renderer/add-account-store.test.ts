import { describe, expect, it } from 'vitest'
import type { DiscoveredServers } from '../../src-main/contract/account.ts'
import { DeskError } from '../../src-main/contract/errors.ts'
import { createAddAccountStore } from '../../src-renderer/features/accounts/add-account-store.ts'
import { mailbox } from '../support/account-views.ts'
import { type Answers, scriptedClient } from '../support/scripted-client.ts'

const found: DiscoveredServers = {
  source: 'autoconfig',
  provider: 'The Shop',
  imap: { host: 'imap.shop.test', port: 993, security: 'tls' },
  smtp: { host: 'smtp.shop.test', port: 465, security: 'tls' },
  user: 'help@shop.test',
  auth: ['password'],
  oauthProvider: null,
  helpUrl: null,
}

const untrusted = (reason: string) =>
  new DeskError('certificate', 'certificate-unknown', 'Not trusted', {
    host: 'imap.shop.test',
    fingerprint: 'AA:BB',
    subject: 'CN=imap.shop.test',
    issuer: 'CN=imap.shop.test',
    validTo: '2027-01-01T00:00:00.000Z',
    reason,
  })

describe('adding a mailbox', () => {
  it('goes from the address to the account with a password alone', async () => {
    const { store, engine } = dialog()
    await reachPassword(store)
    expect(store.getState()).toMatchObject({ step: 'sign-in', manual: false, found: { provider: 'The Shop' } })

    store.getState().edit({ password: 'secret' })
    await store.getState().submit()

    expect(store.getState().added).toMatchObject({ address: 'help@shop.test' })
    expect(engine.asked.map(({ name }) => name)).toEqual(['account.discover', 'account.test', 'account.add'])
    expect(engine.inputsOf('account.add')[0]).toMatchObject({
      settings: { user: 'help@shop.test', imap: found.imap, smtp: found.smtp, oauth: null },
      credential: { type: 'password', password: 'secret' },
    })
    expect(store.getState().form.password).toBe('')
  })

  it('says at the field what is no address, without asking the engine', async () => {
    const { store, engine } = dialog()
    store.getState().edit({ address: 'help@shop' })
    await store.getState().discover()
    expect(store.getState()).toMatchObject({ step: 'address', errors: { address: { code: 'address-incomplete' } } })
    expect(engine.asked).toEqual([])
  })

  it('opens the server fields when nobody knows the domain, or there is no network', async () => {
    for (const discover of [() => [], () => Promise.reject(new DeskError('network', 'offline', 'No network'))]) {
      const { store } = dialog({ 'account.discover': discover })
      await reachPassword(store)
      expect(store.getState()).toMatchObject({
        step: 'sign-in',
        manual: true,
        found: null,
        form: { user: 'help@shop.test' },
      })
    }
  })

  it('keeps everything that was typed when the password is wrong', async () => {
    const refused = new DeskError('auth', 'mail-password-refused', 'Wrong password')
    const { store } = dialog({ 'account.test': () => Promise.reject(refused) })
    await reachPassword(store)
    store.getState().edit({ password: 'wrong', imap: { host: 'other.test', port: '1993', security: 'tls' } })
    await store.getState().submit()
    expect(store.getState()).toMatchObject({
      busy: null,
      errors: { password: { code: 'mail-password-refused' } },
      form: { password: 'wrong', imap: { host: 'other.test', port: '1993' } },
    })
    store.getState().edit({ password: 'better' })
    expect(store.getState().errors).toEqual({})
  })

  it('shows an unreachable server at its field, opened', async () => {
    const gone = new DeskError('network', 'mail-server-not-found', 'Not found')
    const { store } = dialog({ 'account.test': () => Promise.reject(gone) })
    await reachPassword(store)
    store.getState().edit({ password: 'secret' })
    await store.getState().submit()
    expect(store.getState()).toMatchObject({ manual: true, errors: { imapHost: { code: 'mail-server-not-found' } } })
  })

  it('asks about a certificate and goes on with exactly that one trusted', async () => {
    const { store, engine } = dialog({
      'account.test': ({ settings }) => {
        if (settings.trustedFingerprint !== 'AA:BB') throw untrusted('self-signed')
        return { folders: [] }
      },
    })
    await reachPassword(store)
    store.getState().edit({ password: 'secret' })
    await store.getState().submit()
    expect(store.getState()).toMatchObject({
      step: 'certificate',
      question: { fingerprint: 'AA:BB', reason: 'self-signed' },
    })

    await store.getState().trustCertificate()
    expect(store.getState().added).not.toBeNull()
    expect(engine.inputsOf('account.add')[0]?.settings.trustedFingerprint).toBe('AA:BB')
  })

  it('asks about the certificate of the server that sends apart, and shows its errors at its own fields', async () => {
    const sending = new DeskError('certificate', 'certificate-unknown', 'Unknown', {
      ...untrusted('self-signed').params,
      protocol: 'smtp',
    })
    const gone = new DeskError('network', 'mail-server-not-found', 'Not found', { protocol: 'smtp' })
    const { store, engine } = dialog({
      'account.test': ({ settings }) => {
        throw settings.smtpTrustedFingerprint === 'AA:BB' ? gone : sending
      },
    })
    await reachPassword(store)
    store.getState().edit({ password: 'secret' })
    await store.getState().submit()
    await store.getState().trustCertificate()
    expect(engine.inputsOf('account.test')[1]?.settings).toMatchObject({
      trustedFingerprint: null,
      smtpTrustedFingerprint: 'AA:BB',
    })
    expect(store.getState()).toMatchObject({ manual: true, errors: { smtpHost: { code: 'mail-server-not-found' } } })
  })

  it('never trusts a certificate that changed', async () => {
    const { store, engine } = dialog({ 'account.test': () => Promise.reject(untrusted('changed')) })
    await reachPassword(store)
    store.getState().edit({ password: 'secret' })
    await store.getState().submit()
    await store.getState().trustCertificate()
    expect(store.getState()).toMatchObject({ step: 'certificate', form: { trustedFingerprint: null } })
    expect(engine.inputsOf('account.test')).toHaveLength(1)
    store.getState().back()
    expect(store.getState()).toMatchObject({ step: 'sign-in', form: { password: 'secret' } })
  })

  it('refuses to send a password in the clear to another computer', async () => {
    const { store, engine } = dialog()
    await reachPassword(store)
    store.getState().edit({ password: 'secret', imap: { host: 'imap.shop.test', port: '143', security: 'none' } })
    await store.getState().submit()
    expect(store.getState()).toMatchObject({ manual: true, errors: { imapHost: { code: 'plain-not-local' } } })
    expect(engine.inputsOf('account.test')).toEqual([])
  })

  it('does not move any more after the user went back', async () => {
    const slow = Promise.withResolvers<readonly DiscoveredServers[]>()
    const { store } = dialog({ 'account.discover': () => slow.promise })
    store.getState().edit({ address: 'help@shop.test' })
    const discovering = store.getState().discover()
    expect(store.getState().busy).toBe('discovering')
    store.getState().back()
    slow.resolve([found])
    await discovering
    expect(store.getState()).toMatchObject({ step: 'address', busy: null })
  })
})

describe('signing in with a browser', () => {
  const google: DiscoveredServers = { ...found, auth: ['oauth2'], oauthProvider: 'google' }

  it('opens the provider’s page and adds the account with the finished flow', async () => {
    const { store, engine, opened } = dialog({
      'account.discover': () => [google],
      'oauth.begin': () => ({ flow: 'flow-1', url: 'https://accounts.google.com/…' }),
      'oauth.finish': ({ flow }) => ({ flow }),
    })
    await reachPassword(store)
    await store.getState().submit()
    expect(store.getState().errors.clientId).toMatchObject({ code: 'client-id-missing' })

    store.getState().edit({ oauth: { ...store.getState().form.oauth, clientId: 'mine' } })
    await store.getState().submit()
    expect(opened).toEqual(['https://accounts.google.com/…'])
    expect(engine.inputsOf('oauth.begin')[0]?.settings.oauth).toMatchObject({
      clientId: 'mine',
      tokenEndpoint: 'https://oauth2.googleapis.com/token',
    })
    expect(engine.inputsOf('account.add')[0]?.credential).toEqual({ type: 'oauth', flow: 'flow-1' })
  })

  it('gives the sign-in up when the user stops waiting', async () => {
    const never = new Promise<never>(() => {})
    const { store, engine } = dialog({
      'account.discover': () => [google],
      'oauth.begin': () => ({ flow: 'flow-1', url: 'https://accounts.google.com/…' }),
      'oauth.finish': () => never,
      'oauth.cancel': () => ({}),
    })
    await reachPassword(store)
    store.getState().edit({ oauth: { ...store.getState().form.oauth, clientId: 'mine' } })
    void store.getState().submit()
    await expect.poll(() => engine.inputsOf('oauth.finish')).toHaveLength(1)
    expect(store.getState().busy).toBe('browser')
    store.getState().back()
    expect(engine.inputsOf('oauth.cancel')).toEqual([{ flow: 'flow-1' }])
    expect(store.getState()).toMatchObject({ step: 'sign-in', busy: null })
  })
})

function dialog(answers: Answers = {}) {
  const opened: string[] = []
  const engine = scriptedClient({
    'account.discover': () => [found],
    'account.test': () => ({ folders: [] }),
    'account.add': () => mailbox({ status: 'connecting' }),
    ...answers,
  })
  const store = createAddAccountStore({ engine, openExternal: (url) => opened.push(url) })
  return { store, engine, opened }
}

async function reachPassword(store: ReturnType<typeof dialog>['store']): Promise<void> {
  store.getState().edit({ address: 'help@shop.test' })
  await store.getState().discover()
}
