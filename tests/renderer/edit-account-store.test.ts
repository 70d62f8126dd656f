import { describe, expect, it } from 'vitest'
import type { EmailSettings } from '../../src-main/contract/account.ts'
import { DeskError } from '../../src-main/contract/errors.ts'
import { addressesIn, createEditAccountStore } from '../../src-renderer/features/accounts/edit-account-store.ts'
import { mailbox, mailboxSettings } from '../support/account-views.ts'
import { type Answers, scriptedClient } from '../support/scripted-client.ts'

describe('editing an account', () => {
  it('stores what changed and leaves the password alone when none was typed', async () => {
    const { store, engine } = edited()
    store.getState().edit({ displayName: 'Ana' })
    store
      .getState()
      .choose({ aliases: 'Sales@Shop.test, sales@shop.test;orders@shop.test', maxBytesPerSecond: 500_000 })
    store.getState().followFolder('Orders', true)
    store.getState().followFolder('Suppliers', true)
    store.getState().followFolder('Orders', false)
    await store.getState().save()
    expect(store.getState().saved).toBe(true)
    expect(engine.inputsOf('account.update')).toMatchObject([
      {
        credential: null,
        settings: {
          displayName: 'Ana',
          aliases: ['sales@shop.test', 'orders@shop.test'],
          extraFolders: ['Suppliers'],
          maxBytesPerSecond: 500_000,
          imap: mailboxSettings.imap,
        },
      },
    ])
    expect(engine.inputsOf('account.test')).toEqual([])
  })

  it('tries a new password before it replaces the old one', async () => {
    const refused = new DeskError('auth', 'mail-password-refused', 'Wrong password')
    const { store, engine } = edited({ 'account.test': () => Promise.reject(refused) })
    store.getState().edit({ password: 'wrong' })
    await store.getState().save()
    expect(store.getState()).toMatchObject({ saved: false, busy: false, errors: { password: refused.toShape() } })
    expect(engine.inputsOf('account.update')).toEqual([])

    engine.answer({ 'account.test': () => ({ folders: [] }) })
    store.getState().edit({ password: 'right' })
    await store.getState().save()
    expect(engine.inputsOf('account.update')[0]?.credential).toEqual({ type: 'password', password: 'right' })
  })

  it('asks about a certificate that a new server shows, and saves when that one is trusted', async () => {
    const params = { host: 'smtp.shop.test', fingerprint: 'AA:BB', reason: 'self-signed', protocol: 'smtp' }
    const unknown = new DeskError('certificate', 'certificate-unknown', 'Unknown', params)
    const { store, engine } = edited({ 'account.update': () => Promise.reject(unknown) })
    store.getState().edit({ smtp: { host: 'smtp.shop.test', port: '465', security: 'tls' } })
    await store.getState().save()
    const { question } = store.getState()
    expect(question).toMatchObject({ host: 'smtp.shop.test', fingerprint: 'AA:BB', protocol: 'smtp' })
    await store.getState().answer(null)
    expect(store.getState()).toMatchObject({ question: null, saved: false, busy: false })

    engine.answer({ 'account.update': () => mailbox({ status: 'connecting' }) })
    await store.getState().answer(question)
    expect(store.getState().saved).toBe(true)
    expect(engine.inputsOf('account.update').at(-1)?.settings.smtpTrustedFingerprint).toBe('AA:BB')
  })

  it('signs in again through the browser only when something about the sign-in changed', async () => {
    const oauth = {
      provider: 'custom',
      clientId: 'mine',
      clientSecret: '',
      authorizationEndpoint: 'https://login.shop.test/authorize',
      tokenEndpoint: 'https://login.shop.test/token',
      scopes: ['mail'],
    } as const
    const settings: EmailSettings = { ...mailboxSettings, auth: 'oauth2', oauth: { ...oauth, scopes: ['mail'] } }
    const { store, engine, opened } = edited(
      {
        'oauth.begin': () => ({ flow: 'flow-1', url: 'https://login.shop.test/…' }),
        'oauth.finish': ({ flow }) => ({ flow }),
      },
      settings,
    )
    store.getState().edit({ displayName: 'Ana' })
    await store.getState().save()
    expect(opened).toEqual([])
    store.getState().edit({ oauth: { ...store.getState().form.oauth, clientId: 'other' } })
    await store.getState().save()
    expect(opened).toEqual(['https://login.shop.test/…'])
    expect(engine.inputsOf('account.update')[1]?.credential).toEqual({ type: 'oauth', flow: 'flow-1' })
  })

  it('shows why the folders could not be read, and reads them on the next try', async () => {
    const { store, engine } = edited({
      'account.folders': () => Promise.reject(new DeskError('network', 'account-offline', 'Offline')),
    })
    await store.getState().loadFolders()
    expect(store.getState().folders).toMatchObject({ status: 'failed', error: { code: 'account-offline' } })
    engine.answer({ 'account.folders': () => [] })
    await store.getState().loadFolders()
    expect(store.getState().folders).toEqual({ status: 'ready', folders: [] })
  })

  it('reads addresses however they are separated, once each', () => {
    expect(addressesIn(' a@shop.test,\nB@shop.test; a@SHOP.test nonsense ')).toEqual(['a@shop.test', 'b@shop.test'])
    expect(addressesIn('')).toEqual([])
  })
})

function edited(answers: Answers = {}, settings: EmailSettings = mailboxSettings) {
  const opened: string[] = []
  const account = mailbox({ status: 'online', since: 0 })
  const engine = scriptedClient({
    'account.test': () => ({ folders: [] }),
    'account.update': () => account,
    ...answers,
  })
  const openExternal = (url: string) => opened.push(url)
  return { store: createEditAccountStore({ engine, openExternal, id: account.id, settings }), engine, opened }
}
