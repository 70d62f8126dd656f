import { CalendarClock, Plus, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import { Button } from '../../../components/button.tsx'
import { ConfirmDialog } from '../../../components/confirm-dialog.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { ErrorState } from '../../../components/error-state.tsx'
import { useToast } from '../../../components/toaster.tsx'
import { useI18n } from '../../../i18n/i18n-context.tsx'
import styles from '../split-page.module.css'
import { CalendarEditor } from './calendar-editor.tsx'
import { CalendarOutlook } from './calendar-outlook.tsx'
import { type CalendarFields, type CalendarPlace, type CalendarsStore, fieldsOf, isChanged } from './calendars-store.ts'

/** When the desk works: every calendar, one of them open. */
export function CalendarsPage({ store }: { readonly store: CalendarsStore }) {
  const { t, describeError } = useI18n()
  const toast = useToast()
  const state = useStore(store)
  const { calendars, error, open, drafts, check, saving, problem } = state
  const [removing, setRemoving] = useState(false)
  if (calendars === null)
    return error && <ErrorState title={t('calendars.failed')} error={error} onRetry={() => void state.load()} />
  const fields = fieldsOf(state)
  const changed = open !== null && isChanged(state, open)
  const blocked = check?.problems.some(({ blocks }) => blocks) ?? false
  const rows: readonly { readonly place: CalendarPlace; readonly kept: CalendarFields | null }[] = [
    ...calendars.map((calendar) => ({ place: calendar.id, kept: calendar })),
    ...(drafts.has('new') ? [{ place: 'new' as const, kept: null }] : []),
  ]

  async function save(): Promise<void> {
    if (await store.getState().save()) toast({ title: t('calendars.saved') })
  }

  async function remove(): Promise<void> {
    setRemoving(false)
    if (open === 'new') store.getState().discard()
    else if (open !== null && (await store.getState().remove(open)))
      toast({ title: t('calendars.removed', { name: fields?.name ?? '' }) })
  }

  return (
    <>
      <div className={styles.bar}>
        <div className={styles.state}>
          {problem ? (
            <p className={styles.problem} role="alert">
              {describeError(problem)}
            </p>
          ) : (
            <p>{changed ? t('levels.unsaved') : t('calendars.intro')}</p>
          )}
        </div>
        {changed && (
          <Button variant="quiet" onClick={() => store.getState().discard()}>
            {t('levels.discard')}
          </Button>
        )}
        <Button
          variant="primary"
          busy={saving}
          disabled={!changed || blocked || fields?.name.trim() === ''}
          onClick={() => void save()}
        >
          {t('levels.save')}
        </Button>
      </div>
      <div className={styles.split}>
        <nav className={styles.list} aria-label={t('levels.page.calendars')}>
          <div className={styles.add}>
            <Button size="small" icon={<Plus aria-hidden="true" />} onClick={() => store.getState().create(usual())}>
              {t('calendars.new')}
            </Button>
          </div>
          {rows.map(({ place, kept }) => {
            const now = drafts.get(place) ?? kept
            return (
              <button
                key={place}
                type="button"
                className={styles.row}
                aria-current={place === open || undefined}
                onClick={() => store.getState().choose(place)}
              >
                <span className={styles.words}>
                  <span className={styles.name}>{now?.name || t('calendars.unnamed')}</span>
                  <span className={styles.detail}>{now?.alwaysOpen ? t('calendars.alwaysOpen') : now?.zone}</span>
                </span>
                {place === open && check && check.problems.length > 0 && (
                  <span className={styles.sign}>
                    <TriangleAlert aria-hidden="true" />
                  </span>
                )}
                {isChanged(state, place) && <span className={styles.dot} role="img" aria-label={t('levels.unsaved')} />}
              </button>
            )
          })}
        </nav>
        {fields && open !== null ? (
          <>
            <CalendarEditor key={open} store={store} fields={fields} onRemove={() => setRemoving(true)} />
            <CalendarOutlook store={store} fields={fields} />
          </>
        ) : (
          <div className={styles.nothing}>
            <EmptyState icon={<CalendarClock aria-hidden="true" />} title={t('calendars.none.title')}>
              {t('calendars.none.text')}
            </EmptyState>
          </div>
        )}
      </div>
      <ConfirmDialog
        open={removing}
        onOpenChange={setRemoving}
        title={t('calendars.remove.title', { name: fields?.name || t('calendars.unnamed') })}
        description={t('calendars.remove.text')}
        confirmLabel={t('calendars.remove')}
        danger
        onConfirm={() => void remove()}
      />
    </>
  )
}

/** What most desks work, where this computer is. */
function usual(): CalendarFields {
  return {
    name: '',
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    alwaysOpen: false,
    periods: [1, 2, 3, 4, 5].map((day) => ({ day, from: 540, to: 1080 })),
    holidays: [],
    publicHolidays: null,
  }
}
