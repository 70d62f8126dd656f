import { Bookmark, BookmarkPlus, ChevronDown, ListOrdered } from 'lucide-react'
import { type ComponentProps, useEffect } from 'react'
import { useStore } from 'zustand'
import { type QueueFilter, queueFilters } from '../../../src-main/contract/desk.ts'
import { Menu, MenuChoice, MenuItem, MenuSeparator } from '../../components/menu.tsx'
import { tooltip } from '../../components/tooltip.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import { activeNarrowings } from './queue-narrowing.ts'
import { type AnswerList, answerLists, keyOfPlace, naturalOrder, queueViews, wideViews } from './queue-places.ts'
import type { QueueStore } from './queue-store.ts'
import { type SavedViewsStore, savedViewOf, viewOfDesk } from './saved-views-store.ts'
import styles from './view-menu.module.css'

interface ViewMenuProps {
  readonly store: QueueStore
  readonly saved: SavedViewsStore
  readonly list: AnswerList | null
  readonly onListChange: (list: AnswerList | null) => void
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly onSave: () => void
  readonly onManage: () => void
}

/** The name of what the queue shows, and under it everything it can show. */
export function ViewMenu({ store, saved, list, onListChange, open, onOpenChange, onSave, onManage }: ViewMenuProps) {
  const { t, format } = useI18n()
  const view = useStore(store)
  const { views, counts } = useStore(saved)
  const { show } = view
  const shown = list === null ? savedViewOf(views, view) : null
  const place = list ?? view.filter
  // Those that are seen, whenever the engine counted its own views anew; also where a key opened the menu.
  const counted = open ? views : views.filter(({ id }) => id === shown?.id)
  const seen = counted.map(({ id }) => id).join(' ')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the engine's counts are the sign that something changed
  useEffect(() => {
    if (seen !== '') saved.getState().count(seen.split(' '))
  }, [saved, seen, view.counts])
  const figure = (count: number | undefined) => (count ? format.number(count) : undefined)
  const countOf = (each: QueueFilter | AnswerList) => figure(view.counts?.[each])
  // An order or a narrowing makes a view worth keeping.
  const isOwn =
    list === null && shown === null && (activeNarrowings(view).length > 0 || view.order !== naturalOrder(view.filter))

  function choose(next: string): void {
    const saved = views.find(({ id }) => `saved ${id}` === next)
    const filter = queueFilters.find((each) => each === next)
    onListChange(answerLists.find((each) => each === next) ?? null)
    if (saved) show(saved.view)
    else if (filter) show(viewOfDesk(filter, views, view))
  }
  const options = <Place extends QueueFilter | AnswerList>(places: readonly Place[]) =>
    places.map((each) => ({
      value: each as string,
      label: t(`queue.filter.${each}`),
      detail: countOf(each),
      shortcut: keyOfPlace(each),
    }))

  return (
    <Menu
      open={open}
      onOpenChange={onOpenChange}
      trigger={
        <ViewButton
          name={shown?.name ?? t(`queue.filter.${place}`)}
          count={
            shown ? figure(counts.get(shown.id)) : place === 'all' || place === 'done' ? undefined : countOf(place)
          }
        />
      }
    >
      <MenuChoice
        label={t('queue.filters')}
        value={shown ? `saved ${shown.id}` : place}
        onValueChange={choose}
        options={options([...queueViews, ...wideViews])}
      />
      <MenuSeparator />
      <MenuChoice label={t('queue.answers')} value={place} onValueChange={choose} options={options(answerLists)} />
      <MenuSeparator />
      {views.length > 0 && (
        <MenuChoice
          label={t('queue.views.saved')}
          value={shown ? `saved ${shown.id}` : ''}
          onValueChange={choose}
          options={views.map(({ id, name }) => ({
            value: `saved ${id}`,
            label: name,
            detail: figure(counts.get(id)),
            icon: <Bookmark aria-hidden="true" />,
          }))}
        />
      )}
      {views.length > 0 && <MenuSeparator />}
      <MenuItem icon={<BookmarkPlus />} disabled={!isOwn} onSelect={onSave}>
        {t('queue.views.save')}
      </MenuItem>
      {views.length > 0 && (
        <MenuItem icon={<ListOrdered />} onSelect={onManage}>
          {t('queue.views.manage')}
        </MenuItem>
      )}
    </Menu>
  )
}

interface ViewButtonProps extends Omit<ComponentProps<'button'>, 'className' | 'children'> {
  readonly name: string
  readonly count: string | undefined
}

function ViewButton({ name, count, ...rest }: ViewButtonProps) {
  const { t } = useI18n()
  return (
    <button {...tooltip(t('queue.views.choose'), 'V')} {...rest} type="button" className={styles.trigger}>
      <span className={styles.name}>{name}</span>
      {count && <span className={styles.count}>{count}</span>}
      <ChevronDown aria-hidden="true" />
    </button>
  )
}
