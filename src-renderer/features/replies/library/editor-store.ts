import type { z } from 'zod'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { CannedReply, CannedVariant, cannedReplyInput } from '../../../../src-main/contract/canned.ts'
import { DeskError, type DeskErrorShape } from '../../../../src-main/contract/errors.ts'
import type { EngineClient } from '../../../engine-client/engine-client.ts'
import { readBase64 } from '../../../engine-client/read-base64.ts'

export type ReplyFields = z.output<typeof cannedReplyInput>

export interface EditorState {
  /** As the desk keeps it; null for one that is not kept yet, and while none is open. */
  readonly kept: CannedReply | null
  /** As it is written now; null while none is open. */
  readonly fields: ReplyFields | null
  /** The wording that is written. */
  readonly variant: number
  /** The text begins anew whenever this counts up. */
  readonly session: number
  readonly saving: boolean
  readonly problem: DeskErrorShape | null

  open(reply: CannedReply | null): void
  /** An empty one, or one that begins like another. */
  create(like?: Partial<ReplyFields>): void
  change(change: Partial<ReplyFields>): void
  chooseVariant(variant: number): void
  changeVariant(change: Partial<CannedVariant>): void
  addVariant(): void
  removeVariant(): void
  /** True when the desk has kept it. */
  save(): Promise<boolean>
  addFiles(files: readonly File[]): Promise<void>
  removeFile(index: number): Promise<void>
  /** The library was read again: another window may have changed what is open here. */
  refresh(replies: readonly CannedReply[]): void
}

export type EditorStore = StoreApi<EditorState>

const empty: ReplyFields = {
  title: '',
  folder: '',
  tags: [],
  shortcut: '',
  subject: '',
  variants: [{ channel: null, language: null, body: '' }],
  steps: [],
}

/** One canned reply while it is written. Nothing is kept before `save`. */
export function createEditorStore(engine: EngineClient): EditorStore {
  const store = createStore<EditorState>()((set, get) => ({
    kept: null,
    fields: null,
    variant: 0,
    session: 0,
    saving: false,
    problem: null,

    open(reply) {
      set({ kept: reply, fields: reply && fieldsOf(reply), variant: 0, problem: null, session: get().session + 1 })
    },
    create(like = {}) {
      set({ kept: null, fields: { ...empty, ...like }, variant: 0, problem: null, session: get().session + 1 })
    },
    change(change) {
      const { fields } = get()
      if (fields) set({ fields: { ...fields, ...change }, problem: null })
    },
    chooseVariant: (variant) => set({ variant, session: get().session + 1 }),
    changeVariant(change) {
      const { fields, variant } = get()
      if (!fields) return
      const variants = fields.variants.map((each, at) => (at === variant ? { ...each, ...change } : each))
      set({ fields: { ...fields, variants }, problem: null })
    },
    addVariant() {
      const { fields, session } = get()
      if (!fields) return
      const variants = [...fields.variants, { channel: null, language: null, body: '' }]
      set({ fields: { ...fields, variants }, variant: variants.length - 1, session: session + 1 })
    },
    removeVariant() {
      const { fields, variant, session } = get()
      if (!fields || fields.variants.length < 2) return
      const variants = fields.variants.filter((_, at) => at !== variant)
      set({ fields: { ...fields, variants }, variant: Math.min(variant, variants.length - 1), session: session + 1 })
    },
    async save() {
      const { fields, kept, saving } = get()
      if (!fields || saving) return false
      set({ saving: true, problem: null })
      try {
        const saved = await engine.call('canned.save', { id: kept?.id ?? null, reply: fields })
        // What was typed meanwhile stays, and is not kept yet.
        const isSame = get().fields === fields
        set({ kept: saved, ...(isSame && { fields: fieldsOf(saved) }) })
        return true
      } catch (thrown) {
        set({ problem: DeskError.from(thrown).toShape() })
        return false
      } finally {
        set({ saving: false })
      }
    },
    async addFiles(files) {
      // Files are kept beside a reply that the desk knows.
      if (get().kept === null && !(await get().save())) return
      for (const file of files) {
        const { kept } = get()
        if (!kept) return
        await keepFiles(async () => {
          const base64 = await readBase64(file, file.name)
          return engine.call('canned.addFile', { reply: kept.id, name: file.name, type: file.type, base64 })
        })
      }
    },
    async removeFile(index) {
      const { kept } = get()
      if (kept) await keepFiles(() => engine.call('canned.removeFile', { reply: kept.id, index }))
    },
    refresh(replies) {
      const state = get()
      if (!state.kept || state.saving) return
      const now = replies.find(({ id }) => id === state.kept?.id)
      if (!now) {
        // Thrown away elsewhere: what is written here can be kept as a new one.
        if (isChanged(state)) set({ kept: null })
        else state.open(null)
        return
      }
      const isOther = !isSame(fieldsOf(now), fieldsOf(state.kept))
      if (isChanged(state) || !isOther) set({ kept: now })
      else set({ kept: now, fields: fieldsOf(now), variant: 0, session: state.session + 1 })
    },
  }))

  /** Files are kept at once, whatever else is written. */
  async function keepFiles(change: () => Promise<CannedReply>): Promise<void> {
    try {
      store.setState({ kept: await change(), problem: null })
    } catch (thrown) {
      store.setState({ problem: DeskError.from(thrown).toShape() })
    }
  }

  return store
}

/** Whether there is something that the desk has not kept. */
export function isChanged({ kept, fields }: Pick<EditorState, 'kept' | 'fields'>): boolean {
  return fields !== null && !isSame(fields, kept ? fieldsOf(kept) : empty)
}

function fieldsOf({ title, folder, tags, shortcut, subject, variants, steps }: CannedReply): ReplyFields {
  return { title, folder, tags, shortcut, subject, variants, steps }
}

function isSame(a: ReplyFields, b: ReplyFields): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
