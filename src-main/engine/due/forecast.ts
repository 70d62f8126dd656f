import type { CallRequest } from '../../contract/calls.ts'
import type { SlaForecast } from '../../contract/sla.ts'
import { accountByKey, accountsById } from '../store/accounts.ts'
import type { Database } from '../store/database.ts'
import { conversationsDueBefore, countDueBefore } from '../store/sla-due.ts'
import { dueViews } from './due-view.ts'
import { slaConversationOf } from './sla-conversation.ts'

const mostListed = 500

/** What will be late by a moment unless somebody answers, with what is late already; what waits to leave is among them. */
export function slaForecast(db: Database, { until, account }: CallRequest<'sla.forecast'>, now: number): SlaForecast {
  const row = account === null ? null : accountByKey(db, account)
  if (account !== null && !row) return { breaches: [], count: 0 }
  const dues = dueViews(db, now)
  const accounts = accountsById(db)
  const breaches = conversationsDueBefore(db, until, row?.id ?? null, mostListed).flatMap((conversation) => {
    const due = dues.ofConversation(conversation)
    const listed = slaConversationOf(db, accounts, conversation)
    return due && listed ? [{ ...listed, due }] : []
  })
  return { breaches, count: countDueBefore(db, until, row?.id ?? null) }
}
