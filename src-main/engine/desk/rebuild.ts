import { type OwnAccount, ownAccounts } from '../people/own-account.ts'
import { identifyStored, storedEnvelope, storedMessage } from '../people/stored-people.ts'
import { indexAllStored } from '../search/index-stored.ts'
import { actionsAfter } from '../store/actions.ts'
import { directionCode } from '../store/codes.ts'
import type { Database } from '../store/database.ts'
import { addParticipation } from '../store/people.ts'
import { clearProjections, reassignMessage, recountAccounts, storedMessagesAfter } from '../store/projections.ts'
import { threadMessage } from '../sync/store-message.ts'
import { actionOf, applyAction } from './actions.ts'
import { createProjection, type Projection } from './projection.ts'

const slice = 500

/**
 * Makes every projection again from the two logs, in the caller's transaction. Gives the same rows, byte for byte, as
 * the work message by message gave. `onProgress` is told the messages done.
 */
export function rebuild(db: Database, onProgress: (done: number) => void): void {
  const accounts = ownAccounts(db)
  clearProjections(db)
  // Each message is read twice: oldest first for the conversations, newest first for the index.
  let half = 0
  replayMessages(db, accounts, (done) => {
    half = Math.floor(done / 2)
    onProgress(half)
  })
  replayActions(db)
  recountAccounts(db)
  indexAllStored(db, (done) => onProgress(half + Math.ceil(done / 2)))
}

function replayMessages(
  db: Database,
  accounts: ReadonlyMap<number, OwnAccount>,
  onProgress: (done: number) => void,
): void {
  let after = -1
  let done = 0
  for (;;) {
    const ids = storedMessagesAfter(db, after, slice)
    if (ids.length === 0) return
    const projection = createProjection(db)
    for (const id of ids) replayMessage(db, accounts, id, projection)
    projection.flush()
    after = ids.at(-1) as number
    done += ids.length
    onProgress(done)
  }
}

function replayMessage(
  db: Database,
  accounts: ReadonlyMap<number, OwnAccount>,
  id: number,
  projection: Projection,
): void {
  const stored = storedMessage(db, accounts, id)
  if (!stored) return
  const { row, body, account } = stored
  // An alias that was added later turns what it sent into our own messages.
  const direction = account.own.has(row.from_address.toLowerCase()) ? directionCode('out') : row.direction
  const envelope = storedEnvelope({ ...row, direction }, body)
  const { remote_id: remoteId, channel_message_id: channelMessageId } = row
  const references = JSON.parse(body.refs) as string[]
  const conversation = threadMessage(db, account, { remoteId, channelMessageId, references }, projection)
  if (row.gone) {
    reassignMessage(db, id, conversation, row.contact_id, direction)
    return
  }
  const contacts = identifyStored(db, account, row, envelope)
  reassignMessage(db, id, conversation, contacts[0], direction)
  for (const contact of contacts) addParticipation(db, contact, id)
  const replayed = { ...row, direction, conversation_id: conversation, contact_id: contacts[0], read_override: null }
  projection.added(replayed, contacts)
}

function replayActions(db: Database): void {
  let after = ''
  for (;;) {
    const actions = actionsAfter(db, after, slice)
    if (actions.length === 0) return
    const projection = createProjection(db)
    for (const row of actions) applyAction(db, actionOf(row), row.seq, projection)
    projection.flush()
    after = actions.at(-1)?.clock ?? after
  }
}
