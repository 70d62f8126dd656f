import { describe, expect, it } from 'vitest'
import { DeskError } from '../../src-main/contract/errors.ts'
import type { AccountId } from '../../src-main/contract/ids.ts'
import { createAccountsStore } from '../../src-renderer/features/accounts/accounts-store.ts'
import { emptyDesk, importJob, mailbox } from '../support/account-views.ts'
import { type Answers, scriptedClient } from '../support/scripted-client.ts'

const help = mailbox({ status: 'connecting' })
const sales = mailbox({ status: 'paused' }, { id: 'email:sales@shop.test' as AccountId, address: 'sales@shop.test' })

describe('the accounts of a window', () => {
  it('follow the engine: one changes, one is added, one goes', async () => {
    const { store, engine } = await opened()
    engine.emit({ type: 'account', account: mailbox({ status: 'online', since: 5 }) })
    engine.emit({ type: 'account', account: sales })
    expect(store.getState().accounts.map(({ state }) => state.status)).toEqual(['online', 'paused'])
    engine.emit({ type: 'account-removed', id: help.id })
    expect(store.getState().accounts).toEqual([sales])
  })

  it('are asked for again when the engine comes back, for events were missed', async () => {
    const { store, engine } = await opened()
    engine.answer({ 'account.list': () => [help, sales] })
    engine.connect('reconnecting')
    engine.connect('connected')
    await expect.poll(() => store.getState().accounts).toHaveLength(2)
  })

  it('know when the network is gone', async () => {
    const { store, engine } = await opened()
    engine.emit({ type: 'network', online: false, byChoice: false })
    expect(store.getState().offline).toBe(true)
  })

  it('say so when they cannot be read, and can be read again', async () => {
    const broken = new DeskError('store', 'database-damaged', 'Damaged')
    const engine = scriptedClient({ 'account.list': () => Promise.reject(broken), 'desk.status': () => emptyDesk })
    const store = createAccountsStore(engine)
    await expect.poll(() => store.getState().status).toBe('failed')
    engine.answer({ 'account.list': () => [help] })
    await store.getState().load()
    expect(store.getState()).toMatchObject({ status: 'ready', error: null, accounts: [help] })
  })

  it('are marked while their messages are removed, until they are gone or it failed', async () => {
    const { store, engine } = await opened({ 'account.remove': () => importJob({ kind: 'remove-account' }) })
    await store.getState().remove(help.id)
    expect(store.getState().removing).toEqual([help.id])
    engine.emit({ type: 'account-removed', id: help.id })
    expect(store.getState()).toMatchObject({ accounts: [], removing: [] })

    engine.emit({ type: 'account', account: help })
    await store.getState().remove(help.id)
    engine.emit({ type: 'job', job: importJob({ kind: 'remove-account', status: 'failed' }) })
    expect(store.getState()).toMatchObject({ accounts: [help], removing: [] })

    engine.answer({ 'account.remove': () => Promise.reject(new DeskError('disk-full', 'disk-full', 'Full')) })
    await expect(store.getState().remove(help.id)).rejects.toMatchObject({ code: 'disk-full' })
    expect(store.getState().removing).toEqual([])
  })

  it('show the answer to a pause at once', async () => {
    const { store } = await opened({ 'account.pause': () => mailbox({ status: 'paused' }) })
    await store.getState().pause(help.id, true)
    expect(store.getState().accounts).toMatchObject([{ state: { status: 'paused' } }])
  })
})

async function opened(answers: Answers = {}) {
  const engine = scriptedClient({ 'account.list': () => [help], 'desk.status': () => emptyDesk, ...answers })
  const store = createAccountsStore(engine)
  await expect.poll(() => store.getState().status).toBe('ready')
  return { store, engine }
}
