import fc from 'fast-check'
import type { Flags, RemoteEvent, RemoteMessage } from '../../src-main/channels/channel.ts'
import { DeskError } from '../../src-main/contract/errors.ts'
import type { BounceReport } from '../../src-main/contract/message.ts'
import type { IdentityName } from '../../src-main/engine/people/links.ts'
import type { AccountRow } from '../../src-main/engine/store/accounts.ts'
import type { BareDesk } from './bare-desk.ts'
import { attachment, mail, said, us } from './remote-events.ts'

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
  | { readonly deed: 'status'; readonly conversation: number; readonly status: 'open' | 'done' }
  | { readonly deed: 'done'; readonly contact: number }
  | { readonly deed: 'link'; readonly people: readonly IdentityName[] }
  | { readonly deed: 'note'; readonly contact: number; readonly text: string }
  | { readonly deed: 'undo'; readonly action: number }
  | { readonly deed: 'remove-account'; readonly account: number }

const identity: fc.Arbitrary<IdentityName> = fc
  .constantFrom('ana@mail.test', 'bo@mail.test', 'cy@mail.test', 'dee@mail.test')
  .map((address) => ({ channel: 'email', address }))

export const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      deed: fc.constant('batch' as const),
      account: small(1),
      events: fc.array(remote, { minLength: 1, maxLength: 6 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ deed: fc.constant('read' as const), contact: small(9), read: fc.boolean() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      deed: fc.constant('status' as const),
      conversation: small(9),
      status: fc.constantFrom('open' as const, 'done' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ deed: fc.constant('done' as const), contact: small(9) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      deed: fc.constant('link' as const),
      people: fc.uniqueArray(identity, { minLength: 2, maxLength: 3, selector: (each) => each.address }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      deed: fc.constant('note' as const),
      contact: small(9),
      text: fc.constantFrom('', 'Pays late', 'Likes tea', 'Pays late\n\nLikes tea'),
    }),
  },
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
    case 'status': {
      const conversation = pick(desk, 'SELECT id FROM conversation ORDER BY id', deed.conversation)
      if (conversation !== null) desk.run('setStatus', { conversations: [conversation], status: deed.status })
      return
    }
    case 'done': {
      const contact = pick(desk, 'SELECT id FROM contact ORDER BY id', deed.contact)
      if (contact !== null) desk.run('setContactDone', { contact })
      return
    }
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

/** Two mailboxes that both know who we are. */
export function accountAt(desk: BareDesk, at: number): AccountRow {
  const ownAddresses = [us, 'sales@shop.test']
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
