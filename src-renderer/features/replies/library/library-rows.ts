import type { CannedReply, CannedReplyId } from '../../../../src-main/contract/canned.ts'

/** A line of the library's list. */
export type LibraryRow =
  | {
      readonly type: 'folder'
      /** The whole path. */
      readonly folder: string
      readonly name: string
      /** How deep it stands, from 1. */
      readonly level: number
      /** How many replies are in it and in the folders within. */
      readonly count: number
      readonly folded: boolean
    }
  | { readonly type: 'reply'; readonly reply: CannedReply; readonly level: number }

/**
 * The list as a tree of folders; a slash in a folder's name makes folders within folders. Replies without a folder come
 * first. `replies` are in the order of folders and titles.
 */
export function treeRows(replies: readonly CannedReply[], folded: ReadonlySet<string>): readonly LibraryRow[] {
  const rows: LibraryRow[] = replies
    .filter(({ folder }) => folder === '')
    .map((reply) => ({ type: 'reply', reply, level: 1 }))
  const counts = new Map<string, number>()
  for (const { folder } of replies) for (const path of pathsOf(folder)) counts.set(path, (counts.get(path) ?? 0) + 1)
  const shown = new Set<string>()
  for (const reply of replies) {
    const paths = pathsOf(reply.folder)
    const foldedAt = paths.findIndex((path) => folded.has(path))
    for (const [depth, path] of paths.entries()) {
      if (shown.has(path) || (foldedAt !== -1 && depth > foldedAt)) continue
      shown.add(path)
      const name = path.slice(path.lastIndexOf('/') + 1).trim()
      rows.push({
        type: 'folder',
        folder: path,
        name,
        level: depth + 1,
        count: counts.get(path) ?? 0,
        folded: folded.has(path),
      })
    }
    if (paths.length > 0 && foldedAt === -1) rows.push({ type: 'reply', reply, level: paths.length + 1 })
  }
  return rows
}

/** What was found, without folders around it. */
export function foundRows(replies: readonly CannedReply[], found: readonly CannedReplyId[]): readonly LibraryRow[] {
  const byId = new Map(replies.map((reply) => [reply.id, reply]))
  return found.flatMap((id) => {
    const reply = byId.get(id)
    return reply ? [{ type: 'reply' as const, reply, level: 1 }] : []
  })
}

/** `Orders/Returns` as `Orders` and `Orders/Returns`; none of an empty folder. */
function pathsOf(folder: string): readonly string[] {
  if (folder === '') return []
  const names = folder.split('/')
  return names.map((_, at) => names.slice(0, at + 1).join('/'))
}
