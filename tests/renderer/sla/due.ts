import type { ConversationId } from '../../../src-main/contract/ids.ts'
import type { SlaDue } from '../../../src-main/contract/sla.ts'

export const minuteMs = 60_000
export const hourMs = 60 * minuteMs

/** A first reply that counts day and night and was asked for at `asOf`: an hour of it is left. */
export function dueIn(leftMs: number, asOf: number, change: Partial<SlaDue> = {}): SlaDue {
  return {
    conversation: 1 as ConversationId,
    clock: 'first-reply',
    policy: 'E-mail',
    dueAt: asOf + leftMs,
    warnAt: asOf + leftMs - 15 * minuteMs,
    paused: null,
    remainingMs: leftMs,
    asOf,
    counts: [[asOf, asOf + 1000 * hourMs]],
    answerPending: false,
    ...change,
  }
}
