import type { TimelinePage } from '../../../src-main/contract/desk.ts'
import type { ContactId } from '../../../src-main/contract/ids.ts'
import type { EngineClient } from '../../engine-client/engine-client.ts'
import { openingPageSize } from './timeline-destination.ts'

/** For those who have more than the first page unread. */
const unreadPageSize = 120
/** A pointer that crosses a row does not mean it. */
const meantMs = 40
const mostKept = 6

/** Where timelines begin: with their newest messages, read ahead of whom will probably be opened next. */
export interface FirstPages {
  /** Asks for somebody's page unless another is named within a moment. */
  expect(contact: ContactId): void
  /** The page itself where it was expected and has come, else what will bring it. Rejects with `DeskError`. */
  get(contact: ContactId): TimelinePage | Promise<TimelinePage>
  dispose(): void
}

/** What was read ahead and has changed since is read again when it is asked for. */
export function createFirstPages(engine: EngineClient): FirstPages {
  const ahead = new Map<ContactId, TimelinePage | Promise<TimelinePage>>()
  let timer: ReturnType<typeof setTimeout> | undefined

  async function read(contact: ContactId): Promise<TimelinePage> {
    const page = await engine.call('timeline.page', { contact, anchor: null, limit: openingPageSize })
    if (!page.older || !page.entries[0]?.unread) return page
    return engine.call('timeline.page', { contact, anchor: null, limit: unreadPageSize })
  }

  function readAhead(contact: ContactId): void {
    if (ahead.has(contact)) return
    const reading = read(contact)
    keep(contact, reading)
    reading.then(
      (page) => ahead.get(contact) === reading && ahead.set(contact, page),
      // Whoever opens it is told.
      () => ahead.get(contact) === reading && ahead.delete(contact),
    )
  }

  function keep(contact: ContactId, page: Promise<TimelinePage>): void {
    ahead.set(contact, page)
    const [oldest] = ahead.keys()
    if (ahead.size > mostKept && oldest !== undefined) ahead.delete(oldest)
  }

  const unsubscribe = engine.subscribe((event) => {
    if (event.type !== 'changed') return
    if (event.contacts === null) ahead.clear()
    else for (const contact of event.contacts) ahead.delete(contact)
  })

  return {
    expect(contact) {
      clearTimeout(timer)
      timer = setTimeout(() => readAhead(contact), meantMs)
    },
    get(contact) {
      clearTimeout(timer)
      const page = ahead.get(contact) ?? read(contact)
      // From here on it is the timeline's to follow what changes.
      ahead.delete(contact)
      return page
    },
    dispose() {
      clearTimeout(timer)
      unsubscribe()
    },
  }
}
