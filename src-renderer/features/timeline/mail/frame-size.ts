const tallestPx = 30_000
const smallestZoom = 0.55
/** A mail that sizes itself by its window grows with every look at it. */
const mostGrowths = 60

/** Tells the height of a mail now and whenever it changes. Returns what stops it. */
export function followHeight(page: Document, onHeight: (height: number) => void): () => void {
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
export function fitWidth(body: HTMLElement): void {
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
