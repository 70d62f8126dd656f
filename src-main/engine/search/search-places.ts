import { channelKinds } from '../../contract/message.ts'
import type { SearchPlace } from '../../contract/search.ts'
import type { AccountRow } from '../store/accounts.ts'
import type { AccountFolder } from '../store/places.ts'
import { accountFacet, directionFacet, folderFacet } from './facets.ts'
import { meaningOf, placeWords, plainWord } from './operator-words.ts'

/** What `in:` can name on this desk. */
export interface DeskPlaces {
  readonly accounts: readonly AccountRow[]
  readonly folders: readonly AccountFolder[]
}

/** A place in the index's own language; null where the desk has none of that name. */
export function placeExpression(desk: DeskPlaces, value: string, typing: boolean): string | null {
  const facets = facetsNamed(desk, value.trim(), typing)
  if (facets.length === 0) return null
  return facets.length === 1 ? (facets[0] as string) : `(${facets.join(' OR ')})`
}

function facetsNamed(desk: DeskPlaces, value: string, typing: boolean): readonly string[] {
  const place = placeNamed(value, typing)
  const meant = place ? facetsOfPlace(desk, place) : []
  if (meant.length > 0) return meant
  const wanted = plainWord(value)
  const named = (name: string) => (typing ? plainWord(name).startsWith(wanted) : plainWord(name) === wanted)
  const channel = channelKinds.find(named)
  const accounts = desk.accounts.filter(
    (account) => account.channel === channel || [account.address, localPart(account.address), account.name].some(named),
  )
  const folders = desk.folders.filter(({ path }) => named(path) || named(lastName(path)))
  return [...accounts.map(({ id }) => quoted(accountFacet(id))), ...folders.map(({ id }) => quoted(folderFacet(id)))]
}

/** The place that a value names in any of the languages; null for any other folder, mailbox or channel. */
export function placeNamed(value: string, typing: boolean): SearchPlace | null {
  return meaningOf(placeWords, value.trim().replace(/\s+/g, '-'), typing)
}

function facetsOfPlace({ accounts, folders }: DeskPlaces, place: SearchPlace): readonly string[] {
  switch (place) {
    case 'sent':
      // What we said is sent, wherever it lies.
      return [quoted(directionFacet('out'))]
    case 'inbox':
      return accounts.map(({ id }) => {
        const inbox = folders.find(({ account_id, path }) => account_id === id && path.toUpperCase() === 'INBOX')
        // Gmail keeps everything in one folder, and files and chats know none: there what came is the inbox.
        return inbox
          ? quoted(folderFacet(inbox.id))
          : `(${quoted(accountFacet(id))} AND ${quoted(directionFacet('in'))})`
      })
    default:
      return folders.filter(({ path }) => meaningOfFolder(path) === place).map(({ id }) => quoted(folderFacet(id)))
  }
}

/** What the name of a folder says about it, in the languages that clients name them in. */
export function meaningOfFolder(path: string): SearchPlace | null {
  return meaningOf(placeWords, lastName(path).replace(/\s+/g, '-'), false)
}

/** The name of a folder without those it lies in. */
export function lastName(path: string): string {
  return path.split(/[./]/).at(-1)?.trim() ?? path
}

const localPart = (address: string) => address.slice(0, Math.max(0, address.indexOf('@')))
const quoted = (facet: string) => `"${facet}"`
