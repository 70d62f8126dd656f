import type { Handlers } from '../rpc/handlers.ts'
import { imageSenders } from '../store/image-senders.ts'
import type { DeskParts } from './desk-parts.ts'

/** Whose remote images a reader wants to see without being asked each time. */
export function imageHandlers({ store }: DeskParts): Pick<Handlers, 'images.senders' | 'images.allow'> {
  return {
    'images.senders': () => imageSenders(store.reader),
    'images.allow': async (request) => {
      await store.writer.run('allowImages', request)
      return {}
    },
  }
}
