import { describe, expect, it } from 'vitest'
import { DeskError } from '../../src-main/contract/errors.ts'
import { openDatabase } from '../../src-main/engine/store/database.ts'
import { filesThatHold } from '../support/damage.ts'
import { attachment, inbox, mail, us } from '../support/remote-events.ts'
import { scripted } from '../support/scripted-channel.ts'
import { accountKey, mailbox, testDesk, until } from '../support/test-desk.ts'
import { done, onContact } from '../support/triage-steps.ts'

const ana = 'ana@mail.test'
const networkLost = () => new DeskError('network', 'connection-lost', 'The connection was lost')

describe('an account on the desk', () => {
  it('follows its mailbox: pushed mail arrives and is announced, the first sync is not', async () => {
    const email = scripted([mail({ text: 'old' })])
    const desk = await testDesk({ email, follow: true })
    await desk.state('online')
    expect(desk.events.filter((event) => event.type === 'arrived')).toEqual([])
    email.push(mail({ from: 'Ana Pop <ana@mail.test>', text: 'new', subject: 'Again', at: 1 }))
    await until(async () => expect(await desk.texts(ana)).toEqual(['old', 'new']))
    const arrived = await until(() => {
      const found = desk.events.find((event) => event.type === 'arrived')
      if (!found) throw new Error('not yet')
      return found
    })
    expect(arrived).toMatchObject({
      name: 'Ana Pop',
      subject: 'Again',
      preview: 'new',
      contact: await desk.contact(ana),
    })
  })

  it('announces nothing that was read elsewhere, that we wrote or that a robot sent', async () => {
    const email = scripted([])
    const desk = await testDesk({ email, follow: true })
    await desk.state('online')
    email.push([
      mail({ flags: { seen: true, flagged: false, answered: false } }),
      mail({ from: us, at: 1 }),
      mail({ kind: 'bulk', at: 2 }),
    ])
    await until(async () => expect((await desk.account()).messages).toBe(3))
    expect(desk.events.filter((event) => event.type === 'arrived')).toEqual([])
  })

  it('that is paused closes its connection, stays paused over a restart, and goes on where it was', async () => {
    const email = scripted([mail({ text: 'one' })])
    const desk = await testDesk({ email, follow: true })
    await desk.state('online')
    expect((await desk.call('account.pause', { id: accountKey, paused: true })).state).toEqual({ status: 'paused' })
    expect(email.openSessions).toBe(0)
    email.push(mail({ text: 'two', at: 1 }))
    await desk.close()

    const again = await testDesk({ email, follow: true, dataPath: desk.dataPath, secrets: desk.secrets })
    expect((await again.account()).state).toEqual({ status: 'paused' })
    expect(email.openSessions).toBe(0)
    await again.call('account.pause', { id: accountKey, paused: false })
    await again.state('online')
    expect(await again.texts(ana)).toEqual(['one', 'two'])
    expect(email.diary.filter((note) => note.startsWith('pull'))).toEqual(['pull 0', 'pull 1'])
  })

  it('is paused at once even while its server does not answer', async () => {
    const email = scripted([])
    email.hold('open')
    const desk = await testDesk({ email, follow: true })
    await desk.state('connecting')
    expect((await desk.call('account.pause', { id: accountKey, paused: true })).state).toEqual({ status: 'paused' })
    email.release('open')
    await until(() => expect(email.openSessions).toBe(0))
  })

  it('has one connection however fast it is paused, changed and resumed', async () => {
    const email = scripted([mail()])
    const desk = await testDesk({ email, follow: true })
    await desk.state('online')
    const id = accountKey
    await Promise.all([
      desk.call('account.pause', { id, paused: true }),
      desk.call('account.pause', { id, paused: false }),
      desk.call('account.update', { id, settings: mailbox({ displayName: 'Shop 2' }), credential: null }),
      desk.call('account.update', { id, settings: mailbox({ displayName: 'Shop 3' }), credential: null }),
      desk.call('network.set', { offline: true }),
      desk.call('network.set', { offline: false }),
    ])
    await desk.state('online')
    expect(email.openSessions).toBe(1)
    expect((await desk.account()).name).toBe('Shop 3')
    await desk.close()
    expect(email.openSessions).toBe(0)
  })

  it('shows a wrong password until a new one is given, and keeps the mail', async () => {
    const email = scripted([mail()])
    const desk = await testDesk({ email, follow: true })
    await desk.state('online')
    email.failNext('open', new DeskError('auth', 'password-refused', 'The server refused the password'))
    email.cut(networkLost())
    await desk.state('offline')
    await desk.call('account.retry', { id: accountKey })
    expect((await desk.state('attention')).error).toMatchObject({ kind: 'auth', code: 'password-refused' })
    expect(await desk.texts(ana)).toHaveLength(1)
    const credential = { type: 'password', password: 'the right one' } as const
    await desk.call('account.update', { id: accountKey, settings: mailbox(), credential })
    await desk.state('online')
    expect(desk.secrets.values.get(`account/${accountKey}`)).toContain('the right one')
  })

  it('asks to sign in again when its password is gone from the keychain', async () => {
    const email = scripted([])
    const desk = await testDesk({ email, follow: true })
    await desk.state('online')
    desk.secrets.values.delete(`account/${accountKey}`)
    email.cut(networkLost())
    await desk.state('offline')
    await desk.call('account.retry', { id: accountKey })
    expect((await desk.state('attention')).error.code).toBe('sign-in-again')
  })

  it('is on the desk once', async () => {
    const desk = await testDesk({ email: scripted([]) })
    const credential = { type: 'password', password: 'x' } as const
    const settings = mailbox({ address: us.toUpperCase() })
    await expect(desk.call('account.add', { settings, credential })).rejects.toMatchObject({ code: 'account-exists' })
  })

  it('that is tried first stores nothing', async () => {
    const email = scripted([mail()])
    email.folderList = [{ path: 'INBOX', name: 'Inbox', role: 'inbox', messages: 1, followed: true }]
    const desk = await testDesk({})
    await desk.close()
    const fresh = await testDesk({ email, dataPath: desk.dataPath, secrets: desk.secrets })
    const settings = mailbox({ address: 'other@shop.test' })
    const tried = await fresh.call('account.test', { settings, credential: { type: 'password', password: 'x' } })
    expect(tried.folders).toEqual(email.folderList)
    expect(await fresh.call('account.list', {})).toHaveLength(1)
    expect(email.openSessions).toBe(0)
  })

  it('with a new alias makes ours what was sent from it', async () => {
    const email = scripted([mail({ id: 'q' }), mail({ from: 'sales@shop.test', to: [ana], refs: ['q'], at: 1 })])
    const desk = await testDesk({ email })
    await desk.sync()
    expect(await desk.queue('unanswered')).toHaveLength(1)
    await desk.call('account.update', {
      id: accountKey,
      settings: mailbox({ aliases: ['Sales@shop.test'] }),
      credential: null,
    })
    const [job] = await desk.call('job.list', {})
    expect(job?.kind).toBe('rebuild')
    expect((await desk.finished(job ?? { id: '' as never })).status).toBe('done')
    expect(await desk.queue('unanswered')).toEqual([])
    expect((await desk.timeline(ana)).map((entry) => entry.direction)).toEqual(['in', 'out'])
  })
})

describe('working offline', () => {
  it('closes every connection, survives a restart, and comes back', async () => {
    const email = scripted([mail()])
    const desk = await testDesk({ email, follow: true })
    await desk.state('online')
    await desk.call('network.set', { offline: true })
    expect(email.openSessions).toBe(0)
    expect((await desk.account()).state).toEqual({ status: 'offline', error: null, retryAt: null })
    expect(desk.events).toContainEqual({ type: 'network', online: false, byChoice: true })
    expect(await desk.texts(ana)).toHaveLength(1)
    await desk.close()

    const again = await testDesk({ email, follow: true, dataPath: desk.dataPath, secrets: desk.secrets })
    expect((await again.call('desk.status', {})).offline).toBe(true)
    again.engine.networkChanged(true)
    expect(email.openSessions).toBe(0)
    await again.call('network.set', { offline: false })
    await again.state('online')
  })
})

describe('an account that is removed', () => {
  const removable = [
    mail({
      id: 'q',
      from: 'Ana Pop <ana@mail.test>',
      text: 'Zanzibar',
      place: inbox(1),
      attachments: [attachment('a.txt', { content: Buffer.from('bytes') })],
    }),
    mail({ id: 'gone', text: 'gone', at: 1, place: inbox(2) }),
    { type: 'removed', folder: 'INBOX', uids: [2] } as const,
  ]

  it('leaves nothing of it, on the desk or in the keychain', async () => {
    const desk = await testDesk({ email: scripted(removable) })
    await desk.sync()
    await desk.call('triage.apply', onContact(await desk.contact(ana), done))
    const job = await desk.finished(await desk.call('account.remove', { id: accountKey }))
    expect(job).toMatchObject({ status: 'done', kind: 'remove-account', done: 2 })
    expect(await desk.call('account.list', {})).toEqual([])
    expect(desk.events).toContainEqual({ type: 'account-removed', id: accountKey })
    expect(await desk.call('desk.status', {})).toMatchObject({ messages: 0, contacts: 0, accounts: 0 })
    expect(await desk.find('Zanzibar')).toEqual([])
    expect(await desk.engine.findContact(ana)).toBeNull()
    expect([...desk.secrets.values.keys()]).toEqual(['database-key'])
    expect(filesThatHold(desk.dataPath, 'Zanzibar')).toEqual([])
    await desk.close()
    const left = tablesOf(desk)
    // The rules are the desk's own.
    const rules = { calendar: 1, sla_policy: 3, sla_revision: 1 }
    expect(left).toEqual({ action: 1, setting: left.setting, ...rules })
  })

  it('takes neither messages nor names of others with it', async () => {
    const desk = await testDesk({ email: scripted([mail({ from: 'Ana <ana@mail.test>', text: 'to the first' })]) })
    const other = mailbox({ address: 'sales@shop.test' })
    await desk.call('account.add', { settings: other, credential: { type: 'password', password: 'x' } })
    await desk.sync()
    expect(await desk.texts(ana)).toHaveLength(2)
    await desk.finished(await desk.call('account.remove', { id: accountKey }))
    expect(await desk.texts(ana)).toEqual(['to the first'])
    expect(await desk.queue()).toMatchObject([{ name: 'Ana', openConversations: 1 }])
  })

  it('whose removal is cut short waits, and has all of its mail again when it goes on', async () => {
    const mails = Array.from({ length: 450 }, (_, n) => mail({ id: `m${n}`, at: n, from: `c${n}@mail.test` }))
    const email = scripted([mails])
    const desk = await testDesk({ email, follow: true })
    await desk.state('online')
    const job = await desk.call('account.remove', { id: accountKey })
    await desk.call('job.cancel', { id: job.id })
    const cancelled = await desk.finished(job)
    expect(cancelled.status).toBe('cancelled')
    expect((await desk.account()).state.status).toBe('paused')
    await desk.call('account.pause', { id: accountKey, paused: false })
    await desk.state('online')
    expect((await desk.account()).messages).toBe(450)
  })

  it('can be added again, and is as new: an old "done" does not come back', async () => {
    const email = scripted([removable[0] ?? []])
    const desk = await testDesk({ email })
    await desk.sync()
    await desk.call('triage.apply', onContact(await desk.contact(ana), done))
    await desk.finished(await desk.call('account.remove', { id: accountKey }))
    await desk.call('account.add', { settings: mailbox(), credential: { type: 'password', password: 'x' } })
    await desk.sync()
    expect(await desk.queue('unanswered')).toHaveLength(1)
    await desk.finished(await desk.call('desk.rebuild', {}))
    expect(await desk.queue('unanswered')).toHaveLength(1)
  })
})

/** Tables that hold rows, with how many. */
function tablesOf(desk: { dataPath: string; secrets: { values: Map<string, string> } }) {
  const keyHex = desk.secrets.values.get('database-key') ?? ''
  const db = openDatabase(`${desk.dataPath}/desk.db`, { keyHex, readonly: true })
  try {
    // Indexes keep rows of their own, and so do counters.
    const names = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all() as string[]
    const counts = names
      .filter((name) => !/^(search|sqlite_|canned_question_|canned_revision)/.test(name))
      .map((name) => [name, db.prepare(`SELECT count(*) FROM ${name}`).pluck().get() as number] as const)
    return Object.fromEntries(counts.filter(([, count]) => count > 0)) as Record<string, number>
  } finally {
    db.close()
  }
}
