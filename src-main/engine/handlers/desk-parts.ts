import type { Channel } from '../../channels/channel.ts'
import type { DeskEvent } from '../../contract/events.ts'
import type { ChannelKind } from '../../contract/message.ts'
import type { Accounts } from '../accounts/accounts.ts'
import type { Credentials } from '../accounts/credentials.ts'
import type { OAuthFlows } from '../accounts/oauth-flows.ts'
import type { Changes, Pulse } from '../changes.ts'
import type { Sleepers } from '../desk/triage/sleepers.ts'
import type { DueTimes } from '../due/due-times.ts'
import type { Moments } from '../due/moments.ts'
import type { EngineDeps } from '../engine-deps.ts'
import type { Housekeeping } from '../housekeeping.ts'
import type { Jobs } from '../jobs/jobs.ts'
import type { Store } from '../open-store.ts'
import type { Deliveries } from '../outbox/deliveries.ts'

/** The open desk: everything the answers to windows are made of. Lives from `createEngine` (or a recovery) to `close`. */
export interface DeskParts {
  readonly deps: EngineDeps
  readonly store: Store
  readonly channels: Readonly<Partial<Record<ChannelKind, Channel>>>
  readonly accounts: Accounts
  readonly sleepers: Sleepers
  /** Tells of warnings and breaches. */
  readonly moments: Moments
  readonly dueTimes: DueTimes
  readonly credentials: Credentials
  readonly flows: OAuthFlows
  readonly jobs: Jobs
  readonly deliveries: Deliveries
  /** Windows hear that the outbox changed. */
  readonly outboxPulse: Pulse
  readonly changes: Changes
  readonly house: Housekeeping
  readonly emit: (event: DeskEvent) => void
  /** False while the computer has no network, as far as its host knows. */
  readonly isHostOnline: () => boolean
  /** Attachments on their way from a server: who asks meanwhile waits for the same fetch. */
  readonly fetching: Map<number, Promise<void>>
}
