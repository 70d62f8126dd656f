import { canMove, canSetFlags, type Place, type Session } from '../../channels/channel.ts'
import { DeskError } from '../../contract/errors.ts'
import type { Delivered } from '../desk/triage/server-delivery.ts'
import { dueChanges, nextChangeAt, type ServerChange } from '../store/server-changes.ts'
import { retryMs } from './after-failure.ts'
import type { Delivery, DeliveryDeps } from './deliveries.ts'

const changesAtOnce = 500

/**
 * Tells the server what agents said of its messages: oldest first, all that say the same of many in one command. Saying it
 * twice changes nothing, so whatever broke is simply said again. Returns when to look again (epoch ms); null when nothing
 * waits.
 */
export async function deliverChanges(deps: DeliveryDeps, delivery: Delivery): Promise<number | null> {
  for (;;) {
    const due = dueChanges(deps.reader, delivery.accountId, deps.now(), changesAtOnce)
    if (due.length === 0 || delivery.isLeaving()) break
    for (const alike of Map.groupBy(due, sameWord).values()) {
      if (delivery.isLeaving()) return null
      if (!(await deliverAlike(deps, delivery, alike))) return nextChangeAt(deps.reader, delivery.accountId)
    }
  }
  return nextChangeAt(deps.reader, delivery.accountId)
}

function sameWord({ change }: ServerChange): string {
  if (change.type !== 'move') return `${change.type} ${change.on}`
  return typeof change.to === 'object' ? `to ${change.to.folder}` : change.to
}

/** Whether the next ones may be tried over the same line. */
async function deliverAlike(
  deps: DeliveryDeps,
  delivery: Delivery,
  changes: readonly ServerChange[],
): Promise<boolean> {
  const ids = changes.map(({ id }) => id)
  await deps.writer.run('changesTried', { ids })
  try {
    const delivered = await say(delivery.session, changes, delivery.signal)
    deps.changed(await deps.writer.run('changesDelivered', { changes: delivered }))
    return true
  } catch (thrown) {
    const error = DeskError.from(thrown)
    if (error.kind === 'cancelled') return false
    deps.log(error.kind === 'bug' ? 'error' : 'warn', `A change did not reach the server: ${error.kind}: ${error.code}`)
    const attempts = Math.max(...changes.map((change) => change.attempts)) + 1
    const isRefused = error.kind === 'rejected' || error.kind === 'invalid' || error.kind === 'bug'
    const nextTryAt = isRefused ? null : deps.now() + retryMs(attempts, deps.random())
    await deps.writer.run('changesFailed', { ids, error: error.toShape(), nextTryAt })
    deps.changed([])
    return isRefused
  }
}

async function say(
  session: Session,
  changes: readonly ServerChange[],
  signal: AbortSignal,
): Promise<readonly Delivered[]> {
  const [first] = changes
  const places = changes.flatMap((change) => change.places)
  if (first?.change.type === 'move') {
    // A channel without places has nothing to move: the agent's word is all there is.
    const lieNow = canMove(session) && places.length > 0 ? await session.move(places, first.change.to, signal) : []
    return movedFrom(changes, lieNow)
  }
  if (first && canSetFlags(session) && places.length > 0) {
    await session.setFlags(places, { [first.change.type]: first.change.on }, signal)
  }
  return changes.map(({ id }) => ({ id, moved: [] }))
}

function movedFrom(changes: readonly ServerChange[], lieNow: readonly (Place | null)[]): readonly Delivered[] {
  let at = 0
  return changes.map(({ id, places }) => ({ id, moved: places.map((from) => ({ from, to: lieNow[at++] ?? null })) }))
}
