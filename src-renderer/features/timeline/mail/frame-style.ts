import { parseColour } from './colour.ts'
import type { DarkPaper } from './dark-colours.ts'
import { foldAttribute } from './fold-quotes.ts'
import { absentImage, placeholderClass } from './image-placeholders.ts'
import { mailAttributes } from './sanitise-mail.ts'

/** The window's own colours as a mail's frame needs them: no token reaches into it. */
export interface FrameColours {
  readonly dark: boolean
  readonly paper: string
  readonly text: string
  readonly link: string
  readonly line: string
  readonly quiet: string
  readonly hover: string
  readonly warning: string
}

const tokens = {
  paper: '--surface-raised',
  text: '--text-primary',
  link: '--text-link',
  line: '--border-strong',
  quiet: '--text-muted',
  hover: '--surface-hover',
  warning: '--danger-text',
} as const

/** Reads the tokens where the mail stands. In their original colours mails lie on white paper, in dark windows too. */
export function frameColours(place: HTMLElement, dark: boolean): FrameColours {
  const probe = document.createElement('span')
  probe.style.colorScheme = dark ? 'dark' : 'light'
  place.append(probe)
  const resolved = Object.entries(tokens).map(([name, token]) => {
    probe.style.color = `var(${token})`
    return [name, getComputedStyle(probe).color] as const
  })
  probe.remove()
  return { dark, ...(Object.fromEntries(resolved) as Record<keyof typeof tokens, string>) }
}

/** Null where the tokens are no plain colours. */
export function darkPaperOf({ paper, text }: FrameColours): DarkPaper | null {
  const [ground, ink] = [parseColour(paper), parseColour(text)]
  return ground && ink ? { ground, text: ink } : null
}

/** How a mail looks where it says nothing itself: always as on white paper, for that is what its own colours were chosen for. */
export const plainStyle = `
  :root { color-scheme: light; overflow-x: auto; overflow-y: hidden; }
  html, body { height: auto !important; min-height: 0 !important; max-height: none !important; }
  body { margin: 0; padding: 16px; display: flow-root; color: #1b1d26; background-color: #fff;
    font: 14px/1.5 system-ui, -apple-system, "Segoe UI", sans-serif; overflow-wrap: break-word; }
  img { max-width: 100%; height: auto; }
  body > p:first-child { margin-top: 0; }
  body > p:last-child { margin-bottom: 0; }
  ${absentImage} { display: none !important; }
  pre { white-space: pre-wrap; }
  table { overflow-wrap: normal; }
`

/** Of an image that is small enough to be a logo. */
export const smallImageAttribute = 'data-small'

/** Logos are often dark letters on nothing: a thin light edge makes them out on dark paper, and shows on nothing else. */
const smallImageHalo = `img[${smallImageAttribute}] { filter: drop-shadow(0 0 0.5px #fffc) drop-shadow(0 0 1.5px #fff8); }`

/** What is ours in the frame: the ground, folds, warnings. It comes after the mail's own colours were made dark. */
export function ownStyle(colours: FrameColours): string {
  const fold = `details[${foldAttribute}]`
  return `
  :root { color-scheme: ${colours.dark ? 'dark' : 'light'}; background: ${colours.dark ? colours.paper : '#fff'}; }
  ${colours.dark ? smallImageHalo : ''}
  a:focus-visible, summary:focus-visible { outline: 2px solid ${colours.link} !important; outline-offset: 1px; }
  ${fold} { display: block !important; }
  ${fold} > summary { all: unset; display: inline-block !important; margin: 8px 0; padding: 0 8px; border-radius: 6px;
    border: 1px solid ${colours.line}; color: ${colours.quiet} !important; background: transparent !important;
    font: 700 12px/14px system-ui, sans-serif; cursor: default; }
  ${fold} > summary::before { content: "•••"; letter-spacing: 1px; }
  ${fold} > summary::-webkit-details-marker { display: none; }
  ${fold} > summary:hover { background: ${colours.hover} !important; }
  .${placeholderClass} { display: inline-block; box-sizing: border-box; max-width: 100%; padding: 4px 8px; overflow: hidden;
    border: 1px dashed ${colours.line}; border-radius: 4px; font: 12px/1.4 system-ui, sans-serif; text-align: start;
    text-overflow: ellipsis; vertical-align: bottom; }
  [${mailAttributes.misnamed}] { text-decoration: underline wavy ${colours.warning} !important; }
`
}

/** The note beside a link whose words name another host; written on the element, where no stylesheet of a mail outranks it. */
export function warningStyle(colours: FrameColours): string {
  const said = {
    all: 'initial',
    display: 'inline-block',
    'margin-inline': '4px',
    padding: '0 5px',
    border: `1px solid ${colours.warning}`,
    'border-radius': '4px',
    color: colours.warning,
    background: colours.dark ? colours.paper : '#fff',
    font: '500 11px/16px system-ui, sans-serif',
    'white-space': 'nowrap',
  }
  return Object.entries(said)
    .map(([name, value]) => `${name}: ${value} !important`)
    .join(';')
}
