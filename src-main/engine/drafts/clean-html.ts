import { Parser } from 'htmlparser2'

/** What mail is written with. Everything else loses its tag and keeps its words. */
const kept = new Set(
  'p div span br hr b i u s strong em small sub sup code pre blockquote a ul ol li h1 h2 h3 h4 h5 h6 table thead tbody tfoot tr th td caption'.split(
    ' ',
  ),
)
/** Loses its content, too. */
const dropped = new Set('style script head title template noscript object iframe svg math select textarea'.split(' '))
const voids = new Set(['br', 'hr', 'img'])
const tableSizes = new Set(['colspan', 'rowspan'])
const safeLink = /^(?:https?:|mailto:|tel:)/i
const safeStyle =
  /^(?:text-align|font-weight|font-style|text-decoration|color|background-color)\s*:\s*(?!.*url)[#\w\s(),.%-]{1,60}$/i
const deepest = 200

export interface Cleaning {
  /** Pictures of the message itself (`cid:`); remote ones never stay. */
  readonly pictures: boolean
  readonly styles: boolean
  /** `spelt`: the address of a link stands behind its words, for a text without markup. */
  readonly links: 'kept' | 'spelt'
}

/**
 * HTML that may leave: the tags a mail is written with, links that are addresses, no script, no tracking. What comes in
 * may be an editor's, somebody's page or an attack; what goes out is well formed.
 */
export function cleanHtml(html: string, { pictures, styles, links }: Cleaning): string {
  let out = ''
  let skipping = 0
  const open: {
    readonly name: string
    readonly written: boolean
    readonly href: string | null
    readonly start: number
  }[] = []
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (skipping > 0 || dropped.has(name)) {
          if (!voids.has(name)) skipping++
          return
        }
        if (name === 'img') {
          if (pictures && /^cid:[^"<>\s]{1,200}$/i.test(attributes.src ?? '')) out += picture(attributes)
          return
        }
        const written = kept.has(name) && open.length < deepest
        if (written) out += `<${name}${attributesOf(name, attributes, styles)}>`
        const href = name === 'a' && links === 'spelt' ? (attributes.href ?? null) : null
        if (!voids.has(name)) open.push({ name, written, href, start: out.length })
      },
      ontext(text) {
        if (skipping === 0) out += escapeHtml(text)
      },
      onclosetag(name) {
        if (voids.has(name)) return
        if (skipping > 0) {
          skipping--
          return
        }
        const closed = open.pop()
        if (closed?.href) out += speltLink(closed.href, out.slice(closed.start))
        if (closed?.written) out += `</${closed.name}>`
      },
    },
    { decodeEntities: true },
  )
  parser.write(html)
  parser.end()
  return out
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&${{ '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' }[sign]};`)
}

function attributesOf(name: string, attributes: Readonly<Record<string, string>>, styles: boolean): string {
  const written: string[] = []
  if (name === 'a' && safeLink.test(attributes.href?.trim() ?? ''))
    written.push(` href="${escapeHtml(attributes.href ?? '')}"`)
  if (name === 'td' || name === 'th') {
    for (const size of tableSizes)
      if (/^\d{1,3}$/.test(attributes[size] ?? '')) written.push(` ${size}="${attributes[size]}"`)
  }
  if (name === 'ol' && /^\d{1,5}$/.test(attributes.start ?? '')) written.push(` start="${attributes.start}"`)
  if (attributes.dir === 'rtl' || attributes.dir === 'ltr') written.push(` dir="${attributes.dir}"`)
  if (styles && attributes.style) {
    const safe = attributes.style
      .slice(0, 2000)
      .split(';')
      .map((part) => part.trim())
      .filter((part) => safeStyle.test(part))
    if (safe.length > 0) written.push(` style="${escapeHtml(safe.join('; '))}"`)
  }
  return written.join('')
}

function picture({ src, alt, width, height }: Readonly<Record<string, string>>): string {
  const size = [
    ['width', width],
    ['height', height],
  ].flatMap(([name, value]) => (/^\d{1,4}$/.test(value ?? '') ? [` ${name}="${value}"`] : []))
  return `<img src="${escapeHtml(src ?? '')}" alt="${escapeHtml(alt ?? '')}"${size.join('')}>`
}

/** ` (https://…)` behind the words, unless they say it themselves. */
function speltLink(href: string, words: string): string {
  if (!/^https?:/i.test(href)) return ''
  const said = escapeHtml(href.replace(/^https?:\/\//i, '').replace(/\/$/, ''))
  return words.includes(said) ? '' : ` (${escapeHtml(href)})`
}
