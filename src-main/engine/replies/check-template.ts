import type { TemplateProblem } from '../../contract/canned.ts'
import { fillBody, fillLine } from './template/fill.ts'
import type { FactGroup, ReplyFacts } from './variables.ts'

/** Whatever is asked for is there: what remains is wrong with the template itself. */
function anyFacts(custom: FactGroup): ReplyFacts {
  const now = new Date(0)
  const contact = { name: 'A B', first_name: 'A', last_name: 'B', address: 'a@b.test', channel: 'email', since: now }
  return {
    contact,
    conversation: {
      subject: 'S',
      channel: 'email',
      language: 'en',
      status: 'open',
      priority: 'normal',
      assignee: 'A',
      tags: ['t'],
      waiting_since: now,
      started_at: now,
    },
    agent: { name: 'A', first_name: 'A' },
    account: { name: 'A', address: 'a@b.test' },
    sla: { due: now },
    custom,
    now,
    today: now,
  }
}

const manners = { language: 'en', zone: 'UTC' }

/** What is wrong with a body, wherever it is used. `custom`: the desk's own fields. */
export function checkBody(template: string, custom: FactGroup = {}): readonly TemplateProblem[] {
  return fillBody(template, anyFacts(custom), manners).problems
}

export function checkLine(template: string, custom: FactGroup = {}): readonly TemplateProblem[] {
  return fillLine(template, anyFacts(custom), manners).problems
}
