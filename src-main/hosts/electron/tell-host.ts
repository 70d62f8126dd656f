import { z } from 'zod'
import { languageChoices } from '../../contract/languages.ts'
import type { Engine } from '../../engine/engine-deps.ts'
import type { HostEvent } from './engine-messages.ts'

/** As the window keeps its preferences among the settings of the desk, under `window`. */
const preferences = z
  .object({ notifications: z.boolean().catch(true), language: z.enum(languageChoices).catch('system') })
  .catch({ notifications: true, language: 'system' })

/**
 * Tells the host what concerns the whole computer, with or without a window: its language and how many are due, from the
 * start on; arrivals, warnings and breaches unless the user wants to hear of none.
 */
export async function tellHost(
  engine: Pick<Engine, 'subscribe' | 'call'>,
  tell: (event: HostEvent) => void,
): Promise<void> {
  let { notifications, language } = preferences.parse((await engine.call('settings.get', {})).window)
  tell({ type: 'language', language })
  engine.subscribe((event) => {
    if (event.type === 'setting' && event.key === 'window') {
      const before = language
      ;({ notifications, language } = preferences.parse(event.value))
      if (language !== before) tell({ type: 'language', language })
    } else if (event.type === 'due') tell(event)
    else if ((event.type === 'arrived' || event.type === 'sla') && notifications) tell(event)
  })
  const { breached, soon, today } = await engine.call('sla.groups', { account: null })
  tell({ type: 'due', breached, soon, today })
}
