import type { CallRequest } from '../../contract/calls.ts'
import type { TimelinePage } from '../../contract/desk.ts'
import type { AttachmentId, ContactId, ConversationId, MessageId } from '../../contract/ids.ts'
import type { Address, Attachment, MessageAbout, TimelineEntry } from '../../contract/message.ts'
import { isForPeople } from '../reading/files.ts'
import { foldsOf } from '../reading/folds.ts'
import { type AccountRow, accountsById } from '../store/accounts.ts'
import { type AttachmentRow, attachmentsOf } from '../store/attachments.ts'
import { directionOfCode, kindOfCode } from '../store/codes.ts'
import type { Database } from '../store/database.ts'
import { firstMessageIdAt } from '../store/derived-id.ts'
import { messageIdsBefore, messageIdsFrom, type TimelineRow, timelineRow } from '../store/timeline.ts'
import { conversationHeads } from './conversation-heads.ts'
import { isFlagged, isUnread } from './projection.ts'

/** Characters of a text that a timeline carries; the rest comes with `message.body`. */
const shownTextLimit = 4_000

/** One page of a contact's timeline, oldest first, with the headings of its conversations. */
export function timelinePage(db: Database, request: CallRequest<'timeline.page'>): TimelinePage {
  const { ids, older, newer } = idsOfPage(db, request)
  const accounts = accountsById(db)
  const entries = ids.flatMap((id) => {
    const row = timelineRow(db, id, shownTextLimit)
    const account = row && accounts.get(row.account_id)
    return row && account ? [timelineEntry(db, account, row)] : []
  })
  const conversations = conversationHeads(db, accounts, new Set(entries.map((entry) => entry.conversation)))
  return { entries, conversations, older, newer }
}

interface PageIds {
  readonly ids: readonly number[]
  readonly older: boolean
  readonly newer: boolean
}

function idsOfPage(db: Database, { contact, anchor, limit }: CallRequest<'timeline.page'>): PageIds {
  switch (anchor?.type) {
    case undefined:
      return pageBefore(db, contact, Number.MAX_SAFE_INTEGER, limit)
    case 'before':
      return pageBefore(db, contact, anchor.message, limit)
    case 'after':
      return pageAfter(db, contact, anchor.message + 1, limit)
    case 'around':
      return pageAround(db, contact, anchor.message, limit)
    case 'at':
      return pageAround(db, contact, firstMessageIdAt(anchor.time), limit)
  }
}

function pageBefore(db: Database, contact: number, before: number, limit: number): PageIds {
  const found = messageIdsBefore(db, contact, before, limit + 1)
  const ids = found.slice(0, limit).reverse()
  const newer = before < Number.MAX_SAFE_INTEGER && messageIdsFrom(db, contact, before, 1).length > 0
  return { ids, older: found.length > limit, newer }
}

function pageAfter(db: Database, contact: number, from: number, limit: number): PageIds {
  const found = messageIdsFrom(db, contact, from, limit + 1)
  const older = messageIdsBefore(db, contact, from, 1).length > 0
  return { ids: found.slice(0, limit), older, newer: found.length > limit }
}

function pageAround(db: Database, contact: number, at: number, limit: number): PageIds {
  const half = Math.floor(limit / 2)
  const before = pageBefore(db, contact, at, half)
  const after = pageAfter(db, contact, at, limit - before.ids.length)
  return { ids: [...before.ids, ...after.ids], older: before.older, newer: after.newer }
}

function timelineEntry(db: Database, account: AccountRow, row: TimelineRow): TimelineEntry {
  const { to, cc } = JSON.parse(row.recipients) as { to: readonly Address[]; cc: readonly Address[] }
  return {
    id: row.id as MessageId,
    account: account.key,
    channel: account.channel,
    conversation: row.conversation_id as ConversationId,
    contact: row.contact_id as ContactId,
    direction: directionOfCode(row.direction),
    kind: kindOfCode(row.kind),
    from: { name: row.from_name, address: row.from_address },
    to: to.slice(0, 50),
    cc: cc.slice(0, 50),
    subject: row.subject,
    sentAt: row.sent_at,
    text: row.text,
    textCut: row.text_cut === 1,
    folds: foldsOf(row.text),
    hasHtml: row.has_html === 1,
    // The row counts files only; pictures in the text are needed, too.
    attachments: attachmentsOf(db, row.id).filter(isForPeople).map(attachmentView),
    unread: isUnread(row),
    flagged: isFlagged(row),
    about: row.about === null ? null : (JSON.parse(row.about) as MessageAbout),
  }
}

export function attachmentView(row: AttachmentRow): Attachment {
  return {
    id: row.id as AttachmentId,
    name: row.name,
    type: row.type,
    sizeBytes: row.size_bytes,
    contentId: row.content_id,
    inline: row.inline === 1,
    offline: row.blob_hash !== null,
  }
}
