import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { labelOf } from '../../../src-renderer/components/countdown/countdown-label.ts'
import { readingOf } from '../../../src-renderer/components/countdown/reading.ts'
import { createTick, type Tick } from '../../../src-renderer/components/countdown/tick.ts'
import { watchReading } from '../../../src-renderer/components/countdown/watch-reading.ts'
import { english } from '../../../src-renderer/i18n/catalogues.ts'
import { createI18n } from '../../../src-renderer/i18n/i18n.ts'
import { dueIn, hourMs, minuteMs } from './due.ts'

const i18n = createI18n('en', english, 'en-GB')
const noon = new Date(2026, 10, 24, 12, 0).getTime()

describe('a countdown', () => {
  it('goes down with the time, warns, and is over when it is due', () => {
    const due = dueIn(hourMs, noon)
    const at = (now: number) => {
      const { state, leftMs } = readingOf(due, now)
      return [state, leftMs / minuteMs]
    }
    expect(at(noon)).toEqual(['calm', 60])
    expect(at(noon + 44 * minuteMs)).toEqual(['calm', 16])
    expect(at(noon + 45 * minuteMs)).toEqual(['warned', 15])
    expect(at(noon + 60 * minuteMs)).toEqual(['breached', 0])
    expect(at(noon + 90 * minuteMs)).toEqual(['breached', -30])
  })

  it('counts open hours only, and says when it goes on', () => {
    const closing = noon + hourMs
    const opening = noon + 20 * hourMs
    const due = dueIn(2 * hourMs, noon, {
      dueAt: opening + hourMs,
      counts: [
        [noon, closing],
        [opening, opening + 8 * hourMs],
      ],
    })
    expect(readingOf(due, closing + 3 * hourMs)).toMatchObject({ leftMs: hourMs, still: 'closed', resumesAt: opening })
    expect(readingOf(due, opening + 30 * minuteMs)).toMatchObject({ leftMs: 30 * minuteMs, still: null })
  })

  it('stands still while agents wait for the customer', () => {
    const due = dueIn(hourMs, noon, { dueAt: null, warnAt: null, paused: 'waiting', counts: [] })
    expect(readingOf(due, noon + 9 * hourMs)).toMatchObject({ leftMs: hourMs, state: 'calm', still: 'waiting' })
  })

  it('runs from the start, also where its second began before the engine answered', () => {
    expect(readingOf(dueIn(hourMs, noon + 400), noon)).toMatchObject({ leftMs: hourMs, still: null })
  })

  it('never stands still just because the engine told no further than its last span', () => {
    const due = dueIn(hourMs, noon, { counts: [[noon, noon + 30 * minuteMs]] })
    expect(readingOf(due, noon + 40 * minuteMs).still).toBeNull()
  })

  it('is looked at only when it may read otherwise, and never reads an old figure', () => {
    const closing = noon + 50 * minuteMs
    const opening = closing + 3 * hourMs + 1234
    const due = dueIn(70 * minuteMs + 777, noon, {
      warnAt: noon + 40 * minuteMs + 500,
      dueAt: opening + 20 * minuteMs + 777,
      counts: [
        [noon, closing],
        [opening, opening + 9 * hourMs],
      ],
    })
    let now = noon
    let listener = () => {}
    const tick: Tick = {
      now: () => now,
      subscribe(added) {
        listener = added
        return () => {}
      },
    }
    const read = (at: number) => {
      const { state, still, leftMs } = readingOf(due, at)
      return `${state} ${still} ${i18n.format.left(leftMs)}`
    }
    let shown = ''
    let looks = 0
    watchReading(due, tick, (_, at) => {
      looks += 1
      shown = read(at)
    })
    for (; now < opening + 5 * hourMs; now += 1000) {
      listener()
      if (shown !== read(now)) expect(`${shown} at ${now - noon}`).toBe(read(now))
    }
    expect(looks).toBeLessThan(2400)
  })

  it('is coarse when far and exact when near', () => {
    expect([26 * hourMs, 200 * minuteMs, 42.9 * minuteMs, 754_000, 9_000, 0].map(i18n.format.left)).toEqual([
      '26h',
      '3h 20m',
      '42m',
      '12:34',
      '0:09',
      '0:00',
    ])
    expect([-5_000, -30 * minuteMs].map(i18n.format.left)).toEqual(['−0:05', '−30m'])
  })

  it('says the whole of it in words', () => {
    const words = (due = dueIn(hourMs, noon), now = noon) => labelOf(due, readingOf(due, now), now, i18n)
    expect(words()).toBe('First reply: 1 hr left, due 13:00')
    expect(words(undefined, noon + 90 * minuteMs)).toBe('First reply: 30 mins late, was due 13:00')
    expect(words(dueIn(hourMs, noon, { answerPending: true }))).toMatch(/^Answered, not sent yet\. First reply/)
    expect(words(dueIn(hourMs, noon, { dueAt: null, warnAt: null, paused: 'snoozed', counts: [] }))).toBe(
      'First reply: 1 hr left, stands still while the customer is snoozed',
    )
  })
})

describe('the tick', () => {
  beforeEach(() => void vi.useFakeTimers({ now: noon + 300 }))
  afterEach(() => void vi.useRealTimers())

  it('turns with the second, once for all, and rests when nobody counts', () => {
    const tick = createTick(page())
    const seen: number[] = []
    const ends = [tick.subscribe(() => seen.push(tick.now())), tick.subscribe(() => seen.push(tick.now()))]
    vi.advanceTimersByTime(2000)
    expect(seen).toEqual([noon + 1000, noon + 1000, noon + 2000, noon + 2000])
    expect(vi.getTimerCount()).toBe(1)
    for (const end of ends) end()
    expect(vi.getTimerCount()).toBe(0)
  })

  it('rests while the window is out of sight, and is right at once when it is seen again', () => {
    const seenPage = page()
    const tick = createTick(seenPage)
    const seen: number[] = []
    tick.subscribe(() => seen.push(tick.now()))
    seenPage.show(false)
    vi.advanceTimersByTime(3 * 24 * hourMs)
    expect(seen).toEqual([])
    seenPage.show(true)
    expect(seen).toEqual([noon + 300 + 3 * 24 * hourMs])
  })
})

function page() {
  let listener: () => void = () => {}
  const self = {
    hidden: false,
    addEventListener: (_: string, added: unknown) => {
      listener = added as () => void
    },
    show(shown: boolean) {
      self.hidden = !shown
      listener()
    },
  }
  return self
}
