import { randomUUID } from 'node:crypto'
import type { RemoteMessage } from '../../channels/channel.ts'
import { DeskError } from '../../contract/errors.ts'
import type { Address } from '../../contract/message.ts'
import { type ActionResult, noteKept } from '../desk/actions.ts'
import { agentName } from '../desk/agent.ts'
import { ownAccounts } from '../people/own-account.ts'
import { participantsOf } from '../people/participants.ts'
import { storedEnvelope } from '../people/stored-people.ts'
import { wholeBlob } from '../store/attachments.ts'
import type { Database } from '../store/database.ts'
import { type DraftFileRow, filesOfDraft } from '../store/draft-files.ts'
import { bodyOf, type MessageRow, messageById, messageByRemoteId } from '../store/messages.ts'
import { ingest } from '../sync/ingest.ts'
import { by, type OperationContext } from '../writer/operation.ts'
import { forgetDraft } from './change-drafts.ts'
import { cleanHtml } from './clean-html.ts'
import { textOfHtml } from './compose.ts'
import { writtenDraft } from './written-draft.ts'

/**
 * A draft for colleagues becomes a message of the timeline. It never is a row of the outbox, which refuses the kind, so
 * nothing that sends can find it. Throws `rejected` for a draft of another kind, `not-found` when its conversation left.
 */
export function keepNote(db: Database, { draft: id }: { draft: number }, context: OperationContext): ActionResult {
  const draft = writtenDraft(db, id)
  if (draft.kind !== 'note') throw new DeskError('rejected', 'not-a-note', 'This is an answer, not a note')
  const files = filesOfDraft(db, id)
  if (textOfHtml(draft.body) === '' && files.length === 0)
    throw new DeskError('rejected', 'note-empty', 'There is nothing in this note yet')
  const about = draft.answersId === null ? null : messageById(db, draft.answersId)
  if (!about) throw new DeskError('not-found', 'message-gone', 'This is not on the desk or the server any more')
  const message = noteMessage(db, about, draft.body, files, context.now)
  const stored = ingest(db, {
    accountId: about.account_id,
    events: [{ type: 'message', message }],
    cursor: null,
    live: false,
  })
  const note = messageByRemoteId(db, about.account_id, message.remoteId)
  if (!note) throw new DeskError('bug', 'unexpected', 'The note was not stored')
  forgetDraft(db, id)
  const kept = noteKept(db, note, by(context))
  return { seq: kept.seq, contacts: [...new Set([...stored.contacts, ...kept.contacts])] }
}

const read = { seen: true, flagged: false, answered: false }

function noteMessage(
  db: Database,
  about: MessageRow,
  html: string,
  files: readonly DraftFileRow[],
  now: number,
): RemoteMessage {
  const text = textOfHtml(html)
  return {
    remoteId: `note:${randomUUID()}`,
    origin: 'desk',
    channelMessageId: null,
    references: referencesTo(db, about),
    kind: 'note',
    about: { type: 'note', people: [personOf(db, about)] },
    direction: 'internal',
    from: { name: agentName(db), address: '' },
    to: [],
    cc: [],
    bcc: [],
    replyTo: [],
    subject: about.subject,
    sentAt: now,
    receivedAt: now,
    text,
    html: cleanHtml(html, { pictures: true, styles: true, links: 'kept' }),
    attachments: files.map((file) => ({
      name: file.name,
      type: file.type,
      sizeBytes: file.size_bytes,
      contentId: file.content_id,
      inline: file.content_id !== null,
      section: null,
      encoding: '',
      content: file.blob_hash && wholeBlob(db, file.blob_hash),
    })),
    flags: read,
    place: null,
    sizeBytes: Buffer.byteLength(html),
    source: null,
  }
}

/** Into the thread of the message: a mail without a Message-ID founds its thread by its own key. */
function referencesTo(db: Database, about: MessageRow): readonly string[] {
  const refs = JSON.parse(bodyOf(db, about.id)?.refs ?? '[]') as string[]
  const all = [...refs, ...(about.channel_message_id === null ? [] : [about.channel_message_id])]
  return all.length > 0 ? all : [about.remote_id]
}

/** The person whom the message is with; named by the address alone, for what they are called is theirs to say. */
function personOf(db: Database, about: MessageRow): Address {
  const account = ownAccounts(db).get(about.account_id)
  const body = bodyOf(db, about.id)
  if (!account || !body) return { name: about.from_name, address: about.from_address }
  const [main] = participantsOf(account.channel, storedEnvelope(about, body), account.own)
  return { name: main.address === '' ? main.name : '', address: main.address }
}
