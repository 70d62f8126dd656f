import {
  CalendarClock,
  CircleAlert,
  CircleCheck,
  CloudOff,
  Hourglass,
  LoaderCircle,
  OctagonPause,
  RotateCcw,
  Send,
} from 'lucide-react'
import { useI18n } from '../../i18n/i18n-context.tsx'
import type { OutgoingPhase } from './outgoing-phase.ts'
import styles from './phase-line.module.css'
import { phaseText, phaseTone } from './phase-text.ts'

/** How far an answer is: a sign and a few words. */
export function PhaseLine({ phase }: { readonly phase: OutgoingPhase }) {
  const i18n = useI18n()
  return (
    <span className={styles.line} data-tone={phaseTone(phase)}>
      <PhaseIcon type={phase.type} />
      <span className={styles.text}>{phaseText(phase, Date.now(), i18n)}</span>
    </span>
  )
}

function PhaseIcon({ type }: Pick<OutgoingPhase, 'type'>) {
  switch (type) {
    case 'undo':
      return <Send aria-hidden="true" />
    case 'scheduled':
      return <CalendarClock aria-hidden="true" />
    case 'offline':
      return <CloudOff aria-hidden="true" />
    case 'account':
    case 'queued':
      return <Hourglass aria-hidden="true" />
    case 'retry':
      return <RotateCcw aria-hidden="true" />
    case 'sending':
    case 'uncertain':
      return <LoaderCircle aria-hidden="true" className={styles.turning} />
    case 'held':
      return <OctagonPause aria-hidden="true" />
    case 'failed':
      return <CircleAlert aria-hidden="true" />
    case 'sent':
      return <CircleCheck aria-hidden="true" />
  }
}
