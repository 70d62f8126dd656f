import { Notification } from 'electron'
import type { DeskEvent } from '../../contract/events.ts'
import type { ContactId } from '../../contract/ids.ts'
import type { HostLanguage } from './host-text/host-text.ts'

export type Arrival = Extract<DeskEvent, { readonly type: 'arrived' }>
export type ClocksTold = Extract<DeskEvent, { readonly type: 'sla' }>

interface NotifierOptions {
  readonly language: HostLanguage
  /** Nobody needs to be told of what they are looking at. */
  isFocused(): boolean
  openContact(contact: ContactId): void
  open(): void
}

/** Arrivals within this time are told as one: after a night's sleep there may be fifty. */
const gatherMs = 1200
/** More clocks than these at once are told in one sentence: after a sleep no storm. */
const mostSingle = 2

/** Tells of new messages by the system's own notifications; a click opens the contact. */
export function notifier(options: NotifierOptions): (arrival: Arrival) => void {
  let gathered: readonly Arrival[] = []
  const show = showing(options)
  const showGathered = (): void => {
    const arrivals = gathered
    gathered = []
    if (arrivals.length > 0) show(wording(arrivals, options.language), contactsOf(arrivals))
  }

  return (arrival) => {
    if (gathered.length === 0) setTimeout(showGathered, gatherMs)
    gathered = [...gathered, arrival]
  }
}

/** Tells of clocks that run short or are over, as the engine gathered them: one by one, or many in a sentence. */
export function clockNotifier(options: NotifierOptions): (event: ClocksTold) => void {
  const show = showing(options)
  return (event) => {
    if (event.warnings + event.breaches > mostSingle) {
      show(clocksWording(event, options.language), [])
      return
    }
    const text = options.language.text()
    for (const { what, name, subject, contact } of event.moments) {
      show({ title: what === 'breach' ? text.breach(name) : text.warning(name), body: subject }, [contact])
    }
  }
}

/** Shows notifications while nobody looks; a click opens the one contact that it is about. */
function showing({ isFocused, openContact, open }: NotifierOptions) {
  // A notification that is collected as garbage no longer answers its click.
  const shown = new Set<Notification>()
  return (words: { readonly title: string; readonly body: string }, contacts: readonly ContactId[]): void => {
    if (isFocused() || !Notification.isSupported()) return
    const notification = new Notification(words)
    const [contact] = contacts
    notification.on('click', () => (contact !== undefined && contacts.length === 1 ? openContact(contact) : open()))
    for (const end of ['click', 'close', 'failed'] as const)
      notification.on(end as 'close', () => shown.delete(notification))
    shown.add(notification)
    notification.show()
  }
}

function contactsOf(told: readonly { readonly contact: ContactId }[]): readonly ContactId[] {
  return [...new Set(told.map(({ contact }) => contact))]
}

function clocksWording({ moments, warnings, breaches }: ClocksTold, language: HostLanguage) {
  const text = language.text()
  const counts = [
    ...(breaches > 0 ? [text.breaches(breaches)] : []),
    ...(warnings > 0 ? [text.warnings(warnings)] : []),
  ]
  const names = [...new Set(moments.map(({ name }) => name))].slice(0, 3)
  return { title: language.list(counts), body: language.list(names) }
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
