import type { EmailSettings } from '../../../contract/account.ts'
import { DeskError } from '../../../contract/errors.ts'
import type { FolderRole, RemoteFolder } from '../../channel.ts'
import { describeFolders } from '../folders.ts'
import type { ImapConnection } from '../imap-connection.ts'

// Names every mail program recognises, for servers that come without these folders.
const usualNames = { sent: 'Sent', archive: 'Archive', drafts: 'Drafts', junk: 'Junk', trash: 'Trash' } as const
export type MakeableRole = keyof typeof usualNames

// Other programs make, rename and delete folders too; a burst of changes still asks once.
const freshForMs = 60_000

/** Where a mailbox keeps what. */
export class FoldersByRole {
  private readonly settings: EmailSettings
  private readonly onMade: () => void
  private listed: readonly RemoteFolder[] = []
  private listedAt = Number.NEGATIVE_INFINITY

  /** `onMade`: the server has one folder more than whoever follows them knows. */
  constructor(settings: EmailSettings, onMade: () => void) {
    this.settings = settings
    this.onMade = onMade
  }

  /** Paths of these roles, in the order asked; roles without a folder are left out. */
  async find(connection: ImapConnection, roles: readonly FolderRole[]): Promise<readonly string[]> {
    if (roles.length === 0) return []
    if (performance.now() - this.listedAt > freshForMs) {
      this.listed = describeFolders(await connection.list(false), this.settings, connection.isGmail)
      this.listedAt = performance.now()
    }
    return roles.flatMap((role) => this.listed.find((folder) => folder.role === role)?.path ?? [])
  }

  /** The folder of a role, made when there is none. Throws kind `rejected`, code `no-such-folder` when it cannot be. */
  async findOrMake(connection: ImapConnection, role: MakeableRole): Promise<string> {
    const [found] = await this.find(connection, [role])
    if (found !== undefined) return found
    const name = usualNames[role]
    this.listedAt = Number.NEGATIVE_INFINITY
    try {
      const path = await connection.create(name)
      this.onMade()
      return path
    } catch (thrown) {
      if (!(thrown instanceof DeskError) || thrown.code !== 'mail-server-said-no') throw thrown
      const sentence = `The server has no folder “${name}” and makes none. Add one in your mailbox and try again.`
      throw new DeskError('rejected', 'no-such-folder', sentence, { folder: name }, { cause: thrown })
    }
  }
}
