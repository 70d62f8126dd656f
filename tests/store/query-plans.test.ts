import { beforeAll, describe, expect, it } from 'vitest'
import type { CallRequest } from '../../src-main/contract/calls.ts'
import { type QueueFilter, queueFilters, queueOrders, searchOrders } from '../../src-main/contract/desk.ts'
import type { AccountId, ContactId, ConversationId, MessageId } from '../../src-main/contract/ids.ts'
import { projectConversation } from '../../src-main/engine/desk/project-conversation.ts'
import {
  dueCounts,
  dueGroups,
  queueCounts,
  queueCountView,
  queuePageView,
  queueRowsView,
  waitingCounts,
} from '../../src-main/engine/desk/queue-view.ts'
import { messageNamed } from '../../src-main/engine/desk/threading.ts'
import { nextUnread, timelineMonths, whereMessageIs } from '../../src-main/engine/desk/timeline-places.ts'
import { timelinePage } from '../../src-main/engine/desk/timeline-view.ts'
import { blockedSenders } from '../../src-main/engine/desk/triage/block.ts'
import { conversationsMeant } from '../../src-main/engine/desk/triage/conversations-meant.ts'
import { completeAddress } from '../../src-main/engine/drafts/complete-address.ts'
import { draftViews } from '../../src-main/engine/drafts/draft-view.ts'
import { explainConversation } from '../../src-main/engine/due/explain-conversation.ts'
import { slaForecast } from '../../src-main/engine/due/forecast.ts'
import { dueProjection } from '../../src-main/engine/due/project-due.ts'
import { outboxView } from '../../src-main/engine/outbox/outbox-view.ts'
import { contactCard } from '../../src-main/engine/people/contact-card.ts'
import { searchMessages } from '../../src-main/engine/search/search-messages.ts'
import { suggestions } from '../../src-main/engine/search/suggest.ts'
import { accountsById, sumOfMessages } from '../../src-main/engine/store/accounts.ts'
import { attachmentById, readBlob } from '../../src-main/engine/store/attachments.ts'
import {
  contactFacts,
  conversationsOfContact,
  conversationsToWake,
  conversationsWithClocks,
  dueConversationsOf,
  firstDueOf,
  firstPausedOf,
  nextWakeAt,
  sortedConversations,
} from '../../src-main/engine/store/conversations.ts'
import { type Database, openDatabase } from '../../src-main/engine/store/database.ts'
import { draftOfConversation } from '../../src-main/engine/store/drafts.ts'
import { isImageSender } from '../../src-main/engine/store/image-senders.ts'
import { marksOfConversation, marksOfThread } from '../../src-main/engine/store/marks.ts'
import { bodyOf } from '../../src-main/engine/store/messages.ts'
import {
  bouncesIn,
  countOutbox,
  itemsWithoutCopy,
  messagesSince,
  newestArrivalIn,
  newestInConversation,
  outboxItem,
  pendingIds,
} from '../../src-main/engine/store/outbox.ts'
import { currentPlaceOf } from '../../src-main/engine/store/places.ts'
import { queueContactsAfter } from '../../src-main/engine/store/queue-due.ts'
import { messagesInStates, withStates } from '../../src-main/engine/store/search-states.ts'
import { dueChanges, nextChangeAt, pendingChanges } from '../../src-main/engine/store/server-changes.ts'
import { copiesWithoutDraft, draftsToCopy } from '../../src-main/engine/store/server-drafts.ts'
import { conversationsToTell, conversationsWithClocksAfter, nextToTellAt } from '../../src-main/engine/store/sla-due.ts'
import { newestRead, unreadBetween } from '../../src-main/engine/store/timeline.ts'
import { messageIdsBack } from '../../src-main/engine/store/unindexed.ts'
import { usedWords } from '../../src-main/engine/store/used-words.ts'
import { bareDesk, testKey } from '../support/bare-desk.ts'
import { mail, us } from '../support/remote-events.ts'
import { requestOf } from '../support/request-of.ts'

/** Everything a question asks SQLite, with the plan SQLite made for it. */
interface Asked {
  readonly sql: string
  readonly plan: readonly string[]
}

/** A connection that notes what is prepared on it: each view compiles its questions once. */
async function asking(
  question: (db: Database, contact: ContactId, message: MessageId) => void,
): Promise<readonly Asked[]> {
  const desk = await bareDesk()
  desk.ingest(mail({ text: 'first' }), mail({ text: 'second', at: 1 }), mail({ from: us, at: 2 }))
  const contact = desk.rows<{ id: ContactId }>('SELECT id FROM contact')[0]?.id as ContactId
  const message = desk.rows<{ id: MessageId }>('SELECT max(id) AS id FROM message')[0]?.id as MessageId
  const db = openDatabase(desk.path, { keyHex: testKey, readonly: true })
  const statements = new Set<string>()
  const prepare = db.prepare.bind(db)
  db.prepare = ((sql: string) => {
    statements.add(sql)
    return prepare(sql)
  }) as typeof db.prepare
  question(db, contact, message)
  const plan = (sql: string) =>
    (prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters(sql)) as { detail: string }[]).map((row) => row.detail)
  const asked = [...statements].map((sql) => ({ sql, plan: plan(sql) }))
  db.close()
  return asked
}

function parameters(sql: string): readonly unknown[] {
  const named = sql.match(/@\w+/g)?.map((name) => [name.slice(1), 1] as const) ?? []
  return named.length > 0 ? [Object.fromEntries(named)] : Array(sql.match(/\?/g)?.length ?? 0).fill(1)
}

/** Tables whose rows are few: one for each mailbox, for what is being written, for whom agents blocked. All others grow with the mail. */
const fewRows =
  /^SCAN (account|folder|setting|draft|server_draft|blocked_sender|said|calendar|sla_policy|sla_revision)\b/
/** A scan of a virtual table is its own index; `CONSTANT ROW` and a subquery are no table. */
const noTable =
  /^SCAN (search VIRTUAL TABLE INDEX \d+:\S|temp.search_word VIRTUAL TABLE|json_each VIRTUAL TABLE|CONSTANT ROW|\(subquery)/
/** A covering index that holds only the rows asked for is walked, not searched: the partial ones of the queue. */
const wholeIndex =
  /^SCAN (queue|conversation|message|outbox) USING (COVERING )?INDEX (queue_|conversation_(waiting|wakes|sorted|spam|tell|due_order)|message_(starred|unread_newest|marked|blocked)|outbox_pending)/

const scans = (asked: readonly Asked[]) =>
  asked.flatMap(({ sql, plan }) =>
    plan
      .filter((line) => /^SCAN/.test(line) && !fewRows.test(line) && !noTable.test(line) && !wholeIndex.test(line))
      .map((line) => `${line} — ${sql}`),
  )
const sorts = (asked: readonly Asked[]) =>
  asked.flatMap(({ sql, plan }) =>
    plan.filter((line) => line.startsWith('USE TEMP B-TREE')).map((line) => `${line} — ${sql}`),
  )

const page = (filter: QueueFilter, order: 'newest' | 'oldest', facts: Partial<CallRequest<'queue.page'>> = {}) =>
  requestOf('queue.page', { filter, order, account: null, after: null, limit: 50, ...facts })

const noon = Date.UTC(2026, 10, 11, 12)
const anyTime = { oldest: 0, newest: Number.MAX_SAFE_INTEGER }

/** In every order, as it is typed and as it is read on. */
function searchEach(db: Database, query: string): void {
  for (const order of searchOrders) {
    for (const after of [null, order === 'newest' ? '9000000000000000' : '9000000000000000-0']) {
      searchMessages(db, { query, order, limit: 50, after, typing: after === null }, { now: noon, notYetSynced: 0 })
    }
  }
}

describe('what a window waits for is found by an index', () => {
  describe.each(queueFilters)('in the queue under %s', (filter) => {
    it.each(queueOrders)('by %s', async (order) => {
      const asked = await asking((db) => {
        queuePageView(db, page(filter, order), noon)
        queuePageView(db, page(filter, order, { account: `email:${us}` as AccountId, after: '1-1' }), noon)
        queuePageView(db, page(filter, order, { tag: 'vip', assignee: 'Juno', starred: true, after: '1-1' }), noon)
        queuePageView(db, page(filter, order, { priority: 'normal' }), noon)
        queuePageView(db, page(filter, order, { channel: 'email', attachments: true, since: 1, until: 2 }), noon)
      })
      expect(asked.length).toBeGreaterThan(0)
      expect(scans(asked)).toEqual([])
      // The page is read in the index's own order: nothing is sorted but the few addresses of a contact, and who is
      // being written to.
      expect(sorts(asked).filter((line) => !/FROM (identity|draft|outbox|sla_policy)/.test(line))).toEqual([])
    })
  })

  const anchors: Readonly<Record<string, (message: MessageId) => CallRequest<'timeline.page'>['anchor']>> = {
    'the newest page': () => null,
    'the page before a message': (message) => ({ type: 'before', message }),
    'the page after a message': (message) => ({ type: 'after', message }),
    'the page around a message': (message) => ({ type: 'around', message }),
    'the page at a moment': () => ({ type: 'at', time: 1 }),
  }
  it.each(Object.keys(anchors))('on the timeline: %s', async (name) => {
    const asked = await asking((db, contact, message) =>
      timelinePage(db, { contact, anchor: anchors[name]?.(message) ?? null, limit: 50 }, noon),
    )
    expect(asked.length).toBeGreaterThan(2)
    expect(scans(asked)).toEqual([])
    expect(sorts(asked).filter((line) => !/FROM (account|outbox|sla_policy)/.test(line))).toEqual([])
  })

  const questions: Readonly<Record<string, (db: Database, contact: ContactId, message: MessageId) => void>> = {
    'the rows that changed': (db, contact) =>
      queueRowsView(db, requestOf('queue.rows', { filter: 'all', account: null, contacts: [contact] }), noon),
    'the counts': (db) => queueCounts(db, requestOf('queue.counts', { account: null })),
    'the counts of a part': (db) =>
      queueCounts(db, requestOf('queue.counts', { account: null, channel: 'email', attachments: true, since: 1 })),
    'the count of a saved view': (db) => queueCountView(db, page('all', 'newest', { tag: 'vip', priority: 'normal' })),
    'how many wait': (db) => waitingCounts(db),
    'names and tags that were used': (db) => usedWords(db),
    'who is due': (db) => [
      dueGroups(db, requestOf('sla.groups', { account: null }), noon),
      dueGroups(db, requestOf('sla.groups', { account: null, tag: 'vip', channel: 'email', attachments: true }), noon),
      dueCounts(db, noon),
    ],
    'what is told of clocks next': (db) => [nextToTellAt(db, noon), conversationsToTell(db, noon, [1], 9)],
    'what will be late': (db) => slaForecast(db, requestOf('sla.forecast', { until: noon }), noon),
    'why a clock runs': (db, contact) =>
      explainConversation(db, conversationsOfContact(db, contact, 1)[0]?.id as ConversationId, noon),
    'whose clocks a contact has': (db, contact) => [
      dueConversationsOf(db, contact),
      [firstDueOf(db, contact, 1, 1), firstPausedOf(db, contact, 1)],
      conversationsWithClocks(db, contact),
    ],
    'a slice of what is due anew': (db) => [conversationsWithClocksAfter(db, 1, 10), queueContactsAfter(db, 1, 10)],
    'who is blocked': (db) => blockedSenders(db),
    'who wakes next': (db) => [nextWakeAt(db), conversationsToWake(db, 1)],
    'what the servers are to be told': (db) => [dueChanges(db, 1, 1, 1), nextChangeAt(db, 1), pendingChanges(db, 1)],
    'what a step of triage is about': (db, contact) => {
      const steps = [{ type: 'archive' }, { type: 'snooze', until: null }, { type: 'spam', on: false }] as const
      for (const view of queueFilters) conversationsMeant(db, { type: 'contacts', ids: [contact], view }, steps[0])
      for (const step of steps) conversationsMeant(db, { type: 'contacts', ids: [contact], view: null }, step)
      conversationsMeant(db, { type: 'contacts', ids: [contact], view: null }, { type: 'read', read: true })
      conversationsMeant(db, { type: 'contacts', ids: [contact], view: null }, { type: 'star', on: false })
    },
    'what agents said of a conversation': (db) => [marksOfConversation(db, 1), marksOfThread(db, 1, 'part')],
    'a conversation as it is projected': (db, contact) => [
      projectConversation(db, dueProjection(db, accountsById(db)), conversationsOfContact(db, contact, 1)[0]?.id ?? 0),
      contactFacts(db, contact, null),
      contactFacts(db, contact, 1),
      sortedConversations(db, contact, 1),
    ],
    'all that is spam': (db) => [...(messagesInStates(db, { wanted: ['spam'], unwanted: [] }, anyTime) ?? [])],
    'the months of a timeline': (db, contact) => timelineMonths(db, contact),
    'the next unread message': (db, contact, message) => nextUnread(db, contact, message),
    'where a message stands': (db, _, message) => whereMessageIs(db, message),
    'what was read between two messages': (db, contact, message) => unreadBetween(db, contact, message, message),
    'what to mark as unread': (db, contact) => newestRead(db, contact),
    'the card of a contact': (db, contact) => contactCard(db, contact, noon),
    ...Object.fromEntries(
      [
        'first second',
        'fir*',
        '"first second" -third',
        'from:ana to:shop subject:hello file:x',
        'in:inbox in:email in:shop has:pdf is:sent is:bounce',
        'first after:2020 before:2030 -on:2026-02',
      ].map((query) => [`a search for ${query}`, (db: Database) => searchEach(db, query)]),
    ),
    // Of what is read or waits, the rows are asked: by their ids, or by an index that holds no others.
    ...Object.fromEntries(
      (['unread', 'read', 'starred', 'unanswered'] as const).flatMap((state) => [
        [`a search for is:${state}`, (db: Database) => searchEach(db, `first is:${state} -is:${state}`)],
        [
          `all that is ${state}`,
          (db: Database) => [
            ...(messagesInStates(db, { wanted: [state], unwanted: [] }, anyTime) ??
              withStates(db, [1], { wanted: [state], unwanted: [] })),
          ],
        ],
      ]),
    ),
    'what completes a search': (db) => [suggestions(db, 'from:an'), suggestions(db, 'to:an'), suggestions(db, 'in:')],
    'what waits to be indexed': (db) => messageIdsBack(db, 1, 1),
    'the body of a message': (db, _, message) => bodyOf(db, message),
    'what came back with a bounce': (db) => messageNamed(db, 1, '0.ana@mail.test@mail.test'),
    'whose images are shown': (db) => isImageSender(db, 'ana@mail.test'),
    'where a message lies': (db, _, message) => currentPlaceOf(db, message),
    'an attachment': (db) => attachmentById(db, 1),
    'a slice of an attachment': (db) => readBlob(db, Buffer.alloc(32), 0, 1),
    'the number of messages': (db) => sumOfMessages(db),
    'what is being written': (db, contact) => [draftViews(db, contact), draftOfConversation(db, 1, false)],
    'the outbox': (db) => [outboxView(db, noon), outboxItem(db, 1), countOutbox(db), newestArrivalIn(db, 1)],
    'what waits to leave': (db) => [
      pendingIds(db, 1),
      itemsWithoutCopy(db, 1),
      draftsToCopy(db, 1),
      copiesWithoutDraft(db, 1),
    ],
    'what makes an answer stale': (db) => [messagesSince(db, 1, 1, 1), newestInConversation(db, 1), bouncesIn(db, 1)],
    'who completes an address': (db) => [completeAddress(db, 'an'), completeAddress(db, '')],
  }
  it.each(Object.keys(questions))('%s', async (name) => {
    const asked = await asking((db, contact, message) => questions[name]?.(db, contact, message))
    expect(asked.length).toBeGreaterThan(0)
    expect(scans(asked)).toEqual([])
  })
})

describe('this test', () => {
  let asked: readonly Asked[]
  beforeAll(async () => {
    asked = [{ sql: 'x', plan: ['SCAN message'] }]
  })

  it('would notice a scan', async () => {
    expect(scans(asked)).toHaveLength(1)
    const real = await asking((db) => void db.prepare("SELECT * FROM message WHERE subject = 'x'").all())
    expect(scans(real)).toHaveLength(1)
  })
})
