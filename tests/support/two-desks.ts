import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Flags, OutgoingMessage, Place, RemoteEvent, Session } from '../../src-main/channels/channel.ts'
import { DeskError } from '../../src-main/contract/errors.ts'
import type { AccountId, ConversationId } from '../../src-main/contract/ids.ts'
import type { SendingLimits } from '../../src-main/engine/drafts/check-draft.ts'
import { keepCopies } from '../../src-main/engine/outbox/copies.ts'
import { deliverChanges } from '../../src-main/engine/outbox/deliver-changes.ts'
import { deliverItems } from '../../src-main/engine/outbox/deliver-items.ts'
import type { DeliveryDeps } from '../../src-main/engine/outbox/deliveries.ts'
import { putAccount } from '../../src-main/engine/store/accounts.ts'
import { type Database, openDatabase } from '../../src-main/engine/store/database.ts'
import { migrate } from '../../src-main/engine/store/migrate.ts'
import type { OperationContext } from '../../src-main/engine/writer/operation.ts'
import {
  type OperationInput,
  type OperationName,
  type OperationOutput,
  operations,
} from '../../src-main/engine/writer/operations.ts'
import { testKey } from './bare-desk.ts'
import { copyOf } from './post-office.ts'
import { firstDay, mail, minuteMs, us } from './remote-events.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** Where a try may break, and how: a refusal, a cut, the switch to work offline, or the end of the program. */
export const fates = [
  'fine',
  'fine',
  'fine',
  'cut before it was handed over',
  'cut after it was handed over',
  'refused',
  'put off',
  'switched offline before it was handed over',
  'switched offline while it was on its way',
  'killed before it was handed over',
  'killed after it was handed over',
  'killed before it was written down',
  'killed after it was written down',
] as const
export type Fate = (typeof fates)[number]

export interface FlagValue {
  readonly name: string
  readonly what: 'seen' | 'flagged'
  readonly value: boolean
}

/** A word that an agent said, with the length of the mailbox's history then. */
export interface SaidWord extends FlagValue {
  readonly since: number
}

/** The mailbox that both desks follow, and the customers' mailboxes. */
export class Mailbox {
  /** How often each Message-ID reached its recipients. */
  readonly delivered = new Map<string, number>()
  /** Ours and theirs, by the folder they lie in; the place in the list is the uid. */
  readonly inbox: { readonly message: ReturnType<typeof mail>; flags: Flags }[] = []
  readonly sent: OutgoingMessage[] = []
  /** Every value that a flag of ours had, in order. */
  readonly history: FlagValue[] = []
  keepsCopies = false

  ask(conversation: number, at: number): void {
    const root = `ask${conversation}@mail.test`
    const isFirst = !this.inbox.some(({ message }) => message.channelMessageId === root)
    const id = isFirst ? root : `more${this.inbox.length}@mail.test`
    const from = `c${conversation}@mail.test`
    const message = mail({ id, from, refs: isFirst ? [] : [root], at: (at - firstDay) / minuteMs, text: id })
    this.inbox.push({ message, flags: message.flags })
    this.flag(this.inbox.length, message.flags)
  }

  /** Whoever says so, of a message by its uid. */
  flag(uid: number, change: Partial<Flags>): void {
    const there = this.inbox[uid - 1]
    if (!there) return
    there.flags = { ...there.flags, ...change }
    for (const what of ['seen', 'flagged'] as const) {
      const value = change[what]
      if (value !== undefined) this.history.push({ name: there.message.channelMessageId ?? '', what, value })
    }
  }

  deliver(message: OutgoingMessage): void {
    this.delivered.set(message.channelMessageId, (this.delivered.get(message.channelMessageId) ?? 0) + 1)
    if (this.keepsCopies) this.keep(message)
  }

  keep(message: OutgoingMessage): void {
    if (!this.sent.some((each) => each.channelMessageId === message.channelMessageId)) this.sent.push(message)
  }

  /** What both folders have for somebody who knows of so many messages of each, and all flags. */
  eventsAfter(known: { readonly inbox: number; readonly sent: number }): readonly RemoteEvent[] {
    const inbox = this.inbox.slice(known.inbox).map(({ message, flags }, at): RemoteEvent => {
      const place = { folder: 'INBOX', uid: known.inbox + at + 1 }
      return { type: 'message', message: { ...message, flags, place } }
    })
    const sent = this.sent.slice(known.sent).map((message, at): RemoteEvent => {
      const place = { folder: 'Sent', uid: known.sent + at + 1 }
      return { type: 'message', message: { ...copyOf(message), place } }
    })
    const uids = this.inbox.map((_, at) => at + 1)
    const flags = this.inbox.map((each) => each.flags)
    return [...inbox, ...sent, { type: 'listing', folder: 'INBOX', from: 1, to: uids.length + 1, uids, flags }]
  }
}

/** A program that was killed answers nothing more. */
const never = new Promise<never>(() => {})
const limits: SendingLimits = {
  markup: true,
  maxTextLength: null,
  maxMessageBytes: 1_000_000,
  cannotSend: null,
  signatureHtml: '',
}

export interface Clock {
  now: number
}

/** A desk without its threads: the writer's operations and the deliveries on a real file, killed wherever a test says. */
export class OneDesk {
  readonly db: Database
  private readonly mailbox: Mailbox
  private readonly clock: Clock
  private readonly name: string
  private accountId = 0
  /** What the next tries come to, in order; then all is fine. */
  fates: Fate[] = []
  private kill: () => void = () => {}
  /** Of the program: what an earlier one had begun never goes on. */
  private life = 0
  private isLeaving = false
  private known = { inbox: 0, sent: 0 }
  /** Message-IDs of what was handed over and not taken back. */
  readonly handedOver = new Set<string>()
  /** What agents of this desk said of flags, in order. */
  readonly said: SaidWord[] = []

  constructor(db: Database, name: string, mailbox: Mailbox, clock: Clock) {
    this.db = db
    this.name = name
    this.mailbox = mailbox
    this.clock = clock
    this.accountId = putAccount(db, {
      key: `email:${us}` as AccountId,
      channel: 'email',
      address: us,
      name: 'Shop',
      settings: {},
      ownAddresses: [us],
      sample: false,
      createdAt: firstDay,
    }).id
  }

  run<Name extends OperationName>(name: Name, input: OperationInput<Name>): OperationOutput<Name> {
    const operation = operations[name] as (db: Database, input: unknown, context: OperationContext) => never
    const context = { now: this.clock.now, author: this.name, progress: () => {} }
    return this.db.transaction(() => operation(this.db, input, context)).immediate()
  }

  rows<Row>(sql: string, ...bound: readonly unknown[]): readonly Row[] {
    return this.db.prepare(sql).all(...bound) as Row[]
  }

  sync(): void {
    const { mailbox, known, accountId } = this
    this.run('ingest', { accountId, events: mailbox.eventsAfter(known), cursor: null, live: true })
    this.known = { inbox: mailbox.inbox.length, sent: mailbox.sent.length }
  }

  /** Says of a conversation that it is read or starred, or that it is not. */
  mark(conversation: number, what: FlagValue['what'], on: boolean): void {
    const [found] = this.rows<{ id: ConversationId }>(
      'SELECT id FROM conversation ORDER BY id LIMIT 1 OFFSET ?',
      conversation,
    )
    if (!found) return
    const [last] = this.rows<{ id: number | null }>('SELECT max(id) AS id FROM server_change')
    const step = what === 'seen' ? ({ type: 'read', read: on } as const) : ({ type: 'star', on } as const)
    this.run('applyStep', { target: { type: 'conversations', ids: [found.id] }, step })
    const since = this.mailbox.history.length
    const words = this.rows<{ name: string; what: FlagValue['what']; value: number }>(
      `SELECT channel_message_id AS name, what, value FROM server_change JOIN message ON message.id = message_id
       WHERE server_change.id > ? AND direction = 0`,
      last?.id ?? 0,
    )
    for (const { name, what, value } of words) this.said.push({ name, what, value: value === 1, since })
  }

  /** Answers the newest message of a conversation, having seen all that this desk has; returns the item. */
  answer(conversation: number, dueInMs: number): number | null {
    const [newest] = this.rows<{ id: number }>(
      'SELECT id FROM message WHERE gone = 0 AND from_address = ? ORDER BY id DESC LIMIT 1',
      `c${conversation}@mail.test`,
    )
    if (!newest) return null
    const message = newest.id as never
    const draft = this.run('openDraft', { kind: 'reply', message, conversation: null, to: '', subject: '', body: '' })
    this.run('saveDraft', { draft, change: { body: `<p>Answer ${draft} of ${this.name}</p>` } })
    return this.send(draft, dueInMs)
  }

  send(draft: number, dueInMs: number): number {
    const [{ answers_id: answered } = { answers_id: 0 }] = this.rows<{ answers_id: number }>(
      'SELECT answers_id FROM draft WHERE id = ?',
      draft,
    )
    const [seen] = this.rows<{ id: number }>(
      `SELECT max(id) AS id FROM message
       WHERE conversation_id = (SELECT conversation_id FROM message WHERE id = ?) AND gone = 0`,
      answered,
    )
    const at = dueInMs === 0 ? null : this.clock.now + dueInMs
    const input = { draft, seen: seen?.id ?? null, at, hold: false, afterwards: 'nothing' as const, undoMs: 0 }
    const { outbox } = this.run('sendDraft', { ...input, language: 'en', limits })
    this.handedOver.add(this.nameOf(outbox))
    return outbox
  }

  /** Takes an answer back, to write on or for good. */
  takeBack(item: number, how: 'edit' | 'drop'): void {
    const name = this.nameOf(item)
    const draft = how === 'edit' ? this.run('editItem', { item }).draft : null
    if (how === 'drop') this.run('dropItem', { item })
    this.handedOver.delete(name)
    if (draft !== null) this.send(draft, 0)
  }

  private nameOf(item: number): string {
    const [row] = this.rows<{ name: string }>('SELECT channel_message_id AS name FROM outbox WHERE id = ?', item)
    if (!row) throw new Error(`There is no item ${item}`)
    return row.name
  }

  /** One pass of the deliveries over a session of its own; returns whether the program survived it. */
  async deliver(): Promise<boolean> {
    const killed = new Promise<'killed'>((resolve) => {
      this.kill = () => resolve('killed')
    })
    this.life++
    const deps = this.deps(this.life)
    const signal = new AbortController().signal
    const capabilities = { replyWindowMs: null } as never
    const session = this.session(this.life) as never
    this.isLeaving = false
    const isLeaving = () => this.isLeaving
    const delivery = { accountId: this.accountId, session, capabilities, signal, isLeaving }
    const pass = async () => {
      this.run('lineIsBack', { accountId: this.accountId })
      await deliverItems(deps, delivery)
      await keepCopies(deps, delivery)
      await deliverChanges(deps, delivery)
    }
    const end = await Promise.race([pass(), killed])
    if (end === 'killed') {
      this.run('resumeOutbox', {})
      // What was stored last may not have had its cursor with it: the server tells everything again.
      this.known = { inbox: 0, sent: 0 }
    }
    return end !== 'killed'
  }

  private die(): Promise<never> {
    this.life++
    this.kill()
    return never
  }

  private deps(life: number): DeliveryDeps {
    const run = async <Name extends OperationName>(name: Name, input: OperationInput<Name>) => {
      if (life !== this.life) return await never
      const fate = name === 'settleSent' || name === 'changesDelivered' ? this.fates[0] : undefined
      if (fate === 'killed before it was written down') {
        this.fates.shift()
        return this.die()
      }
      const output = this.run(name, input)
      if (fate === 'killed after it was written down') {
        this.fates.shift()
        return this.die()
      }
      return output
    }
    return {
      reader: this.db,
      writer: { run, close: async () => {} } as DeliveryDeps['writer'],
      capabilities: () => null,
      openSession: () => null,
      lookForArrivals: () => {},
      fetchAttachment: async () => new Uint8Array(),
      changed: () => {},
      log: () => {},
      now: () => this.clock.now,
      random: () => 1,
    }
  }

  /** Does it, or what fate has in store; the fates of what is written down are left for that. */
  private async suffer(life: number, act: () => void): Promise<void> {
    if (life !== this.life) return await never
    const fate = this.fates[0]?.endsWith('written down') ? 'fine' : (this.fates.shift() ?? 'fine')
    switch (fate) {
      case 'cut before it was handed over':
        throw new DeskError('network', 'connection-lost', 'Cut')
      case 'refused':
        throw new DeskError('rejected', 'message-refused', 'Refused')
      case 'put off':
        throw new DeskError('rate-limited', 'try-later', 'Later')
      case 'switched offline before it was handed over':
        this.isLeaving = true
        throw new DeskError('cancelled', 'cancelled', 'Offline')
      case 'switched offline while it was on its way':
        this.isLeaving = true
        act()
        return
      case 'killed before it was handed over':
        return this.die()
      case 'cut after it was handed over':
        act()
        throw new DeskError('network', 'send-uncertain', 'Cut')
      case 'killed after it was handed over':
        act()
        return this.die()
      default:
        act()
    }
  }

  private session(life: number): Partial<Session> {
    const { mailbox } = this
    const suffer = (act: () => void) => this.suffer(life, act)
    const session = {
      send: async (message: OutgoingMessage) => {
        await suffer(() => mailbox.deliver(message))
        return { message: copyOf(message), source: Buffer.from(JSON.stringify(message)), refused: [] }
      },
      receipt: async (message: OutgoingMessage) => ({
        message: copyOf(message),
        source: Buffer.from(JSON.stringify(message)),
        refused: [],
      }),
      findSent: async (id: string) => {
        await suffer(() => {})
        return mailbox.sent.some((each) => each.channelMessageId === id)
      },
      keepCopy: async (source: Uint8Array) =>
        await suffer(() => mailbox.keep(JSON.parse(Buffer.from(source).toString()) as OutgoingMessage)),
      maxMessageBytes: async () => null,
      setFlags: async (places: readonly Place[], change: Partial<Flags>) =>
        await suffer(() => {
          for (const { folder, uid } of places) if (folder === 'INBOX') mailbox.flag(uid, change)
        }),
    }
    return session as unknown as Partial<Session>
  }
}

export interface TwoDesks {
  readonly mailbox: Mailbox
  readonly clock: Clock
  readonly desks: readonly [OneDesk, OneDesk]
}

/** Two files for many schedules: each begins with both as they were. */
export async function twoDeskFiles(): Promise<(schedule: (desks: TwoDesks) => Promise<void>) => Promise<void>> {
  const folder = await temporaryFolder()
  const files = ['one.db', 'two.db'].map((name) => {
    const db = openDatabase(join(folder, name), { keyHex: testKey })
    db.pragma('synchronous = OFF')
    migrate(db)
    onTestFinished(() => void db.close())
    return db
  })
  return async (schedule) => {
    for (const db of files) db.exec('BEGIN')
    try {
      const mailbox = new Mailbox()
      const clock = { now: firstDay + 60 * minuteMs }
      const [one, two] = files.map((db, at) => new OneDesk(db, `desk${at}`, mailbox, clock))
      await schedule({ mailbox, clock, desks: [one as OneDesk, two as OneDesk] })
    } finally {
      for (const db of files) db.exec('ROLLBACK')
    }
  }
}
