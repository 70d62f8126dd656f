import fc from 'fast-check'
import type { ActionId, ConversationId, MessageId } from '../../src-main/contract/ids.ts'
import type { FactAction, FactMessage, SlaFacts } from '../../src-main/engine/sla/facts.ts'
import { nobodySpecial } from './sla-stories.ts'

const begin = Date.UTC(2026, 10, 2, 8)
const halfHourMs = 1_800_000

const messages = fc.record({
  by: fc.constantFrom<FactMessage['by']>('customer', 'customer', 'customer', 'agent', 'agent', 'automatic', 'note'),
  here: fc.boolean(),
})
const actions = fc.record({
  does: fc.constantFrom<FactAction['does']>(
    'open',
    'waiting',
    'done',
    'done',
    'snooze',
    'no-answer',
    'spam',
    'not-spam',
  ),
  /** How many of the newest messages the agent had not seen. */
  unseen: fc.constantFrom(0, 0, 0, 1, 2),
  sleeps: fc.integer({ min: -2, max: 60 }),
  withAnswer: fc.constantFrom(false, false, false, true),
})
const gaps = fc.integer({ min: 0, max: 40 })

/** What may happen to a conversation in some weeks, in the order it happens; spam where it is asked for. */
export function someStory({ spam = true } = {}): fc.Arbitrary<SlaFacts> {
  return fc
    .array(fc.tuple(gaps, fc.oneof({ weight: 2, arbitrary: messages }, { weight: 1, arbitrary: actions })), {
      maxLength: 40,
      // As long as that as often as not: what is odd about a conversation needs a history.
      size: 'max',
    })
    .map((steps) => {
      const said: FactMessage[] = []
      const done: FactAction[] = []
      let now = begin
      for (const [gap, step] of steps) {
        now += gap * halfHourMs
        const { length } = said
        if ('by' in step)
          said.push({
            id: (now * 2048 + length) as MessageId,
            at: now,
            agent: step.by === 'agent' ? 'Juno' : '',
            ...step,
          })
        else if (spam || (step.does !== 'spam' && step.does !== 'not-spam'))
          done.push({
            id: (done.length + 1) as ActionId,
            at: now,
            agent: 'Juno',
            does: step.does,
            // Who looks again has seen no less.
            through: Math.max(done.at(-1)?.through ?? 0, said[length - 1 - step.unseen]?.id ?? 0) as MessageId,
            until: step.does === 'snooze' ? now + step.sleeps * halfHourMs : null,
            withAnswer: step.withAnswer,
          })
      }
      return {
        conversation: 1 as ConversationId,
        subject: nobodySpecial,
        messages: said,
        actions: done,
        answerPending: false,
      }
    })
}

/** What of it had happened by a moment. */
export function until(facts: SlaFacts, moment: number): SlaFacts {
  return {
    ...facts,
    messages: facts.messages.filter(({ at }) => at <= moment),
    actions: facts.actions.filter(({ at }) => at <= moment),
  }
}
