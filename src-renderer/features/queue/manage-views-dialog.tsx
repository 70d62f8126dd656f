import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { Dialog } from '../../components/dialog.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useToast } from '../../components/toaster.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import styles from './manage-views-dialog.module.css'
import { longestViewName } from './save-view-dialog.tsx'
import type { SavedView, SavedViewsStore } from './saved-views-store.ts'

interface ManageViewsDialogProps {
  readonly saved: SavedViewsStore
  readonly onClose: () => void
}

/** Saved views: their names, their order, and away with them. */
export function ManageViewsDialog({ saved, onClose }: ManageViewsDialogProps) {
  const { t } = useI18n()
  const toast = useToast()
  const { views, rename, move, remove, restore } = useStore(saved)
  const list = useRef<HTMLOListElement>(null)
  /** Where the focus belongs once the list has its new order: a button that moved or went has lost it. */
  const next = useRef<{ readonly index: number; readonly button: 'up' | 'down' | 'remove' } | null>(null)
  useEffect(() => {
    const item = next.current && list.current?.children[Math.min(next.current.index, views.length - 1)]
    const wanted = item?.querySelector<HTMLElement>(`[data-button="${next.current?.button}"]:enabled`)
    const focus = wanted ?? item?.querySelector<HTMLElement>('button:enabled')
    focus?.focus()
    next.current = null
  }, [views])

  function step(view: SavedView, index: number, by: 1 | -1): void {
    next.current = { index: index + by, button: by < 0 ? 'up' : 'down' }
    move(view.id, by)
  }

  function takeAway(view: SavedView, index: number): void {
    next.current = { index, button: 'remove' }
    remove(view.id)
    const onSelect = () => restore(view, index)
    toast({ title: t('queue.views.removed', { name: view.name }), action: { label: t('components.undo'), onSelect } })
    if (views.length === 1) onClose()
  }

  return (
    <Dialog open size="small" onOpenChange={(open) => !open && onClose()} title={t('queue.views.manage.title')}>
      <ol ref={list} className={styles.views}>
        {views.map((view, index) => (
          <li key={view.id} className={styles.view}>
            <ViewName view={view} onRename={(name) => rename(view.id, name)} />
            <IconButton
              label={t('queue.views.up', { name: view.name })}
              icon={<ArrowUp />}
              data-button="up"
              disabled={index === 0}
              onClick={() => step(view, index, -1)}
            />
            <IconButton
              label={t('queue.views.down', { name: view.name })}
              icon={<ArrowDown />}
              data-button="down"
              disabled={index === views.length - 1}
              onClick={() => step(view, index, 1)}
            />
            <IconButton
              label={t('queue.views.remove', { name: view.name })}
              icon={<Trash2 />}
              data-button="remove"
              onClick={() => takeAway(view, index)}
            />
          </li>
        ))}
      </ol>
    </Dialog>
  )
}

interface ViewNameProps {
  readonly view: SavedView
  readonly onRename: (name: string) => void
}

/** Kept when the field is left or Enter pressed; an empty name is no name. */
function ViewName({ view, onRename }: ViewNameProps) {
  const { t } = useI18n()
  const [name, setName] = useState(view.name)
  useEffect(() => setName(view.name), [view.name])

  function keep(): void {
    const wanted = name.trim()
    if (wanted !== '' && wanted !== view.name) onRename(wanted)
    setName(wanted || view.name)
  }

  return (
    <TextField
      label={t('queue.views.name')}
      labelHidden
      value={name}
      maxLength={longestViewName}
      onValueChange={setName}
      onBlur={keep}
      onKeyDown={(event) => event.key === 'Enter' && keep()}
    />
  )
}
