import type { ListResponse } from 'imapflow'
import type { EmailSettings } from '../../contract/account.ts'
import type { FolderRole, RemoteFolder } from '../channel.ts'

// imapflow finds the roles: by the server's own marks where it sets them, else by name in some forty languages.
const roles: Readonly<Record<string, FolderRole>> = {
  '\\Inbox': 'inbox',
  '\\Sent': 'sent',
  '\\Archive': 'archive',
  '\\All': 'all',
  '\\Drafts': 'drafts',
  '\\Junk': 'junk',
  '\\Trash': 'trash',
}

/** Folders that can hold mail, those the desk follows first and in the order it reads them. */
export function describeFolders(
  listed: readonly ListResponse[],
  settings: Pick<EmailSettings, 'extraFolders'>,
  isGmail: boolean,
): readonly RemoteFolder[] {
  const described = listed.filter(holdsMail).map((folder) => ({
    path: folder.path,
    name: folder.name,
    role: folder.path.toUpperCase() === 'INBOX' ? 'inbox' : (roles[folder.specialUse ?? ''] ?? 'other'),
    messages: folder.status?.messages ?? 0,
  }))
  const wanted = wantedRoles(described, isGmail)
  const rank = (folder: Omit<RemoteFolder, 'followed'>) => {
    const byRole = wanted.indexOf(folder.role)
    if (byRole >= 0) return byRole
    return isExtra(folder, settings) ? wanted.length : Number.POSITIVE_INFINITY
  }
  return described
    .map((folder) => ({ ...folder, followed: rank(folder) < Number.POSITIVE_INFINITY }))
    .sort((a, b) => compare(rank(a), rank(b)) || a.path.localeCompare(b.path))
}

/** Gmail keeps every message once, in All Mail; its other folders are labels on it. Some users hide it from IMAP. */
function wantedRoles(folders: readonly { readonly role: FolderRole }[], isGmail: boolean): readonly FolderRole[] {
  if (isGmail && folders.some((folder) => folder.role === 'all')) return ['all']
  return ['inbox', 'sent', 'archive']
}

/** Drafts are not said yet, junk and trash not to be seen: they stay out even where someone added them. */
function isExtra(folder: Omit<RemoteFolder, 'followed'>, settings: Pick<EmailSettings, 'extraFolders'>): boolean {
  return !['drafts', 'junk', 'trash'].includes(folder.role) && settings.extraFolders.includes(folder.path)
}

function holdsMail(folder: ListResponse): boolean {
  return !folder.flags.has('\\Noselect') && !folder.flags.has('\\NonExistent')
}

function compare(a: number, b: number): number {
  return a === b ? 0 : a - b
}
