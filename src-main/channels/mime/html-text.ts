import { Parser } from 'htmlparser2'
import { type Deadline, noDeadline } from './deadline.ts'

const paragraphs = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'dl', 'blockquote', 'pre', 'figure'])
const lines = new Set(
  'div tr li dt dd table section article header footer main nav aside address form fieldset center figcaption hr body'.split(
    ' ',
  ),
)
const skipped = new Set('style script head title template noscript object iframe svg select textarea'.split(' '))
const deepestQuote = 5
const deepestTag = 2000
const stretch = 16 << 10
/** Text beyond that is cut: the HTML itself is kept. */
const longestHtml = 1 << 20

/** What a reader sees of an HTML mail: its words in lines, quotes marked with `>`, without styles, scripts and hidden preheaders. */
export function htmlToText(html: string, deadline: Deadline = noDeadline): string {
  const out = new TextLines()
  let depth = 0
  let skipDepth = 0
  let preDepth = 0
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        depth++
        if (skipDepth > 0 || skipped.has(name) || isHidden(attributes)) {
          skipDepth++
          return
        }
        if (paragraphs.has(name)) out.breakLine(2)
        else if (lines.has(name)) out.breakLine(1)
        switch (name) {
          case 'br':
            out.lineFeed()
            break
          case 'blockquote':
            out.quote(1)
            break
          case 'pre':
            preDepth++
            break
          case 'li':
            out.write('- ')
            break
          case 'td':
          case 'th':
            out.space()
            break
          case 'img':
            out.write(emojiOf(attributes.alt))
            break
        }
      },
      ontext(text) {
        if (skipDepth > 0) return
        if (preDepth > 0) out.writeLines(text)
        else out.writeCollapsed(text)
      },
      onclosetag(name) {
        depth--
        if (skipDepth > 0) {
          skipDepth--
          return
        }
        if (name === 'blockquote') out.quote(-1)
        if (name === 'pre') preDepth = Math.max(0, preDepth - 1)
        if (paragraphs.has(name)) out.breakLine(2)
        else if (lines.has(name)) out.breakLine(1)
      },
    },
    { decodeEntities: true },
  )
  const length = Math.min(html.length, longestHtml)
  for (let at = 0; at < length; at += stretch) {
    // The parser's stack is an array that it grows at its front: no page is that deep, only attacks are.
    if (depth > deepestTag) {
      parser.reset()
      depth = skipDepth = preDepth = 0
    }
    deadline()
    parser.write(html.slice(at, Math.min(at + stretch, length)))
  }
  parser.end()
  return out.toString()
}

const hiddenStyle =
  /display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|(?:font-size|max-height)\s*:\s*0(?![.\d])/i

/** Preheaders and tracking text that mail clients do not show. */
function isHidden(attributes: Readonly<Record<string, string>>): boolean {
  if (attributes.hidden !== undefined) return true
  return attributes.style !== undefined && hiddenStyle.test(attributes.style.slice(0, 2000))
}

/** Webmail sends emoji as images with the emoji as their alternative text; other pictures say nothing in a text. */
function emojiOf(alt: string | undefined): string {
  return alt !== undefined && alt.length <= 12 && /^\p{Extended_Pictographic}/u.test(alt) ? alt : ''
}

/** Collects words into lines; white space is written only when a word follows it. */
class TextLines {
  #out = ''
  #line = ''
  #pendingBreaks = 0
  #pendingSpace = false
  #quotes = 0

  writeCollapsed(text: string): void {
    let clean = text
    if (invisible.test(text)) clean = text.replace(invisibles, '')
    const words = clean.trim()
    if (words === '' || /^\s/.test(clean)) this.space()
    if (words === '' || fillerOnly.test(words)) return
    this.write(words.replace(/\s+/g, ' '))
    if (/\s$/.test(clean)) this.space()
  }

  /** Preformatted text. */
  writeLines(text: string): void {
    for (const [index, line] of text.split('\n').entries()) {
      if (index > 0) this.lineFeed()
      if (line !== '') this.write(line.replace(/\r/g, ''))
    }
  }

  write(text: string): void {
    if (text === '') return
    if (this.#pendingBreaks > 0) this.#flushBreaks()
    if (this.#pendingSpace && this.#line !== '') this.#line += ' '
    this.#pendingSpace = false
    this.#line += text
  }

  space(): void {
    this.#pendingSpace = true
  }

  lineFeed(): void {
    this.#pendingBreaks = Math.min(this.#pendingBreaks + 1, 3)
    this.#pendingSpace = false
  }

  /** At least that many line ends before the next word. */
  breakLine(atLeast: number): void {
    this.#pendingBreaks = Math.max(this.#pendingBreaks, atLeast)
    this.#pendingSpace = false
  }

  quote(step: 1 | -1): void {
    this.#flushLine()
    this.#quotes = Math.max(0, this.#quotes + step)
  }

  toString(): string {
    this.#flushLine()
    return this.#out.trim()
  }

  #flushBreaks(): void {
    const blankLines = this.#pendingBreaks - 1
    this.#flushLine()
    if (this.#out !== '') for (let line = 0; line < blankLines; line++) this.#out += '\n'
    this.#pendingBreaks = 0
  }

  #flushLine(): void {
    if (this.#line === '') return
    this.#out += `${'> '.repeat(Math.min(this.#quotes, deepestQuote))}${this.#line.trimEnd()}\n`
    this.#line = ''
  }
}

const fillerOnly = /^[\u200c\u200d]+$/
/** Zero-width fillers that newsletters put after their preheader, and soft hyphens. */
const invisible = /[\u00ad\u200b\u2007\ufeff]|\u034f/
const invisibles = /[\u00ad\u200b\u2007\ufeff]|\u034f|\u200c(?=[\s\u200c])|\u200c$/g
