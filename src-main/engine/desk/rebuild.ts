import { type OwnAccount, ownAccounts } from '../people/own-account.ts'
import { identifyStored, storedEnvelope, storedMessage } from '../people/stored-people.ts'
import { indexAllStored } from '../search/index-stored.ts'
import { actionsAfter } from '../store/actions.ts'
import { directionCode } from '../store/codes.ts'
import type { Database } from '../store/database.ts'
import { addParticipation } from '../store/people.ts'
import {
  clearProjections,
  layPendingWords,
  reassignMessage,
  recountAccounts,
  storedMessagesAfter,
} from '../store/projections.ts'
import { threadMessage } from '../sync/store-message.ts'
import { applyAction } from './actions.ts'
import { type DeskWork, deskWork } from './work.ts'

const slice = 500

/**
 * Makes every projection again from the two logs, in the caller's transaction. Gives the same rows, byte for byte, as
 * the work message by message gave. `onProgress` is told the messages done.
 */
export function rebuild(db: Database, onProgress: (done: number) => void): void {
  const accounts = ownAccounts(db)
  clearProjections(db)
  // What the servers do not know yet is no projection: it lies over the messages as they are read.
  layPendingWords(db)
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
    const work = deskWork(db)
    for (const id of ids) replayMessage(work, accounts, id)
    work.finish()
    after = ids.at(-1) as number
    done += ids.length
    onProgress(done)
  }
}

function replayMessage(work: DeskWork, accounts: ReadonlyMap<number, OwnAccount>, id: number): void {
  const { db } = work
  const stored = storedMessage(db, accounts, id)
  if (!stored) return
  const { row, body, account } = stored
  // An alias that was added later turns what it sent into our own messages.
  const direction = account.own.has(row.from_address.toLowerCase()) ? directionCode('out') : row.direction
  const envelope = storedEnvelope({ ...row, direction }, body)
  const { remote_id: remoteId, channel_message_id: channelMessageId } = row
  const references = JSON.parse(body.refs) as string[]
  const conversation = threadMessage(work, account, { remoteId, channelMessageId, references })
  if (row.gone) {
    reassignMessage(db, id, conversation, row.contact_id, direction)
    return
  }
  const contacts = identifyStored(db, account, row, envelope)
  reassignMessage(db, id, conversation, contacts[0], direction)
  for (const contact of contacts) addParticipation(db, contact, id)
  const replayed = { ...row, direction, conversation_id: conversation, contact_id: contacts[0] }
  work.projection.added(replayed, contacts)
}

function replayActions(db: Database): void {
  let after = ''
  for (;;) {
    const actions = actionsAfter(db, after, slice)
    if (actions.length === 0) return
    for (const row of actions) {
      // One by one, as they were done: what one took away is gone when the next one speaks.
      const work = deskWork(db)
      applyAction(work, row, true)
      work.finish()
    }
    after = actions.at(-1)?.clock ?? after
  }
}
