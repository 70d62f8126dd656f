import { assertNever } from '../../../src-main/contract/errors.ts'
import type { SearchSuggestion } from '../../../src-main/contract/search.ts'
import type { Translate } from '../../i18n/i18n.ts'

/** How a suggestion is called: people by their names, all else as it would be typed. */
export function suggestionName({ word, about }: Pick<SearchSuggestion, 'word' | 'about'>): string {
  return about.type === 'person' ? about.name || about.address : word
}

/** What a suggestion would find, in the reader's language. */
export function suggestionMeaning(about: SearchSuggestion['about'], t: Translate): string {
  switch (about.type) {
    case 'operator':
      return t(`search.operator.${about.operator}`)
    case 'place':
      return t(`search.place.${about.place}`)
    case 'channel':
      return t(`channel.${about.channel}`)
    case 'mailbox':
      return t('search.suggestion.mailbox')
    case 'folder':
      return t('search.suggestion.folder')
    case 'content':
      return t(`search.content.${about.content}`)
    case 'state':
      return t(`search.state.${about.state}`)
    case 'day':
      return t(`search.day.${about.day}`)
    case 'person':
      return about.name === about.address ? '' : about.address
    default:
      return assertNever(about)
  }
}
