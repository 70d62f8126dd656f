import { useMemo, useRef } from 'react'
import type { DraftView, OutboxItem } from '../../../src-main/contract/compose.ts'
import { DeskError } from '../../../src-main/contract/errors.ts'
import { useErrorToast, useToast } from '../../components/toaster.tsx'
import { useEngine } from '../../engine-client/desk-context.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'

/** What a person does with an answer that has not left. Each tells by itself when it did not work. */
export interface OutboxSteps {
  /** Takes it back to be written on. */
  edit(item: OutboxItem): void
  hold(item: OutboxItem): void
  /** Now, whatever it waited for; `anyway`: although the desk held it. */
  sendNow(item: OutboxItem, anyway: boolean): void
  /** Throws it away, with a way back. */
  drop(item: OutboxItem): void
}

/** `onEdit`: a text comes back to be written on. */
export function useOutboxSteps(onEdit: (draft: DraftView) => void): OutboxSteps {
  const { t } = useI18n()
  const engine = useEngine()
  const toast = useToast()
  const tellError = useErrorToast()
  const reopen = useRef(onEdit)
  reopen.current = onEdit

  return useMemo(() => {
    async function attempt(work: () => Promise<unknown>): Promise<void> {
      try {
        await work()
      } catch (thrown) {
        tellError(t('app.actionFailed'), DeskError.from(thrown).toShape())
      }
    }

    async function dropWithWayBack({ id }: OutboxItem): Promise<void> {
      // By way of a draft that is thrown away: those come back for a day, files and all.
      const { id: draft } = await engine.call('outbox.edit', { item: id })
      await engine.call('draft.remove', { draft })
      const bringBack = () => void attempt(async () => reopen.current(await engine.call('draft.restore', { draft })))
      toast({ title: t('outbox.dropped'), action: { label: t('components.undo'), onSelect: bringBack } })
    }

    return {
      edit: ({ id }) => void attempt(async () => reopen.current(await engine.call('outbox.edit', { item: id }))),
      hold: ({ id }) => void attempt(() => engine.call('outbox.hold', { item: id })),
      sendNow: ({ id }, anyway) => void attempt(() => engine.call('outbox.sendNow', { item: id, anyway })),
      drop: (item) => void attempt(() => dropWithWayBack(item)),
    }
  }, [engine, t, tellError, toast])
}
