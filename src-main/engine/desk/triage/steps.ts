import { assertNever } from '../../../contract/errors.ts'
import { conversationStatuses, priorities, type TriageStep } from '../../../contract/triage.ts'
import type { ConversationRow } from '../../store/conversations.ts'
import { type MessageRow, messageById } from '../../store/messages.ts'
import { isInInbox, pendingWord } from '../../store/server-changes.ts'
import { incomingOf, messagesToShow, newestReadIn, starredIn, unreadIn } from '../../store/triaged-messages.ts'
import type { DeskWork } from '../work.ts'
import { isBlockedNow } from './block.ts'
import { refOf } from './message-ref.ts'
import { hasServer, moveTo, placeOf, type WordItem, wordOn } from './server-words.ts'
import type { BlockItem, MarkItem, TriageItem } from './triage-action.ts'
import {
  asleepUntil,
  assigneeTopic,
  noAnswerTopic,
  priorityTopic,
  spamTopic,
  statusTopic,
  tagTopic,
} from './triage-of.ts'

/** What a step says of one conversation: nothing where it is so already. */
export function itemsOfStep(work: DeskWork, row: ConversationRow, step: TriageStep): readonly TriageItem[] {
  switch (step.type) {
    case 'status':
      return row.status === conversationStatuses.indexOf(step.status) && row.snoozed_until === null
        ? []
        : mark(work, row, statusTopic, step.status)
    case 'snooze':
      if (step.until === null) return row.snoozed_until === null ? [] : mark(work, row, statusTopic, 'open')
      return row.snoozed_until === step.until ? [] : mark(work, row, statusTopic, asleepUntil(step.until))
    case 'no-answer':
      return row.waiting_id === null && row.due_clock === null ? [] : mark(work, row, noAnswerTopic, '1')
    case 'assign':
      return row.assignee === step.to ? [] : mark(work, row, assigneeTopic, step.to ?? '')
    case 'priority':
      return priorities[row.priority] === step.priority ? [] : mark(work, row, priorityTopic, step.priority)
    case 'tag':
      return (JSON.parse(row.tags) as string[]).includes(step.tag) === step.on
        ? []
        : mark(work, row, tagTopic(step.tag), step.on ? '1' : '0')
    case 'star':
      return words(work, step.on ? unstarredNewest(work, row) : starredIn(work.db, row.id), 'flagged', step.on ? 1 : 0)
    case 'read':
      return words(
        work,
        step.read ? unreadIn(work.db, row.id) : newestReadIn(work.db, row.id),
        'seen',
        step.read ? 1 : 0,
      )
    case 'archive':
      return [
        ...itemsOfStep(work, row, { type: 'status', status: 'done' }),
        ...moves(
          work,
          incomingOf(work.db, row.id).filter((message) => isArchivable(work, message)),
          'archive',
        ),
      ]
    case 'spam':
      return (row.spam === 1) === step.on
        ? []
        : [
            ...mark(work, row, spamTopic, step.on ? '1' : '0'),
            ...moves(work, incomingOf(work.db, row.id), step.on ? 'junk' : 'inbox'),
          ]
    case 'delete':
      return messagesToShow(work.db, row.id).map((message) => ({
        ...refOf(work, message),
        ...moveTo(work, message, 'trash', message.direction === 1 ? 'sent' : 'inbox'),
      }))
    case 'block':
      return senders(work, row)
        .filter((sender) => isBlockedNow(work.db, sender) !== step.on)
        .map((sender) => ({ sender, blocked: step.on }))
    default:
      return assertNever(step)
  }
}

/** A mark on the newest message: up to and with it, this is what the agent said. */
function mark(work: DeskWork, row: ConversationRow, topic: string, value: string): readonly MarkItem[] {
  const last = messageById(work.db, row.last_id)
  return last ? [{ ...refOf(work, last), topic, value }] : []
}

function words(
  work: DeskWork,
  rows: readonly MessageRow[],
  what: 'seen' | 'flagged',
  value: 0 | 1,
): readonly WordItem[] {
  return rows.map((row) => ({ ...refOf(work, row), ...wordOn(work, row, what, value) }))
}

/** Only where there is a server is there somewhere to move to. */
function moves(work: DeskWork, rows: readonly MessageRow[], target: 'archive' | 'junk' | 'inbox'): readonly WordItem[] {
  const home = target === 'inbox' ? 'junk' : 'inbox'
  return rows
    .filter((row) => hasServer(work, row))
    .map((row) => ({ ...refOf(work, row), ...moveTo(work, row, target, home) }))
}

/** What was put into a folder by hand stays there; what is on its way elsewhere may be on its way to the inbox. */
function isArchivable({ db }: DeskWork, row: MessageRow): boolean {
  const said = pendingWord(db, row.id, 'place')
  return said ? said.value !== placeOf('archive') : isInInbox(db, row)
}

function unstarredNewest({ db }: DeskWork, row: ConversationRow): readonly MessageRow[] {
  const last = row.starred === 1 ? null : messageById(db, row.last_id)
  return last ? [last] : []
}

function senders({ db, accounts }: DeskWork, row: ConversationRow): readonly BlockItem['sender'][] {
  const newest = incomingOf(db, row.id).at(-1)
  const channel = accounts.get(row.account_id)?.channel
  if (!newest || !channel) return []
  return [{ channel, address: newest.from_address.toLowerCase() || `?${newest.from_name.trim()}` }]
}
