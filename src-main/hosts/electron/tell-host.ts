import { z } from 'zod'
import type { Engine } from '../../engine/engine-deps.ts'
import type { HostEvent } from './engine-messages.ts'

/** As the window keeps its preferences among the settings of the desk. */
const silenced = z.object({ window: z.object({ notifications: z.literal(false) }) })

/**
 * Tells the host what concerns the whole computer, with or without a window: how many wait, from the start on, and
 * arrivals unless the user wants to hear of none.
 */
export async function tellHost(
  engine: Pick<Engine, 'subscribe' | 'call'>,
  tell: (event: HostEvent) => void,
): Promise<void> {
  engine.subscribe(async (event) => {
    if (event.type === 'waiting') tell(event)
    if (event.type !== 'arrived') return
    const settings = await engine.call('settings.get', {})
    if (!silenced.safeParse(settings).success) tell(event)
  })
  const { unanswered, unread } = await engine.call('queue.counts', { account: null })
  tell({ type: 'waiting', unanswered, unread })
}
