import { dueGroups } from '../desk/queue-view.ts'
import { explainConversation } from '../due/explain-conversation.ts'
import { slaForecast } from '../due/forecast.ts'
import { reportCsv } from '../due/report-csv.ts'
import { createStudies } from '../due/studies.ts'
import { deskManners } from '../replies/desk-manners.ts'
import type { Handlers } from '../rpc/handlers.ts'
import type { DeskParts } from './desk-parts.ts'

type SlaCalls = Extract<keyof Handlers, `sla.${string}`>

/** What is due, why, and what would be under other rules. */
export function slaHandlers({ store, deps, jobs }: DeskParts): Pick<Handlers, SlaCalls> {
  const { reader } = store
  const now = () => deps.clock.now()
  const studies = createStudies({ reader, jobs, now })
  return {
    'sla.groups': (request) => dueGroups(reader, request, now()),
    'sla.explain': ({ conversation }) => explainConversation(reader, conversation, now()),
    'sla.forecast': (request) => slaForecast(reader, request, now()),
    'sla.replay': (request) => studies.replay(request),
    'sla.replayResult': ({ job }) => studies.replayResult(job),
    'sla.replayChanges': (request) => studies.replayChanges(request),
    'sla.report': (request) => studies.report(request),
    'sla.reportResult': ({ job }) => studies.finishedReport(job).figures,
    'sla.reportClocks': (request) => studies.reportClocks(request),
    'sla.reportCsv': ({ job, rows }) => ({
      text: reportCsv(reader, studies.finishedReport(job), rows, deskManners(reader, now()).language),
    }),
  }
}
