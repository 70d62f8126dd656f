import { describe, expect, it } from 'vitest'
import type { ContactId, ConversationId } from '../../../src-main/contract/ids.ts'
import type { SlaMoment } from '../../../src-main/contract/sla.ts'
import { createForecast } from '../../../src-renderer/features/sla/forecast/forecast-store.ts'
import { forecastTimes } from '../../../src-renderer/features/sla/forecast/forecast-times.ts'
import { noticesOf } from '../../../src-renderer/features/sla/notices/sla-notices.ts'
import { english } from '../../../src-renderer/i18n/catalogues.ts'
import { createI18n } from '../../../src-renderer/i18n/i18n.ts'
import { scriptedDesk } from '../scripted-desk.ts'
import { hourMs } from './due.ts'

const i18n = createI18n('en', english, 'en-GB')
const at = (day: number, hour: number, minute = 0) => new Date(2026, 10, day, hour, minute).getTime()

describe('the forecast', () => {
  it('offers the times one is away until', () => {
    const monday = (now: number) => forecastTimes(now).map(({ preset, at }) => `${preset} ${i18n.format.full(at)}`)
    expect(monday(at(23, 10, 20))).toEqual([
      expect.stringMatching(/^hours Monday.*13:00/),
      expect.stringMatching(/^evening Monday.*18:00/),
      expect.stringMatching(/^tomorrow Tuesday.*09:00/),
      expect.stringMatching(/^monday Monday.*30.*09:00/),
    ])
    expect(forecastTimes(at(29, 17)).map(({ preset }) => preset)).toEqual(['hours', 'tomorrow'])
  })

  it('shows what was asked for last, however late the answer before it comes', async () => {
    const answers: ((count: number) => void)[] = []
    const desk = scriptedDesk([], {
      'sla.forecast': () => new Promise((resolve) => answers.push((count) => resolve({ breaches: [], count }))),
    })
    const store = createForecast(desk, at(24, 14), null)
    store.getState().lookTo(at(24, 18))
    await expect.poll(() => answers).toHaveLength(2)
    answers[1]?.(6)
    answers[0]?.(2)
    await expect.poll(() => store.getState().forecast?.count).toBe(6)
    expect(desk.asked.at(-1)?.input).toEqual({ until: at(24, 18), account: null })
  })
})

describe('what is told of clocks', () => {
  it('names the customer, the clock and the time', () => {
    const [notice] = noticesOf({ type: 'sla', moments: [moment('Ana', 'breach')], warnings: 0, breaches: 1 }, i18n)
    expect(notice).toMatchObject({ text: 'Where is my parcel?', contact: 1, breach: true })
    expect(notice?.title).toMatch(/^Ana: First reply breached, was due/)
  })

  it('sums up many, as after a sleep of three days', () => {
    const moments = ['Ana', 'Ivo', 'Ana', 'Mara', 'Petra'].map((name) => moment(name, 'breach'))
    const notices = noticesOf({ type: 'sla', moments, warnings: 3, breaches: 41 }, i18n)
    expect(notices).toEqual([
      {
        title: 'Breached: 41. Due soon: 3.',
        text: 'First of all: Ana, Ivo and Mara',
        tag: 'sla',
        breach: true,
        contact: null,
      },
    ])
  })

  it('says nothing of nothing', () => {
    expect(noticesOf({ type: 'sla', moments: [], warnings: 0, breaches: 0 }, i18n)).toEqual([])
  })
})

function moment(name: string, what: SlaMoment['what']): SlaMoment {
  return {
    what,
    name,
    contact: 1 as ContactId,
    conversation: 1 as ConversationId,
    subject: 'Where is my parcel?',
    clock: 'first-reply',
    dueAt: at(24, 14) - hourMs,
  }
}
