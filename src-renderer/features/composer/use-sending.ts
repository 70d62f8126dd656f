import { useMemo, useRef } from 'react'
import type { DraftView, OutboxId } from '../../../src-main/contract/compose.ts'
import { DeskError } from '../../../src-main/contract/errors.ts'
import type { ActionId } from '../../../src-main/contract/ids.ts'
import { useErrorToast, useToast } from '../../components/toaster.tsx'
import { useEngine } from '../../engine-client/desk-context.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import type { Handed, SendOptions } from './composer-store.ts'
import type { Composing } from './composing.ts'

export interface Sending {
  /** Tells that something was handed over, with a way back as long as there is one. */
  handed(handed: Handed): void
  /** Tells that a draft was thrown away, with a way back. */
  discarded(draft: DraftView | null): void
  /** The last of these, as long as it can be taken back. */
  takenBackNext(): WayBack | null
}

interface WayBack {
  /** When it was done, epoch ms. */
  readonly at: number
  takeBack(): void
}

interface SendingDeps {
  readonly composing: Composing
  /** The computer is offline, or works so. */
  readonly offline: boolean
  /** A text comes back to be written on. */
  readonly onReopen: (draft: DraftView) => void
}

/** What is said after the pen was put down. */
export function useSending({ composing, offline, onReopen }: SendingDeps): Sending {
  const { t, format } = useI18n()
  const engine = useEngine()
  const toast = useToast()
  const tellError = useErrorToast()
  const now = useRef({ offline, onReopen })
  now.current = { offline, onReopen }
  const latest = useRef<(WayBack & { readonly until: number }) | null>(null)

  return useMemo(() => {
    /** Tells of it, with a button to take it back, which the key does too; `lastsMs`: only for so long. */
    function tell(title: string, undo: (() => void) | null, lastsMs?: number): void {
      latest.current = null
      const takeBack = (): void => {
        latest.current = null
        close()
        undo?.()
      }
      const close = toast({
        title,
        ...(lastsMs !== undefined && { lastsMs }),
        ...(undo && { action: { label: t('components.undo'), onSelect: takeBack } }),
      })
      const at = Date.now()
      if (undo) latest.current = { at, until: at + (lastsMs ?? Number.POSITIVE_INFINITY), takeBack }
    }

    async function attempt(title: string, work: () => Promise<void>): Promise<void> {
      try {
        await work()
      } catch (thrown) {
        tellError(title, DeskError.from(thrown).toShape())
      }
    }

    function undoSending(item: OutboxId): void {
      void attempt(t('composer.undoFailed'), async () => {
        now.current.onReopen(await engine.call('outbox.edit', { item }))
      })
    }

    function undoNote(action: ActionId, draft: DraftView): void {
      void attempt(t('composer.undoFailed'), async () => {
        await engine.call('action.undo', { action })
        // The words come back, to be said otherwise.
        const again = await engine.call('draft.open', {
          kind: 'note',
          conversation: draft.conversation,
          message: draft.answers,
        })
        const restored = await engine.call('draft.save', { draft: again.id, change: { body: draft.body } })
        now.current.onReopen(restored)
      })
    }

    function answerHanded(item: OutboxId | null, { at, hold }: SendOptions): void {
      const { undoSeconds } = composing.profiles.getState()
      const title = hold
        ? t('composer.held')
        : at
          ? t('composer.leavesAt', { time: format.moment(at, Date.now()) })
          : now.current.offline
            ? t('composer.leavesWhenBack')
            : t('composer.sending')
      const leavesSoon = !hold && !at && !now.current.offline
      const back = item !== null && (!leavesSoon || undoSeconds > 0)
      tell(title, back ? () => undoSending(item) : null, leavesSoon && undoSeconds > 0 ? undoSeconds * 1000 : undefined)
    }

    return {
      handed(handed) {
        if (handed.type === 'answer') {
          answerHanded(handed.outbox, handed.options)
          return
        }
        const { action, draft } = handed
        tell(t('composer.noteKept'), action === null ? null : () => undoNote(action, draft))
      },
      discarded(draft) {
        if (!draft) return
        const bringBack = () =>
          void attempt(t('composer.undoFailed'), async () => {
            now.current.onReopen(await engine.call('draft.restore', { draft: draft.id }))
          })
        tell(t('composer.discarded'), bringBack)
      },
      takenBackNext: () => (latest.current && Date.now() < latest.current.until ? latest.current : null),
    }
  }, [composing, engine, format, t, toast, tellError])
}
