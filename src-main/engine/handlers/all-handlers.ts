import type { Handlers } from '../rpc/handlers.ts'
import { sqliteCode } from '../store/database.ts'
import { storeError } from '../store/store-error.ts'
import { accountHandlers } from './account-handlers.ts'
import { actionHandlers } from './action-handlers.ts'
import { composeHandlers } from './compose-handlers.ts'
import { deskHandlers } from './desk-handlers.ts'
import type { DeskParts } from './desk-parts.ts'
import { imageHandlers } from './image-handlers.ts'
import { jobHandlers } from './job-handlers.ts'
import { readingHandlers } from './reading-handlers.ts'
import { repliesHandlers } from './replies-handlers.ts'
import { ruleHandlers } from './rule-handlers.ts'
import { slaHandlers } from './sla-handlers.ts'

/**
 * The answers to every call. They are made anew for each desk that is opened: a recovery replaces all of them at once.
 * `onFailure` hears of what they throw; SQLite's own errors leave as `DeskError`.
 */
export function handlersOf(
  desk: () => DeskParts,
  onFailure: (error: unknown) => void,
  always: Pick<Handlers, 'desk.status' | 'desk.recover'>,
): Handlers {
  const made = new WeakMap<DeskParts, Handlers>()
  const current = (): Handlers => {
    const parts = desk()
    const handlers = made.get(parts) ?? {
      ...always,
      ...accountHandlers(parts),
      ...readingHandlers(parts),
      ...actionHandlers(parts),
      ...composeHandlers(parts),
      ...repliesHandlers(parts),
      ...ruleHandlers(parts),
      ...slaHandlers(parts),
      ...imageHandlers(parts),
      ...jobHandlers(parts),
      ...deskHandlers(parts),
    }
    made.set(parts, handlers)
    return handlers
  }
  return new Proxy({} as Handlers, {
    get: (_, name) =>
      name in always
        ? always[name as keyof typeof always]
        : async (request: never) => {
            try {
              return await current()[name as keyof Handlers](request)
            } catch (thrown) {
              const error = sqliteCode(thrown) === null ? thrown : storeError(thrown)
              onFailure(error)
              throw error
            }
          },
  })
}
