import { describe, expect, it } from 'vitest'
import { neighbourOf, yearsOf } from '../../src-renderer/features/timeline/month-grid.ts'

const month = (year: number, index: number, messages = 1) => ({ startsAt: new Date(year, index).getTime(), messages })

describe('the grid of months', () => {
  const years = yearsOf([month(2019, 11), month(2024, 0, 7), month(2024, 2), month(2024, 8)])

  it('has the newest year first, and all twelve months of each', () => {
    expect(years.map(({ year, months }) => [year, months.length])).toEqual([
      [2024, 12],
      [2019, 12],
    ])
    expect(years[0]?.months.map(({ messages }) => messages)).toEqual([7, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0])
  })

  it('is walked by arrows over the silent months, and no further than its edge', () => {
    const from = (year: number, index: number, key: string) => neighbourOf(years, month(year, index).startsAt, key)
    expect(from(2024, 0, 'ArrowRight')).toBe(month(2024, 2).startsAt)
    expect(from(2024, 2, 'ArrowDown')).toBe(month(2024, 8).startsAt)
    expect(from(2024, 8, 'ArrowRight')).toBe(month(2019, 11).startsAt)
    expect(from(2024, 0, 'ArrowUp')).toBeNull()
    expect(from(2024, 0, 'Enter')).toBeNull()
  })
})
