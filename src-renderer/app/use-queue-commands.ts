import type { RefObject } from 'react'
import { useStore } from 'zustand'
import type { ContactId } from '../../src-main/contract/ids.ts'
import type { QueueHandle } from '../features/queue/queue.tsx'
import { type AnswerList, answerLists, queueViews, wideViews } from '../features/queue/queue-places.ts'
import type { QueueStore } from '../features/queue/queue-store.ts'
import type { QueueView } from '../features/queue/queue-view.ts'
import { type SavedViewsStore, viewOfDesk } from '../features/queue/saved-views-store.ts'
import type { Actions } from './command-registry.tsx'

interface QueueCommandsDeps {
  readonly queue: QueueStore
  readonly list: RefObject<QueueHandle | null>
  readonly saved: SavedViewsStore
  /** Whose timeline is open. */
  readonly contact: ContactId | null
  /** The rows are on the screen, and not what was searched or a list of answers. */
  readonly shown: boolean
  readonly onOpen: (contact: ContactId) => void
  /** Brings the rows, or a list of answers, to the screen. */
  readonly onShow: (list: AnswerList | null) => void
}

interface QueueCommands {
  readonly actions: Actions
  showView(view: Partial<QueueView>): void
}

/** What the keys do with the list of customers: its views, and choosing many of them. */
export function useQueueCommands({
  queue,
  list,
  saved,
  contact,
  shown,
  onOpen,
  onShow,
}: QueueCommandsDeps): QueueCommands {
  const hasSaved = useStore(saved, (state) => state.views.length > 0)

  /** One row further, and it belongs to the selection; back over a selected one, and the last one leaves it. */
  function extend(step: 1 | -1): void {
    const { rows, selected, selectTo, toggleSelected } = queue.getState()
    const index = rows.findIndex((row) => row.contact === contact)
    const here = rows[index]
    const next = rows[index + step]
    if (!here || !next) return
    if (selected.has(here.contact) && selected.has(next.contact)) toggleSelected(here.contact)
    else selectTo(next.contact)
    onOpen(next.contact)
    list.current?.focus()
  }

  /** Where something else is searched, the queue has to come first. */
  function inQueue(task: (queueList: QueueHandle) => void): void {
    if (list.current) task(list.current)
    else {
      onShow(null)
      setTimeout(() => list.current && task(list.current))
    }
  }

  function showView(view: Partial<QueueView>): void {
    onShow(null)
    queue.getState().show(view)
  }

  const views = [...queueViews, ...wideViews].map((filter) => [
    `show-${filter}`,
    () => showView(viewOfDesk(filter, saved.getState().views, queue.getState())),
  ])
  const lists = answerLists.map((each) => [`show-${each}`, () => onShow(each)])
  const ofRows: Actions = {
    'extend-down': () => extend(1),
    'extend-up': () => extend(-1),
    select: () => contact !== null && queue.getState().toggleSelected(contact),
    'select-all': () => void queue.getState().selectAll(),
    'save-view': () => list.current?.saveView(),
    narrow: () => list.current?.narrow(),
  }
  return {
    actions: {
      ...(Object.fromEntries([...views, ...lists]) as Actions),
      'choose-view': () => inQueue((queueList) => queueList.chooseView()),
      'manage-views': hasSaved ? () => inQueue((queueList) => queueList.manageViews()) : undefined,
      ...(shown && ofRows),
    },
    showView,
  }
}
