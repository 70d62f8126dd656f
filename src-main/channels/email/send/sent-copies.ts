import type { EmailSettings } from '../../../contract/account.ts'
import type { FolderRole } from '../../channel.ts'
import { parseHeader } from '../../mime/headers.ts'
import { messageId } from '../../mime/message-ids.ts'
import type { FoldersByRole } from '../change/folders-by-role.ts'
import type { ImapConnection } from '../imap-connection.ts'
import type { OnDemand } from '../on-demand.ts'

export interface FoldersOfMailbox {
  readonly onDemand: OnDemand
  readonly roles: FoldersByRole
}

/** Whether a message with this id has left: it lies in Sent or, at Gmail, in All Mail, and is no draft. */
export async function isInSent(mailbox: FoldersOfMailbox, id: string, signal: AbortSignal): Promise<boolean> {
  return await mailbox.onDemand.use(signal, (connection) => holds(mailbox, connection, ['sent', 'all'], id))
}

/** Puts a copy into Sent where it is not there yet. */
export async function putIntoSent(mailbox: FoldersOfMailbox, source: Uint8Array, signal: AbortSignal): Promise<void> {
  await mailbox.onDemand.use(signal, async (connection) => {
    const id = messageId(parseHeader(source, 0, source.length).fields)
    if (id !== null && (await holds(mailbox, connection, ['sent'], id))) return
    await connection.append(await mailbox.roles.findOrMake(connection, 'sent'), source, ['\\Seen'])
  })
}

async function holds(
  { onDemand, roles }: FoldersOfMailbox,
  connection: ImapConnection,
  where: readonly FolderRole[],
  id: string,
): Promise<boolean> {
  for (const folder of await roles.find(connection, where)) {
    if ((await onDemand.enter(connection, folder, false)) === null) continue
    // A folder that was open already shows what came since only when it is asked for.
    await connection.noop()
    if ((await connection.searchMessageId(id, 'without drafts')).length > 0) return true
  }
  return false
}

// Gmail and Microsoft file what their own servers sent; a second copy would show twice in every other program.
const filesBySelf = /(^|\.)(gmail|googlemail|office365|outlook|hotmail)\.com$/i

/** Whether the desk has to put the copy into Sent. */
export function keepsCopy({ keepSentCopy, smtp }: Pick<EmailSettings, 'keepSentCopy' | 'smtp'>): boolean {
  if (keepSentCopy !== 'auto') return keepSentCopy === 'always'
  return !filesBySelf.test(smtp?.host ?? '')
}
