/** What the parent wants to know of a mail that is shown in a frame. */
export interface MailFrameListeners {
  readonly onHeight: (height: number) => void
  readonly onLink: (href: string) => void
  /** The address under the pointer or the focus; null when there is none. */
  readonly onHover: (href: string | null) => void
}

const baseStyle = `
  :root { color-scheme: light; overflow-x: auto; overflow-y: hidden; }
  html, body { height: auto !important; min-height: 0 !important; max-height: none !important; }
  body { margin: 0; padding: 16px; display: flow-root; color: #1b1d26; background: #fff;
    font: 14px/1.5 system-ui, -apple-system, "Segoe UI", sans-serif; overflow-wrap: break-word; }
  img { max-width: 100%; height: auto; }
  img:not([src]) { min-width: 16px; min-height: 16px; background: #f1f1f4; outline: 1px dashed #d6d7df; outline-offset: -1px; }
  img:not([src])[width="1"], img:not([src])[height="1"] { display: none; }
  pre { white-space: pre-wrap; }
  a:focus-visible { outline: 2px solid #3a5fd9; outline-offset: 1px; }
`
const tallestPx = 30_000
const smallestZoom = 0.55
/** A mail that sizes itself by its window grows with every look at it. */
const mostGrowths = 60

/**
 * Fills a loaded mail frame with sanitised HTML and follows its size. No script runs inside: every listener here belongs
 * to the parent. Returns what stops it.
 */
export function fillMailFrame(frame: HTMLIFrameElement, html: string, listeners: MailFrameListeners): () => void {
  const page = frame.contentDocument
  if (!page?.body) return () => {}

  const style = page.createElement('style')
  style.textContent = baseStyle
  page.head.append(style)
  page.body.innerHTML = html

  const stopFollowing = followHeight(page, listeners.onHeight)
  const linkOf = (event: Event) => {
    const target = event.target as Element | null
    return target?.closest?.('a[href], area[href]')?.getAttribute('href') ?? null
  }
  const open = (event: Event) => {
    const href = linkOf(event)
    if (href === null) return
    event.preventDefault()
    listeners.onLink(href)
  }
  const hover = (event: Event) => listeners.onHover(linkOf(event))
  const leave = () => listeners.onHover(null)
  page.addEventListener('click', open)
  page.addEventListener('auxclick', open)
  page.addEventListener('mouseover', hover)
  page.addEventListener('focusin', hover)
  page.addEventListener('mouseleave', leave)
  page.addEventListener('focusout', leave)
  // The shortcuts of the desk also work while a mail has the focus.
  page.addEventListener('keydown', (event) => {
    const { key, code, ctrlKey, metaKey, shiftKey, altKey } = event
    const copy = new KeyboardEvent('keydown', {
      key,
      code,
      ctrlKey,
      metaKey,
      shiftKey,
      altKey,
      bubbles: true,
      cancelable: true,
    })
    if (!frame.dispatchEvent(copy)) event.preventDefault()
  })
  return stopFollowing
}

function followHeight(page: Document, onHeight: (height: number) => void): () => void {
  const { body } = page
  let last = 0
  let growths = 0
  const measure = () => {
    fitWidth(body)
    const height = Math.min(tallestPx, Math.ceil(body.getBoundingClientRect().height))
    if (height === last) return
    if (height > last && ++growths > mostGrowths) return
    last = height
    onHeight(height)
  }
  const observer = new ResizeObserver(measure)
  observer.observe(body)
  measure()
  return () => observer.disconnect()
}

/** A mail laid out wider than the timeline is made smaller, as a phone does; beyond reason it scrolls. */
function fitWidth(body: HTMLElement): void {
  const available = body.ownerDocument.documentElement.clientWidth
  const wanted = Number(body.dataset.width ?? 0)
  const natural = Math.max(wanted, body.style.zoom ? 0 : body.scrollWidth)
  if (available === 0) return
  if (natural > available + 1) {
    body.dataset.width = String(natural)
    body.style.zoom = String(Math.max(smallestZoom, available / natural))
    body.style.width = `${natural}px`
    body.style.boxSizing = 'border-box'
  } else if (body.style.zoom) {
    body.style.zoom = ''
    body.style.width = ''
  }
}
