import { describe, expect, it } from 'vitest'
import type { AccountView } from '../../src-main/contract/account.ts'
import type { JobView } from '../../src-main/contract/jobs.ts'
import { createOnboardingStore, enoughMessages } from '../../src-renderer/features/onboarding/onboarding-store.ts'
import { importJob, mailbox } from '../support/account-views.ts'
import { scriptedClient } from '../support/scripted-client.ts'

const progress = { done: 0, total: 5000, perSecond: 0, etaMs: null, folder: 'INBOX' }

describe('the first run', () => {
  it('welcomes on an empty desk and is not there on any other', async () => {
    expect((await opened([], [])).store.getState().step).toBe('welcome')
    expect((await opened([mailbox({ status: 'paused' })], [])).store.getState().step).toBe('done')
  })

  it('shows the progress and moves to the desk with the first messages', async () => {
    const { store, engine } = await opened([], [])
    engine.emit({ type: 'account', account: mailbox({ status: 'connecting' }) })
    expect(store.getState().step).toBe('filling')
    engine.emit({
      type: 'account',
      account: mailbox({ status: 'syncing', progress }, { messages: enoughMessages - 1 }),
    })
    expect(store.getState().step).toBe('filling')
    engine.emit({ type: 'account', account: mailbox({ status: 'syncing', progress }, { messages: enoughMessages }) })
    expect(store.getState().step).toBe('done')
  })

  it('does not wait for 200 messages where there are fewer', async () => {
    const { store, engine } = await opened([], [])
    engine.emit({ type: 'account', account: mailbox({ status: 'online', since: 1 }, { messages: 3 }) })
    expect(store.getState().step).toBe('done')
  })

  it('stays with the choices when nothing could be read in the files', async () => {
    const { store, engine } = await opened([], [])
    engine.emit({ type: 'job', job: importJob() })
    engine.emit({ type: 'account', account: mailbox({ status: 'local' }, { local: true, email: null }) })
    engine.emit({ type: 'job', job: importJob({ status: 'done', problemCount: 1 }) })
    expect(store.getState().step).toBe('welcome')
  })

  it('stays with an account that needs the user, and lets him go on', async () => {
    const { store, engine } = await opened([], [])
    const error = { kind: 'auth', code: 'x', message: 'Wrong password.', params: {} } as const
    engine.emit({ type: 'account', account: mailbox({ status: 'attention', error }) })
    expect(store.getState().step).toBe('filling')
    store.getState().skip()
    expect(store.getState().step).toBe('done')
  })

  it('follows an import, and comes back to the choices when it is cancelled with nothing read', async () => {
    const { store, engine } = await opened([], [])
    engine.emit({ type: 'job', job: importJob() })
    expect(store.getState().step).toBe('filling')
    engine.emit({ type: 'job', job: importJob({ status: 'cancelled' }) })
    expect(store.getState().step).toBe('welcome')
  })

  it('does not come back once it was left', async () => {
    const { store, engine } = await opened([], [])
    store.getState().skip()
    engine.emit({ type: 'account-removed', id: 'email:help@shop.test' })
    expect(store.getState().step).toBe('done')
  })
})

async function opened(accounts: readonly AccountView[], jobs: readonly JobView[]) {
  const engine = scriptedClient({ 'account.list': () => accounts, 'job.list': () => jobs })
  const store = createOnboardingStore(engine)
  await expect.poll(() => store.getState().step).not.toBe('unknown')
  return { store, engine }
}
