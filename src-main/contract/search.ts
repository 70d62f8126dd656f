import type { ChannelKind } from './message.ts'

/** What may stand before a colon in a query, as it is suggested; the engine understands it in four languages. */
export const searchOperators = ['from', 'to', 'subject', 'in', 'has', 'is', 'after', 'before', 'on', 'file'] as const
export type SearchOperator = (typeof searchOperators)[number]

export const searchPlaces = ['inbox', 'sent', 'archive', 'junk', 'trash', 'drafts'] as const
export type SearchPlace = (typeof searchPlaces)[number]

export const searchContents = ['attachment', 'image', 'pdf', 'link', 'invitation'] as const
export type SearchContent = (typeof searchContents)[number]

export const searchStates = [
  'unread',
  'unanswered',
  'starred',
  'received',
  'sent',
  'read',
  'bounce',
  'auto-reply',
  'newsletter',
  'spam',
] as const
export type SearchState = (typeof searchStates)[number]

export const searchDays = ['today', 'yesterday', '7d', '1m', '1y'] as const
export type SearchDay = (typeof searchDays)[number]

/** What may complete the word that is being typed. */
export interface SearchSuggestion {
  /** The whole query with the suggestion in it. */
  readonly query: string
  /** The completed word itself, such as `in:inbox`. */
  readonly word: string
  readonly about:
    | { readonly type: 'operator'; readonly operator: SearchOperator }
    | { readonly type: 'place'; readonly place: SearchPlace }
    | { readonly type: 'channel'; readonly channel: ChannelKind }
    | { readonly type: 'mailbox'; readonly address: string }
    | { readonly type: 'folder'; readonly path: string }
    | { readonly type: 'content'; readonly content: SearchContent }
    | { readonly type: 'state'; readonly state: SearchState }
    | { readonly type: 'day'; readonly day: SearchDay }
    | { readonly type: 'person'; readonly name: string; readonly address: string }
}
