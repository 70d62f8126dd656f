import createDOMPurify, { type WindowLike } from 'dompurify'
import { foldQuotes } from './fold-quotes.ts'
import { createImagePolicy, type ImagePolicy } from './image-policy.ts'
import { createStyleCleaner, type StyleCleaner } from './mail-css.ts'
import { misnamedHost } from './named-host.ts'
import { parseMail } from './parse-mail.ts'
import { deadlineIn, mailLimits } from './too-heavy.ts'

/** A mail that can do no harm, as nodes of a document without a window, ready to be moved into its frame. */
export interface CleanMail {
  readonly body: HTMLElement
  readonly styles: readonly HTMLStyleElement[]
  /** Images on the sender's servers; they are named in `body` only when they were allowed. */
  readonly remoteImages: number
  /** Hosts of the images that are there to tell who reads, one for each such image. Never named in `body`. */
  readonly trackers: readonly string[]
  /** Attachments that the mail shows by itself. */
  readonly contentIds: ReadonlySet<string>
  readonly folds: number
}

/** What the frame reads: where an image comes from, and what host the words of a link name when it is not the real one. */
export const mailAttributes = {
  attached: 'data-attached',
  remote: 'data-remote',
  tracker: 'data-tracker',
  misnamed: 'data-misnamed',
} as const

const forbiddenTags = [
  'audio',
  'base',
  'button',
  'dialog',
  'embed',
  'form',
  'frame',
  'frameset',
  'iframe',
  'input',
  'link',
  'marquee',
  'math',
  'meta',
  'object',
  'option',
  'portal',
  'script',
  'select',
  'source',
  'svg',
  'template',
  'textarea',
  'track',
  'video',
]
const forbiddenAttributes = [
  'action',
  'autofocus',
  'contenteditable',
  'crossorigin',
  'download',
  'formaction',
  'ping',
  'popover',
  'popovertarget',
  'referrerpolicy',
  'srcset',
  'tabindex',
]
/** DOMPurify holds every attribute against this, so it also lets through what is no address at all (`600`, `center`). */
const allowedValue = /^(?:(?:https?|mailto|tel|cid):|data:image\/|[^a-z]|[a-z+.-]+(?:[^a-z+.\-:]|$))/i
const outsideLink = /^(?:https?|mailto|tel):/i
/** A table whose cells span more is made to be slow. */
const widestSpan = 100

/**
 * A customer's HTML, made harmless: no scripts, forms, frames or foreign links, and of its images those alone that may be
 * shown. The frame that shows it forbids scripts and requests by its own policy; this is the first wall of two. Nothing
 * is written out and read again on the way, which is where such cleaning breaks. Throws `TooHeavy`.
 */
export function sanitiseMail(html: string, frame: Window, options: { readonly remoteImages: boolean }): CleanMail {
  const page = parseMail(html, frame.document)
  const check = deadlineIn(mailLimits.cleanMs)
  const images = createImagePolicy(options.remoteImages)
  const styles = createStyleCleaner(images)
  // Its own instance: hooks of one mail must not reach another.
  const purify = createDOMPurify(frame as unknown as WindowLike)

  purify.addHook('uponSanitizeElement', (node) => {
    check()
    if (node.nodeName === 'STYLE') node.textContent = styles.sheet(node.textContent ?? '')
  })
  purify.addHook('afterSanitizeAttributes', (element) => cleanLooks(element, images, styles))
  const root = purify.sanitize(page.documentElement, {
    RETURN_DOM: true,
    WHOLE_DOCUMENT: true,
    FORBID_TAGS: forbiddenTags,
    FORBID_ATTR: forbiddenAttributes,
    ALLOW_DATA_ATTR: false,
    ALLOW_UNKNOWN_PROTOCOLS: false,
    ALLOWED_URI_REGEXP: allowedValue,
    SANITIZE_NAMED_PROPS: true,
  }) as HTMLElement

  // A frameset has no body.
  const body = root.querySelector('body') ?? page.createElement('body')
  for (const tracker of body.querySelectorAll(`img[${mailAttributes.tracker}]`)) tracker.remove()
  for (const link of body.querySelectorAll('a, area')) openOutside(link)
  return {
    body,
    styles: [...root.querySelectorAll<HTMLStyleElement>('head style')],
    remoteImages: images.remote.size,
    trackers: [...images.trackers].map((address) => new URL(address).hostname),
    contentIds: images.contentIds,
    folds: foldQuotes(body),
  }
}

function cleanLooks(element: Element, images: ImagePolicy, styles: StyleCleaner): void {
  const style = styles.read(element.getAttribute('style') ?? '')
  const unseen = isUnseen(element, style)
  if (element.tagName === 'IMG') placeImage(element, images, unseen || isInUnseen(element))
  const background = element.getAttribute('background')
  if (background !== null) {
    element.removeAttribute('background')
    style.setProperty('background-image', `url(${JSON.stringify(background)})`)
  }
  if (element.hasAttribute('style') || background !== null) element.setAttribute('style', styles.settle(style, unseen))
  for (const name of ['colspan', 'rowspan']) {
    if (Number.parseInt(element.getAttribute(name) ?? '', 10) > widestSpan)
      element.setAttribute(name, String(widestSpan))
  }
}

/** Remote images keep their address beside: the frame asks only for those that are seen there. */
function placeImage(image: Element, images: ImagePolicy, unseen: boolean): void {
  const verdict = images.judge(image.getAttribute('src') ?? '', unseen)
  image.removeAttribute('src')
  switch (verdict.type) {
    case 'data':
      image.setAttribute('src', verdict.url)
      break
    case 'attached':
      image.setAttribute(mailAttributes.attached, verdict.contentId)
      break
    case 'remote':
      image.setAttribute(mailAttributes.remote, verdict.url)
      break
    case 'tracker':
      image.setAttribute(mailAttributes.tracker, '')
      break
    case 'blocked':
      break
  }
}

/** Whatever it shows, nobody would see it: hidden, or no larger than two pixels. */
function isUnseen(element: Element, style: CSSStyleDeclaration): boolean {
  if (element.hasAttribute('hidden') || style.display === 'none' || style.visibility === 'hidden') return true
  if (style.opacity !== '' && Number.parseFloat(style.opacity) < 0.01) return true
  const [width, height] = [sizeOf(element, style, 'width'), sizeOf(element, style, 'height')]
  if (width === 0 || height === 0) return true
  return width !== null && width <= 2 && height !== null && height <= 2
    ? true
    : (width !== null && width <= 1 && height === null) || (height !== null && height <= 1 && width === null)
}

/** Px; null where nothing is said, or in another unit. */
function sizeOf(element: Element, style: CSSStyleDeclaration, name: 'width' | 'height'): number | null {
  const said = [style.getPropertyValue(name), style.getPropertyValue(`max-${name}`), element.getAttribute(name) ?? '']
  const sizes = said.filter((value) => /^\s*[\d.]+(?:px)?\s*$/.test(value)).map(Number.parseFloat)
  return sizes.length === 0 ? null : Math.min(...sizes)
}

function isInUnseen(image: Element): boolean {
  for (let parent = image.parentElement; parent; parent = parent.parentElement) {
    const style = parent.getAttribute('style') ?? ''
    if (parent.hasAttribute('hidden') || /display:\s*none|visibility:\s*hidden|opacity:\s*0(?:;|$)/i.test(style))
      return true
  }
  return false
}

function openOutside(link: Element): void {
  const href = link.getAttribute('href') ?? ''
  if (!outsideLink.test(href)) {
    link.removeAttribute('href')
    return
  }
  link.setAttribute('target', '_blank')
  link.setAttribute('rel', 'noopener noreferrer')
  const named = misnamedHost(link.textContent ?? '', href)
  if (named !== null) link.setAttribute(mailAttributes.misnamed, named)
}
