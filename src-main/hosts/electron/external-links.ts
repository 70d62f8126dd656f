import { shell } from 'electron'

const safeProtocols: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:', 'tel:'])

/** Gives a link to the system, which would start any program for a scheme it knows: only these four ever reach it. */
export function openOutside(url: unknown): void {
  const safe = safeLink(url)
  if (safe !== null) void shell.openExternal(safe)
}

/** The link as the URL parser reads it, or null when it must not leave the desk. */
export function safeLink(url: unknown): string | null {
  if (typeof url !== 'string' || url.length > 8192 || !URL.canParse(url)) return null
  const parsed = new URL(url)
  return safeProtocols.has(parsed.protocol) ? parsed.href : null
}
