import type { TriageStep } from '../../../contract/triage.ts'
import type { IdentityName } from '../../people/links.ts'
import { ownerTopic } from '../../people/owner.ts'
import { reassign } from '../../people/reassign.ts'
import { deleteMark, putMark } from '../../store/marks.ts'
import type { MessageRow } from '../../store/messages.ts'
import { messageIdsOfConversation } from '../../store/threads.ts'
import type { DeskWork } from '../work.ts'
import { forgetBlock, putBlock } from './block.ts'
import { type MessageRef, messageFinder } from './message-ref.ts'
import { partTopic, settleThread } from './parts.ts'
import { say, unsay, type WordItem } from './server-words.ts'

/** What is said of the conversation that a message is in: attached to the message, so it goes where the message goes. */
export interface MarkItem extends MessageRef {
  readonly topic: string
  readonly value: string
}

/** From now on, what an address writes is spam, or is not any more. */
export interface BlockItem {
  readonly sender: IdentityName
  readonly blocked: boolean
}

export type TriageItem = MarkItem | WordItem | BlockItem

/** One step of triage over many conversations. `step` is for whoever reads the log; the items say what follows from it. */
export interface TriageAction {
  readonly kind: 'triage'
  readonly step: TriageStep | { readonly type: 'wake' | 'move' | 'split' | 'merge' }
  readonly items: readonly TriageItem[]
}

export interface Saying {
  /** The action that said it first: undoing and doing it again speak in its name. */
  readonly seq: number
  readonly at: number
  /** False: it is undone. */
  readonly counts: boolean
  readonly isReplay: boolean
}

/** Says what a triage action says, or takes it back. Messages the desk lost are passed over. */
export function applyTriage(work: DeskWork, items: readonly TriageItem[], saying: Saying): void {
  const find = messageFinder(work)
  const parted = new Set<number>()
  const given = new Set<number>()
  for (const item of items) {
    if ('sender' in item) {
      if (saying.counts) putBlock(work, item, saying)
      else forgetBlock(work, item, saying.seq)
      continue
    }
    const row = find(item)
    if (!row) continue
    if ('what' in item) {
      if (saying.counts) say(work, row, item, saying.seq, saying.isReplay)
      else unsay(work, row, item, saying.seq, saying.isReplay)
      continue
    }
    mark(work, row, item, saying)
    if (item.topic === partTopic) parted.add(row.thread_id ?? row.conversation_id)
    if (item.topic === ownerTopic) given.add(row.conversation_id)
  }
  for (const thread of parted) settleThread(work, thread)
  for (const conversation of given) {
    reassign(work.db, messageIdsOfConversation(work.db, conversation), work.projection, work.lost)
  }
}

function mark({ db, projection }: DeskWork, row: MessageRow, item: MarkItem, { seq, counts }: Saying): void {
  const { topic, value } = item
  if (counts) putMark(db, { message_id: row.id, topic, seq, value })
  else deleteMark(db, { message_id: row.id, topic, seq })
  projection.conversationChanged(row.conversation_id)
}
