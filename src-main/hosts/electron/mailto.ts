import type { HostCommand } from '../../contract/host-bridge.ts'

/** Far above what a person writes in a link, far below what would hurt. */
const longest = 16_384

/**
 * A `mailto:` link (RFC 6068) as the command to write that mail; null when it is none. Only the recipients, the subject
 * and the body are taken: a link from anywhere must not be able to attach a file or set a header.
 */
export function composeFromMailto(link: string): HostCommand | null {
  if (link.length > longest || !URL.canParse(link)) return null
  const url = new URL(link)
  if (url.protocol !== 'mailto:') return null
  // Not `searchParams`: in a mailto a plus is a plus (RFC 6068 section 5).
  const fields = new Map(url.search.slice(1).split('&').map(field))
  const to = [decoded(url.pathname), fields.get('to') ?? ''].filter((address) => address !== '').join(', ')
  return { type: 'compose', to, subject: fields.get('subject') ?? '', body: fields.get('body') ?? '' }
}

/** The command of the first mailto link among a program's arguments. */
export function composeFromArguments(argv: readonly string[]): HostCommand | null {
  const link = argv.find((argument) => /^mailto:/i.test(argument))
  return link === undefined ? null : composeFromMailto(link)
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
