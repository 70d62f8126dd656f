import { mailAttributes } from './sanitise-mail.ts'

/** Images that are not there and not asked for. */
export const absentImage = `img:not([src]):not([${mailAttributes.remote}])`

/** Class of what stands where an image is not shown. */
export const placeholderClass = 'desk-placeholder'

/** Puts the alternative text of every image that is not there in a frame of the image's size; it goes when the image comes. */
export function addPlaceholders(page: Document): void {
  for (const image of page.querySelectorAll<HTMLImageElement>(absentImage)) {
    const words = image.alt.trim()
    const [width, height] = [image.width, image.height].map((size) => (size > 0 ? `${size}px` : ''))
    if (words === '' && (image.width < 24 || image.height < 24)) continue
    const placeholder = page.createElement('span')
    placeholder.className = placeholderClass
    placeholder.textContent = words
    placeholder.style.width = width ?? ''
    placeholder.style.height = height ?? ''
    // White words on a dark head stay white.
    placeholder.style.color = page.defaultView?.getComputedStyle(image).color ?? ''
    image.before(placeholder)
    image.addEventListener('load', () => placeholder.remove(), { once: true })
  }
}
