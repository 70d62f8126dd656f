import type { AttachmentId, ContactId, ConversationId, MessageId } from '../../contract/ids.ts'
import type { Address, Attachment, MessageAbout, TimelineEntry } from '../../contract/message.ts'
import { isForPeople } from '../reading/files.ts'
import { foldsOf } from '../reading/folds.ts'
import { type AccountRow, accountsById } from '../store/accounts.ts'
import { type AttachmentRow, attachmentsOf } from '../store/attachments.ts'
import { directionOfCode, kindOfCode } from '../store/codes.ts'
import type { Database } from '../store/database.ts'
import { type TimelineRow, timelineRow } from '../store/timeline.ts'
import { isFlagged, isUnread } from './projection.ts'
import { type Undelivered, undeliveredIn } from './undelivered.ts'

/** Characters of a text that a timeline carries; the rest comes with `message.body`. */
const shownTextLimit = 4_000

/** Messages as a timeline shows them, in the order asked; those that left the desk are passed over. */
export function timelineEntries(db: Database, ids: readonly number[]): readonly TimelineEntry[] {
  const accounts = accountsById(db)
  const undelivered = undeliveredIn(db)
  return ids.flatMap((id) => {
    const row = timelineRow(db, id, shownTextLimit)
    const account = row && accounts.get(row.account_id)
    return row && account ? [timelineEntry(db, account, row, undelivered)] : []
  })
}

function timelineEntry(db: Database, account: AccountRow, row: TimelineRow, undelivered: Undelivered): TimelineEntry {
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
    undelivered: undelivered(row),
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
