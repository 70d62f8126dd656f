import { describe, expect, it } from 'vitest'
import { DeskError } from '../../../src-main/contract/errors.ts'
import { afterFailedSend, givesUpAfterMs, retryMs } from '../../../src-main/engine/outbox/after-failure.ts'
import { type DeliveryFacts, nextStep } from '../../../src-main/engine/outbox/next-step.ts'
import type { OutboxRow } from '../../../src-main/engine/store/outbox.ts'

const now = 1_000_000
const item = (facts: Partial<OutboxRow> = {}): OutboxRow => ({
  id: 1,
  kind: 'reply',
  accountId: 1,
  answersId: 7,
  seenId: 7,
  seenArrived: 0,
  channelMessageId: 'a@shop.test',
  references: [],
  composedAt: null,
  fromName: '',
  fromAddress: 'support@shop.test',
  to: [],
  cc: [],
  bcc: [],
  subject: '',
  text: '',
  html: null,
  language: null,
  sizeBytes: 0,
  state: 'waiting',
  queuedAt: now,
  dueAt: now,
  attempts: 0,
  nextTryAt: null,
  error: null,
  hold: null,
  anyway: false,
  refused: [],
  sentAt: null,
  copyDue: false,
  replyAction: null,
  thenAction: null,
  ...facts,
})
const quiet: DeliveryFacts = { since: [], windowClosesAt: null, isOnDesk: false, isBehind: false }
const stale: DeliveryFacts = { ...quiet, since: [8, 9] }
const late: DeliveryFacts = { ...quiet, windowClosesAt: now - 1 }
const behind: DeliveryFacts = { ...quiet, isBehind: true }
const known: DeliveryFacts = { ...quiet, isOnDesk: true }
const uncertain = { type: 'uncertain' } as const

describe('the next step of an answer that', () => {
  it.each([
    ['is due', item(), quiet, { do: 'send' }],
    ['has time to be undone', item({ dueAt: now + 1 }), stale, { do: 'wait', until: now + 1 }],
    ['failed a moment ago', item({ nextTryAt: now + 9 }), quiet, { do: 'wait', until: now + 9 }],
    ['was overtaken', item(), stale, { do: 'hold', reason: { type: 'stale', since: [8, 9] } }],
    ['comes too late for its channel', item(), late, { do: 'hold', reason: { type: 'window-closed', at: now - 1 } }],
    ['comes late and was let go by a person', item({ anyway: true }), late, { do: 'send' }],
    ['has a channel that is still open', item(), { ...quiet, windowClosesAt: now + 1 }, { do: 'send' }],
    ['follows one that could not leave', item(), behind, { do: 'rest' }],
    ['broke off', item({ state: 'uncertain' }), quiet, { do: 'look' }],
    ['broke off a moment ago', item({ state: 'uncertain', nextTryAt: now + 5 }), quiet, { do: 'wait', until: now + 5 }],
    ['broke off and came back from the server', item({ state: 'uncertain' }), known, { do: 'settle' }],
    ['was on its way when a pass ended', item({ state: 'sending' }), quiet, { do: 'look' }],
    ['is held for doubt', item({ state: 'held', hold: uncertain }), quiet, { do: 'rest' }],
    ['is held for doubt and came back', item({ state: 'held', hold: uncertain }), known, { do: 'settle' }],
    ['is held by a person', item({ state: 'held', hold: { type: 'by-agent' } }), known, { do: 'rest' }],
    ['was refused', item({ state: 'failed' }), quiet, { do: 'rest' }],
    ['has left', item({ state: 'sent' }), quiet, { do: 'rest' }],
  ] as const)('%s', (_, row, facts, step) => {
    expect(nextStep(row, facts, now)).toEqual(step)
  })
})

describe('after a failed try it', () => {
  const failed = (error: DeskError, facts: Partial<OutboxRow> = {}) => {
    const { change, others } = afterFailedSend(
      item({ state: 'sending', attempts: 1, composedAt: now, ...facts }),
      error,
      now,
      1,
    )
    return [change.state, change.nextTryAt ?? null, others]
  }

  it.each([
    ['ends with a refusal', new DeskError('rejected', 'x', ''), 'failed', null, 'next'],
    ['ends when it cannot be', new DeskError('invalid', 'x', ''), 'failed', null, 'next'],
    ['waits for a lost line', new DeskError('network', 'x', ''), 'waiting', now + 15_000, 'stop'],
    ['waits when it was put off', new DeskError('rate-limited', 'x', ''), 'waiting', now + 15_000, 'next'],
    [
      'waits as long as it is told',
      new DeskError('rate-limited', 'x', '', { retryAfterMs: 90_000 }),
      'waiting',
      now + 90_000,
      'next',
    ],
    [
      'is doubted when it was handed over',
      new DeskError('network', 'send-uncertain', ''),
      'uncertain',
      now + 5_000,
      'next',
    ],
    ['is doubted when nobody foresaw what broke', new DeskError('bug', 'x', ''), 'uncertain', now + 5_000, 'next'],
    ['lost no try when we ended it', new DeskError('cancelled', 'x', ''), 'waiting', null, 'stop'],
  ] as const)('%s', (_, error, state, nextTryAt, others) => {
    expect(failed(error)).toEqual([state, nextTryAt, others])
  })

  it('is given up after four days of tries', () => {
    const error = new DeskError('rate-limited', 'x', '')
    expect(failed(error, { composedAt: now - givesUpAfterMs, dueAt: now - givesUpAfterMs })[0]).toBe('waiting')
    const old = { composedAt: now - givesUpAfterMs - 1, dueAt: now - givesUpAfterMs - 1 }
    expect(failed(error, old)[0]).toBe('failed')
    // A person said to try it again.
    expect(failed(error, { ...old, dueAt: now })[0]).toBe('waiting')
  })

  it('waits longer each time, up to half an hour, and never at the same moment as all others', () => {
    expect([1, 2, 3, 20].map((attempts) => retryMs(attempts, 1))).toEqual([15_000, 30_000, 60_000, 30 * 60_000])
    expect(retryMs(1, 0)).toBeLessThan(retryMs(1, 1))
  })
})
