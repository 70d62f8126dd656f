import type { ImagePolicy } from './image-policy.ts'

/** Cleans the styles of one mail. Both answers are CSS as the browser itself writes it. */
export interface StyleCleaner {
  /** What an element declares, without the images; valid until the next call. */
  read(css: string): CSSStyleDeclaration
  /** Settles the images of what was read; `unseen` as in `ImagePolicy`. Returns the attribute's new value. */
  settle(style: CSSStyleDeclaration, unseen: boolean): string
  sheet(css: string): string
}

const sides = ['top', 'right', 'bottom', 'left']
const corners = ['top-left', 'top-right', 'bottom-left', 'bottom-right']

/** What a mail may say about its looks: enough for every newsletter, and nothing that moves, loads, counts or multiplies. */
const allowedProperties: ReadonlySet<string> = new Set([
  ...['attachment', 'clip', 'color', 'image', 'origin', 'position-x', 'position-y', 'repeat', 'size'].map(
    (name) => `background-${name}`,
  ),
  ...sides.flatMap((side) => ['color', 'style', 'width'].map((name) => `border-${side}-${name}`)),
  ...corners.map((corner) => `border-${corner}-radius`),
  ...['collapse', 'spacing'].map((name) => `border-${name}`),
  ...sides.flatMap((side) => [side, `margin-${side}`, `padding-${side}`]),
  ...['block', 'inline'].flatMap((axis) => [`margin-${axis}-start`, `margin-${axis}-end`]),
  ...['width', 'height'].flatMap((size) => [size, `min-${size}`, `max-${size}`]),
  ...['family', 'size', 'stretch', 'style', 'variant-caps', 'variant-numeric', 'weight'].map((name) => `font-${name}`),
  ...['align', 'align-last', 'indent', 'overflow', 'shadow', 'transform'].map((name) => `text-${name}`),
  ...['color', 'line', 'style', 'thickness'].map((name) => `text-decoration-${name}`),
  ...['color', 'offset', 'style', 'width'].map((name) => `outline-${name}`),
  ...['basis', 'direction', 'grow', 'shrink', 'wrap'].map((name) => `flex-${name}`),
  ...['position', 'type'].map((name) => `list-style-${name}`),
  ...['align-content', 'align-items', 'align-self', 'justify-content', 'order', 'row-gap', 'column-gap'],
  ...['box-shadow', 'box-sizing', 'caption-side', 'clear', 'color', 'cursor', 'direction', 'display', 'empty-cells'],
  ...['float', 'letter-spacing', 'line-height', 'object-fit', 'opacity', 'overflow-wrap', 'overflow-x', 'overflow-y'],
  ...['position', 'table-layout', 'unicode-bidi', 'vertical-align', 'visibility', 'white-space-collapse'],
  ...['text-wrap-mode', 'white-space', 'word-break', 'word-spacing', 'z-index'],
])

/** An image of nothing, so that whoever looks knows that there will be one. */
const nothingYet = 'url("data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==")'

const longestValue = 1_000
const mostRules = 2_000
/** Selectors that ask about neighbours, attributes or states cost the most; a stylesheet gets by with this many. */
const mostCostlyRules = 300
const longestSelector = 400
/** A new family or size is a search through the fonts of this computer; ten thousand of them take half a minute. */
const mostFonts = 40

export function createStyleCleaner(images: ImagePolicy): StyleCleaner {
  // Declarations are parsed by a rule of a stylesheet that belongs to no page: nothing is fetched or shown.
  const scratch = new CSSStyleSheet()
  scratch.insertRule('x{}')
  const declarations = (scratch.cssRules[0] as CSSStyleRule).style
  const fonts = new Set<string>()

  function keepAllowed(style: CSSStyleDeclaration): CSSStyleDeclaration {
    for (const name of [...style]) {
      if (!isAllowed(name, style.getPropertyValue(name))) style.removeProperty(name)
    }
    return style
  }

  function isAllowed(name: string, value: string): boolean {
    if (!allowedProperties.has(name)) return false
    if (name === 'background-image') return true
    if (value.length > longestValue || /url\(|image-set\(|var\(|attr\(|env\(/i.test(value)) return false
    if (name === 'position') return value === 'static' || value === 'relative' || value === 'absolute'
    if (name === 'display') return !value.includes('grid')
    if (name !== 'font-family' && name !== 'font-size') return true
    if (fonts.size < mostFonts * 2) fonts.add(value)
    return fonts.has(value)
  }

  function settle(style: CSSStyleDeclaration, unseen: boolean): string {
    const named = style.getPropertyValue('background-image')
    if (named.includes('(')) {
      const settled = settledImages(named, images, unseen)
      if (settled === null) style.removeProperty('background-image')
      else style.setProperty('background-image', settled, style.getPropertyPriority('background-image'))
    }
    return style.cssText
  }

  return {
    read(css) {
      declarations.cssText = css
      return keepAllowed(declarations)
    },
    settle,
    sheet(css) {
      const sheet = new CSSStyleSheet()
      // A constructed stylesheet takes no imports, and says so on the console for each.
      sheet.replaceSync(css.replace(/@import/gi, '@-import'))
      return cleanRules(sheet.cssRules, (style) => settle(keepAllowed(style), false))
    },
  }
}

function cleanRules(rules: CSSRuleList, clean: (style: CSSStyleDeclaration) => string): string {
  const kept: string[] = []
  let costly = 0
  const walk = (list: CSSRuleList) => {
    for (const rule of list) {
      if (kept.length > mostRules) return
      if (rule instanceof CSSStyleRule) {
        const { selectorText } = rule
        const cost = /[~*:[]/.test(selectorText) ? 1 : 0
        costly += cost
        if (selectorText.length > longestSelector || /:has\(|~.*~/i.test(selectorText)) continue
        if (cost === 0 || costly <= mostCostlyRules) kept.push(`${withOwnIds(selectorText)}{${clean(rule.style)}}`)
      } else if (rule instanceof CSSMediaRule && !/prefers-color-scheme/i.test(rule.conditionText)) {
        // What senders write for dark windows is for other programs' dark; ours is made from their light one.
        kept.push(`@media ${rule.conditionText}{`)
        walk(rule.cssRules)
        kept.push('}')
      }
    }
  }
  walk(rules)
  return kept.join('\n')
}

/** DOMPurify puts this before every id of a mail, lest one names itself after a part of the page. */
function withOwnIds(selector: string): string {
  return selector.replace(/#(?=[\w-])(?![^[]*\])/g, '#user-content-')
}

/** The value of a `background-image` with every address judged; null when one of them must go. */
function settledImages(value: string, images: ImagePolicy, unseen: boolean): string | null {
  if (/(?:image-set|image|cross-fade|element|paint|src|var|attr|env)\(/i.test(value)) return null
  let refused = false
  const settled = value.replace(
    /url\(\s*(?:"((?:[^"\\]|\\.)*)"|([^)]*))\s*\)/gi,
    (_, quoted?: string, bare?: string) => {
      const verdict = images.judge(unescaped(quoted ?? bare ?? ''), unseen)
      switch (verdict.type) {
        case 'data':
        case 'remote':
          return `url(${JSON.stringify(verdict.url)})`
        case 'attached':
          return `var(${attachedImageVariable(verdict.contentId)}, ${nothingYet})`
        case 'tracker':
        case 'blocked':
          refused = true
          return 'none'
      }
    },
  )
  return refused ? null : settled
}

/** The custom property that stands for an attached image in a mail's styles until its bytes are here. */
export function attachedImageVariable(contentId: string): string {
  const name = Array.from(contentId, (character) => character.codePointAt(0)?.toString(36)).join('-')
  return `--attached-${name}`
}

function unescaped(css: string): string {
  return css.replace(/\\(?:([0-9a-f]{1,6})\s?|(.))/gi, (_, code?: string, character?: string) =>
    code === undefined ? (character ?? '') : String.fromCodePoint(Math.min(0x10ffff, Number.parseInt(code, 16))),
  )
}
