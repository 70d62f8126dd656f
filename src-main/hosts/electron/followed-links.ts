import type { HostCommand } from '../../contract/host-bridge.ts'
import { deskScheme, messageOfLink } from '../../contract/message-link.ts'

/** Far above what a person writes in a link, far below what would hurt. */
const longest = 16_384
const linkPattern = new RegExp(`^(mailto|${deskScheme}):`, 'i')

/** What a link from outside asks for: to write a mail, or to see a message; null when it is neither. */
export function commandOfLink(link: string): HostCommand | null {
  const message = messageOfLink(link)
  return message === null ? composeFromMailto(link) : { type: 'open-message', message }
}

/** The command of the first link among a program's arguments. */
export function commandOfArguments(argv: readonly string[]): HostCommand | null {
  const link = argv.find((argument) => linkPattern.test(argument))
  return link === undefined ? null : commandOfLink(link)
}

/**
 * A `mailto:` link (RFC 6068) as the command to write that mail; null when it is none. Only the recipients, the subject
 * and the body are taken: a link from anywhere must not be able to attach a file or set a header.
 */
function composeFromMailto(link: string): HostCommand | null {
  if (link.length > longest || !URL.canParse(link)) return null
  const url = new URL(link)
  if (url.protocol !== 'mailto:') return null
  // Not `searchParams`: in a mailto a plus is a plus (RFC 6068 section 5).
  const fields = new Map(url.search.slice(1).split('&').map(field))
  const to = [decoded(url.pathname), fields.get('to') ?? ''].filter((address) => address !== '').join(', ')
  return { type: 'compose', to, subject: fields.get('subject') ?? '', body: fields.get('body') ?? '' }
}

function field(text: string): readonly [name: string, value: string] {
  const [name = '', ...value] = text.split('=')
  return [name.toLowerCase(), decoded(value.join('='))]
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
