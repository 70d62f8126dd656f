import { CalendarDays } from 'lucide-react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { TimelineMonth } from '../../../src-main/contract/desk.ts'
import { DeskError, type DeskErrorShape } from '../../../src-main/contract/errors.ts'
import type { ContactId } from '../../../src-main/contract/ids.ts'
import { Button } from '../../components/button.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { Popover } from '../../components/popover.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useEngine } from '../../engine-client/desk-context.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import styles from './go-to-date.module.css'
import { MonthPicker } from './month-picker.tsx'
import { momentInView, type TimelineStore } from './timeline-store.ts'
import { typedDate } from './typed-date.ts'

interface GoToDateProps {
  readonly contact: ContactId
  readonly store: TimelineStore
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
}

/** To any day of a history: by its date, or by one of the months in which something was said. */
export function GoToDate({ contact, store, open, onOpenChange }: GoToDateProps) {
  const { t } = useI18n()
  const field = useRef<HTMLInputElement>(null)
  const jumped = useRef(false)

  function go(at: number): void {
    jumped.current = true
    store.getState().jumpToMoment(at)
    onOpenChange(false)
  }

  // Who jumped wants to read on from there; who did not is where they were.
  function afterwards(): HTMLElement | null {
    const list = jumped.current ? document.querySelector<HTMLElement>('[data-timeline-list]') : null
    jumped.current = false
    return list
  }

  return (
    <Popover
      trigger={<IconButton label={t('timeline.goToDate')} shortcut="G" icon={<CalendarDays />} />}
      label={t('timeline.goToDate')}
      open={open}
      onOpenChange={onOpenChange}
      align="end"
      initialFocus={field}
      finalFocus={afterwards}
    >
      <Choice contact={contact} store={store} field={field} onGo={go} />
    </Popover>
  )
}

interface ChoiceProps extends Pick<GoToDateProps, 'contact' | 'store'> {
  readonly field: React.RefObject<HTMLInputElement | null>
  readonly onGo: (at: number) => void
}

function Choice({ contact, store, field, onGo }: ChoiceProps) {
  const { t, locale, format } = useI18n()
  const engine = useEngine()
  const [months, setMonths] = useState<readonly TimelineMonth[] | null>(null)
  const [error, setError] = useState<DeskErrorShape | null>(null)
  const [shownAt] = useState(() => momentInView(store.getState()))
  const [unknown, setUnknown] = useState(false)
  useEffect(() => {
    let current = true
    engine.call('timeline.months', { contact }).then(
      (found) => current && setMonths(found),
      (thrown) => current && setError(DeskError.from(thrown).toShape()),
    )
    return () => {
      current = false
    }
  }, [engine, contact])

  function submit(event: FormEvent): void {
    event.preventDefault()
    const at = typedDate(field.current?.value ?? '', locale, Date.now())
    if (at === null) setUnknown(true)
    else onGo(at)
  }

  return (
    <div className={styles.sheet}>
      <form className={styles.form} onSubmit={submit}>
        <TextField
          ref={field}
          label={t('timeline.date')}
          labelHidden
          autoComplete="off"
          placeholder={format.date(shownAt ?? Date.now())}
          error={unknown ? t('timeline.dateUnknown') : null}
          onValueChange={() => setUnknown(false)}
        />
        <Button type="submit">{t('timeline.go')}</Button>
      </form>
      {error && <ErrorState title={t('timeline.monthsFailed')} error={error} />}
      {months && <MonthPicker months={months} shownAt={shownAt} onPick={onGo} />}
    </div>
  )
}
