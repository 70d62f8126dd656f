import createDOMPurify from 'dompurify'

export interface SanitisedMail {
  /** For the body of the mail frame. */
  readonly html: string
  /** Images that lie on the sender's servers; they are in `html` only when they were allowed. */
  readonly remoteImages: number
}

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
  'meta',
  'object',
  'option',
  'portal',
  'script',
  'select',
  'source',
  'svg',
  'math',
  'template',
  'textarea',
  'track',
  'video',
]
const forbiddenAttributes = [
  'action',
  'autofocus',
  'contenteditable',
  'download',
  'formaction',
  'ping',
  'srcset',
  'tabindex',
]
/** DOMPurify holds every attribute against this, so it also lets through what is no address at all (`600`, `center`). */
const allowedValue = /^(?:(?:https?|mailto|tel|cid):|data:image\/|[^a-z]|[a-z+.-]+(?:[^a-z+.\-:]|$))/i
const outsideLink = /^(?:https?|mailto|tel):/i
const remoteImage = /^(?:https?:)?\/\//i
const inlineImage = /^data:image\/(?:png|jpe?g|gif|webp|avif|bmp)[;,]/i
const remoteInStyle = /url\(\s*['"]?\s*(?:https?:)?\/\/[^)]*\)/gi
const importInStyle = /@import[^;]*;?/gi

/**
 * A customer's HTML, made harmless: no scripts, forms, frames or foreign links. The frame that shows it forbids scripts
 * and requests by its own policy; this is the first wall of two. `cid:` images keep their id in `data-cid`.
 */
export function sanitiseMail(html: string, options: { readonly remoteImages: boolean }): SanitisedMail {
  // Its own instance: hooks of one call must not reach another.
  const purify = createDOMPurify(window)
  let remoteImages = 0

  purify.addHook('uponSanitizeElement', (node) => {
    if (node.nodeName !== 'STYLE') return
    const css = (node.textContent ?? '').replace(importInStyle, '')
    const guarded = guardStyle(css, options.remoteImages)
    remoteImages += guarded.remote
    node.textContent = guarded.css
  })
  purify.addHook('afterSanitizeAttributes', (element) => {
    if (element.tagName === 'A' || element.tagName === 'AREA') openOutside(element)
    if (element.tagName === 'IMG') remoteImages += guardImage(element, options.remoteImages)
    if (remoteImage.test(element.getAttribute('background') ?? '')) {
      remoteImages += 1
      if (!options.remoteImages) element.removeAttribute('background')
    }
    const style = element.getAttribute('style')
    if (style !== null) {
      const guarded = guardStyle(style, options.remoteImages)
      remoteImages += guarded.remote
      element.setAttribute('style', guarded.css)
    }
  })

  const clean = purify.sanitize(html, {
    FORBID_TAGS: forbiddenTags,
    FORBID_ATTR: forbiddenAttributes,
    ALLOW_UNKNOWN_PROTOCOLS: false,
    ALLOWED_URI_REGEXP: allowedValue,
    FORCE_BODY: true,
    SANITIZE_NAMED_PROPS: true,
    WHOLE_DOCUMENT: false,
  })
  return { html: clean, remoteImages }
}

function openOutside(element: Element): void {
  const href = element.getAttribute('href') ?? ''
  if (!outsideLink.test(href)) {
    element.removeAttribute('href')
    return
  }
  element.setAttribute('target', '_blank')
  element.setAttribute('rel', 'noopener noreferrer')
}

/** Returns 1 for an image on somebody's server. */
function guardImage(image: Element, allowed: boolean): 0 | 1 {
  const source = image.getAttribute('src')?.trim() ?? ''
  if (/^cid:/i.test(source)) {
    image.setAttribute('data-cid', decodeContentId(source.slice(4)))
    image.removeAttribute('src')
    return 0
  }
  if (remoteImage.test(source)) {
    // The frame's policy lets https through only; most servers have it.
    if (allowed) image.setAttribute('src', source.replace(/^(?:http:)?\/\//i, 'https://'))
    else image.removeAttribute('src')
    return 1
  }
  if (!inlineImage.test(source)) image.removeAttribute('src')
  return 0
}

function guardStyle(css: string, allowed: boolean): { readonly css: string; readonly remote: number } {
  const remote = css.match(remoteInStyle)?.length ?? 0
  return { css: allowed || remote === 0 ? css : css.replace(remoteInStyle, 'none'), remote }
}

function decodeContentId(id: string): string {
  try {
    return decodeURIComponent(id)
  } catch {
    return id
  }
}
