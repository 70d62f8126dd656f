import { type DeskSync, type PeerSync, syncDesk, syncPeer } from './first-sync.ts'
import type { Lab, MailboxSize } from './lab.ts'

/** Our first sync of a mailbox; its desk stays for the figures that come after. */
export function deskSynced(lab: Lab, size: MailboxSize): Promise<DeskSync> {
  return lab.once(`desk ${size}`, () => syncDesk(lab, size))
}

/** The peers' first sync, with mbsync waiting for the disk as it does by default. */
export function peerSynced(lab: Lab, size: MailboxSize): Promise<PeerSync> {
  const notmuch = size === 'small' || lab.options.notmuchOnLarge
  return lab.once(`peer ${size}`, () => syncPeer(lab, size, { notmuch }))
}
