import type { MessageId } from './ids.ts'

/** The scheme that the desk answers to on the whole computer. */
export const deskScheme = 'throughline'

/** A link to a message that the desktop program follows. It means something on this desk alone. */
export function messageLink(message: MessageId): string {
  return `${deskScheme}://message/${message}`
}

/** A link to a message on a page of the browser host at `origin`. */
export function messageAddress(origin: string, message: MessageId): string {
  return `${origin}/#/message/${message}`
}

/** The message that a link or an address leads to; null for all others. */
export function messageOfLink(link: string): MessageId | null {
  const id = /^(?:throughline:\/\/|(?:https?:\/\/[^/]*\/)?#\/)message\/(\d{1,16})\/?$/i.exec(link.trim())?.[1]
  return id !== undefined && Number.isSafeInteger(Number(id)) ? (Number(id) as MessageId) : null
}
