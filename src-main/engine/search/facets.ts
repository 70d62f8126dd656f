import type { Direction, MessageKind } from '../../contract/message.ts'
import type { SearchContent } from '../../contract/search.ts'
import { isFile } from '../reading/files.ts'
import { kindCode } from '../store/codes.ts'
import { facetMark } from './words.ts'

/**
 * Facts about a message that are asked for like words, so that `invoice in:archive has:pdf` is one walk through the
 * index. Only facts that seldom change: what is read or answered is asked of the tables.
 */
export interface Filing {
  readonly account: number
  readonly direction: Direction
  readonly kind: MessageKind
  /** Folders it lies in, ascending; none for a channel without folders. */
  readonly folders: readonly number[]
}

export interface FiledAttachment {
  readonly name: string
  readonly type: string
  readonly inline: boolean
}

export const directionFacet = (direction: Direction) => `${facetMark}${direction}`
export const accountFacet = (account: number) => `${facetMark}a${account}`
export const folderFacet = (folder: number) => `${facetMark}f${folder}`
export const kindFacet = (kind: MessageKind) => `${facetMark}k${kindCode(kind)}`
export const contentFacet = (content: Exclude<SearchContent, 'invitation'>) => `${facetMark}h${content}`

/** All the facets of a message, as the index is given them. */
export function facetsOf(filing: Filing, text: string, attachments: readonly FiledAttachment[]): string {
  let facets = `${directionFacet(filing.direction)} ${accountFacet(filing.account)}`
  for (const folder of filing.folders) facets += ` ${folderFacet(folder)}`
  if (filing.kind !== 'message') facets += ` ${kindFacet(filing.kind)}`
  // A logo in a signature is no attachment to anybody who looks for one.
  if (attachments.some(isFile)) facets += ` ${contentFacet('attachment')}`
  if (attachments.some(isImage)) facets += ` ${contentFacet('image')}`
  if (attachments.some(isPdf)) facets += ` ${contentFacet('pdf')}`
  if (text.includes('://')) facets += ` ${contentFacet('link')}`
  return facets
}

function isImage({ type, name }: FiledAttachment): boolean {
  return type.startsWith('image/') || (isUntyped(type) && /\.(?:avif|gif|heic|jpe?g|png|svg|tiff?|webp)$/i.test(name))
}

function isPdf({ type, name }: FiledAttachment): boolean {
  return type === 'application/pdf' || (isUntyped(type) && /\.pdf$/i.test(name))
}

/** Many senders attach everything as a stream of bytes. */
const isUntyped = (type: string) => type === '' || type === 'application/octet-stream'
