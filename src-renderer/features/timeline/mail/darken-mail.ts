import { type Colour, cssOf, over, parseColour } from './colour.ts'
import { type DarkPaper, darkGround, darkLine, darkText } from './dark-colours.ts'

/** What an element is painted on, in the sender's colours and in ours. */
interface Ground {
  readonly before: Colour
  readonly after: Colour
  /** A picture, of which nobody knows how light it is. */
  readonly picture: boolean
  /** A mail has few colours and many words: what was worked out on this ground, by what was computed. */
  readonly texts: Map<string, string>
}

interface Repaint {
  readonly element: HTMLElement
  readonly property: string
  readonly value: string
}

const white: Colour = { lightness: 1, chroma: 0, hue: 0, alpha: 1 }
const lineSides = ['top', 'right', 'bottom', 'left'] as const

/**
 * Gives a laid-out mail the colours of a dark window, whatever said them before: attributes, styles or stylesheets. The
 * mail must stand in its light colours when this is called; first all of them are read, then all are written.
 */
export function darkenMail(body: HTMLElement, paper: DarkPaper): void {
  const view = body.ownerDocument.defaultView
  if (!view) return
  const sheet: Ground = { before: white, after: paper.ground, picture: false, texts: new Map() }
  const grounds = new Map<Element, Ground>()
  const repaints: Repaint[] = []
  for (const element of [body, ...body.querySelectorAll<HTMLElement>('*')]) {
    const around = grounds.get(element.parentElement ?? body) ?? sheet
    const style = view.getComputedStyle(element)
    const ground = groundOf(style, around, paper)
    grounds.set(element, ground)
    const repaint = (property: string, value: string) => repaints.push({ element, property, value })
    if (hasGradient(style)) repaint('background-image', 'none')
    if (ground !== around && !ground.picture) repaint('background-color', cssOf(ground.after))
    if (writes(element)) repaint('color', textOn(ground, style.color, paper))
    if (ground.after !== ground.before && style.borderStyle !== 'none') repaintLines(style, paper, repaint)
  }
  for (const { element, property, value } of repaints) element.style.setProperty(property, value, 'important')
}

/** It shows letters of its own, or a mark beside them; all else has no use for a colour. */
function writes(element: HTMLElement): boolean {
  if (element.nodeName === 'LI' || element.nodeName === 'IMG') return true
  for (let node = element.firstChild; node; node = node.nextSibling) {
    if (node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim()) return true
  }
  return false
}

function textOn(ground: Ground, computed: string, paper: DarkPaper): string {
  if (ground.picture) return computed
  const known = ground.texts.get(computed)
  if (known !== undefined) return known
  const text = parseColour(computed)
  const value = text ? cssOf(darkText(text, ground.before, ground.after, paper)) : computed
  ground.texts.set(computed, value)
  return value
}

function repaintLines(
  style: CSSStyleDeclaration,
  paper: DarkPaper,
  repaint: (property: string, value: string) => void,
): void {
  for (const side of lineSides) {
    if (style.getPropertyValue(`border-${side}-style`) === 'none') continue
    const line = parseColour(style.getPropertyValue(`border-${side}-color`))
    if (line && line.alpha > 0) repaint(`border-${side}-color`, cssOf(darkLine(line, paper)))
  }
}

/** A new object only where the element has a ground of its own. */
function groundOf(style: CSSStyleDeclaration, around: Ground, paper: DarkPaper): Ground {
  const own = parseColour(hasGradient(style) ? firstColourOf(style.backgroundImage) : style.backgroundColor)
  const before = own && own.alpha > 0 ? over(own, around.before) : around.before
  // What lies on a picture was coloured for the picture.
  if (style.backgroundImage.includes('url(')) return { before, after: before, picture: true, texts: new Map() }
  if (before === around.before) return around
  // A colour that stays is the same on both sides, and so the writing on it stays too.
  return { before, after: darkGround(before, paper), picture: false, texts: new Map() }
}

function hasGradient(style: CSSStyleDeclaration): boolean {
  return style.backgroundImage.includes('gradient(')
}

function firstColourOf(gradient: string): string {
  return /rgba?\([^)]*\)/.exec(gradient)?.[0] ?? ''
}
