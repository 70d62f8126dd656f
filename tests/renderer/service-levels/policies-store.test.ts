import { describe, expect, it, vi } from 'vitest'
import { DeskError } from '../../../src-main/contract/errors.ts'
import type { SlaPolicy } from '../../../src-main/contract/sla.ts'
import {
  createPoliciesStore,
  isChanged,
  type PoliciesStore,
} from '../../../src-renderer/features/service-levels/policies/policies-store.ts'
import type { Answers } from '../../support/scripted-client.ts'
import { job, policy, slaDesk } from './sla-desk.ts'

const [vip, chat, rest] = [policy(1, 'VIP'), policy(2, 'Chat'), policy(3, 'All')] as SlaPolicy[]
const names = (store: PoliciesStore) => store.getState().rows.map((row) => row.policy.name)
const keyOf = (store: PoliciesStore, name: string) =>
  store.getState().rows.find((row) => row.policy.name === name)?.key ?? -1

async function opened(answers: Answers = {}) {
  const desk = slaDesk({ policies: [vip, chat, rest] as SlaPolicy[] }, answers)
  const store = createPoliciesStore(desk.engine)
  await store.getState().load()
  return { ...desk, store }
}

describe('policies', () => {
  it('are as they count at first', async () => {
    const { store } = await opened()
    expect(names(store)).toEqual(['VIP', 'Chat', 'All'])
    expect(isChanged(store.getState())).toBe(false)
  })

  it('count nothing before they are saved, then all at once', async () => {
    const { store, policies } = await opened()
    store.getState().move(keyOf(store, 'All'), 0)
    store.getState().remove(keyOf(store, 'Chat'))
    store.getState().add(policy(null, 'Night'))
    expect(names(store)).toEqual(['Night', 'All', 'VIP'])
    expect(policies().map(({ name }) => name)).toEqual(['VIP', 'Chat', 'All'])
    expect(await store.getState().save()).toBe(true)
    expect(policies().map(({ name }) => name)).toEqual(['Night', 'All', 'VIP'])
    expect(isChanged(store.getState())).toBe(false)
  })

  it('are looked at in the order they would be tried in', async () => {
    const { store, engine } = await opened()
    store.getState().move(keyOf(store, 'VIP'), 2)
    await vi.waitFor(() => {
      const asked = engine
        .inputsOf('policy.check')
        .at(-1)
        ?.policies.map(({ name }) => name)
      expect(asked).toEqual(['Chat', 'All', 'VIP'])
    })
  })

  it('keep the edited one under the eyes, wherever it moves', async () => {
    const { store } = await opened()
    store.getState().choose(keyOf(store, 'VIP'))
    store.getState().move(keyOf(store, 'VIP'), 1)
    store.getState().change({ name: 'Very important' })
    expect(names(store)).toEqual(['Chat', 'Very important', 'All'])
  })

  it('go on with the next where one is taken away', async () => {
    const { store } = await opened()
    store.getState().choose(keyOf(store, 'Chat'))
    store.getState().remove(keyOf(store, 'Chat'))
    expect(store.getState().open).toBe(keyOf(store, 'All'))
  })

  it('keep what was written when saving fails', async () => {
    const { store } = await opened({
      'policy.replaceAll': () => {
        throw new DeskError('disk-full', 'disk-full', 'The disk is full')
      },
    })
    store.getState().move(keyOf(store, 'All'), 0)
    expect(await store.getState().save()).toBe(false)
    expect(names(store)).toEqual(['All', 'VIP', 'Chat'])
    expect(store.getState().problem?.code).toBe('disk-full')
  })

  it('are not overwritten by another window while something is written', async () => {
    const { store, engine } = await opened()
    store.getState().choose(keyOf(store, 'Chat'))
    store.getState().change({ graceMinutes: 30 })
    engine.answer({ 'policy.list': () => [rest as SlaPolicy] })
    engine.emit({ type: 'sla-rules' })
    await vi.waitFor(() => expect(store.getState().kept).toHaveLength(1))
    expect(names(store)).toEqual(['VIP', 'Chat', 'All'])
    store.getState().discard()
    expect(names(store)).toEqual(['All'])
  })

  it('show how far the due times are worked out', async () => {
    const { store, engine } = await opened()
    engine.emit({ type: 'job', job: job('7', 'due-times', { done: 300, total: 1000 }) })
    expect(store.getState().recount?.done).toBe(300)
    engine.emit({ type: 'job', job: job('7', 'due-times', { status: 'done' }) })
    expect(store.getState().recount).toBeNull()
  })
})
