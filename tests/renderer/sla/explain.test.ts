import { describe, expect, it } from 'vitest'
import { DeskError } from '../../../src-main/contract/errors.ts'
import type { ConversationId, MessageId } from '../../../src-main/contract/ids.ts'
import type { ClockAccount, SlaExplanation } from '../../../src-main/contract/sla.ts'
import { createExplainStore } from '../../../src-renderer/features/sla/explain/explain-store.ts'
import { conditionWords, outcomeWords, targetWords } from '../../../src-renderer/features/sla/explain/sla-words.ts'
import { stripOf, ticksOf } from '../../../src-renderer/features/sla/explain/strip.ts'
import { english } from '../../../src-renderer/i18n/catalogues.ts'
import { createI18n } from '../../../src-renderer/i18n/i18n.ts'
import { scriptedDesk } from '../scripted-desk.ts'
import { hourMs, minuteMs } from './due.ts'

const i18n = createI18n('en', english, 'en-GB')
const noon = new Date(2026, 10, 24, 12, 0).getTime()
const conversation = 7 as ConversationId

describe('the account of a clock', () => {
  it('is drawn from its first message to where it is due, without a gap', () => {
    const { stretches, marks } = stripOf(running, noon + 2 * hourMs)
    expect(stretches.map(({ kind }) => kind)).toEqual(['counted', 'held', 'ahead'])
    expect(stretches[0]).toMatchObject({ start: 0, width: 0.25 })
    for (const [index, { start, width }] of stretches.entries()) {
      expect(start + width).toBeCloseTo(stretches[index + 1]?.start ?? 1)
    }
    expect(marks).toEqual({ warning: 0.75, due: 1, end: null, now: 0.5 })
  })

  it('tells what counted after the time was over from what counted before', () => {
    const late: ClockAccount = {
      ...running,
      state: 'breached',
      spans: [{ from: noon, to: noon + 4 * hourMs, paused: null, text: '', action: null }],
      ahead: [],
      dueAt: noon + hourMs,
      breachedAt: noon + hourMs,
      end: { by: 'reply', at: noon + 4 * hourMs, message: 9 as MessageId, action: null, agent: 'Mara' },
    }
    const { stretches, marks } = stripOf(late, noon + 9 * hourMs)
    expect(stretches.map(({ kind, width }) => [kind, width])).toEqual([
      ['counted', 0.25],
      ['late', 0.75],
    ])
    expect(marks).toMatchObject({ due: 0.25, end: 1, now: null })
  })

  it.each([10 * minuteMs, 5 * hourMs, 30 * hourMs, 9 * 24 * hourMs, 400 * 24 * hourMs])(
    'has a few round times below it: %d ms',
    (length) => {
      const ticks = ticksOf({ from: noon + 1234, to: noon + 1234 + length })
      expect(ticks.length).toBeGreaterThan(0)
      expect(ticks.length).toBeLessThanOrEqual(9)
      for (const { at, place } of ticks) {
        expect(at % minuteMs).toBe(0)
        expect(place).toBeGreaterThanOrEqual(0)
        expect(place).toBeLessThanOrEqual(1)
      }
    },
  )

  it('is told in sentences', () => {
    expect(targetWords(running.target, i18n)).toBe('within 2 working hours')
    expect(outcomeWords(running, noon + 2 * hourMs, i18n)).toBe('1 hr left, due 16:00.')
    const late = { ...running, state: 'breached', countedMs: 150 * minuteMs, breachedAt: noon } as const
    expect(outcomeWords(late, noon, i18n)).toBe('Its time was over 12:00; it ended 30 mins late.')
    expect(conditionWords({ condition: 'channels', value: 'mastodon' }, i18n)).toBe('Channel: Mastodon')
    expect(conditionWords({ condition: 'languages', value: 'ro' }, i18n)).toBe('Language: Romanian')
  })

  it('is asked for again when something changed, and keeps the clock that is looked at', async () => {
    let clocks = [running, older]
    const desk = scriptedDesk([], { 'sla.explain': () => explanationOf(clocks) })
    const store = createExplainStore(desk, conversation)
    await expect.poll(() => store.getState().explanation?.clocks).toHaveLength(2)
    store.getState().choose(1)
    clocks = [{ ...running, kind: 'next-reply', startedAt: noon + hourMs }, running, older]
    desk.emit({ type: 'changed', contacts: null })
    await expect.poll(() => store.getState().explanation?.clocks).toHaveLength(3)
    expect(store.getState().chosen).toBe(2)
  })

  it('says why it cannot be shown, and asks no more once it is closed', async () => {
    const desk = scriptedDesk([], {
      'sla.explain': () => {
        throw new DeskError('not-found', 'conversation-gone', 'This conversation is gone')
      },
    })
    const store = createExplainStore(desk, conversation)
    await expect.poll(() => store.getState().error?.kind).toBe('not-found')
    store.getState().dispose()
    const asked = desk.asked.length
    desk.emit({ type: 'changed', contacts: null })
    expect(desk.asked).toHaveLength(asked)
  })
})

const running: ClockAccount = {
  kind: 'first-reply',
  state: 'running',
  startedBy: 3 as MessageId,
  startedAt: noon,
  target: { amount: 2, unit: 'hours', time: 'business', warning: { type: 'percent', percent: 75 } },
  targetMs: 2 * hourMs,
  warnAt: noon + 3 * hourMs,
  dueAt: noon + 4 * hourMs,
  breachedAt: null,
  end: null,
  answerPending: false,
  countedMs: hourMs,
  wallMs: 2 * hourMs,
  spans: [
    { from: noon, to: noon + hourMs, paused: null, text: '', action: null },
    { from: noon + hourMs, to: noon + 2 * hourMs, paused: 'waiting', text: '', action: null },
  ],
  ahead: [{ from: noon + 2 * hourMs, to: noon + 4 * hourMs, paused: null, text: '', action: null }],
}

const older: ClockAccount = { ...running, kind: 'resolution', startedAt: noon - 9 * hourMs }

function explanationOf(clocks: readonly ClockAccount[]): SlaExplanation {
  return { conversation, asOf: noon + 2 * hourMs, policy: null, passedOver: [], calendar: null, clocks }
}
