import { deadlineIn, mailLimits, TooHeavy } from './too-heavy.ts'

/**
 * How much is handed to the parser at once. A few kilobytes of tags that were never closed can make it build millions of
 * elements, so the clock is looked at often.
 */
const sliceLength = 512
const slicesBetweenCounts = 64

/**
 * Reads a mail's HTML into a document without a window: no script runs in it and nothing is fetched. The document is made
 * in the realm of the frame, whose policy lets it keep its styles. Throws `TooHeavy`.
 */
export function parseMail(html: string, realm: Document): Document {
  if (html.length > mailLimits.sourceLength) throw new TooHeavy()
  const check = deadlineIn(mailLimits.readMs)
  const page = realm.implementation.createHTMLDocument('')
  const elements = page.getElementsByTagName('*')
  page.open()
  for (let at = 0, slice = 0; at < html.length; at += sliceLength, slice++) {
    page.write(html.slice(at, at + sliceLength))
    check()
    if (slice % slicesBetweenCounts === 0 && elements.length > mailLimits.elements) throw new TooHeavy()
  }
  page.close()
  if (elements.length > mailLimits.elements || isTooDeep(elements)) throw new TooHeavy()
  if ((page.body?.textContent ?? '').length > mailLimits.textLength) throw new TooHeavy()
  return page
}

function isTooDeep(elements: HTMLCollectionOf<Element>): boolean {
  const depths = new Map<Element | null, number>()
  for (const element of elements) {
    const depth = (depths.get(element.parentElement) ?? 0) + 1
    if (depth > mailLimits.depth) return true
    depths.set(element, depth)
  }
  return false
}
