import { createTransport } from 'nodemailer'
import { type Dovecot, startDovecot } from '../../support/dovecot.ts'
import { type Postfix, startPostfix } from '../../support/postfix.ts'
import { accountOf } from '../desk-account.ts'
import { type EngineProcess, startEngine } from '../engine-process.ts'
import { alone, beside, type Figure } from '../figure.ts'
import type { Lab } from '../lab.ts'
import { percentile } from '../percentile.ts'

const answers = 200
const turns = 5

/**
 * Answers that were written offline, from the moment the mailbox is reached again until the server took the last, beside a
 * bare loop: both sign in once and keep the line. In turns, for a mail server has good and bad moments.
 */
export async function flushFigures(lab: Lab): Promise<readonly Figure[]> {
  const dovecot = await startDovecot({ withPostfix: true })
  const postfix = await startPostfix(dovecot)
  const engine = await startEngine(await lab.folder('flushed'), { follow: true })
  try {
    const user = dovecot.newUser()
    const customers = Array.from({ length: answers }, (_, number) => `c${number}@home.test`)
    await dovecot.fill(
      user,
      customers.map((customer) => question(customer, user)),
    )
    await addAccount(engine, dovecot, postfix, user)
    lab.say(`${turns} times ${answers} answers, by a bare loop and by the desk`)
    const bare: number[] = []
    const ours: Flush[] = []
    for (let turn = 0; turn < turns; turn += 1) {
      bare.push(await sendBare(postfix, dovecot.password, user, customers))
      await delivered(dovecot, customers, 2 * turn + 1)
      ours.push(await flush(engine))
      await delivered(dovecot, customers, 2 * turn + 2)
    }
    const peer = { name: 'bare nodemailer', value: percentile(bare, 0.5) }
    const median = (kind: keyof Flush) =>
      percentile(
        ours.map((each) => each[kind]),
        0.5,
      )
    return [
      beside(`${answers} queued answers leave, median of ${turns}`, median('fromOnlineMs'), peer, 'ms', 1.3),
      alone({
        name: '… from the switch, with signing in and a look for arrivals',
        goal: '',
        ours: median('fromSwitchMs'),
        unit: 'ms',
        met: null,
      }),
    ]
  } finally {
    await engine.close()
    await postfix.stop()
    await dovecot.stop()
  }
}

async function addAccount(engine: EngineProcess, dovecot: Dovecot, postfix: Postfix, user: string): Promise<void> {
  const { settings, credential } = accountOf(dovecot.imapPort, user, dovecot.password)
  const smtp = { host: '127.0.0.1', port: postfix.port, security: 'none' } as const
  await engine.call('settings.set', { key: 'send.undoSeconds', value: 0 })
  const isOnline = online(engine)
  await engine.call('account.add', { settings: { ...settings, smtp }, credential })
  await isOnline
}

function online(engine: EngineProcess): Promise<unknown> {
  return engine.event((event) => event.type === 'account' && event.account.state.status === 'online')
}

interface Flush {
  readonly fromSwitchMs: number
  readonly fromOnlineMs: number
}

/** Writes an answer to every customer offline; how long it takes them to leave. */
async function flush(engine: EngineProcess): Promise<Flush> {
  await engine.call('network.set', { offline: true })
  const { rows } = await engine.call('queue.page', {
    filter: 'all',
    account: null,
    order: 'newest',
    after: null,
    limit: answers,
  })
  for (const { lastMessage } of rows) {
    const draft = await engine.call('draft.open', { kind: 'reply', message: lastMessage.id })
    await engine.call('draft.save', { draft: draft.id, change: { body: `<p>${words}</p>`, quote: false } })
    await engine.call('draft.send', { draft: draft.id, seen: lastMessage.id })
  }
  let onlineAt = Number.NaN
  void online(engine).then(() => {
    onlineAt = Date.now()
  })
  const start = Date.now()
  await engine.call('network.set', { offline: false })
  for (;;) {
    const told = engine.event((event) => event.type === 'outbox')
    if ((await engine.call('queue.counts', { account: null })).outbox === 0) break
    await told
  }
  // What the desk wrote down, for it tells of several at once.
  const left = (await engine.call('outbox.list', {})).flatMap(({ items }) => items.map(({ sentAt }) => sentAt ?? 0))
  const end = Math.max(...left)
  return { fromSwitchMs: end - start, fromOnlineMs: end - onlineAt }
}

async function sendBare(postfix: Postfix, pass: string, user: string, customers: readonly string[]): Promise<number> {
  const start = performance.now()
  const transport = createTransport({
    host: '127.0.0.1',
    port: postfix.port,
    pool: true,
    maxConnections: 1,
    maxMessages: Number.POSITIVE_INFINITY,
    ignoreTLS: true,
    auth: { user, pass },
  })
  for (const to of customers) {
    await transport.sendMail({ from: user, to, subject: 'Re: Order', text: words, html: `<p>${words}</p>` })
  }
  const ms = performance.now() - start
  transport.close()
  return ms
}

/** Until every customer has so many: what the server still delivers would slow the next turn down. */
async function delivered(dovecot: Dovecot, customers: readonly string[], count: number): Promise<void> {
  for (const customer of customers) {
    for (;;) {
      const found = await dovecot.doveadm('search', '-u', customer, 'mailbox', 'INBOX', 'all').catch(() => '')
      if (found.split('\n').filter(Boolean).length >= count) break
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}

const words = 'Thank you for asking. Your order left us this morning and will be with you on Thursday. '.repeat(5)

function question(from: string, to: string): string {
  return [
    `From: <${from}>`,
    `To: <${to}>`,
    'Subject: Order',
    `Message-ID: <order.${from}>`,
    `Date: ${new Date(Date.now() - 86_400_000).toUTCString()}`,
    '',
    'Has my order been sent?',
    '',
  ].join('\r\n')
}
