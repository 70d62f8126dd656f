import fc from 'fast-check'
import type { Flags, RemoteEvent, RemoteMessage } from '../../src-main/channels/channel.ts'
import { DeskError } from '../../src-main/contract/errors.ts'
import type { ContactId, ConversationId, MessageId } from '../../src-main/contract/ids.ts'
import type { BounceReport } from '../../src-main/contract/message.ts'
import { conversationStatuses, priorities, type TriageStep } from '../../src-main/contract/triage.ts'
import type { IdentityName } from '../../src-main/engine/people/links.ts'
import type { AccountRow } from '../../src-main/engine/store/accounts.ts'
import { dueChanges } from '../../src-main/engine/store/server-changes.ts'
import type { BareDesk } from './bare-desk.ts'
import { attachment, firstDay, mail, said, us } from './remote-events.ts'
import { onContact, onConversation } from './triage-steps.ts'

const people = [
  'Ana Pop <ana@mail.test>',
  'ana@mail.test',
  'Anna <ANA@mail.test>',
  'Bo <bo@mail.test>',
  'Cy <cy@mail.test>',
  'cy@mail.test',
  `Shop <${us}>`,
  'Sales <sales@shop.test>',
] as const
const folders = ['INBOX', 'Archive'] as const

const person = fc.constantFrom(...people)
const small = (max: number) => fc.integer({ min: 0, max })
const flags: fc.Arbitrary<Flags> = fc.record({ seen: fc.boolean(), flagged: fc.boolean(), answered: fc.boolean() })
const place = fc.record({ folder: fc.constantFrom(...folders), uid: fc.integer({ min: 1, max: 8 }) })

const oneFile = { attachments: [attachment('invoice.pdf')] }
const pictureInText = {
  html: '<img src="cid:logo">',
  attachments: [attachment('logo.png', { inline: true, contentId: 'logo' })],
}

const cyDidNotGetIt: BounceReport = {
  type: 'bounce',
  outcome: 'failed',
  recipients: [{ address: 'cy@mail.test', status: '5.1.1', reason: '' }],
  bounced: null,
}

/** Twelve mails that share few ids and references, so that they thread, meet and part in many ways. */
const randomMail: fc.Arbitrary<RemoteMessage> = fc
  .record({
    id: small(11),
    at: small(20),
    from: person,
    to: fc.array(person, { maxLength: 3 }),
    cc: fc.array(person, { maxLength: 2 }),
    refs: fc.array(small(11), { maxLength: 2 }),
    kind: fc.constantFrom('message', 'message', 'message', 'auto-reply', 'bulk'),
    flags,
    place: fc.option(place),
  })
  .map(({ id, refs, ...facts }) =>
    // The id decides the text: two announcements of one message agree, as a server's would.
    mail({
      ...facts,
      direction: facts.from.includes('@shop.test') ? 'out' : 'in',
      id: `m${id}@mail.test`,
      refs: refs.map((ref) => `m${ref}@mail.test`),
      text: `Text ${id} 注文${id}番`,
      ...[pictureInText, oneFile, {}, {}][id % 4],
      about: id % 6 === 5 ? cyDidNotGetIt : null,
    }),
  )

const remote: fc.Arbitrary<RemoteEvent> = fc.oneof(
  { weight: 6, arbitrary: randomMail.map(said) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('flags' as const), place, flags }) },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('placed' as const),
      remoteId: small(11).map((id) => mail({ id: `m${id}@mail.test` }).remoteId),
      place,
      flags,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('removed' as const),
      folder: fc.constantFrom(...folders),
      uids: fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 1, maxLength: 3 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.array(fc.integer({ min: 1, max: 8 }), { maxLength: 4 }).chain((uids) =>
      fc.record({
        type: fc.constant('listing' as const),
        folder: fc.constantFrom(...folders),
        from: fc.constant(1),
        to: fc.constantFrom(4, 8),
        uids: fc.constant(uids),
        flags: fc.array(flags, { minLength: uids.length, maxLength: uids.length }),
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constantFrom('renumbered' as const, 'numbered' as const),
      folder: fc.constantFrom(...folders),
      uidValidity: fc.constantFrom('1', '2', '3'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('deleted' as const),
      remoteIds: small(11).map((id) => [mail({ id: `m${id}@mail.test` }).remoteId]),
    }),
  },
)

export type Deed =
  | { readonly deed: 'batch'; readonly account: number; readonly events: readonly RemoteEvent[] }
  | { readonly deed: 'read'; readonly contact: number; readonly read: boolean }
  | { readonly deed: 'triage'; readonly on: 'contact' | 'conversation'; readonly at: number; readonly step: TriageStep }
  | { readonly deed: 'move'; readonly conversation: number; readonly to: number | string }
  | { readonly deed: 'split'; readonly message: number }
  | { readonly deed: 'merge'; readonly from: number; readonly into: number }
  | { readonly deed: 'wake' | 'tell' }
  | { readonly deed: 'try' | 'fail' | 'deliver'; readonly change: number; readonly folder: string | null }
  | { readonly deed: 'link'; readonly people: readonly IdentityName[] }
  | { readonly deed: 'note'; readonly contact: number; readonly text: string }
  | { readonly deed: 'undo'; readonly action: number }
  | { readonly deed: 'remove-account'; readonly account: number }

const on = fc.boolean()

/** Every step there is. The desk's clock goes a second with each deed, so some who sleep wake within a history. */
export const randomStep: fc.Arbitrary<TriageStep> = fc.oneof(
  fc.record({ type: fc.constant('status' as const), status: fc.constantFrom(...conversationStatuses) }),
  fc.record({
    type: fc.constant('snooze' as const),
    until: fc.option(fc.constantFrom(4, 9, 1_000_000).map((seconds) => firstDay + seconds * 1_000)),
  }),
  fc.record({ type: fc.constant('no-answer' as const) }),
  fc.record({ type: fc.constant('assign' as const), to: fc.option(fc.constantFrom('Juno', 'Max')) }),
  fc.record({ type: fc.constant('priority' as const), priority: fc.constantFrom(...priorities) }),
  fc.record({ type: fc.constant('tag' as const), tag: fc.constantFrom('vip', 'refund'), on }),
  fc.record({ type: fc.constant('star' as const), on }),
  fc.record({ type: fc.constant('read' as const), read: on }),
  fc.record({ type: fc.constant('archive' as const) }),
  fc.record({ type: fc.constant('spam' as const), on }),
  fc.record({ type: fc.constant('delete' as const) }),
  fc.record({ type: fc.constant('block' as const), on }),
)

const identity: fc.Arbitrary<IdentityName> = fc
  .constantFrom('ana@mail.test', 'bo@mail.test', 'cy@mail.test', 'dee@mail.test')
  .map((address) => ({ channel: 'email', address }))

const read = fc.record({ deed: fc.constant('read' as const), contact: small(9), read: fc.boolean() })
const triage = fc.record({
  deed: fc.constant('triage' as const),
  on: fc.constantFrom('contact' as const, 'conversation' as const),
  at: small(9),
  step: randomStep,
})
const move = fc.record({
  deed: fc.constant('move' as const),
  conversation: small(9),
  to: fc.oneof(small(9), fc.constantFrom('bo@mail.test', 'new@mail.test', us)),
})
const split = fc.record({ deed: fc.constant('split' as const), message: small(19) })
const merge = fc.record({ deed: fc.constant('merge' as const), from: small(9), into: small(9) })
const wake = fc.record({ deed: fc.constantFrom('wake' as const, 'tell' as const) })
const link = fc.record({
  deed: fc.constant('link' as const),
  people: fc.uniqueArray(identity, { minLength: 2, maxLength: 3, selector: (each) => each.address }),
})
const note = fc.record({
  deed: fc.constant('note' as const),
  contact: small(9),
  text: fc.constantFrom('', 'Pays late', 'Likes tea', 'Pays late\n\nLikes tea'),
})

/** What an agent does to a desk, each undone by one action. */
export const agentDeed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 2, arbitrary: read },
  { weight: 6, arbitrary: triage },
  move,
  split,
  merge,
  wake,
  note,
)

export const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      deed: fc.constant('batch' as const),
      account: small(2),
      events: fc.array(remote, { minLength: 1, maxLength: 6 }),
    }),
  },
  { weight: 2, arbitrary: read },
  { weight: 5, arbitrary: triage },
  move,
  split,
  merge,
  wake,
  {
    weight: 2,
    arbitrary: fc.record({
      deed: fc.constantFrom('try' as const, 'fail' as const, 'deliver' as const),
      change: small(5),
      folder: fc.constantFrom('Archive', 'Junk', null),
    }),
  },
  link,
  note,
  { weight: 2, arbitrary: fc.record({ deed: fc.constant('undo' as const), action: small(9) }) },
  { weight: 1, arbitrary: fc.record({ deed: fc.constant('remove-account' as const), account: small(1) }) },
)

/** Different mails, each at a place of its own. */
export const batchOfMails: fc.Arbitrary<readonly RemoteMessage[]> = fc
  .uniqueArray(randomMail, { minLength: 2, maxLength: 8, selector: (message) => message.remoteId })
  .map((mails) => mails.map((each, at) => ({ ...each, place: each.place && { ...each.place, uid: at + 1 } })))

/** Does it with what the desk holds at that moment; what makes no sense then is passed over. */
export function perform(desk: BareDesk, deed: Deed): void {
  switch (deed.deed) {
    case 'batch':
      desk.ingestInto(accountAt(desk, deed.account), ...deed.events)
      return
    case 'read': {
      const contact = pick(desk, 'SELECT id FROM contact ORDER BY id', deed.contact)
      if (contact !== null) desk.run('markContact', { contact, read: deed.read })
      return
    }
    case 'triage': {
      const table = deed.on === 'contact' ? 'contact' : 'conversation'
      const id = pick(desk, `SELECT id FROM ${table} ORDER BY id`, deed.at)
      if (id === null) return
      desk.run('applyStep', deed.on === 'contact' ? onContact(id, deed.step) : onConversation(id, deed.step))
      return
    }
    case 'move': {
      const conversation = pick(desk, conversations, deed.conversation)
      const to =
        typeof deed.to === 'string' ? { address: deed.to } : pick(desk, 'SELECT id FROM contact ORDER BY id', deed.to)
      if (conversation !== null && to !== null) {
        desk.run('moveConversation', { conversation: conversation as ConversationId, to: to as ContactId })
      }
      return
    }
    case 'split': {
      const message = pick(desk, 'SELECT id FROM message WHERE gone = 0 ORDER BY id', deed.message)
      if (message !== null) desk.run('splitConversation', { message: message as MessageId })
      return
    }
    case 'merge': {
      const [from, into] = [pick(desk, conversations, deed.from), pick(desk, conversations, deed.into)]
      if (from === null || into === null || accountOf(desk, from) !== accountOf(desk, into)) return
      desk.run('mergeConversations', { from: from as ConversationId, into: into as ConversationId })
      return
    }
    case 'wake':
      desk.run('wakeSleepers', {})
      return
    case 'tell':
      desk.run('tellMoments', {})
      return
    case 'try':
    case 'fail':
    case 'deliver':
      deliver(desk, deed)
      return
    case 'link':
      desk.run('linkIdentities', { people: [deed.people] })
      return
    case 'note': {
      const contact = pick(desk, 'SELECT id FROM contact ORDER BY id', deed.contact)
      if (contact !== null) desk.run('setNote', { contact, text: deed.text })
      return
    }
    case 'undo': {
      const seq = pick(desk, 'SELECT seq AS id FROM action ORDER BY seq', deed.action)
      if (seq !== null) undone(desk, seq)
      return
    }
    case 'remove-account': {
      const account = accountAt(desk, deed.account)
      while (desk.run('removeMessages', { accountId: account.id, limit: 3 }).more);
      desk.run('deleteAccount', { id: account.id })
    }
  }
}

/** What becomes of one of the changes that wait for a server. */
function deliver(desk: BareDesk, { deed, change: at, folder }: Extract<Deed, { change: number }>): void {
  const accounts = desk.rows<{ id: number }>('SELECT id FROM account')
  const due = accounts.flatMap(({ id }) => dueChanges(desk.db, id, Number.MAX_SAFE_INTEGER, 9))
  const change = due[at % Math.max(1, due.length)]
  if (!change) return
  desk.run('changesTried', { ids: [change.id] })
  if (deed === 'fail') {
    const error = { kind: 'rejected', code: 'no-such-folder', message: 'No', params: {} } as const
    desk.run('changesFailed', { ids: [change.id], error, nextTryAt: null })
  }
  if (deed !== 'deliver') return
  // No two mails ever had one number in a folder.
  const to = folder === null ? null : { folder, uid: 1_000 + change.id }
  const moved = change.change.type === 'move' ? change.places.map((from) => ({ from, to })) : []
  desk.run('changesDelivered', { changes: [{ id: change.id, moved: moved.slice(0, to ? 1 : undefined) }] })
}

const conversations = 'SELECT id FROM conversation ORDER BY id'

function accountOf(desk: BareDesk, conversation: number): number {
  const sql = 'SELECT account_id AS id FROM conversation WHERE id = ?'
  return desk.rows<{ id: number }>(sql, conversation)[0]?.id ?? 0
}

/** Two mailboxes that both know who we are, and what was imported from files. */
export function accountAt(desk: BareDesk, at: number): AccountRow {
  const ownAddresses = [us, 'sales@shop.test']
  if (at === 2) return desk.account('email:imported', { ownAddresses, local: true })
  return desk.account(at === 0 ? `email:${us}` : 'email:sales@shop.test', { ownAddresses })
}

function pick(desk: BareDesk, sql: string, at: number): number | null {
  const rows = desk.rows<{ id: number }>(sql)
  return rows.length === 0 ? null : (rows[at % rows.length]?.id ?? null)
}

function undone(desk: BareDesk, seq: number): void {
  try {
    desk.run('undo', { seq })
  } catch (thrown) {
    if (!(thrown instanceof DeskError) || thrown.code !== 'action-undone') throw thrown
  }
}
