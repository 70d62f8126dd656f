import { createStore, type StoreApi } from 'zustand/vanilla'
import { DeskError, type DeskErrorShape } from '../../../../src-main/contract/errors.ts'
import type { JobView } from '../../../../src-main/contract/jobs.ts'
import type { DraftPolicy, PolicyCheck, SlaPolicy } from '../../../../src-main/contract/sla.ts'
import type { EngineClient } from '../../../engine-client/engine-client.ts'
import { askLatest } from '../ask-latest.ts'

/** A policy on its way; the key stays with it wherever it moves. */
export interface PolicyRow {
  readonly key: number
  readonly policy: DraftPolicy
}

export interface PoliciesState {
  /** Those that count now, in their order; null until they are read. */
  readonly kept: readonly SlaPolicy[] | null
  /** As they are written: nothing of it counts before `save`. */
  readonly rows: readonly PolicyRow[]
  /** Key of the one that is edited. */
  readonly open: number | null
  /** Of the rows as they are; null until the desk has looked. */
  readonly check: PolicyCheck | null
  readonly error: DeskErrorShape | null
  readonly saving: boolean
  readonly problem: DeskErrorShape | null
  /** Due times are worked out anew, after a change; null otherwise. */
  readonly recount: JobView | null

  load(): Promise<void>
  choose(key: number): void
  /** At the top, where it is tried first. */
  add(policy: DraftPolicy): void
  /** Below the one it is like. */
  duplicate(key: number, name: string): void
  change(change: Partial<DraftPolicy>): void
  /** To a place in the list. */
  move(key: number, to: number): void
  remove(key: number): void
  discard(): void
  /** True when they count. */
  save(): Promise<boolean>
}

export type PoliciesStore = StoreApi<PoliciesState>

/** Policies of the desk as one list, for their order matters: it is changed, looked at, tried and kept as a whole. */
export function createPoliciesStore(engine: EngineClient): PoliciesStore {
  let nextKey = 1
  const rowsOf = (policies: readonly DraftPolicy[]) => policies.map((policy) => ({ key: nextKey++, policy }))

  const store = createStore<PoliciesState>()((set, get) => {
    const setRows = (rows: readonly PolicyRow[], open = get().open) => {
      set({ rows, open, problem: null })
      look()
    }
    const accept = (kept: readonly SlaPolicy[]) => {
      const place = get().rows.findIndex(({ key }) => key === get().open)
      const rows = rowsOf(kept)
      set({ kept, error: null })
      setRows(rows, rows[Math.max(0, place)]?.key ?? null)
    }

    return {
      kept: null,
      rows: [],
      open: null,
      check: null,
      error: null,
      saving: false,
      problem: null,
      recount: null,

      async load() {
        try {
          const kept = await engine.call('policy.list', {})
          if (get().saving) return
          // What is written here stays; it is compared with what counts now.
          if (isChanged(get())) set({ kept, error: null })
          else accept(kept)
        } catch (thrown) {
          set({ error: DeskError.from(thrown).toShape() })
        }
      },
      choose: (open) => set({ open }),
      add(policy) {
        const row = { key: nextKey++, policy }
        setRows([row, ...get().rows], row.key)
      },
      duplicate(key, name) {
        const at = get().rows.findIndex((row) => row.key === key)
        const like = get().rows[at]
        if (!like) return
        const row = { key: nextKey++, policy: { ...like.policy, id: null, name } }
        setRows(get().rows.toSpliced(at + 1, 0, row), row.key)
      },
      change(change) {
        const { rows, open } = get()
        setRows(rows.map((row) => (row.key === open ? { ...row, policy: { ...row.policy, ...change } } : row)))
      },
      move(key, to) {
        const { rows } = get()
        const from = rows.findIndex((row) => row.key === key)
        const row = rows[from]
        if (row && to >= 0 && to < rows.length) setRows(rows.toSpliced(from, 1).toSpliced(to, 0, row))
      },
      remove(key) {
        const at = get().rows.findIndex((row) => row.key === key)
        if (at < 0) return
        const rows = get().rows.toSpliced(at, 1)
        setRows(rows, get().open === key ? ((rows[at] ?? rows[at - 1])?.key ?? null) : get().open)
      },
      discard: () => accept(get().kept ?? []),
      async save() {
        const { rows, saving } = get()
        if (saving) return false
        set({ saving: true, problem: null })
        try {
          const kept = await engine.call('policy.replaceAll', { policies: policiesOf(rows) })
          // What was written meanwhile stays, and does not count yet.
          if (get().rows === rows) accept(kept)
          else set({ kept })
          return true
        } catch (thrown) {
          set({ problem: DeskError.from(thrown).toShape() })
          return false
        } finally {
          set({ saving: false })
        }
      },
    }
  })

  const ask = askLatest(
    (rows: readonly PolicyRow[]) =>
      engine.call('policy.check', {
        policies: policiesOf(rows).map((policy) => ({ ...policy, name: policy.name.trim() || '–' })),
      }),
    (check) => store.setState({ check }),
  )
  const look = () => ask(store.getState().rows)

  engine.subscribe((event) => {
    if (event.type === 'sla-rules' && store.getState().kept !== null) void store.getState().load()
    if (event.type === 'job' && event.job.kind === 'due-times')
      store.setState({ recount: event.job.status === 'running' ? event.job : null })
  })
  return store
}

export function policiesOf(rows: readonly PolicyRow[]): DraftPolicy[] {
  return rows.map(({ policy }) => policy)
}

/** Whether what is written is not what counts. */
export function isChanged({ kept, rows }: Pick<PoliciesState, 'kept' | 'rows'>): boolean {
  if (kept === null) return false
  return JSON.stringify(policiesOf(rows).map(ordered)) !== JSON.stringify(kept.map(ordered))
}

/** The same fields in the same order, whoever wrote them down. */
function ordered(policy: DraftPolicy): readonly unknown[] {
  const { id, name, enabled, conditions, calendar, firstReply, nextReply, resolution, pauses, graceMinutes } = policy
  const { channels, accounts, tags, priorities, contact, segments, languages, direction } = conditions
  const fits = [channels, accounts, tags, priorities, contact.map((each) => [each.attribute, each.values]), segments]
  return [
    [id, name, enabled, calendar, graceMinutes, pauses.waiting, pauses.snoozed],
    [...fits, languages, direction],
    [firstReply, nextReply, resolution].map(
      (target) => target && [target.amount, target.unit, target.time, target.warning && Object.values(target.warning)],
    ),
  ]
}
