import { type Colour, cssOf, over, parseColour } from './colour.ts'
import { type DarkPaper, darkGround, darkLine, darkText } from './dark-colours.ts'

/** What an element is painted on, in the sender's colours and in ours. */
interface Ground {
  readonly before: Colour
  readonly after: Colour
  /** A picture, of which nobody knows how light it is. */
  readonly picture?: boolean
}

interface Repaint {
  readonly element: HTMLElement
  readonly property: string
  readonly value: string
}

const white: Colour = { lightness: 1, chroma: 0, hue: 0, alpha: 1 }
const lineSides = ['top', 'right', 'bottom', 'left']

/**
 * Gives a laid-out mail the colours of a dark window, whatever said them before: attributes, styles or stylesheets. The
 * mail must stand in its light colours when this is called; first all of them are read, then all are written.
 */
export function darkenMail(body: HTMLElement, paper: DarkPaper): void {
  const view = body.ownerDocument.defaultView
  if (!view) return
  const grounds = new Map<Element, Ground>([[body, { before: white, after: paper.ground }]])
  const repaints: Repaint[] = []
  for (const element of [body, ...body.querySelectorAll<HTMLElement>('*')]) {
    const around = grounds.get(element.parentElement ?? body) ?? { before: white, after: paper.ground }
    const style = view.getComputedStyle(element)
    const ground = groundOf(style, around, paper)
    grounds.set(element, ground)
    const repaint = (property: string, colour: Colour) => repaints.push({ element, property, value: cssOf(colour) })
    if (ground !== around && !ground.picture) repaint('background-color', ground.after)
    if (hasGradient(style)) repaints.push({ element, property: 'background-image', value: 'none' })
    const text = parseColour(style.color)
    if (text) repaint('color', ground.picture ? text : darkText(text, ground.before, ground.after, paper))
    if (ground.after === ground.before) continue
    for (const side of lineSides) {
      const line =
        style.getPropertyValue(`border-${side}-style`) === 'none'
          ? null
          : parseColour(style.getPropertyValue(`border-${side}-color`))
      if (line && line.alpha > 0) repaint(`border-${side}-color`, darkLine(line, paper))
    }
  }
  for (const { element, property, value } of repaints) element.style.setProperty(property, value, 'important')
}

/** A new object only where the element has a ground of its own. */
function groundOf(style: CSSStyleDeclaration, around: Ground, paper: DarkPaper): Ground {
  const own = parseColour(hasGradient(style) ? firstColourOf(style.backgroundImage) : style.backgroundColor)
  const before = own && own.alpha > 0 ? over(own, around.before) : around.before
  // What lies on a picture was coloured for the picture.
  if (style.backgroundImage.includes('url(')) return { before, after: before, picture: true }
  if (before === around.before) return around
  // A colour that stays is the same on both sides, and so the writing on it stays too.
  return { before, after: darkGround(before, paper) }
}

function hasGradient(style: CSSStyleDeclaration): boolean {
  return style.backgroundImage.includes('gradient(')
}

function firstColourOf(gradient: string): string {
  return /rgba?\([^)]*\)/.exec(gradient)?.[0] ?? ''
}
