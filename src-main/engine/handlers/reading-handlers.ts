import { agentName } from '../desk/agent.ts'
import { queueCounts, queueCountView, queuePageView, queueRowsView } from '../desk/queue-view.ts'
import { nextUnread, timelineMonths, whereMessageIs } from '../desk/timeline-places.ts'
import { timelinePage } from '../desk/timeline-view.ts'
import { blockedSenders } from '../desk/triage/block.ts'
import { contactCard } from '../people/contact-card.ts'
import type { Handlers } from '../rpc/handlers.ts'
import { searchMessages } from '../search/search-messages.ts'
import { suggestions } from '../search/suggest.ts'
import { usedWords } from '../store/used-words.ts'
import type { DeskParts } from './desk-parts.ts'
import { bouncedMessage, messageBody, messageSource, readAttachment } from './message-content.ts'

type ReadingCalls =
  | 'queue.page'
  | 'queue.rows'
  | 'queue.counts'
  | 'queue.count'
  | 'triage.words'
  | 'triage.blocked'
  | 'timeline.page'
  | 'timeline.months'
  | 'timeline.nextUnread'
  | 'message.where'
  | 'message.body'
  | 'message.bounced'
  | 'message.source'
  | 'attachment.read'
  | 'contact.card'
  | 'search.messages'
  | 'search.suggest'

/** What a window shows: read from the engine's own connection, never from the writer's thread. */
export function readingHandlers(desk: DeskParts): Pick<Handlers, ReadingCalls> {
  const { reader } = desk.store
  const now = () => desk.deps.clock.now()
  return {
    'queue.page': (request) => queuePageView(reader, request, now()),
    'queue.rows': (request) => queueRowsView(reader, request, now()),
    'queue.counts': (request) => queueCounts(reader, request),
    'queue.count': (request) => ({ count: queueCountView(reader, request) }),
    'triage.words': () => ({ me: agentName(reader), ...usedWords(reader) }),
    'triage.blocked': () => blockedSenders(reader),
    'timeline.page': (request) => timelinePage(reader, request, now()),
    'timeline.months': ({ contact }) => timelineMonths(reader, contact),
    'timeline.nextUnread': ({ contact, after }) => ({ message: nextUnread(reader, contact, after) }),
    'message.where': ({ message }) => ({ contact: whereMessageIs(reader, message) }),
    'message.body': ({ message }) => messageBody(reader, message),
    'message.bounced': ({ bounce }) => bouncedMessage(reader, bounce),
    'message.source': ({ message }) => messageSource(desk, message),
    'attachment.read': (request) => readAttachment(desk, request),
    'contact.card': ({ contact }) => contactCard(reader, contact, now()),
    'search.messages': (request) =>
      searchMessages(reader, request, { now: now(), notYetSynced: desk.accounts.notYetSynced() }),
    'search.suggest': ({ query }) => suggestions(reader, query),
  }
}
