import type { OutgoingMessage } from '../../channels/channel.ts'
import { DeskError } from '../../contract/errors.ts'
import { wholeBlob } from '../store/attachments.ts'
import type { Database } from '../store/database.ts'
import { filesOfOutbox } from '../store/draft-files.ts'
import type { OutboxRow } from '../store/outbox.ts'

/**
 * An answer as its channel sends it. The same row gives the same message at every try. Throws `not-found` for a file
 * whose bytes are nowhere any more.
 */
export function outgoingMessage(db: Database, item: OutboxRow): OutgoingMessage {
  return {
    channelMessageId: item.channelMessageId,
    sentAt: item.composedAt ?? item.queuedAt,
    from: { name: item.fromName, address: item.fromAddress },
    to: item.to,
    cc: item.cc,
    bcc: item.bcc,
    subject: item.subject,
    text: item.text,
    html: item.html,
    references: item.references,
    inReplyTo: item.references.at(-1) ?? null,
    language: item.language,
    attachments: filesOfOutbox(db, item.id).map(({ name, type, content_id: contentId, blob_hash: hash }) => {
      const content = hash && wholeBlob(db, hash)
      if (!content) throw new DeskError('not-found', 'attachment-gone', `The file "${name}" is gone`, { name })
      return { name, type, contentId, content }
    }),
  }
}
