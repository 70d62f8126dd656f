import { describe, expect, it } from 'vitest'
import type { ContactId } from '../../../src-main/contract/ids.ts'
import type { DueGroups } from '../../../src-main/contract/sla.ts'
import { createDueGroups } from '../../../src-renderer/features/queue/due-groups-store.ts'
import { countOfSection, sectionStarts } from '../../../src-renderer/features/queue/due-sections.ts'
import { createQueueStore } from '../../../src-renderer/features/queue/queue-store.ts'
import { entry, type ScriptedContact, scriptedDesk } from '../scripted-desk.ts'
import { dueIn, hourMs, minuteMs } from './due.ts'

const noon = new Date(2026, 10, 24, 12, 0).getTime()
const groups: DueGroups = {
  asOf: noon,
  soonUntil: noon + 15 * minuteMs,
  todayUntil: noon + 12 * hourMs,
  breached: 1,
  soon: 1,
  today: 1,
  later: 1000,
  capped: true,
}

describe('the view Due', () => {
  it('shows whoever breaches first on top', async () => {
    const store = createQueueStore(scriptedDesk(customers(3, -1, 1)), { filter: 'due', order: 'oldest' })
    await expect.poll(() => store.getState().rows.map((row) => row.name)).toEqual(['due -1', 'due 1', 'due 3'])
  })

  it('moves a customer to their new place when another time is due', async () => {
    const desk = scriptedDesk(customers(1, 2, 3))
    const store = createQueueStore(desk, { filter: 'due', order: 'oldest' })
    await expect.poll(() => store.getState().rows).toHaveLength(3)
    desk.contacts = desk.contacts.map((contact) =>
      contact.name === 'due 3' ? { ...contact, due: dueIn(-hourMs, noon) } : contact,
    )
    desk.emit({ type: 'changed', contacts: [3 as ContactId] })
    await expect.poll(() => store.getState().rows.map((row) => row.name)).toEqual(['due 3', 'due 1', 'due 2'])
  })

  it('names where each section begins, and moves the names as time passes', async () => {
    const store = createQueueStore(scriptedDesk(customers(-1, 0.2, 3, 30)), { filter: 'due', order: 'oldest' })
    await expect.poll(() => store.getState().rows).toHaveLength(4)
    const names = (now: number) =>
      sectionStarts(store.getState().rows, groups, now)
        .map(({ section, at }) => `${section} ${at}`)
        .join(', ')
    expect(names(noon)).toBe('breached 0, soon 1, today 2, later 3')
    expect(names(noon + 13 * minuteMs)).toBe('breached 0, today 2, later 3')
    expect(names(noon + 2.9 * hourMs)).toBe('breached 0, soon 2, later 3')
  })

  it('keeps whoever was answered just now under the name they stood under', async () => {
    const store = createQueueStore(scriptedDesk(customers(-1, -0.5, 3)), { filter: 'due', order: 'oldest' })
    await expect.poll(() => store.getState().rows).toHaveLength(3)
    const rows = store.getState().rows.map((row, index) => (index === 1 ? { ...row, due: null } : row))
    expect(sectionStarts(rows, groups, noon)).toEqual([
      { section: 'breached', at: 0 },
      { section: 'today', at: 2 },
    ])
  })

  it('tells how many are in a section, and where it stopped counting', () => {
    expect(countOfSection(groups, 'soon')).toEqual({ count: 1, capped: false })
    expect(countOfSection(groups, 'later')).toEqual({ count: 1000, capped: true })
    expect(countOfSection(groups, 'paused')).toBeNull()
  })

  it('counts anew when something changed, one question at a time', async () => {
    const desk = scriptedDesk(customers(-1, 1))
    desk.answers['sla.groups'] = () => ({ ...groups, breached: desk.contacts.length })
    const queue = createQueueStore(desk)
    const store = createDueGroups(desk, queue)
    await expect.poll(() => store.getState().groups?.breached).toBe(2)
    const asked = () => desk.asked.filter(({ name }) => name === 'sla.groups').length
    const before = asked()
    desk.contacts = desk.contacts.slice(1)
    for (let n = 0; n < 20; n++) desk.emit({ type: 'changed', contacts: null })
    await expect.poll(() => store.getState().groups?.breached).toBe(1)
    expect(asked() - before).toBeLessThanOrEqual(2)
  })

  it('counts what the queue is narrowed down to', async () => {
    const desk = scriptedDesk(customers(1))
    const queue = createQueueStore(desk)
    createDueGroups(desk, queue)
    queue.getState().show({ tag: 'refund' })
    await expect
      .poll(() => desk.asked.findLast(({ name }) => name === 'sla.groups')?.input)
      .toMatchObject({ tag: 'refund' })
  })

  it('paints at once that a customer needs no answer', async () => {
    const store = createQueueStore(scriptedDesk(customers(1, 2)), { filter: 'unanswered', order: 'oldest' })
    await expect.poll(() => store.getState().rows).toHaveLength(2)
    const step = store.getState().foresee([1 as ContactId], { type: 'no-answer' })
    expect(store.getState().rows.map((row) => row.name)).toEqual(['due 2'])
    step.back()
    expect(store.getState().rows).toHaveLength(2)
  })
})

/** Customers whose answer is due in so many hours. */
function customers(...hours: readonly number[]): readonly ScriptedContact[] {
  return hours.map((left, index) => ({
    id: (index + 1) as ContactId,
    name: `due ${left}`,
    entries: [entry(index + 1, { contact: (index + 1) as ContactId })],
    due: dueIn(left * hourMs, noon),
  }))
}
