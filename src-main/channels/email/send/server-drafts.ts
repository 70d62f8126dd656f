import type { CanKeepDrafts } from '../../channel.ts'
import type { ImapConnection } from '../imap-connection.ts'
import type { UidRange } from '../uid-ranges.ts'
import { composeMail } from './compose-mail.ts'
import type { FoldersOfMailbox } from './sent-copies.ts'

/** The server's own folder for drafts, where other mail programs see them. A draft is found again by its Message-ID. */
export function serverDrafts({ onDemand, roles }: FoldersOfMailbox): CanKeepDrafts {
  const earlier = async (connection: ImapConnection, folder: string, id: string): Promise<readonly UidRange[]> => {
    if ((await onDemand.enter(connection, folder, true)) === null) return []
    await connection.noop()
    return await connection.searchMessageId(id, 'with drafts')
  }
  const remove = async (connection: ImapConnection, uids: readonly UidRange[]): Promise<void> => {
    if (uids.length === 0) return
    // At Gmail what is expunged from a folder stays in All Mail.
    const [trash] = connection.isGmail ? await roles.find(connection, ['trash']) : []
    if (trash === undefined) await connection.expunge(uids)
    else await connection.move(uids, trash)
  }

  return {
    async putDraft(message, signal) {
      const source = await composeMail(message)
      await onDemand.use(signal, async (connection) => {
        const folder = await roles.findOrMake(connection, 'drafts')
        const before = await earlier(connection, folder, message.channelMessageId)
        // The new one first: a line that breaks here leaves one draft too many, not one too few.
        await connection.append(folder, source, ['\\Draft', '\\Seen'])
        await remove(connection, before)
      })
    },
    async removeDraft(channelMessageId, signal) {
      await onDemand.use(signal, async (connection) => {
        const [folder] = await roles.find(connection, ['drafts'])
        if (folder !== undefined) await remove(connection, await earlier(connection, folder, channelMessageId))
      })
    },
  }
}
