import { Notification } from 'electron'
import type { DeskEvent } from '../../contract/events.ts'
import type { ContactId } from '../../contract/ids.ts'
import type { HostLanguage } from './host-text/host-text.ts'

export type Arrival = Extract<DeskEvent, { readonly type: 'arrived' }>

interface NotifierOptions {
  readonly language: HostLanguage
  /** Nobody needs to be told of what they are looking at. */
  isFocused(): boolean
  openContact(contact: ContactId): void
  open(): void
}

/** Arrivals within this time are told as one: after a night's sleep there may be fifty. */
const gatherMs = 1200

/** Tells of new messages by the system's own notifications; a click opens the contact. */
export function notifier(options: NotifierOptions): (arrival: Arrival) => void {
  let gathered: readonly Arrival[] = []
  // A notification that is collected as garbage no longer answers its click.
  const shown = new Set<Notification>()

  const show = (): void => {
    const arrivals = gathered
    gathered = []
    const [first] = arrivals
    if (first === undefined || options.isFocused() || !Notification.isSupported()) return
    const notification = new Notification(wording(arrivals, options.language))
    const contacts = new Set(arrivals.map((arrival) => arrival.contact))
    notification.on('click', () => (contacts.size === 1 ? options.openContact(first.contact) : options.open()))
    for (const end of ['click', 'close', 'failed'] as const)
      notification.on(end as 'close', () => shown.delete(notification))
    shown.add(notification)
    notification.show()
  }

  return (arrival) => {
    if (gathered.length === 0) setTimeout(show, gatherMs)
    gathered = [...gathered, arrival]
  }
}

/** One message by its sender and subject; several by their number and who wrote first. */
export function wording(
  arrivals: readonly Arrival[],
  language: HostLanguage,
): { readonly title: string; readonly body: string } {
  const [first] = arrivals
  if (first !== undefined && arrivals.length === 1)
    return { title: first.name, body: [first.subject, first.preview].filter((line) => line !== '').join('\n') }
  const names = [...new Set(arrivals.map((arrival) => arrival.name))].slice(0, 3)
  const text = language.text()
  return { title: text.arrivals(arrivals.length), body: text.arrivalsFrom(language.list(names)) }
}
