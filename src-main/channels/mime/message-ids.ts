import { type HeaderFields, headerValue, headerValues } from './headers.ts'

/** Longer threads keep their root and their latest ids. */
const mostReferences = 60
const longestValue = 64 << 10
const longestId = 500

/** A Message-ID without its brackets and the white space that broken folding left in it; null when there is none. */
export function messageId(fields: HeaderFields): string | null {
  const value = headerValue(fields, 'message-id')
  if (!value) return null
  return idsIn(value.slice(0, longestValue))[0] ?? bareId(value)
}

/**
 * References, then In-Reply-To where it holds an id: the root first, none twice. `people` are the mail's own addresses:
 * mailers that write one of them here would join everything a customer ever sent.
 */
export function threadReferences(fields: HeaderFields, people: Iterable<string> = []): readonly string[] {
  const own = messageId(fields)
  const ids = new Set<string>()
  for (const value of headerValues(fields, 'references')) {
    for (const id of idsIn(value.slice(0, longestValue))) ids.add(id)
  }
  const parent = repliedTo(headerValue(fields, 'in-reply-to'))
  if (parent) ids.add(parent)
  if (own) ids.delete(own)
  if (ids.size === 0) return []
  for (const person of people) ids.delete(person)
  const all = [...ids]
  return all.length <= mostReferences ? all : [all[0] as string, ...all.slice(1 - mostReferences)]
}

/** Without brackets it is as likely somebody's address. */
const bareButUnique = /^(?=[^@]*\d)[^@]{16,}@/

/**
 * In-Reply-To may be prose (`Your message of "Mon, 1 Jan" <id@host>`, RFC 822): the last bracketed id is meant. An id
 * needs an @ here, because anything may stand in this header.
 */
function repliedTo(value: string | null): string | null {
  if (!value) return null
  const text = value.slice(0, longestValue)
  const ids = idsIn(text).filter((id) => id.includes('@') && (text.includes('<') || bareButUnique.test(id)))
  const isProse = /^[^<]*\s[^<]*</.test(value.slice(0, longestId))
  return (isProse ? ids.at(-1) : ids[0]) ?? null
}

/** Every id in a header: what stands in brackets, or, where there are none, the words with an @. */
function idsIn(value: string): readonly string[] {
  const ids: string[] = []
  let at = value.indexOf('<')
  if (at < 0)
    return value
      .split(/[\s,;]+/)
      .map(bareId)
      .filter((id) => id !== null)
  while (at >= 0) {
    const end = value.indexOf('>', at)
    const next = value.indexOf('<', at + 1)
    // A lost ">" ends at the next "<".
    const stop = end < 0 || (next >= 0 && next < end) ? (next < 0 ? value.length : next) : end
    const id = value.slice(at + 1, stop).replace(/\s+/g, '')
    const isWhole = stop === end || id.includes('@')
    if (id !== '' && isWhole && id.length <= longestId) ids.push(id)
    at = value.indexOf('<', stop)
  }
  return ids
}

function bareId(word: string): string | null {
  const id = word.trim().replace(/^[<"']+|[>"',;]+$/g, '')
  return id.includes('@') && id.length <= longestId && !/\s/.test(id) ? id : null
}
