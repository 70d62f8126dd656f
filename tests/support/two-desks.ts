import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Batch, Flags, OutgoingMessage, Place, RemoteEvent, Session } from '../../src-main/channels/channel.ts'
import { DeskError } from '../../src-main/contract/errors.ts'
import type { AccountId } from '../../src-main/contract/ids.ts'
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

/** Where a try may break, and how: a refusal, a cut, or the end of the program. */
export const fates = [
  'fine',
  'fine',
  'fine',
  'cut before it was handed over',
  'cut after it was handed over',
  'refused',
  'put off',
  'killed before it was handed over',
  'killed after it was handed over',
  'killed before it was written down',
  'killed after it was written down',
] as const
export type Fate = (typeof fates)[number]

/** The mailbox that both desks follow, and the customers' mailboxes. */
export class Mailbox {
  /** How often each Message-ID reached its recipients. */
  readonly delivered = new Map<string, number>()
  /** Ours and theirs, by the folder they lie in; the place in the list is the uid. */
  readonly inbox: { readonly message: ReturnType<typeof mail>; flags: Flags }[] = []
  readonly sent: OutgoingMessage[] = []
  keepsCopies = false

  ask(conversation: number, at: number): void {
    const root = `ask${conversation}@mail.test`
    const isFirst = !this.inbox.some(({ message }) => message.channelMessageId === root)
    const id = isFirst ? root : `more${this.inbox.length}@mail.test`
    const from = `c${conversation}@mail.test`
    const message = mail({ id, from, refs: isFirst ? [] : [root], at: (at - firstDay) / minuteMs, text: id })
    this.inbox.push({ message, flags: message.flags })
  }

  deliver(message: OutgoingMessage): void {
    this.delivered.set(message.channelMessageId, (this.delivered.get(message.channelMessageId) ?? 0) + 1)
    if (this.keepsCopies) this.keep(message)
  }

  keep(message: OutgoingMessage): void {
    if (!this.sent.some((each) => each.channelMessageId === message.channelMessageId)) this.sent.push(message)
  }

  /** The whole truth about both folders, as a first sync tells it. */
  events(): readonly RemoteEvent[] {
    const inbox = this.inbox.map(({ message, flags }, at): RemoteEvent => {
      return { type: 'message', message: { ...message, flags, place: { folder: 'INBOX', uid: at + 1 } } }
    })
    const sent = this.sent.map((message, at): RemoteEvent => {
      return { type: 'message', message: { ...copyOf(message), place: { folder: 'Sent', uid: at + 1 } } }
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
    const batch: Pick<Batch, 'events'> = { events: this.mailbox.events() }
    this.run('ingest', { accountId: this.accountId, ...batch, cursor: null, live: true })
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
    return this.run('sendDraft', { ...input, language: 'en', limits }).outbox
  }

  /** One pass of the deliveries over a session of its own; returns whether the program survived it. */
  async deliver(): Promise<boolean> {
    const killed = new Promise<'killed'>((resolve) => {
      this.kill = () => resolve('killed')
    })
    const deps = this.deps()
    const signal = new AbortController().signal
    const capabilities = { replyWindowMs: null } as never
    const session = this.session() as never
    const delivery = { accountId: this.accountId, session, capabilities, signal, isLeaving: () => false }
    const pass = async () => {
      this.run('lineIsBack', { accountId: this.accountId })
      await deliverItems(deps, delivery)
      await keepCopies(deps, delivery)
      await deliverChanges(deps, delivery)
    }
    const end = await Promise.race([pass(), killed])
    if (end === 'killed') this.run('resumeOutbox', {})
    return end !== 'killed'
  }

  private die(): Promise<never> {
    this.kill()
    return never
  }

  private deps(): DeliveryDeps {
    const run = async <Name extends OperationName>(name: Name, input: OperationInput<Name>) => {
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
      fetchAttachment: async () => new Uint8Array(),
      changed: () => {},
      log: () => {},
      now: () => this.clock.now,
      random: () => 1,
    }
  }

  /** Does it, or what fate has in store; the fates of what is written down are left for that. */
  private async suffer(act: () => void): Promise<void> {
    const fate = this.fates[0]?.endsWith('written down') ? 'fine' : (this.fates.shift() ?? 'fine')
    switch (fate) {
      case 'cut before it was handed over':
        throw new DeskError('network', 'connection-lost', 'Cut')
      case 'refused':
        throw new DeskError('rejected', 'message-refused', 'Refused')
      case 'put off':
        throw new DeskError('rate-limited', 'try-later', 'Later')
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

  private session(): Partial<Session> {
    const { mailbox } = this
    const kept = new Map<string, OutgoingMessage>()
    const session = {
      send: async (message: OutgoingMessage) => {
        kept.set(message.channelMessageId, message)
        await this.suffer(() => mailbox.deliver(message))
        return { message: copyOf(message), source: Buffer.from(JSON.stringify(message)), refused: [] }
      },
      receipt: async (message: OutgoingMessage) => ({
        message: copyOf(message),
        source: Buffer.from(JSON.stringify(message)),
        refused: [],
      }),
      findSent: async (id: string) => mailbox.sent.some((each) => each.channelMessageId === id),
      keepCopy: async (source: Uint8Array) =>
        await this.suffer(() => mailbox.keep(JSON.parse(Buffer.from(source).toString()) as OutgoingMessage)),
      maxMessageBytes: async () => null,
      setFlags: async (places: readonly Place[], change: Partial<Flags>) =>
        await this.suffer(() => {
          for (const { folder, uid } of places) {
            const there = folder === 'INBOX' ? mailbox.inbox[uid - 1] : undefined
            if (there) there.flags = { ...there.flags, ...change }
          }
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
