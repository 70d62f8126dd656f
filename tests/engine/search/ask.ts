import type { SearchResult } from '../../../src-main/contract/desk.ts'
import { type SearchRequest, searchMessages } from '../../../src-main/engine/search/search-messages.ts'
import type { BareDesk } from '../../support/bare-desk.ts'

/** Noon, ten days after the first test message. */
export const now = new Date(2026, 10, 11, 12).getTime()

/** Searches a desk whose servers hold nothing back. */
export function ask(desk: Pick<BareDesk, 'db'>, request: Partial<SearchRequest> & { query: string }): SearchResult {
  const whole = { order: 'newest' as const, limit: 500, after: null, typing: false, ...request }
  return searchMessages(desk.db, whole, { now, notYetSynced: 0 })
}
