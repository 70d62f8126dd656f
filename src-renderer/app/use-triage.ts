import { useMemo, useRef } from 'react'
import { DeskError } from '../../src-main/contract/errors.ts'
import type { ActionId, ContactId } from '../../src-main/contract/ids.ts'
import { useErrorToast, useToast } from '../components/toaster.tsx'
import { useEngine } from '../engine-client/desk-context.tsx'
import type { QueueStore } from '../features/queue/queue-store.ts'
import { useI18n } from '../i18n/i18n-context.tsx'

interface TriageDeps {
  readonly queue: QueueStore
  readonly onOpen: (contact: ContactId) => void
}

interface Triage {
  /** Done with everything of a contact; goes on to the next one in the queue. */
  markDone(contact: ContactId): Promise<void>
  setRead(contact: ContactId, read: boolean): Promise<void>
  /** Takes the last step back. */
  undo(): Promise<void>
}

interface Step {
  readonly action: ActionId
  readonly contact: ContactId
  /** Takes away the toast that told of it. */
  readonly forget: () => void
}

/** What the reader does with a customer, each with its toast and a way back. */
export function useTriage({ queue, onOpen }: TriageDeps): Triage {
  const { t } = useI18n()
  const engine = useEngine()
  const toast = useToast()
  const tellError = useErrorToast()
  const steps = useRef<Step[]>([])
  const open = useRef(onOpen)
  open.current = onOpen

  return useMemo(() => {
    // A customer found by search may not be in the queue.
    async function nameOf(contact: ContactId): Promise<string> {
      const row = queue.getState().rows.find((each) => each.contact === contact)
      const { name, identities } = row ? { ...row, identities: [row] } : await engine.call('contact.card', { contact })
      return name || identities[0]?.address || t('contact.nameless')
    }

    async function attempt(title: string, work: () => Promise<void>): Promise<void> {
      try {
        await work()
      } catch (thrown) {
        tellError(title, DeskError.from(thrown).toShape())
      }
    }

    async function takeBack(step: Step): Promise<void> {
      steps.current = steps.current.filter((other) => other !== step)
      step.forget()
      await attempt(t('app.undoFailed'), async () => {
        await queue.getState().undo(step.action)
        open.current(step.contact)
        toast({ title: t('app.undone') })
      })
    }

    function remember(action: ActionId, contact: ContactId, title: string): void {
      const undo = { label: t('components.undo'), onSelect: () => void takeBack(step) }
      const step: Step = { action, contact, forget: toast({ title, action: undo }) }
      steps.current.push(step)
    }

    return {
      markDone: (contact) =>
        attempt(t('app.actionFailed'), async () => {
          const name = await nameOf(contact)
          const { rows, markDone } = queue.getState()
          const index = rows.findIndex((row) => row.contact === contact)
          const next = rows[index + 1] ?? rows[index - 1]
          const action = await markDone(contact)
          if (action === null) {
            toast({ title: t('app.doneNothing', { name }) })
            return
          }
          remember(action, contact, t('app.done', { name }))
          if (index >= 0 && next) open.current(next.contact)
        }),
      setRead: (contact, read) =>
        attempt(t('app.actionFailed'), async () => {
          const action = await queue.getState().setRead(contact, read)
          if (action === null) return
          const name = await nameOf(contact)
          remember(action, contact, t(read ? 'app.markedRead' : 'app.markedUnread', { name }))
        }),
      async undo() {
        const last = steps.current.at(-1)
        if (last) await takeBack(last)
      },
    }
  }, [engine, queue, t, toast, tellError])
}
