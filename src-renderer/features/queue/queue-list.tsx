import { type KeyboardEvent, type Ref, useCallback, useEffect, useImperativeHandle, useRef } from 'react'
import { Virtualizer, type VirtualizerHandle } from 'virtua'
import { useStore } from 'zustand'
import type { ContactId } from '../../../src-main/contract/ids.ts'
import { useNow } from '../../components/use-now.ts'
import { useI18n } from '../../i18n/i18n-context.tsx'
import type { DueGroupsStore } from './due-groups-store.ts'
import styles from './queue.module.css'
import { QueueRowView, queueRowId, type RowPress } from './queue-row.tsx'
import type { QueueStore } from './queue-store.ts'
import { SectionHeading } from './section-heading.tsx'
import { useDueSections } from './use-due-sections.ts'

export interface QueueListHandle {
  focus(): void
}

interface QueueListProps {
  readonly store: QueueStore
  readonly dueGroups: DueGroupsStore
  readonly open: ContactId | null
  readonly onOpen: (contact: ContactId) => void
  /** The pointer came to a row. */
  readonly onPoint: (contact: ContactId) => void
  readonly onEnter: () => void
  readonly ref?: Ref<QueueListHandle>
}

const rowHeight = 72
/** Rows left below the window when the next page is asked for. */
const lookAhead = 20

/** The rows as a listbox: one tab stop, arrows move, the row that is open is the active one. */
export function QueueList({ store, dueGroups, open, onOpen, onPoint, onEnter, ref }: QueueListProps) {
  const { t } = useI18n()
  const now = useNow()
  const rows = useStore(store, (state) => state.rows)
  const more = useStore(store, (state) => state.more)
  const selected = useStore(store, (state) => state.selected)
  const box = useRef<HTMLDivElement>(null)
  const list = useRef<VirtualizerHandle>(null)
  const openIndex = rows.findIndex((row) => row.contact === open)
  const { items, placeOf } = useDueSections(store, dueGroups, rows)
  useImperativeHandle(ref, () => ({ focus: () => box.current?.focus() }), [])

  // Only a move of the reader scrolls; a row that moves because a message came must not take the list with it.
  const indexToReveal = useRef(openIndex)
  indexToReveal.current = placeOf(openIndex)
  useEffect(() => {
    if (open !== null && indexToReveal.current >= 0)
      list.current?.scrollToIndex(indexToReveal.current, { align: 'nearest' })
  }, [open])

  // Stable, so that a move repaints two rows and not all.
  const press = useCallback(
    (contact: ContactId, how: RowPress) => {
      if (how === 'open') onOpen(contact)
      else if (how === 'toggle') store.getState().toggleSelected(contact)
      else store.getState().selectTo(contact)
    },
    [store, onOpen],
  )

  function loadMoreWhenNear(): void {
    const handle = list.current
    if (!handle || !more) return
    const lastVisible = handle.findItemIndex(handle.scrollOffset + handle.viewportSize)
    if (lastVisible > items.length - lookAhead) store.getState().loadMore()
  }

  function onKeyDown(event: KeyboardEvent): void {
    const target = { Home: 0, End: rows.length - 1 }[event.key]
    const row = target === undefined ? undefined : rows[target]
    if (row) {
      event.preventDefault()
      onOpen(row.contact)
    } else if (event.key === 'Enter' && openIndex >= 0) {
      event.preventDefault()
      onEnter()
    }
  }

  return (
    <div
      ref={box}
      className={styles.listbox}
      role="listbox"
      aria-label={t('queue.label')}
      aria-multiselectable="true"
      aria-activedescendant={openIndex >= 0 ? queueRowId(rows[openIndex]?.contact) : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <Virtualizer
        ref={list}
        scrollRef={box}
        data={items}
        itemSize={rowHeight}
        keepMounted={openIndex >= 0 ? [placeOf(openIndex)] : []}
        onScroll={loadMoreWhenNear}
      >
        {(item) =>
          item.type === 'section' ? (
            <SectionHeading key={item.section} section={item.section} count={item.count} />
          ) : (
            <QueueRowView
              key={item.row.contact}
              row={item.row}
              now={now}
              open={item.row.contact === open}
              selected={selected.has(item.row.contact)}
              selecting={selected.size > 0}
              position={item.index + 1}
              total={more ? -1 : rows.length}
              onPress={press}
              onPoint={onPoint}
            />
          )
        }
      </Virtualizer>
    </div>
  )
}
