import { accountOf } from './desk-account.ts'
import { type EngineProcess, startEngine } from './engine-process.ts'
import type { Lab, Mailbox, MailboxSize } from './lab.ts'
import { openPeer, type Peer } from './peers.ts'
import type { Cost } from './timed-program.ts'

export interface DeskSync extends Cost {
  /** From "Add account" until 200 messages stand on the timeline. */
  readonly first200Ms: number
  readonly dataPath: string
}

/** A new desk and an account: from `account.add` until the server's last message is found by search. */
export async function syncDesk(lab: Lab, size: MailboxSize): Promise<DeskSync> {
  const mailbox = await lab.mailbox(size)
  lab.say(`our first sync of ${mailbox.count}`)
  const dataPath = await lab.folder(`desk-${size}`)
  const engine = await startEngine(dataPath, { follow: true })
  try {
    const start = performance.now()
    const first200 = firstMessages(engine, start)
    await addAndSync(engine, (await lab.dovecot()).imapPort, mailbox.user)
    await proveComplete(engine, mailbox)
    const seconds = (performance.now() - start) / 1000
    return { seconds, peakRssBytes: await engine.peakRssBytes(), first200Ms: await first200, dataPath }
  } finally {
    await engine.close()
  }
}

/** Adds the account and waits until the desk has everything the server has. Throws when that cannot come. */
export async function addAndSync(engine: EngineProcess, port: number, user: string): Promise<void> {
  const done = synced(engine)
  await engine.call('account.add', accountOf(port, user, 'secret'))
  await done
}

/** Resolves when the account is in step with its server. Throws when it lost the server or needs a person. */
export async function synced(engine: EngineProcess): Promise<void> {
  const settled = ['online', 'attention', 'offline', 'paused']
  const event = await engine.event((one) => one.type === 'account' && settled.includes(one.account.state.status))
  if (event.type !== 'account' || event.account.state.status === 'online') return
  const { state } = event.account
  throw new Error(`The account is ${state.status}: ${'error' in state ? state.error?.message : 'no reason was given'}`)
}

/** A desk that skips work would be fast: everything must be stored, and words must be found. */
async function proveComplete(engine: EngineProcess, mailbox: Mailbox): Promise<void> {
  const { messages } = await engine.call('desk.status', {})
  if (messages !== mailbox.count) throw new Error(`The desk has ${messages} of ${mailbox.count} messages`)
  const { count } = await engine.call('search.messages', { query: 'invoice', limit: 50 })
  if (count < mailbox.count / 100) throw new Error(`Only ${count} messages mention an invoice`)
}

async function firstMessages(engine: EngineProcess, start: number): Promise<number> {
  for (;;) {
    await engine.event((event) => event.type === 'changed' || event.type === 'account')
    const { messages } = await engine.call('desk.status', {})
    if (messages < 200) continue
    const { rows } = await engine.call('queue.page', {
      filter: 'all',
      account: null,
      order: 'newest',
      after: null,
      limit: 50,
    })
    const [newest] = rows
    if (!newest) continue
    await engine.call('timeline.page', { contact: newest.contact, anchor: null, limit: 50 })
    return performance.now() - start
  }
}

export interface PeerSync {
  readonly peer: Peer
  readonly mbsync: Cost
  readonly mu: Cost
  readonly notmuch: Cost | null
}

/** The same from the user's other choice: fetch everything, waiting for the disk as it does by default, then index it. */
export async function syncPeer(lab: Lab, size: MailboxSize, { notmuch }: { notmuch: boolean }): Promise<PeerSync> {
  const { count } = await lab.mailbox(size)
  const { peer, mbsync } = await fetchByPeer(lab, size, { fsync: true })
  lab.say(`mu index of ${count}`)
  const mu = await peer.mu()
  if (notmuch) lab.say(`notmuch new of ${count}`)
  return { peer, mbsync, mu, notmuch: notmuch ? await peer.notmuch() : null }
}

/** The first half of it: mbsync alone. */
export async function fetchByPeer(lab: Lab, size: MailboxSize, { fsync }: { fsync: boolean }) {
  const { user, count } = await lab.mailbox(size)
  const { imapPort: port, password } = await lab.dovecot()
  const peer = await openPeer(await lab.folder(`peer-${size}`), { port, user, password, fsync })
  lab.say(`mbsync, first sync of ${count}, fsync ${fsync ? 'on' : 'off'}`)
  return { peer, mbsync: await peer.mbsync() }
}
