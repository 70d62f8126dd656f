import type {
  Batch,
  Cursor,
  Flags,
  Place,
  RemoteEvent,
  RemoteMessage,
  Session,
} from '../../src-main/channels/channel.ts'
import { assertNever } from '../../src-main/contract/errors.ts'

interface Stored {
  readonly message: RemoteMessage
  /** How often its text came. */
  deliveries: number
}

/** The promises of `RemoteEvent` in the plainest words, to hold a channel's batches against. */
export class DeskModel {
  readonly stored = new Map<string, Stored>()
  readonly batches: Batch[] = []
  cursor: Cursor | null = null
  private readonly places = new Map<string, { remoteId: string; flags: Flags }>()
  private readonly outdated = new Map<string, Set<string>>()

  /** Pulls until nothing is left, and stores every batch. */
  async pull(session: Session, signal: AbortSignal = new AbortController().signal): Promise<readonly RemoteEvent[]> {
    const events: RemoteEvent[] = []
    for await (const batch of session.pull(this.cursor, signal)) {
      this.store(batch)
      events.push(...batch.events)
    }
    return events
  }

  store(batch: Batch): void {
    for (const event of batch.events) this.apply(event)
    this.cursor = batch.cursor
    this.batches.push(batch)
  }

  known = async (remoteIds: readonly string[]): Promise<readonly boolean[]> =>
    remoteIds.map((remoteId) => this.stored.has(remoteId))

  /** Subjects of what lies in a folder now, or anywhere, in order. A message that lies nowhere is not shown. */
  subjects(folder?: string): readonly string[] {
    return this.visible(folder)
      .map((message) => message.subject)
      .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
  }

  message(subject: string): RemoteMessage {
    const found = [...this.stored.values()].find(({ message }) => message.subject === subject)
    if (!found) throw new Error(`No message with the subject ${subject}; there are ${this.subjects().join(', ')}`)
    return found.message
  }

  deliveries(subject: string): number {
    return this.stored.get(this.message(subject).remoteId)?.deliveries ?? 0
  }

  placesOf(subject: string): readonly Place[] {
    const { remoteId } = this.message(subject)
    return [...this.places].filter(([, at]) => at.remoteId === remoteId).map(([key]) => placeOf(key))
  }

  flags(subject: string): Flags | undefined {
    const { remoteId } = this.message(subject)
    return [...this.places.values()].find((at) => at.remoteId === remoteId)?.flags
  }

  private visible(folder?: string): readonly RemoteMessage[] {
    const ids = new Set(
      [...this.places].filter(([key]) => !folder || placeOf(key).folder === folder).map(([, at]) => at.remoteId),
    )
    return [...ids].flatMap((id) => this.stored.get(id)?.message ?? [])
  }

  private apply(event: RemoteEvent): void {
    switch (event.type) {
      case 'message': {
        const { message } = event
        const stored = this.stored.get(message.remoteId)
        this.stored.set(message.remoteId, { message, deliveries: (stored?.deliveries ?? 0) + 1 })
        if (message.place) this.put(message.place, message.remoteId, message.flags)
        return
      }
      case 'placed':
        this.put(event.place, event.remoteId, event.flags)
        return
      case 'flags': {
        const at = this.places.get(keyOf(event.place))
        if (at) at.flags = event.flags
        return
      }
      case 'removed':
        for (const uid of event.uids) this.places.delete(keyOf({ folder: event.folder, uid }))
        return
      case 'listing':
        this.list(event)
        return
      case 'renumbered':
        this.outdated.set(event.folder, new Set(this.keysIn(event.folder)))
        return
      case 'numbered':
        for (const key of this.outdated.get(event.folder) ?? []) this.places.delete(key)
        this.outdated.delete(event.folder)
        return
      case 'deleted':
        for (const [key, at] of this.places) if (event.remoteIds.includes(at.remoteId)) this.places.delete(key)
        return
      default:
        assertNever(event)
    }
  }

  private put(place: Place, remoteId: string, flags: Flags): void {
    this.places.set(keyOf(place), { remoteId, flags })
    this.outdated.get(place.folder)?.delete(keyOf(place))
  }

  private list(event: Extract<RemoteEvent, { readonly type: 'listing' }>): void {
    const listed = new Map(event.uids.map((uid, index) => [uid, event.flags[index]]))
    for (const key of this.keysIn(event.folder)) {
      const { uid } = placeOf(key)
      if (uid < event.from || uid > event.to) continue
      const flags = listed.get(uid)
      const at = this.places.get(key)
      if (!flags) this.places.delete(key)
      else if (at) at.flags = flags
    }
  }

  private keysIn(folder: string): readonly string[] {
    return [...this.places.keys()].filter((key) => placeOf(key).folder === folder)
  }
}

function keyOf({ folder, uid }: Place): string {
  return JSON.stringify([folder, uid])
}

function placeOf(key: string): Place {
  const [folder, uid] = JSON.parse(key) as [string, number]
  return { folder, uid }
}
