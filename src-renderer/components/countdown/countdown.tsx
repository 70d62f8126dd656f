import { CirclePause, Clock, MailCheck, Moon, OctagonX, TriangleAlert } from 'lucide-react'
import { useLayoutEffect, useRef, useState } from 'react'
import type { SlaDue } from '../../../src-main/contract/sla.ts'
import { useI18n } from '../../i18n/i18n-context.tsx'
import { classNames } from '../class-names.ts'
import styles from './countdown.module.css'
import { labelOf } from './countdown-label.ts'
import { type Reading, readingOf } from './reading.ts'
import { useTick } from './tick-context.tsx'
import { watchReading } from './watch-reading.ts'

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
  const whole = useRef<HTMLElement>(null)
  const figure = useRef<HTMLSpanElement>(null)
  const [, repaint] = useState('')
  const reading = readingOf(due, tick.now())

  // The figure and the sentence go past React, straight into the page; only another state is painted anew.
  useLayoutEffect(() => {
    // A sentence holds for a minute, its words for as long.
    let said = ''
    return watchReading(due, tick, (now, at) => {
      repaint(`${now.state} ${now.still}`)
      const text = i18n.format.left(now.leftMs)
      if (figure.current) write(figure.current, text)
      const minute = `${now.state} ${now.still} ${Math.floor(now.leftMs / 60_000)}`
      if (minute === said || !whole.current) return
      said = minute
      const label = labelOf(due, now, at, i18n)
      whole.current.title = label
      if (whole.current.role === 'img') whole.current.ariaLabel = label
    })
  }, [due, tick, i18n])

  const facts = {
    ref: (element: HTMLElement | null) => {
      whole.current = element
    },
    className: classNames(
      styles.countdown,
      styles[reading.state],
      reading.still && styles.still,
      look === 'row' ? styles.row : styles.badge,
    ),
  }
  const inside = (
    <>
      <Shape due={due} reading={reading} />
      {look === 'named' && <span>{i18n.t(`sla.clock.${due.clock}`)}</span>}
      {look !== 'row' && due.answerPending ? (
        <span>{i18n.t('sla.pending')}</span>
      ) : (
        <span ref={figure} className={styles.figure} />
      )}
    </>
  )
  if (!onExplain) {
    return (
      <span {...facts} role="img">
        {inside}
      </span>
    )
  }
  // Called by what is seen on it, for whoever says its name; the whole sentence describes it.
  return (
    <button {...facts} type="button" onClick={onExplain}>
      {inside}
    </button>
  )
}

function write(figure: HTMLElement, text: string): void {
  if (figure.textContent === text) return
  figure.textContent = text
  if (text.includes(':')) figure.dataset.exact = String(text.length)
  else delete figure.dataset.exact
}

/** Each state has a shape of its own, for whoever does not tell the colours apart. */
function Shape({ due, reading }: { readonly due: SlaDue; readonly reading: Reading }) {
  if (due.answerPending) return <MailCheck aria-hidden="true" />
  if (reading.state === 'breached') return <OctagonX aria-hidden="true" />
  if (reading.still === 'closed') return <Moon aria-hidden="true" />
  if (reading.still !== null) return <CirclePause aria-hidden="true" />
  return reading.state === 'warned' ? <TriangleAlert aria-hidden="true" /> : <Clock aria-hidden="true" />
}
