import { describe, expect, it } from 'vitest'
import type { TriageStep } from '../../../src-main/contract/triage.ts'
import { queueCounts } from '../../../src-main/engine/desk/queue-view.ts'
import { type BareDesk, bareDesk } from '../../support/bare-desk.ts'
import { conversationOf } from '../../support/desk-rows.ts'
import { mail } from '../../support/remote-events.ts'
import { requestOf } from '../../support/request-of.ts'
import { onConversation } from '../../support/triage-steps.ts'
import { ask } from '../search/ask.ts'

const offer = mail({ from: 'win@spam.test', subject: 'A prize', text: 'offer of a lamp', at: 1 })
const question = mail({ subject: 'A lamp', text: 'question about a lamp', at: 2 })

async function deskAfter(step: TriageStep): Promise<BareDesk> {
  const desk = await bareDesk()
  desk.ingest(offer, question)
  desk.run('applyStep', onConversation(conversationOf(desk, 'offer of a lamp'), step))
  return desk
}

const found = (desk: BareDesk, query: string) => ask(desk, { query }).hits.map(({ subject }) => subject)
const counts = (desk: BareDesk) => queueCounts(desk.db, requestOf('queue.counts', { account: null }))

describe('spam', () => {
  it('is found by who looks for it, and by nobody else', async () => {
    const desk = await deskAfter({ type: 'spam', on: true })
    expect(found(desk, 'lamp')).toEqual(['A lamp'])
    expect(found(desk, 'from:win')).toEqual([])
    for (const query of ['is:spam', 'in:spam', 'in:junk', 'lamp is:spam', 'prize in:spam'])
      expect([query, found(desk, query)]).toEqual([query, ['A prize']])
    expect(found(desk, 'lamp -is:spam')).toEqual(['A lamp'])
    expect(ask(desk, { query: 'lamp', order: 'relevance' }).hits).toHaveLength(1)
  })

  it('is counted in no view', async () => {
    const desk = await deskAfter({ type: 'spam', on: true })
    expect(counts(desk)).toMatchObject({ all: 1, unread: 1, unanswered: 1, unassigned: 1, waiting: 0, done: 0 })
  })
})

describe('what was deleted', () => {
  it('is found by nobody, and counted in no view', async () => {
    const desk = await deskAfter({ type: 'delete' })
    for (const query of ['prize', 'is:spam', 'from:win', 'is:unread prize']) expect(found(desk, query)).toEqual([])
    expect(counts(desk)).toMatchObject({ all: 1, unread: 1, unanswered: 1, unassigned: 1, waiting: 0, done: 0 })
  })
})
