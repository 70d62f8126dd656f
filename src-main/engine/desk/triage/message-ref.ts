import { type MessageRow, messageById, messageByRemoteId } from '../../store/messages.ts'
import type { DeskWork } from '../work.ts'

/** A message by names that every desk on the account knows. */
export interface MessageRef {
  readonly account: string
  readonly message: string
}

export function refOf(work: DeskWork, row: Pick<MessageRow, 'id' | 'account_id' | 'remote_id'>): MessageRef {
  const ref = { account: work.accounts.get(row.account_id)?.key ?? '', message: row.remote_id }
  work.named.set(nameOf(ref), row.id)
  return ref
}

/** Finds messages by their names; those that the desk lost are null. */
export function messageFinder(work: DeskWork): (ref: MessageRef) => MessageRow | null {
  const ids = new Map([...work.accounts.values()].map((account) => [account.key as string, account.id]))
  return (ref) => {
    // An action is applied right after it was made: of its messages the id is known, and need not be searched for.
    const id = work.named.get(nameOf(ref))
    if (id !== undefined) return messageById(work.db, id)
    const account = ids.get(ref.account)
    return account === undefined ? null : messageByRemoteId(work.db, account, ref.message)
  }
}

const nameOf = ({ account, message }: MessageRef): string => `${account}\n${message}`
