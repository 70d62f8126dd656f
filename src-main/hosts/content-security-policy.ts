/** What the window may load and talk to, the same in every host. Styles are files: nothing is injected. */
function windowPolicy(engineSocket: string | null): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    // Safari does not count a WebSocket of the same origin as 'self'.
    `connect-src 'self'${engineSocket === null ? '' : ` ${engineSocket}`}`,
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** A customer's HTML: no script ever, nothing from outside. Its links open new windows, which hosts hand to the system. */
function mailPolicy(images: string): string {
  return [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    `img-src ${images}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    'sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox',
  ].join('; ')
}

const mailPolicies: ReadonlyMap<string, string> = new Map([
  ['/mail-frame.html', mailPolicy('blob: data:')],
  ['/mail-frame-remote-images.html', mailPolicy('blob: data: https:')],
])

/**
 * The Content-Security-Policy header of a page or file of the window, by its path in `out/renderer` (`/index.html`).
 * `engineSocket` is where the engine listens (`ws://127.0.0.1:4870`), for hosts that carry it over one.
 */
export function contentSecurityPolicyFor(path: string, engineSocket: string | null = null): string {
  return mailPolicies.get(path) ?? windowPolicy(engineSocket)
}
