import { decodeCharset } from '../charsets.ts'
import { charsetOfPage } from './code-pages.ts'
import { fontCharsets, hiddenGroups, signs } from './rtf-words.ts'

export interface RtfContent {
  readonly text: string
  /** The HTML that Outlook made the RTF of (MS-OXRTFEX); null where there was none. */
  readonly html: string | null
}

/** What a group inherits from the one around it. */
interface Group {
  /** Its words belong to no reader: styles, pictures, what Outlook only repeats beside the HTML. */
  readonly hidden: boolean
  readonly inFonts: boolean
  readonly charset: string
  /** How many characters stand for a `\u` in readers without Unicode. */
  readonly fallbackLength: number
}

const token = /[{}]|\\(?:'([0-9a-fA-F]{2})|([a-zA-Z]{1,32})(-?\d{1,10})? ?|([^a-zA-Z]))|[^{}\\]+/g
const deepest = 500

/** The words of an RTF, in one pass over its tokens; of a broken one, what can be read. */
export function readRtf(rtf: Buffer): RtfContent {
  const source = rtf.toString('latin1')
  const reader = new RtfReader()
  token.lastIndex = 0
  for (let match = token.exec(source); match !== null; match = token.exec(source)) {
    const [whole, hex, word, number, symbol] = match
    if (whole === '{') reader.open()
    else if (whole === '}') reader.close()
    else if (hex !== undefined) reader.byte(Number.parseInt(hex, 16))
    else if (symbol !== undefined) reader.symbol(symbol)
    else if (word === 'bin') token.lastIndex += Math.max(0, Number(number ?? 0))
    else if (word !== undefined) reader.word(word, number === undefined ? null : Number(number))
    else reader.words(whole)
  }
  return reader.content()
}

class RtfReader {
  private readonly fonts = new Map<number, string>()
  private readonly outer: Group[] = []
  private group: Group = { hidden: false, inFonts: false, charset: 'windows-1252', fallbackLength: 1 }
  /** The document's own. */
  private charset = 'windows-1252'
  private isHtml = false
  private out = ''
  /** Of one charset, not decoded yet. */
  private bytes: number[] = []
  /** Characters to leave out: they repeat a `\u`. */
  private fallback = 0
  private font = 0

  open(): void {
    this.decode()
    this.fallback = 0
    // Deeper groups are an attack; they are read as one.
    if (this.outer.length < deepest) this.outer.push(this.group)
  }

  close(): void {
    this.decode()
    this.fallback = 0
    this.group = this.outer.pop() ?? this.group
  }

  byte(value: number): void {
    if (this.fallback > 0) this.fallback--
    else if (this.isShown()) this.bytes.push(value)
  }

  /** Line breaks of the source are no line breaks of the text. */
  words(written: string): void {
    for (const character of written.replace(/[\r\n]/g, '')) this.byte(character.charCodeAt(0))
  }

  symbol(symbol: string): void {
    // A group that old readers may leave out; the ones that matter say so in their first word.
    if (symbol === '*') this.group = { ...this.group, hidden: true }
    else if (symbol === '~') this.write('\u00a0')
    else if (symbol === '_') this.write('-')
    else if (symbol === '\n' || symbol === '\r') this.write('\n')
    else if ('\\{}'.includes(symbol)) this.write(symbol)
  }

  word(word: string, value: number | null): void {
    this.decode()
    const sign = signs.get(word)
    if (sign !== undefined) this.write(sign)
    else if (hiddenGroups.has(word)) this.group = { ...this.group, hidden: true }
    else this.control(word, value)
  }

  private control(word: string, value: number | null): void {
    switch (word) {
      case 'fromhtml':
        this.isHtml = value !== 0
        return
      case 'htmltag':
        this.group = { ...this.group, hidden: false }
        return
      case 'htmlrtf':
        if (this.isHtml) this.group = { ...this.group, hidden: value !== 0 }
        return
      case 'ansicpg':
        this.charset = charsetOfPage(value ?? 0)
        this.group = { ...this.group, charset: this.charset }
        return
      case 'uc':
        this.group = { ...this.group, fallbackLength: Math.min(Math.max(value ?? 1, 0), 8) }
        return
      case 'u':
        this.write(String.fromCharCode((value ?? 63) & 0xffff))
        this.fallback = this.group.fallbackLength
        return
      default:
        this.fontWord(word, value ?? 0)
    }
  }

  content(): RtfContent {
    this.decode()
    if (this.isHtml) return { text: '', html: this.out }
    return { text: this.out.replace(/\n{3,}/g, '\n\n').trim(), html: null }
  }

  private fontWord(word: string, value: number): void {
    switch (word) {
      case 'fonttbl':
        this.group = { ...this.group, inFonts: true }
        return
      case 'f':
        this.font = value
        if (!this.group.inFonts) this.group = { ...this.group, charset: this.fonts.get(value) ?? this.charset }
        return
      case 'fcharset': {
        const own = fontCharsets.get(value)
        if (own !== undefined) this.fonts.set(this.font, own)
      }
    }
  }

  private isShown(): boolean {
    return !this.group.hidden && !this.group.inFonts
  }

  private write(text: string): void {
    this.decode()
    if (this.isShown()) this.out += text
  }

  private decode(): void {
    if (this.bytes.length === 0) return
    this.out += decodeCharset(Uint8Array.from(this.bytes), this.group.charset)
    this.bytes = []
  }
}
