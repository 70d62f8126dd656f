import type { ActionId, ConversationId, MessageId } from '../../contract/ids.ts'
import { type Priority, priorities } from '../../contract/triage.ts'
import { noAnswerTopic, spamTopic, statusTopic } from '../desk/triage/triage-of.ts'
import { contactNote } from '../people/notes.ts'
import { conversationLanguage } from '../replies/reply-scene.ts'
import type { FactAction, FactMessage, SlaFacts, SlaSubject } from '../sla/facts.ts'
import type { AccountRow } from '../store/accounts.ts'
import { directionOfCode, kindOfCode } from '../store/codes.ts'
import { blockedIn, type ConversationRow } from '../store/conversations.ts'
import type { Database } from '../store/database.ts'
import { timeOfMessageId } from '../store/derived-id.ts'
import { contactById, identitiesOf } from '../store/people.ts'
import { clockMarksOf, type GatheredFacts, leftFrom, type SaidMark, saidIn, writersIn } from '../store/sla-facts.ts'

type SubjectRow = Pick<ConversationRow, 'id' | 'contact_id' | 'first_id' | 'assignee' | 'priority' | 'tags' | 'spam'>

/** What is known of conversations besides their messages and what agents said of them. */
export interface FactSources {
  readonly db: Database
  readonly accounts: ReadonlyMap<number, AccountRow>
  /** What the agent of this desk is called, where somebody asks who wrote and did what; null where nobody does. */
  readonly me: string | null
  /** Conversations in which an answer waits in the outbox. */
  readonly answered: ReadonlySet<number>
  /** Of many conversations at once; without it each is looked up by itself. */
  readonly gathered?: GatheredFacts
}

/** Null for an account that left the desk. */
export function factsOf(sources: FactSources, row: SubjectRow & { readonly account_id: number }): SlaFacts | null {
  const { db } = sources
  const account = sources.accounts.get(row.account_id)
  if (!account) return null
  return {
    conversation: row.id as ConversationId,
    subject: subjectOf(db, account, row),
    messages: messagesOf(sources, row.id),
    actions: actionsOf(sources, row),
    answerPending: sources.answered.has(row.id),
  }
}

/** Enough for policies to match, without reading what was said where no policy asks. */
export function factsToMatch(sources: FactSources, row: SubjectRow & { readonly account_id: number }): SlaFacts | null {
  const account = sources.accounts.get(row.account_id)
  if (!account) return null
  return {
    conversation: row.id as ConversationId,
    subject: subjectOf(sources.db, account, row),
    get messages() {
      return messagesOf(sources, row.id)
    },
    actions: [],
    answerPending: false,
  }
}

const noTags: readonly string[] = []

/** People and their words are looked up when a policy asks for them: few do. */
function subjectOf(db: Database, account: AccountRow, row: SubjectRow): SlaSubject {
  return {
    channel: account.channel,
    account: account.key,
    tags: row.tags === '[]' ? noTags : (JSON.parse(row.tags) as string[]),
    priority: priorities[row.priority] as Priority,
    assignee: row.assignee,
    get language() {
      return conversationLanguage(db, row.id)
    },
    get contact() {
      const identities = identitiesOf(db, row.contact_id)
      return {
        addresses: identities.map(({ address }) => address),
        names: identities.map(({ name }) => name).filter((name) => name !== ''),
        note: contactNote(db, row.contact_id, identities),
        isNew: (contactById(db, row.contact_id)?.first_id ?? row.first_id) >= row.first_id,
      }
    },
  }
}

const noneLeft: ReadonlyMap<number, number | null> = new Map()
const noNames: ReadonlyMap<number, string> = new Map()

function messagesOf({ db, me, gathered }: FactSources, conversation: number): readonly FactMessage[] {
  const said = gathered ? (gathered.said.get(conversation) ?? []) : saidIn(db, conversation)
  const hasAnswers = said.some(([, direction]) => direction === 1)
  const leftRows = gathered ? gathered.left.get(conversation) : hasAnswers ? leftFrom(db, conversation) : []
  const left = leftRows && leftRows.length > 0 ? new Map(leftRows) : noneLeft
  const names = me !== null && hasAnswers ? new Map(namesOf(db, conversation, me)) : noNames
  return said.map(([id, direction, kind]): FactMessage => {
    const by = speaker(directionOfCode(direction), kindOfCode(kind))
    return {
      id: id as MessageId,
      at: left.get(id) ?? timeOfMessageId(id),
      by,
      agent: names.get(id) ?? '',
      // Notes of this desk are told apart by nobody: they wake nothing either way.
      here: left.has(id) || by === 'note',
    }
  })
}

function namesOf(db: Database, conversation: number, me: string): readonly (readonly [number, string])[] {
  // A reply from this desk bears the name of the account, not that of the agent.
  return writersIn(db, conversation).map(([id, name, address, here]) => [id, here === 1 ? me : name || address])
}

function speaker(
  direction: ReturnType<typeof directionOfCode>,
  kind: ReturnType<typeof kindOfCode>,
): FactMessage['by'] {
  if (direction === 'internal' || kind === 'note') return 'note'
  if (kind !== 'message') return 'automatic'
  return direction === 'in' ? 'customer' : 'agent'
}

function actionsOf({ db, me, gathered }: FactSources, row: SubjectRow): readonly FactAction[] {
  const marks = gathered ? (gathered.marks.get(row.id) ?? []) : clockMarksOf(db, row.id)
  const said = marks.flatMap((mark) => actionOfMark(mark, me ?? '') ?? [])
  if (row.spam === 0) return said
  // Whoever is blocked writes spam without anybody saying so of the message.
  return [...said, ...blockedIn(db, row.id).map(blockedMessage)]
}

function actionOfMark(mark: SaidMark, agent: string): FactAction | null {
  const does = deedOf(mark)
  return (
    does && {
      id: mark.seq as ActionId,
      at: mark.at,
      agent,
      does,
      through: mark.message_id as MessageId,
      until: does === 'snooze' ? Number(mark.value.slice('asleep:'.length)) : null,
      withAnswer: mark.answered === 1,
    }
  )
}

function deedOf({ topic, value }: SaidMark): FactAction['does'] | null {
  switch (topic) {
    case statusTopic:
      return value.startsWith('asleep:') ? 'snooze' : (value as 'open' | 'waiting' | 'done')
    case spamTopic:
      return value === '1' ? 'spam' : 'not-spam'
    case noAnswerTopic:
      return 'no-answer'
    default:
      return null
  }
}

function blockedMessage(id: number): FactAction {
  return {
    id: 0 as ActionId,
    at: timeOfMessageId(id),
    agent: '',
    does: 'spam',
    through: id as MessageId,
    until: null,
    withAnswer: false,
  }
}
