import { DeskError } from '../../../contract/errors.ts'
import type { CanMove, CanSetFlags, Flags, FolderRole, MoveDestination, MoveTarget, Place } from '../../channel.ts'
import type { ImapConnection, Moved } from '../imap-connection.ts'
import { stopped } from '../imap-errors.ts'
import type { OnDemand } from '../on-demand.ts'
import { countUids, packUids, type UidRange } from '../uid-ranges.ts'
import type { FoldersByRole } from './folders-by-role.ts'

export interface ChangeMailboxParts {
  readonly onDemand: OnDemand
  readonly roles: FoldersByRole
  /** The numbering under which places in a folder are known; undefined where nobody follows it. Throws while it is in flux. */
  readonly numberingOf: (folder: string) => string | undefined
}

// Servers take long commands, but not endless ones.
const rangesAtOnce = 200
const mostTries = 5
const flagNames = { seen: '\\Seen', flagged: '\\Flagged', answered: '\\Answered' } as const

/** What an agent's triage changes on the server. Every change may be repeated. */
export function changeMailbox({ onDemand, roles, numberingOf }: ChangeMailboxParts): CanSetFlags & CanMove {
  /** Numberings of folders nobody follows, from when something was moved there. */
  const movedUnder = new Map<string, string>()

  /** Does something in each folder whose uids still mean what they meant. */
  const inFolders = async (
    places: readonly Place[],
    signal: AbortSignal,
    work: (connection: ImapConnection, folder: string, uids: readonly UidRange[]) => Promise<void>,
  ) => {
    const known = byFolder(places).map(({ folder, uids }) => {
      return { folder, uids, uidValidity: numberingOf(folder) ?? movedUnder.get(folder) }
    })
    if (known.length === 0) return
    await onDemand.use(signal, async (connection) => {
      for (const { folder, uids, uidValidity } of known) {
        if (signal.aborted) throw stopped()
        const numbering = await onDemand.enter(connection, folder, true)
        // Under another numbering these uids are other messages.
        if (numbering !== null && numbering === (uidValidity ?? numbering)) await work(connection, folder, uids)
      }
    })
  }

  return {
    async setFlags(places, change, signal) {
      const changes = storesOf(change)
      await inFolders(places, signal, async (connection, _, uids) => {
        for (const some of inChunks(uids)) for (const change of changes) await connection.store(some, change)
      })
    },

    async move(places, to, signal) {
      const lieNow = new Map<string, Place>()
      const staysAt = (folder: string) => {
        for (const place of places) if (place.folder === folder) lieNow.set(keyOf(place), place)
      }
      await inFolders(places, signal, async (connection, folder, uids) => {
        const target = await targetOf(roles, connection, to)
        const label = await labelChange(roles, connection, folder, target)
        if (label !== null) {
          for (const some of inChunks(uids)) await connection.store(some, label)
          return staysAt(folder)
        }
        const path = await pathOf(roles, connection, target)
        const isFiled = target === 'archive' && !connection.isGmail && folder.toUpperCase() !== 'INBOX'
        if (path === folder || isFiled) return staysAt(folder)
        for (const some of inChunks(uids)) {
          for await (const moved of moveAll(connection, some, path)) {
            if (moved.uids.size > 0) movedUnder.set(path, moved.uidValidity)
            for (const [before, uid] of moved.uids) lieNow.set(keyOf({ folder, uid: before }), { folder: path, uid })
          }
        }
      })
      return places.map((place) => lieNow.get(keyOf(place)) ?? null)
    },
  }
}

/**
 * Moves what is still there. A server that meets a message which somebody else takes away in the same moment may leave
 * all of them where they lie, and say that it is done.
 */
async function* moveAll(connection: ImapConnection, uids: readonly UidRange[], path: string): AsyncIterable<Moved> {
  let left = uids
  for (let tries = 0; tries < mostTries; tries += 1) {
    const moved = await connection.move(left, path)
    yield moved
    if (moved.uids.size === countUids(left)) return
    left = await connection.present(left)
    if (left.length === 0) return
  }
  throw busy(connection)
}

function busy({ host }: ImapConnection): DeskError {
  const sentence = `${host} moved only some of the messages. The desk tries again by itself.`
  return new DeskError('network', 'mail-server-unavailable', sentence, { host })
}

function byFolder(
  places: readonly Place[],
): readonly { readonly folder: string; readonly uids: readonly UidRange[] }[] {
  const folders = Map.groupBy(places, ({ folder }) => folder)
  return [...folders].map(([folder, there]) => ({ folder, uids: packUids(there.map(({ uid }) => uid)) }))
}

function keyOf({ folder, uid }: Place): string {
  return `${uid} ${folder}`
}

function storesOf(change: Partial<Flags>): readonly string[] {
  const named = (wanted: boolean) =>
    (Object.keys(flagNames) as (keyof Flags)[]).filter((flag) => change[flag] === wanted).map((flag) => flagNames[flag])
  const add = named(true)
  const remove = named(false)
  return [
    ...(add.length > 0 ? [`+FLAGS.SILENT (${add.join(' ')})`] : []),
    ...(remove.length > 0 ? [`-FLAGS.SILENT (${remove.join(' ')})`] : []),
  ]
}

const gmailLabels: Readonly<Partial<Record<MoveTarget, string>>> = {
  archive: '-X-GM-LABELS (\\Inbox)',
  inbox: '+X-GM-LABELS (\\Inbox)',
  // What we sent is in Sent wherever else it lies.
  sent: '-X-GM-LABELS (\\Inbox)',
}

/** Going back to Gmail's folder of everything says nothing: what the message was there for does. */
async function targetOf(
  roles: FoldersByRole,
  connection: ImapConnection,
  to: MoveDestination,
): Promise<MoveDestination> {
  if (typeof to !== 'object' || !connection.isGmail) return to
  return (await roles.find(connection, ['all'])).includes(to.folder) ? to.otherwise : to
}

/** Gmail's inbox and archive are a label more or less on a message that stays where it is, unless that is spam or trash. */
async function labelChange(
  roles: FoldersByRole,
  connection: ImapConnection,
  folder: string,
  to: MoveDestination,
): Promise<string | null> {
  if (
    typeof to === 'object' ||
    !connection.isGmail ||
    (await roles.find(connection, ['junk', 'trash'])).includes(folder)
  )
    return null
  return gmailLabels[to] ?? null
}

async function pathOf(roles: FoldersByRole, connection: ImapConnection, to: MoveDestination): Promise<string> {
  if (typeof to === 'object') return to.folder
  if (to === 'inbox') return 'INBOX'
  const gmail: readonly FolderRole[] = connection.isGmail && (to === 'archive' || to === 'sent') ? ['all'] : []
  const [all] = await roles.find(connection, gmail)
  return all ?? (await roles.findOrMake(connection, to))
}

function* inChunks(uids: readonly UidRange[]): Iterable<readonly UidRange[]> {
  for (let at = 0; at < uids.length; at += rangesAtOnce) yield uids.slice(at, at + rangesAtOnce)
}
