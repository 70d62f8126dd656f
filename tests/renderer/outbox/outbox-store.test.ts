import { describe, expect, it } from 'vitest'
import type { OutboxItem, OutboxSummary } from '../../../src-main/contract/compose.ts'
import { DeskError } from '../../../src-main/contract/errors.ts'
import { createOutboxStore, leavingItems } from '../../../src-renderer/features/outbox/outbox-store.ts'
import { scriptedDesk } from '../scripted-desk.ts'

const now = 1_000_000_000

describe('the outbox of a window', () => {
  it('is asked again when something in it changed, and drafts when one was written', async () => {
    let items = [item('waiting')]
    const desk = scriptedDesk([], { 'outbox.list': () => [summary(items)], 'draft.list': () => [] })
    const store = createOutboxStore(desk)
    await expect.poll(() => states(store.getState().outbox.list)).toEqual(['waiting'])
    items = [item('held'), item('waiting')]
    desk.emit({ type: 'outbox' })
    await expect.poll(() => states(store.getState().outbox.list)).toEqual(['held', 'waiting'])
    const before = desk.asked.filter(({ name }) => name === 'draft.list').length
    desk.emit({ type: 'drafts' })
    await expect.poll(() => desk.asked.filter(({ name }) => name === 'draft.list').length).toBe(before + 1)
  })

  it('keeps what it shows when a later answer fails, and says so when the first does', async () => {
    let broken = false
    const desk = scriptedDesk([], {
      'outbox.list': () => {
        if (broken) throw new DeskError('store', 'database-failed', 'Broken')
        return [summary([item('waiting')])]
      },
      'draft.list': () => Promise.reject(new DeskError('store', 'database-failed', 'Broken')),
    })
    const store = createOutboxStore(desk)
    await expect.poll(() => store.getState().drafts.error?.code).toBe('database-failed')
    broken = true
    const asked = desk.asked.length
    desk.emit({ type: 'outbox' })
    await expect.poll(() => desk.asked.length).toBeGreaterThan(asked)
    expect(store.getState().outbox).toMatchObject({ status: 'ready', error: null })
    expect(states(store.getState().outbox.list)).toEqual(['waiting'])
  })

  it('counts as leaving what needs nobody', () => {
    const all = (['waiting', 'sending', 'uncertain', 'held', 'failed', 'sent'] as const).map(item)
    expect(leavingItems([summary(all)], now).map(({ state }) => state)).toEqual(['waiting', 'sending', 'uncertain'])
  })

  it('does not count what leaves at a time that was chosen', () => {
    const tomorrow = { ...item('waiting'), dueAt: now + 86_400_000 }
    const soon = { ...item('waiting'), dueAt: now + 5_000 }
    expect(leavingItems([summary([tomorrow, soon])], now)).toEqual([soon])
    expect(leavingItems([summary([tomorrow])], tomorrow.dueAt)).toEqual([tomorrow])
  })
})

function states(list: readonly OutboxSummary[]): readonly string[] {
  return list.flatMap(({ items }) => items.map(({ state }) => state))
}

function summary(items: readonly OutboxItem[]): OutboxSummary {
  return { account: 'a' as OutboxSummary['account'], items, pendingChanges: 0, changeError: null }
}

function item(state: OutboxItem['state']): OutboxItem {
  return { id: 1, state, queuedAt: now, dueAt: now } as OutboxItem
}
