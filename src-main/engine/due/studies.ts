import type { CallRequest } from '../../contract/calls.ts'
import { DeskError } from '../../contract/errors.ts'
import type { AccountId, JobId } from '../../contract/ids.ts'
import type { JobView } from '../../contract/jobs.ts'
import type { FigureGroup, ReplayChange, ReplayResult, ReportClock, SlaReport } from '../../contract/sla.ts'
import type { Jobs } from '../jobs/jobs.ts'
import { courseOf } from '../sla/clock/course.ts'
import { type ClockRecord, clockRecords, isBehind } from '../sla/figures/clock-records.ts'
import { type ChangedClock, createReplay, isChangeBehind, sideView } from '../sla/figures/replay.ts'
import { createReport } from '../sla/figures/report.ts'
import { type WallClock, wallClock } from '../sla/figures/wall-clock.ts'
import { policyOf } from '../sla/policy/compile-policies.ts'
import { accountByKey, allAccounts } from '../store/accounts.ts'
import type { Database } from '../store/database.ts'
import { walkHistory } from './history.ts'
import { draftRules, rulesOf } from './rules.ts'
import { slaConversation } from './sla-conversation.ts'

interface FinishedReplay {
  readonly figures: ReplayResult
  readonly changes: readonly ChangedClock[]
}

export interface FinishedReport {
  readonly figures: SlaReport
  readonly records: readonly ClockRecord[]
  readonly wall: WallClock
}

/** What was asked of the history: the last replay and the last report are kept, with what is behind their figures. */
export interface Studies {
  replay(request: CallRequest<'sla.replay'>): JobView
  replayResult(job: JobId): ReplayResult
  replayChanges(request: CallRequest<'sla.replayChanges'>): {
    readonly rows: readonly ReplayChange[]
    readonly count: number
  }
  report(request: CallRequest<'sla.report'>): JobView
  finishedReport(job: JobId): FinishedReport
  reportClocks(request: CallRequest<'sla.reportClocks'>): {
    readonly rows: readonly ReportClock[]
    readonly count: number
  }
}

interface StudiesDeps {
  readonly reader: Database
  readonly jobs: Jobs
  readonly now: () => number
}

export function createStudies({ reader, jobs, now }: StudiesDeps): Studies {
  let lastReplay: { readonly job: JobId; readonly replay: FinishedReplay } | null = null
  let lastReport: { readonly job: JobId; readonly report: FinishedReport } | null = null

  const finishedReplay = (job: JobId): FinishedReplay => {
    if (lastReplay?.job !== job) throw gone()
    return lastReplay.replay
  }
  const finishedReport = (job: JobId): FinishedReport => {
    if (lastReport?.job !== job) throw gone()
    return lastReport.report
  }

  return {
    replay({ policies, since, until }) {
      // A draft that names a calendar that is gone is refused before there is a job.
      const rules = { before: rulesOf(reader).policies, after: draftRules(reader, policies) }
      const period = { since, until }
      const view = jobs.start({ kind: 'replay', title: 'replay', unit: 'conversations' }, async (report) => {
        const replay = createReplay(rules, period, now(), labelsOf(reader))
        await walkHistory(reader, {
          ...period,
          account: null,
          signal: report.signal,
          onProgress: (done, total) => report.progress({ done, total }),
          each: (facts) => replay.add(facts),
        })
        if (report.signal.aborted) return
        const { figures, changes } = replay.result()
        lastReplay = { job: view.id, replay: { figures, changes } }
      })
      return view
    },
    replayResult: (job) => finishedReplay(job).figures,
    replayChanges({ job, figure, change, offset, limit }) {
      const behind = finishedReplay(job).changes.filter((each) => isChangeBehind(each, figure, change))
      const rows = behind.slice(offset, offset + limit).flatMap((each) => {
        const conversation = slaConversation(reader, each.conversation)
        const { clock, startedAt, before, after } = each
        return conversation
          ? [{ ...conversation, clock, startedAt, before: sideView(before), after: sideView(after) }]
          : []
      })
      return { rows, count: behind.length }
    },
    report({ since, until, account }) {
      const row = account === null ? null : accountByKey(reader, account)
      if (account !== null && !row)
        throw new DeskError('not-found', 'account-gone', 'This account is not on the desk any more')
      const period = { since, until }
      const view = jobs.start({ kind: 'report', title: 'report', unit: 'conversations' }, async (report) => {
        const rules = rulesOf(reader).policies
        const at = now()
        const wall = wallClock(Intl.DateTimeFormat().resolvedOptions().timeZone, since, Math.max(until, at))
        const growing = createReport(period, wall, labelsOf(reader))
        const records: ClockRecord[] = []
        await walkHistory(reader, {
          ...period,
          account: row?.id ?? null,
          signal: report.signal,
          onProgress: (done, total) => report.progress({ done, total }),
          each(facts) {
            const policy = policyOf(rules, facts)
            const ofConversation = policy ? clockRecords(facts, courseOf(facts), policy, period, at) : []
            growing.add(ofConversation)
            records.push(...ofConversation)
          },
        })
        if (report.signal.aborted) return
        records.sort((a, b) => b.startedAt - a.startedAt)
        lastReport = { job: view.id, report: { figures: growing.result(), records, wall } }
      })
      return view
    },
    finishedReport,
    reportClocks({ job, figure, offset, limit }) {
      const { records, wall } = finishedReport(job)
      const behind = records.filter((record) => isBehind(record, figure, wall))
      return {
        rows: behind.slice(offset, offset + limit).flatMap((each) => reportClock(reader, each)),
        count: behind.length,
      }
    },
  }
}

/** None where the conversation left the desk meanwhile. */
export function reportClock(db: Database, record: ClockRecord): readonly ReportClock[] {
  const conversation = slaConversation(db, record.conversation)
  if (!conversation) return []
  const { kind, policy, state, startedAt, startedBy, dueAt, endedAt, countedMs, wallMs, agent } = record
  return [
    { ...conversation, clock: kind, policy, state, startedAt, startedBy, dueAt, endedAt, countedMs, wallMs, agent },
  ]
}

function labelsOf(db: Database): (by: FigureGroup, key: string) => string {
  const names = new Map(allAccounts(db).map(({ key, name }) => [key, name]))
  return (by, key) => (by === 'account' ? (names.get(key as AccountId) ?? key) : key)
}

const gone = () => new DeskError('not-found', 'job-unknown', 'This work is finished already')
