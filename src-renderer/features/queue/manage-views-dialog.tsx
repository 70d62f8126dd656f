import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react'
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

  function takeAway(view: SavedView, index: number): void {
    remove(view.id)
    const onSelect = () => restore(view, index)
    toast({ title: t('queue.views.removed', { name: view.name }), action: { label: t('components.undo'), onSelect } })
    if (views.length === 1) onClose()
  }

  return (
    <Dialog open size="small" onOpenChange={(open) => !open && onClose()} title={t('queue.views.manage.title')}>
      <ol className={styles.views}>
        {views.map((view, index) => (
          <li key={view.id} className={styles.view}>
            <ViewName view={view} onRename={(name) => rename(view.id, name)} />
            <IconButton
              label={t('queue.views.up', { name: view.name })}
              icon={<ArrowUp />}
              disabled={index === 0}
              onClick={() => move(view.id, -1)}
            />
            <IconButton
              label={t('queue.views.down', { name: view.name })}
              icon={<ArrowDown />}
              disabled={index === views.length - 1}
              onClick={() => move(view.id, 1)}
            />
            <IconButton
              label={t('queue.views.remove', { name: view.name })}
              icon={<Trash2 />}
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
  return (
    <TextField
      key={view.name}
      label={t('queue.views.name')}
      labelHidden
      defaultValue={view.name}
      maxLength={longestViewName}
      onBlur={(event) => {
        const name = event.currentTarget.value.trim()
        if (name === '') event.currentTarget.value = view.name
        else if (name !== view.name) onRename(name)
      }}
      onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
    />
  )
}
