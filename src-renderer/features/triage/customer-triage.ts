import type { ContactCard, QueueRow } from '../../../src-main/contract/desk.ts'
import { type Priority, priorities } from '../../../src-main/contract/triage.ts'

/** What agents said of a customer, over all that is open with them. */
export interface CustomerTriage {
  readonly open: boolean
  /** Nothing is open, and of something we wait for them. */
  readonly isWaiting: boolean
  readonly snoozedUntil: number | null
  readonly priority: Priority
  readonly assignees: readonly string[]
  readonly tags: readonly string[]
  readonly starred: boolean
  readonly spam: boolean
  readonly unread: boolean
}

/** Read from the card, for a customer whose timeline is open. Of what is settled only the newest conversation counts. */
export function triageOfCard({ conversations, unread }: ContactCard): CustomerTriage {
  const said = conversations.map(({ triage }) => triage)
  const unsettled = said.filter(({ status }) => status !== 'done')
  const counted = unsettled.length > 0 ? unsettled : said.slice(0, 1)
  const wakes = unsettled.flatMap(({ snoozedUntil }) => snoozedUntil ?? [])
  const open = said.some(({ status }) => status === 'open')
  return {
    open,
    isWaiting: !open && unsettled.length > 0,
    snoozedUntil: wakes.length > 0 ? Math.min(...wakes) : null,
    priority: priorities.findLast((each) => unsettled.some(({ priority }) => priority === each)) ?? 'normal',
    assignees: [...new Set(unsettled.flatMap(({ assignee }) => assignee ?? []))],
    tags: [...new Set(counted.flatMap(({ tags }) => tags))],
    starred: said.some(({ starred }) => starred),
    spam: said.length > 0 && said.every(({ spam }) => spam),
    unread: unread > 0,
  }
}

/** Read from a row of the queue. */
export function triageOfRow(row: QueueRow): CustomerTriage {
  const { snoozedUntil, priority, assignees, tags, starred } = row
  const open = row.openConversations > 0
  return {
    open,
    isWaiting: false,
    snoozedUntil,
    priority,
    assignees,
    tags,
    starred,
    spam: false,
    unread: row.unread > 0,
  }
}
