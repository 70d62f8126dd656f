import type { EngineClient } from '../../engine-client/engine-client.ts'
import { type CalendarsStore, createCalendarsStore } from './calendars/calendars-store.ts'
import { createPoliciesStore, type PoliciesStore } from './policies/policies-store.ts'
import { createReplayStore, type ReplayStore } from './replay/replay-store.ts'
import { createReportStore, type ReportStore } from './report/report-store.ts'

export interface ServiceLevelsStores {
  readonly calendars: CalendarsStore
  readonly policies: PoliciesStore
  readonly replay: ReplayStore
  readonly report: ReportStore
}

/**
 * They live as long as the window: whoever looks at a conversation behind a figure comes back to the same report, and what
 * was written of a policy waits.
 */
export function createServiceLevels(engine: EngineClient): ServiceLevelsStores {
  return {
    calendars: createCalendarsStore(engine),
    policies: createPoliciesStore(engine),
    replay: createReplayStore(engine),
    report: createReportStore(engine),
  }
}
