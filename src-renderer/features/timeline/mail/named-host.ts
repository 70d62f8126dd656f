const hostPattern =
  /^(?:https?:\/\/)?(?:www\.)?((?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}{2,24})(?::\d+)?(?:[/?#]\S*)?$/iu
/** Words with a dot that are no addresses. */
const fileEnding = /\.(?:pdf|docx?|xlsx?|pptx?|zip|png|jpe?g|gif|txt|csv|html?|js|ts|py|md|eml|ics|mp[34])$/i

/**
 * The host that the words of a link name when they lead to another one: what a phisher writes. Null when the words name no
 * host, or one of the same owner as the address.
 */
export function misnamedHost(words: string, href: string): string | null {
  const target = URL.parse(href)
  if (!target || !/^https?:$/.test(target.protocol)) return null
  const named = hostNamedBy(words)
  return named !== null && ownerOf(named) !== ownerOf(target.hostname) ? named : null
}

/** The host in its ASCII form, so that look-alike letters show. */
function hostNamedBy(words: string): string | null {
  const text = words.trim().replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, '')
  const host = hostPattern.exec(text)?.[1]
  if (host === undefined || (fileEnding.test(host) && !/^https?:|^www\./i.test(text))) return null
  return URL.parse(`https://${host}`)?.hostname ?? null
}

/** `shop.example` of `www.shop.example`; three labels where the second level is a registry's own (`shop.co.uk`). */
function ownerOf(hostname: string): string {
  const labels = hostname.toLowerCase().split('.')
  const second = labels.at(-2) ?? ''
  const isRegistry =
    labels.at(-1)?.length === 2 && /^(?:com?|org?|net?|gov|govt|edu|ac|gob|gouv|mil|ltd|plc)$/.test(second)
  return labels.slice(isRegistry ? -3 : -2).join('.')
}
