import { CirclePause, Clock, MailCheck, Moon, OctagonX, TriangleAlert } from 'lucide-react'
import { useLayoutEffect, useRef } from 'react'
import type { SlaDue } from '../../../src-main/contract/sla.ts'
import { useI18n } from '../../i18n/i18n-context.tsx'
import { classNames } from '../class-names.ts'
import styles from './countdown.module.css'
import { labelOf } from './countdown-label.ts'
import { type Reading, readingOf } from './reading.ts'
import { useTick, useTicking } from './tick-context.tsx'

interface CountdownProps {
  readonly due: SlaDue
  /** `row`: among the words of a line · `badge`: on a ground of its own · `named`: that, with the clock's name. */
  readonly look?: 'row' | 'badge' | 'named'
  /** Opens its account: then it is a button. */
  readonly onExplain?: (() => void) | undefined
}

/** How long there is until a clock is over: calm, warned or breached by colour and by shape, moved on by the window's tick. */
export function Countdown({ due, look = 'row', onExplain }: CountdownProps) {
  const i18n = useI18n()
  const tick = useTick()
  // Painted anew when its state changes, and once a minute for its words; the seconds go past React.
  useTicking((now) => `${readingOf(due, now).state} ${Math.floor(now / 60_000)}`)
  const reading = readingOf(due, tick.now())
  const label = labelOf(due, reading, tick.now(), i18n)
  const className = classNames(
    styles.countdown,
    styles[reading.state],
    reading.still && styles.still,
    look === 'row' ? styles.row : styles.badge,
  )
  const inside = (
    <>
      <Shape due={due} reading={reading} />
      {look === 'named' && <span>{i18n.t(`sla.clock.${due.clock}`)}</span>}
      {look !== 'row' && due.answerPending ? <span>{i18n.t('sla.pending')}</span> : <Figure due={due} />}
    </>
  )
  if (!onExplain) {
    return (
      <span className={className} role="img" aria-label={label} title={label}>
        {inside}
      </span>
    )
  }
  // Called by what is seen on it, for whoever says its name; the whole sentence describes it.
  return (
    <button type="button" className={className} title={label} onClick={onExplain}>
      {inside}
    </button>
  )
}

/** Each state has a shape of its own, for whoever does not tell the colours apart. */
function Shape({ due, reading }: { readonly due: SlaDue; readonly reading: Reading }) {
  if (due.answerPending) return <MailCheck aria-hidden="true" />
  if (reading.state === 'breached') return <OctagonX aria-hidden="true" />
  if (reading.still === 'closed') return <Moon aria-hidden="true" />
  if (reading.still !== null) return <CirclePause aria-hidden="true" />
  return reading.state === 'warned' ? <TriangleAlert aria-hidden="true" /> : <Clock aria-hidden="true" />
}

/** Written straight into the page: five hundred of them are moved on in a moment, and nothing is laid out for most. */
function Figure({ due }: { readonly due: SlaDue }) {
  const { format } = useI18n()
  const tick = useTick()
  const figure = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => {
    let shown: string | null = null
    const show = () => {
      const text = format.left(readingOf(due, tick.now()).leftMs)
      if (text !== shown && figure.current) figure.current.textContent = text
      shown = text
    }
    show()
    return tick.subscribe(show)
  }, [due, format, tick])
  return <span ref={figure} className={styles.figure} />
}
