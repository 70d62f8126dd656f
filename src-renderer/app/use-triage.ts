import { type Dispatch, type SetStateAction, useEffect, useMemo, useRef, useState } from 'react'
import { assertNever, DeskError } from '../../src-main/contract/errors.ts'
import type { ActionId, ContactId } from '../../src-main/contract/ids.ts'
import type { TriageStep } from '../../src-main/contract/triage.ts'
import { useErrorToast, useToast } from '../components/toaster.tsx'
import { useEngine } from '../engine-client/desk-context.tsx'
import type { EngineClient } from '../engine-client/engine-client.ts'
import { leaves } from '../features/queue/foreseen-rows.ts'
import type { Foreseen, QueueStore } from '../features/queue/queue-store.ts'
import { type CustomerTriage, triageOfCard, triageOfRow } from '../features/triage/customer-triage.ts'
import { toldStep } from '../features/triage/told-step.ts'
import type { TriageAnswer, TriageQuestion, TriageSubject } from '../features/triage/triage-question.ts'
import type { TakenStep, TriageStore } from '../features/triage/triage-store.ts'
import { useI18n } from '../i18n/i18n-context.tsx'
import { useOnward } from './use-onward.ts'

interface TriageDeps {
  readonly queue: QueueStore
  readonly store: TriageStore
  /** Whose timeline is open. */
  readonly contact: ContactId | null
  readonly onOpen: (contact: ContactId) => void
}

/** Steps that stand by themselves, and those that are asked about first. */
export const customerCommands = [
  'done',
  'waiting',
  'reopen',
  'no-answer',
  'star',
  'toggle-read',
  'archive',
  'spam',
  'delete',
  'snooze',
  'assign',
  'tag',
  'priority',
  'block',
] as const
export type CustomerCommand = (typeof customerCommands)[number]

interface Triage {
  /** What is asked now. */
  readonly question: TriageQuestion | null
  readonly ask: Dispatch<SetStateAction<TriageQuestion | null>>
  /** For the selected customers, without any for the open one. */
  run(command: CustomerCommand): Promise<void>
  answer(given: TriageAnswer): Promise<void>
  /** Takes the last step back. */
  undo(): Promise<void>
}

/** What was shown ahead of a step. */
interface Painting {
  readonly contacts: readonly ContactId[]
  readonly rows: Foreseen
  isBack: boolean
}

/** Whom a command is about, as they are now. */
interface Customers {
  readonly contacts: readonly ContactId[]
  readonly name: string
  readonly triages: readonly CustomerTriage[]
}

/** What the reader does with customers: painted at once, told in a toast, and with a way back. */
export function useTriage({ queue, store, contact, onOpen }: TriageDeps): Triage {
  const i18n = useI18n()
  const engine = useEngine()
  const toast = useToast()
  const tellError = useErrorToast()
  const [question, ask] = useState<TriageQuestion | null>(null)
  // The filters of the queue offer the words too.
  useEffect(() => store.getState().loadWords(), [store])
  /** Takes away the toast that told of a step. */
  const toasts = useRef(new WeakMap<TakenStep, () => void>())
  /** How the rows were painted ahead of a step. */
  const paintings = useRef(new WeakMap<TakenStep, Painting>())
  /** Of the step that the engine has not answered yet. */
  const unanswered = useRef<Painting | null>(null)
  const onward = useOnward(contact, onOpen)

  const steps = useMemo(() => {
    const { t } = i18n

    async function attempt(title: string, work: () => Promise<void>): Promise<void> {
      try {
        await work()
      } catch (thrown) {
        tellError(title, DeskError.from(thrown).toShape())
      }
    }

    /** Painted at once where the step was, too; the engine has the last word. */
    async function takeBack(wanted?: TakenStep): Promise<void> {
      const painted = new Set<Painting>()
      const paintBack = (painting: Painting) => {
        painted.add(painting)
        painting.isBack = true
        painting.rows.back()
        openFirst(painting)
      }
      // Painted before it was answered, it is painted back before it is answered, too.
      if (!wanted && unanswered.current) paintBack(unanswered.current)
      await attempt(t('app.undoFailed'), async () => {
        try {
          const step = await store.getState().undo(wanted, (begun) => {
            const painting = paintings.current.get(begun)
            // What was done after it may be about the same rows.
            if (painting && !painting.isBack && store.getState().lastAt() <= begun.at) paintBack(painting)
          })
          if (!step) {
            if (!wanted) toast({ title: t('app.nothingToUndo') })
            return
          }
          toasts.current.get(step)?.()
          if (!paintings.current.get(step)?.isBack) openFirst(step)
          toast({ title: t('app.undone') })
        } finally {
          for (const { rows } of painted) rows.settle()
        }
      })
    }

    function openFirst({ contacts: [first] }: Pick<TakenStep, 'contacts'>): void {
      if (first !== undefined) onward.open(first)
    }

    function tell(title: string, step: TakenStep): void {
      const undo = { label: t('components.undo'), onSelect: () => void takeBack(step) }
      toasts.current.set(step, toast({ title, action: undo }))
    }

    async function take({ contacts, name }: Customers | TriageSubject, step: TriageStep): Promise<void> {
      const count = contacts.length
      const { rows, filter } = queue.getState()
      // In a view a customer stands for the conversations that it shows; one who is not listed stands for all.
      const listed = new Set(rows.map((row) => row.contact))
      const isListed = contacts.every((id) => listed.has(id))
      const target = { type: 'contacts' as const, ids: [...contacts], view: isListed ? filter : null }
      const painting: Painting = { contacts, rows: goOn(contacts, step), isBack: false }
      unanswered.current = painting
      await attempt(t('app.actionFailed'), async () => {
        try {
          const taken = await store.getState().apply(target, step, contacts)
          if (taken) {
            paintings.current.set(taken, painting)
            tell(toldStep({ step, count, name, now: Date.now() }, i18n), taken)
          } else toast({ title: t('triage.nothing', { count, name }) })
        } finally {
          if (unanswered.current === painting) unanswered.current = null
          // Also where nothing was done: what was foreseen did not happen then. Taken back meanwhile, it settles with that.
          if (!painting.isBack) painting.rows.settle()
        }
      })
    }

    /** Paints the step, and opens the next customer where the open one leaves the list with it; answers what was painted. */
    function goOn(contacts: readonly ContactId[], step: TriageStep): Foreseen {
      const { rows, filter, foresee } = queue.getState()
      const gone = new Set(contacts)
      const open = onward.contact()
      const at = rows.findIndex((row) => row.contact === open)
      const foreseen = foresee(contacts, step)
      if (open === null || at < 0 || !gone.has(open) || !leaves(step, filter)) return foreseen
      const next =
        rows.slice(at).find((row) => !gone.has(row.contact)) ??
        rows.slice(0, at).findLast((row) => !gone.has(row.contact))
      if (next) onward.openAfterPaint(next.contact)
      return foreseen
    }

    /** Without a wait, so that what is asked is on the screen before the next key is pressed. */
    function shownCustomers(): Customers | null {
      const { rows, selected } = queue.getState()
      const open = onward.contact()
      const wanted = selected.size > 0 ? selected : new Set(open === null ? [] : [open])
      const found = rows.filter((row) => wanted.has(row.contact))
      if (found.length === 0) return null
      const name = found[0]?.name || found[0]?.address || t('contact.nameless')
      return { contacts: found.map((row) => row.contact), name, triages: found.map(triageOfRow) }
    }

    async function run(command: CustomerCommand): Promise<void> {
      const open = onward.contact()
      await attempt(t('app.actionFailed'), async () => {
        const about =
          shownCustomers() ?? (open === null ? null : await customerOfCard(engine, open, t('contact.nameless')))
        if (!about) return
        const step = stepOf(command, about.triages)
        if (step) await take(about, step)
        else ask({ type: command as 'snooze', subject: subjectOf(about) })
      })
    }

    async function change(
      title: string,
      about: ContactId,
      work: () => Promise<{ readonly action: ActionId | null }>,
    ): Promise<void> {
      await attempt(t('app.actionFailed'), async () => {
        const taken = await store.getState().change(work, about)
        if (taken) tell(title, taken)
        else toast({ title: t('triage.unchanged') })
      })
    }

    async function answer(given: TriageAnswer): Promise<void> {
      switch (given.type) {
        case 'step':
          return take(given.subject, given.step)
        case 'move': {
          const asked = { conversation: given.conversation.id, to: given.to }
          return change(t('triage.told.moved', { name: given.name }), given.contact, async () => {
            const moved = await engine.call('conversation.move', asked)
            // Of a customer without a conversation nothing is left to look at.
            if (given.isLast) onward.open(moved.contact)
            return moved
          })
        }
        case 'merge': {
          const asked = { from: given.from.id, into: given.into.id }
          return change(t('triage.told.merged'), given.contact, () => engine.call('conversation.merge', asked))
        }
        case 'split': {
          const asked = { message: given.entry.id }
          return change(t('triage.told.split'), given.contact, () => engine.call('conversation.split', asked))
        }
        default:
          return assertNever(given)
      }
    }

    return { run, answer, undo: () => takeBack() }
  }, [engine, queue, store, i18n, toast, tellError, onward])

  return { ...steps, question, ask }
}

/** A customer found by search may not be in the queue. */
async function customerOfCard(engine: EngineClient, contact: ContactId, nameless: string): Promise<Customers> {
  const card = await engine.call('contact.card', { contact })
  const name = card.name || card.identities[0]?.address || nameless
  return { contacts: [contact], name, triages: [triageOfCard(card)] }
}

/** The step of a command; null where it is asked about first. What is not the same for all becomes the same for all. */
function stepOf(command: CustomerCommand, triages: readonly CustomerTriage[]): TriageStep | null {
  switch (command) {
    case 'done':
    case 'waiting':
      return { type: 'status', status: command }
    case 'reopen':
      return { type: 'status', status: 'open' }
    case 'star':
      return { type: 'star', on: triages.some(({ starred }) => !starred) }
    case 'toggle-read':
      return { type: 'read', read: triages.some(({ unread }) => unread) }
    case 'archive':
    case 'delete':
    case 'no-answer':
      return { type: command }
    case 'spam':
      return { type: 'spam', on: triages.some(({ spam }) => !spam) }
    default:
      return null
  }
}

function subjectOf({ contacts, name, triages }: Customers): TriageSubject {
  const [first] = triages
  const isSame = (value: (triage: CustomerTriage) => unknown) =>
    triages.every((triage) => first && value(triage) === value(first))
  return {
    contacts,
    name,
    priority: first && isSame(({ priority }) => priority) ? first.priority : null,
    assignee: (first && isSame(({ assignees }) => assignees.join('\n')) && first.assignees[0]) || null,
    tags: first?.tags.filter((tag) => triages.every(({ tags }) => tags.includes(tag))) ?? [],
    asleep: triages.some(({ snoozedUntil }) => snoozedUntil !== null),
  }
}
