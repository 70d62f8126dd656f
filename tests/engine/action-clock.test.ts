import { expect, it } from 'vitest'
import { nextClock } from '../../src-main/engine/desk/clock.ts'
import { appendAction } from '../../src-main/engine/store/actions.ts'
import { type BareDesk, bareDesk } from '../support/bare-desk.ts'

const noon = Date.UTC(2026, 10, 23, 12)

function stamp(desk: BareDesk, now: number, author = 'me'): string {
  const clock = nextClock(desk.db, now, author)
  appendAction(desk.db, { clock, author, at: now, kind: 'read', payload: '{"items":[]}', undoes: null })
  return clock
}

it('stamps sort in the order of the actions, even when the wall clock goes back', async () => {
  const desk = await bareDesk()
  const stamps = [noon, noon, noon + 5, noon - 86_400_000, noon - 86_400_000, noon + 6].map((now) => stamp(desk, now))
  expect([...stamps].sort()).toEqual(stamps)
  expect(new Set(stamps).size).toBe(stamps.length)
})

it('a stamp is near the wall clock and names its author', async () => {
  const desk = await bareDesk()
  const clock = stamp(desk, noon, 'desk7')
  expect(Number.parseInt(clock.slice(0, 12), 16)).toBe(noon)
  expect(clock.endsWith('-desk7')).toBe(true)
})

it('the log goes on when a clock that once stood in the future filled its counter', async () => {
  const desk = await bareDesk()
  const future = (noon + 86_400_000).toString(16).padStart(12, '0')
  const full = `${future}-ffff-me`
  appendAction(desk.db, { clock: full, author: 'me', at: noon, kind: 'read', payload: '{"items":[]}', undoes: null })
  const stamps = [full, stamp(desk, noon), stamp(desk, noon)]
  expect([...stamps].sort()).toEqual(stamps)
  expect(new Set(stamps).size).toBe(3)
})
