import type { IncomingHttpHeaders } from 'node:http'

/**
 * A page from elsewhere can reach 127.0.0.1 through a name of its own that it points here (DNS rebinding), or by
 * sending requests blindly. Both show: the first in `Host`, the second in `Origin` and `Sec-Fetch-Site`.
 */
export function comesFromOutside(headers: IncomingHttpHeaders, port: number, needsOrigin: boolean): boolean {
  if (headers.host !== `127.0.0.1:${port}`) return true
  if (headers.origin === undefined) return needsOrigin || isForeignRequest(headers)
  return headers.origin !== `http://127.0.0.1:${port}`
}

/** A navigation may start anywhere (a link, a terminal); anything else that another site starts is refused. */
function isForeignRequest(headers: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site']
  return (site === 'cross-site' || site === 'same-site') && headers['sec-fetch-mode'] !== 'navigate'
}
