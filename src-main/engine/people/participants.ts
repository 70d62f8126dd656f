import type { Address, ChannelKind, Direction, MessageAbout } from '../../contract/message.ts'
import { derivedId } from '../store/derived-id.ts'

/** A message to thousands is on the timelines of the first few; all are kept with the message. */
const participantLimit = 20

export interface Envelope {
  readonly direction: Direction
  readonly from: Address
  readonly to: readonly Address[]
  readonly cc: readonly Address[]
  readonly bcc: readonly Address[]
  readonly about: MessageAbout | null
}

export interface Participant {
  readonly identity: number
  readonly address: string
  /** Empty when the message gives no name for the address. */
  readonly name: string
  /** The message was written by this person, so the name is their own. */
  readonly isSender: boolean
}

/**
 * The people a message is with, the main one first: who wrote to us, or whom we wrote to. Our own addresses are left
 * out, unless a message is with nobody else: no message is without a contact. A delivery report is about those whom a
 * mail did not reach, not about the server that says so; a note is about whom it says.
 */
export function participantsOf(
  channel: ChannelKind,
  envelope: Envelope,
  own: ReadonlySet<string>,
): readonly [Participant, ...Participant[]] {
  const sender = participant(channel, envelope.from, true)
  const found = new Map<number, Participant>()
  const add = (person: Participant) => {
    if (found.size < participantLimit && !found.has(person.identity)) found.set(person.identity, person)
  }
  for (const person of concerned(envelope.about)) {
    if (!own.has(person.address)) add(participant(channel, person, false))
  }
  if (found.size > 0) return [...found.values()] as [Participant, ...Participant[]]
  if (envelope.direction === 'in' && (envelope.from.address || envelope.from.name)) add(sender)
  for (const recipients of [envelope.to, envelope.cc, envelope.bcc]) {
    for (const address of recipients) {
      if (found.size >= participantLimit) break
      if (address.address && !own.has(address.address.toLowerCase())) add(participant(channel, address, false))
    }
  }
  if (envelope.direction === 'out' && envelope.from.address && !own.has(envelope.from.address.toLowerCase()))
    add(sender)
  const [main, ...others] = found.values()
  return main ? [main, ...others] : [sender]
}

/** Whom it is about, where that is not who wrote it or got it. */
function concerned(about: MessageAbout | null): readonly Address[] {
  if (about?.type === 'bounce') return about.recipients.map(({ address }) => ({ name: '', address }))
  return about?.type === 'note' ? about.people : []
}

function participant(channel: ChannelKind, address: Address, isSender: boolean): Participant {
  const normal = address.address.toLowerCase()
  const name = address.name.trim()
  return {
    identity: identityId(channel, addressOrName(normal, name)),
    address: normal,
    // Many clients repeat the address as the name, which names nobody.
    name: name.toLowerCase() === normal ? '' : name,
    isSender,
  }
}

/** Somebody of whom only the address is known. */
export function namedParticipant(channel: ChannelKind, address: string): Participant {
  return participant(channel, { name: '', address }, false)
}

/** What an identity is told by: where a sender could not be read, the name stands for the address. */
export function addressOrName(address: string, name: string): string {
  return address || `?${name}`
}

/** Two desks derive the same id for the same address. */
export function identityId(channel: ChannelKind, address: string): number {
  return derivedId(`identity\n${channel}\n${address.toLowerCase()}`)
}
