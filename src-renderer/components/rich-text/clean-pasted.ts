import createDOMPurify from 'dompurify'

const tags = 'p div span br b i u s strong em code pre blockquote a ul ol li mark table tbody thead tr td th'.split(' ')
const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6']

/**
 * What comes from another program, without its looks, scripts, frames and remote pictures. What the text's own form
 * cannot hold (tables, headings) the editor turns into paragraphs.
 */
export function cleanPasted(html: string): string {
  return clean(html, [...tags, ...headings, 'img'])
}

/** The same without any picture, for rich text that is only shown. */
export function cleanShown(html: string): string {
  return clean(html, [...tags, ...headings])
}

function clean(html: string, allowed: string[]): string {
  return createDOMPurify(window).sanitize(html, {
    ALLOWED_TAGS: allowed,
    ALLOWED_ATTR: ['href', 'src', 'alt', 'width', 'data-placeholder', 'data-unresolved'],
    // Their values are words and numbers, and no addresses.
    ADD_URI_SAFE_ATTR: ['width', 'height', 'data-placeholder', 'data-unresolved'],
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    ALLOWED_URI_REGEXP: /^(?:https?|mailto|tel|cid):/i,
  })
}
