import { ChevronDown, ChevronRight, Plus, Search } from 'lucide-react'
import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react'
import { Virtualizer, type VirtualizerHandle } from 'virtua'
import { useStore } from 'zustand'
import type { CannedReply } from '../../../../src-main/contract/canned.ts'
import { IconButton } from '../../../components/icon-button.tsx'
import { useI18n } from '../../../i18n/i18n-context.tsx'
import type { EditorStore } from './editor-store.ts'
import { ExchangeMenu } from './exchange-menu.tsx'
import styles from './library-list.module.css'
import { foundRows, type LibraryRow, treeRows } from './library-rows.ts'
import type { LibraryStore } from './library-store.ts'

interface LibraryListProps {
  readonly store: LibraryStore
  readonly editor: EditorStore
  readonly onOpen: (reply: CannedReply) => void
  readonly onCreate: () => void
}

const rowHeight = 32

/** All replies as a tree of folders, or those that fit what is looked for. One tab stop; arrows move, Enter opens. */
export function LibraryList({ store, editor, onOpen, onCreate }: LibraryListProps) {
  const { t } = useI18n()
  const { replies, query, found, folded, setQuery, toggleFolder } = useStore(store)
  const open = useStore(editor, ({ kept }) => kept?.id ?? null)
  const base = useId()
  const box = useRef<HTMLDivElement>(null)
  const list = useRef<VirtualizerHandle>(null)
  const [active, setActive] = useState<string | null>(null)
  const rows = useMemo(
    () => (replies === null ? [] : found === null ? treeRows(replies, folded) : foundRows(replies, found)),
    [replies, found, folded],
  )
  const openAt = rows.findIndex((row) => row.type === 'reply' && row.reply.id === open)
  const activeAt = Math.max(
    rows.findIndex((row) => keyOf(row) === active),
    active === null ? openAt : -1,
    0,
  )
  const idOf = (row: LibraryRow) => `${base}-${keyOf(row)}`

  function go(at: number): void {
    const target = Math.max(0, Math.min(rows.length - 1, at))
    const row = rows[target]
    if (!row) return
    setActive(keyOf(row))
    list.current?.scrollToIndex(target, { align: 'nearest' })
  }

  function press(row: LibraryRow): void {
    setActive(keyOf(row))
    if (row.type === 'folder') toggleFolder(row.folder)
    else onOpen(row.reply)
  }

  function onKeyDown(event: KeyboardEvent): void {
    const row = rows[activeAt]
    const target = { ArrowDown: activeAt + 1, ArrowUp: activeAt - 1, Home: 0, End: rows.length - 1 }[event.key]
    if (target !== undefined) go(target)
    else if ((event.key === 'Enter' || event.key === ' ') && row) press(row)
    else if (event.key === 'ArrowLeft' && row?.type === 'folder' && !row.folded) toggleFolder(row.folder)
    else if (event.key === 'ArrowRight' && row?.type === 'folder' && row.folded) toggleFolder(row.folder)
    else return
    event.preventDefault()
  }

  return (
    <nav className={styles.pane} aria-label={t('replies.title')}>
      <div className={styles.top}>
        <label className={styles.search}>
          <Search aria-hidden="true" />
          <input
            type="text"
            aria-label={t('replies.search')}
            placeholder={t('replies.search')}
            value={query}
            spellCheck={false}
            onChange={(event) => setQuery(event.currentTarget.value)}
            onKeyDown={(event) => {
              const first = rows.find((row) => row.type === 'reply')
              if (event.key === 'ArrowDown') box.current?.focus()
              else if (event.key === 'Enter' && first) press(first)
              else return
              event.preventDefault()
            }}
          />
        </label>
        <IconButton label={t('replies.new')} icon={<Plus />} onClick={onCreate} />
        <ExchangeMenu store={store} />
      </div>
      <div
        ref={box}
        className={styles.list}
        role="tree"
        aria-label={t('replies.title')}
        aria-activedescendant={rows[activeAt] && idOf(rows[activeAt])}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <Virtualizer ref={list} scrollRef={box} data={rows} itemSize={rowHeight} keepMounted={[activeAt]}>
          {(row, index) => (
            // The keys are the tree's.
            // biome-ignore lint/a11y/useKeyWithClickEvents: see above
            // biome-ignore lint/a11y/useFocusableInteractive: see above
            <div
              key={keyOf(row)}
              id={idOf(row)}
              className={row.type === 'folder' ? styles.folder : styles.reply}
              style={{ paddingInlineStart: `${8 + (row.level - 1) * 16}px` }}
              role="treeitem"
              aria-level={row.level}
              aria-selected={row.type === 'reply' && row.reply.id === open}
              aria-expanded={row.type === 'folder' ? !row.folded : undefined}
              data-active={index === activeAt || undefined}
              onClick={() => press(row)}
            >
              {row.type === 'folder' ? (
                <>
                  {row.folded ? <ChevronRight aria-hidden="true" /> : <ChevronDown aria-hidden="true" />}
                  <span className={styles.name}>{row.name}</span>
                  <span className={styles.detail}>{row.count}</span>
                </>
              ) : (
                <>
                  <span className={styles.name}>{row.reply.title}</span>
                  {row.reply.shortcut !== '' && <span className={styles.detail}>/{row.reply.shortcut}</span>}
                </>
              )}
            </div>
          )}
        </Virtualizer>
        {found?.length === 0 && (
          <p className={styles.none} role="status">
            {t('replies.noneFound')}
          </p>
        )}
      </div>
    </nav>
  )
}

function keyOf(row: LibraryRow): string {
  return row.type === 'folder' ? `folder ${row.folder}` : `reply ${row.reply.id}`
}
