/** Containers that mail programs put around what was said before, one each. */
const quoteContainers = [
  'blockquote[type="cite"]',
  // Gmail and whoever follows it
  '.gmail_quote',
  '.yahoo_quoted',
  '.ymail_quoted',
  '.protonmail_quote',
  '.tutanota_quote',
  '.zmail_extra',
  '[id$="mail-editor-reference-message-container"]',
].join(',')

/** What Outlook and Hotmail put before the earlier message, which goes on to the end of its container. */
const quoteBeginnings = [
  '[id$="divRplyFwdMsg"]',
  '[id$="appendonsend"]',
  '[id$="stopSpelling"]',
  '[id$="OriginalMessageHeader"]',
].join(',')

const blocks =
  /^(?:ADDRESS|ARTICLE|BLOCKQUOTE|CENTER|DIV|DL|FIGURE|FOOTER|H[1-6]|HEADER|HR|LI|MAIN|OL|P|PRE|SECTION|TABLE|TBODY|TD|TH|TR|UL)$/
const longestAttribution = 300
const longestQuestion = 400
/** A `details` between the parts of a table would break it. */
const tableParts = /^(?:TABLE|TBODY|THEAD|TR)$/

/** Attribute of the `details` that hold a fold; its value is the fold's number. */
export const foldAttribute = 'data-fold'

/**
 * Folds away what was said before, so that the new words stand alone: each quote becomes a `details`, which opens without a
 * script. Short ones between answers are the questions to them, and stay; so does everything where nothing else would
 * remain. Returns how many folds there are.
 */
export function foldQuotes(body: HTMLElement): number {
  const quotes = outermost(quotedRuns(body)).filter(([first]) => !tableParts.test(first.parentNode?.nodeName ?? ''))
  const interleaved = quotes.some((quote, index) => hasWordsBetween(quote, quotes[index + 1]))
  const folded = interleaved ? quotes.filter((quote) => textOf(quote).length > longestQuestion) : quotes
  if (folded.length === 0 || !hasWordsBeside(body, folded)) return 0
  folded.forEach(wrap)
  return folded.length
}

/** Neighbours that belong together: the line that says who wrote, and what they wrote. */
type Run = readonly [ChildNode, ...ChildNode[]]

function quotedRuns(body: HTMLElement): readonly Run[] {
  const runs: Run[] = []
  for (const quote of body.querySelectorAll(quoteContainers)) {
    if (!isForward(quote)) runs.push([...attributionBefore(quote), quote] as unknown as Run)
  }
  for (const quote of body.querySelectorAll('blockquote')) {
    const attribution = attributionBefore(quote)
    if (attribution.length > 0) runs.push([...attribution, quote] as unknown as Run)
  }
  for (const beginning of [...body.querySelectorAll(quoteBeginnings), ...outlookHeaders(body)]) {
    runs.push(fromHereOn(climbed(beginning, body)))
  }
  return runs
}

/** In the order of the mail; what lies in or overlaps another is a part of that. */
function outermost(runs: readonly Run[]): readonly Run[] {
  const sorted = [...runs].sort(([a], [b]) =>
    a === b ? 0 : a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
  )
  const found: Run[] = []
  for (const run of sorted) {
    const inside = found.findIndex((outer) => outer.some((node) => node === run[0] || node.contains(run[0])))
    const outer = found[inside]
    if (!outer) found.push(run)
    else if (
      outer.includes(run[0]) &&
      (run.at(-1) as Node).compareDocumentPosition(outer.at(-1) as Node) & Node.DOCUMENT_POSITION_PRECEDING
    )
      found[inside] = run
  }
  return found
}

/** Gmail marks a forwarded message like a quote; its first line is dashes. */
function isForward(quote: Element): boolean {
  return /^\s*-{5,}/.test(quote.textContent ?? '')
}

/** "On Monday, Ana wrote:" in whatever language: a short line right before, that ends with a colon and holds a number. */
function attributionBefore(quote: Element): readonly ChildNode[] {
  const line: ChildNode[] = []
  let node = quote.previousSibling
  while (node && isBlank(node)) {
    line.unshift(node)
    node = node.previousSibling
  }
  if (node && isBlock(node)) line.unshift(node)
  else {
    while (node && !isBlock(node) && node.nodeName !== 'BR') {
      line.unshift(node)
      node = node.previousSibling
    }
  }
  const text = textOf(line)
  return text.length <= longestAttribution && /[:：]$/.test(text) && /\d|@/.test(text) ? line : []
}

/** Outlook's own header: a line above, and bold words with a colon each in the language of whoever answers. */
function outlookHeaders(body: HTMLElement): readonly Element[] {
  return [...body.querySelectorAll<HTMLElement>('div[style]')].filter((header) => {
    if (header.style.borderTopStyle !== 'solid') return false
    const text = header.textContent ?? ''
    const names = [...header.querySelectorAll('b, strong')].filter((name) => /[:：]\s*$/.test(name.textContent ?? ''))
    return names.length >= 3 && text.length < 4_000 && /@|\d/.test(text)
  })
}

/** The outermost element that begins with this one. */
function climbed(element: Element, body: HTMLElement): Element {
  let found = element
  for (;;) {
    const parent = found.parentElement
    if (!parent || parent === body) return found
    const first = [...parent.childNodes].find((node) => !isBlank(node))
    if (first !== found || tableParts.test(parent.nodeName) || parent.nodeName === 'TD') return found
    found = parent
  }
}

function fromHereOn(element: Element): Run {
  const run: ChildNode[] = [element]
  const line = element.previousElementSibling
  if (line?.nodeName === 'HR') run.unshift(line)
  for (let next = element.nextSibling; next; next = next.nextSibling) run.push(next)
  return run as unknown as Run
}

/** The writer says something between this quote and the next. */
function hasWordsBetween(quote: Run, next: Run | undefined): boolean {
  if (!next) return false
  const between = (quote[0].ownerDocument as Document).createRange()
  between.setStartAfter(quote.at(-1) as Node)
  between.setEndBefore(next[0])
  return between.toString().trim() !== ''
}

function textOf(run: readonly Node[]): string {
  return run
    .map((node) => node.textContent ?? '')
    .join('')
    .trim()
}

function hasWordsBeside(body: HTMLElement, runs: readonly Run[]): boolean {
  const hidden = new Set<Node>(runs.flat())
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    hidden.has(node) || node.nodeName === 'STYLE' ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  )
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeName === 'IMG') return true
    if (node.nodeType === Node.TEXT_NODE && node.textContent?.trim()) return true
  }
  return false
}

function wrap(run: Run, index: number): void {
  const page = run[0].ownerDocument as Document
  const details = page.createElement('details')
  details.setAttribute(foldAttribute, String(index))
  details.append(page.createElement('summary'))
  run[0].before(details)
  details.append(...run)
}

function isBlank(node: Node): boolean {
  return node.nodeName === 'BR' || (node.nodeType === 3 && !node.textContent?.trim()) || node.nodeType === 8
}

function isBlock(node: Node): boolean {
  return blocks.test(node.nodeName)
}
