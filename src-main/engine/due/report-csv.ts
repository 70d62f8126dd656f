import type { CallRequest } from '../../contract/calls.ts'
import type { Language } from '../../contract/languages.ts'
import { type AttainmentByClock, clockKinds, type DurationFigures, type SlaReport } from '../../contract/sla.ts'
import { writeCsv } from '../replies/exchange/csv.ts'
import { outcomeOf } from '../sla/figures/clock-records.ts'
import type { Database } from '../store/database.ts'
import { csvWords } from './report-csv-words.ts'
import { type FinishedReport, reportClock } from './studies.ts'

/** Durations in minutes, for spreadsheets reckon in them; times as ISO 8601 in UTC. */
export function reportCsv(
  db: Database,
  report: FinishedReport,
  rows: CallRequest<'sla.reportCsv'>['rows'],
  language: Language,
): string {
  const words = csvWords[language]
  return rows === 'figures'
    ? writeCsv(words.figures, figureRows(report.figures))
    : writeCsv(words.clocks, clockRows(db, report))
}

function figureRows({ attainment, durations, groups }: SlaReport): readonly (readonly string[])[] {
  return [
    ...clockFigures(['', ''], attainment, durations),
    ...groups.flatMap((group) => clockFigures([group.by, group.label], group.attainment, group.durations)),
  ]
}

function clockFigures(
  group: readonly [by: string, label: string],
  attainment: AttainmentByClock,
  durations: SlaReport['durations'],
): readonly (readonly string[])[] {
  return clockKinds.map((clock) => {
    const { met, breached, running } = attainment[clock]
    const share = met + breached === 0 ? '' : ((100 * met) / (met + breached)).toFixed(1)
    return [...group, clock, `${met}`, `${breached}`, `${running}`, share, ...durationFields(durations[clock])]
  })
}

function durationFields(figures: DurationFigures | null): readonly string[] {
  if (!figures) return ['', '', '', '']
  const { business, wall } = figures
  return [business.medianMs, business.p90Ms, wall.medianMs, wall.p90Ms].map(minutes)
}

function clockRows(db: Database, { records }: FinishedReport): readonly (readonly string[])[] {
  return records
    .filter(({ state }) => outcomeOf(state) !== null)
    .flatMap((record) => reportClock(db, record))
    .map((row) => [
      row.name,
      row.subject,
      row.channel,
      row.priority,
      row.assignee ?? '',
      row.agent,
      row.policy,
      row.clock,
      row.state,
      moment(row.startedAt),
      moment(row.dueAt),
      moment(row.endedAt),
      minutes(row.countedMs),
      minutes(row.wallMs),
    ])
}

function minutes(ms: number): string {
  return (ms / 60_000).toFixed(1)
}

function moment(at: number | null): string {
  return at === null ? '' : new Date(at).toISOString()
}
