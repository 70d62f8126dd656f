import type { EmailSettings } from '../../contract/account.ts'
import { DeskError } from '../../contract/errors.ts'
import type { ChannelKind } from '../../contract/message.ts'
import { conversationStatuses, priorities } from '../../contract/triage.ts'
import { agentName } from '../desk/agent.ts'
import { writtenDraft } from '../drafts/written-draft.ts'
import { foldsOf, withoutFolds } from '../reading/folds.ts'
import { type AccountRow, accountsById, allAccounts } from '../store/accounts.ts'
import { type ConversationRow, conversationById, exchangeOf } from '../store/conversations.ts'
import type { Database } from '../store/database.ts'
import { timeOfMessageId } from '../store/derived-id.ts'
import type { DraftRow } from '../store/drafts.ts'
import { messageById, textOf } from '../store/messages.ts'
import { contactById, identitiesOf } from '../store/people.ts'
import { allSettings } from '../store/settings.ts'
import type { DeskManners } from './desk-manners.ts'
import { guessLanguage } from './guess-language.ts'
import { personName } from './person-name.ts'
import { startOfDay } from './template/dates.ts'
import type { FactGroup, ReplyFacts } from './variables.ts'

/** Where a reply is written: what it may say, and how. */
export interface ReplyScene {
  readonly channel: ChannelKind | null
  /** The customer's, as far as their words tell; null when they do not. */
  readonly language: string | null
  readonly facts: ReplyFacts
}

/** So many of the customer's newest messages tell their language. */
const askedForLanguage = 3
const searchedForThem = 20

/**
 * What a reply is filled with, in a conversation or in a draft (which knows its conversation). Without both, somebody
 * invented asks: an editor shows it. Throws `not-found` for a conversation that left the desk.
 */
export function replyScene(
  db: Database,
  place: { readonly draft: number | null; readonly conversation: number | null },
  manners: DeskManners,
): ReplyScene {
  const draft = place.draft === null ? null : writtenDraft(db, place.draft)
  const conversation = conversationOf(db, draft, place.conversation)
  const accountId = draft?.accountId ?? conversation?.account_id
  const account = accountId === undefined ? null : (accountsById(db).get(accountId) ?? null)
  const language = draft?.language ?? (conversation && conversationLanguage(db, conversation.id))
  const now = new Date(manners.now)
  const isInvented = place.draft === null && place.conversation === null
  return {
    channel: account?.channel ?? null,
    language,
    facts: {
      contact: isInvented
        ? inventedContact(now)
        : {
            ...personOf(db, draft, conversation),
            channel: account?.channel ?? null,
            since: conversation ? sinceOf(db, conversation.contact_id) : null,
          },
      conversation: isInvented ? inventedConversation(now) : conversationFacts(db, conversation, account, language),
      agent: { name: agentName(db), first_name: personName(agentName(db)).first || agentName(db) },
      account: accountFacts(account ?? (isInvented ? allAccounts(db)[0] : null)),
      sla: { due: isInvented ? now : dueOf(conversation) },
      custom: customFields(db),
      now,
      today: startOfDay(now, manners.zone),
    },
  }
}

function conversationOf(db: Database, draft: DraftRow | null, id: number | null): ConversationRow | null {
  const answered = draft?.answersId ? messageById(db, draft.answersId) : null
  const wanted = answered?.conversation_id ?? id
  if (wanted === null) return null
  const row = conversationById(db, wanted)
  if (!row && id !== null)
    throw new DeskError('not-found', 'message-gone', 'This conversation is not on the desk any more')
  return row
}

/** The customer's language, by their newest messages; null when those do not tell. */
export function conversationLanguage(db: Database, conversation: number): string | null {
  return guessLanguage(customersWords(db, conversation).join('\n'))
}

/** Texts of the customer's newest messages, newest first, without what they quote. */
export function customersWords(db: Database, conversation: number): readonly string[] {
  return exchangeOf(db, conversation, searchedForThem)
    .filter(([, direction]) => direction === 0)
    .slice(0, askedForLanguage)
    .map(([id]) => ownWords(textOf(db, id) ?? ''))
}

/** What the customer wrote since the last answer, newest first; in a chat one question takes several lines. */
export function openQuestion(db: Database, conversation: number): string {
  const exchange = exchangeOf(db, conversation, searchedForThem)
  const answer = exchange.findIndex(([, direction]) => direction !== 0)
  const open = answer === -1 ? exchange : exchange.slice(0, answer)
  // Where nobody waits, what was asked last is what an agent has before them.
  const asked = open.length > 0 ? open : exchange.filter(([, direction]) => direction === 0).slice(0, 1)
  return asked.map(([id]) => ownWords(textOf(db, id) ?? '')).join('\n')
}

/** What its writer says in a message. */
export function ownWords(text: string): string {
  const beginning = text.slice(0, 8_000)
  return withoutFolds(beginning, foldsOf(beginning))
}

/** Whom the answer goes to: the draft's first recipient, where that is somebody else than the conversation is with. */
function personOf(db: Database, draft: DraftRow | null, conversation: ConversationRow | null): FactGroup {
  const identities = conversation ? identitiesOf(db, conversation.contact_id) : []
  const to = draft?.to[0]
  const isOther = to && !identities.some(({ address }) => address === to.address.toLowerCase())
  const address = to?.address ?? identities[0]?.address ?? ''
  const name = (isOther ? to.name : identities.find((identity) => identity.name)?.name) ?? ''
  const { first, last } = personName(name)
  return { name: orNull(name), first_name: orNull(first), last_name: orNull(last), address: orNull(address) }
}

function conversationFacts(
  db: Database,
  row: ConversationRow | null,
  account: AccountRow | null,
  language: string | null,
): FactGroup {
  const newest = row && messageById(db, row.last_id)
  return {
    subject: orNull(newest?.subject ?? ''),
    channel: account?.channel ?? null,
    language,
    status: row ? (conversationStatuses[row.status] ?? null) : null,
    priority: row ? (priorities[row.priority] ?? null) : null,
    assignee: row?.assignee ?? null,
    tags: row ? (JSON.parse(row.tags) as string[]) : [],
    waiting_since: row?.waiting_id ? new Date(timeOfMessageId(row.waiting_id)) : null,
    started_at: row ? new Date(timeOfMessageId(row.first_id)) : null,
  }
}

/** When our answer is due; null where no clock runs, or while it stands still. */
function dueOf(row: ConversationRow | null): Date | null {
  return row?.due_at ? new Date(row.due_at) : null
}

function sinceOf(db: Database, contact: number): Date | null {
  const row = contactById(db, contact)
  return row && new Date(timeOfMessageId(row.first_id))
}

function accountFacts(account: AccountRow | null | undefined): FactGroup {
  if (!account) return { name: null, address: null }
  const settings = account.channel === 'email' ? (account.settings as EmailSettings | null) : null
  return { name: orNull(settings?.displayName || account.name), address: account.address }
}

function inventedContact(now: Date): FactGroup {
  return {
    name: 'Ana Pop',
    first_name: 'Ana',
    last_name: 'Pop',
    address: 'ana@example.com',
    channel: 'email',
    since: now,
  }
}

function inventedConversation(now: Date): FactGroup {
  const said = { subject: 'Order 7', channel: 'email', language: 'en', status: 'open', priority: 'normal' }
  return { ...said, assignee: 'Juno', tags: ['order'], waiting_since: now, started_at: now }
}

/** The desk's own fields: settings named `custom.…`. */
export function customFields(db: Database): FactGroup {
  const fields = Object.entries(allSettings(db)).flatMap(([key, value]) =>
    key.startsWith('custom.') && (typeof value === 'string' || typeof value === 'number')
      ? [[key.slice('custom.'.length), String(value)] as const]
      : [],
  )
  return Object.fromEntries(fields)
}

function orNull(text: string): string | null {
  return text === '' ? null : text
}
